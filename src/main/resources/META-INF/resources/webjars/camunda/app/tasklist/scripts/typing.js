// what is typed into a form is what is handed in

const {listen} = await import('/desk/typing.js');

listen();
