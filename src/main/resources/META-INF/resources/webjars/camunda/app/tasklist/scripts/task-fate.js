// what became of a task that a link led to

const {explain} = await import('/desk/fate.js');

explain();
