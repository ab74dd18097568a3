// names, places and ways for those who work by keys

const {say} = await import('/desk/accessible.js');

say();
