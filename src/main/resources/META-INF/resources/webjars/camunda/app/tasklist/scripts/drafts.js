// what is typed into a form is kept on the server until it is handed in

const {keep} = await import('/desk/drafts.js');

keep();
