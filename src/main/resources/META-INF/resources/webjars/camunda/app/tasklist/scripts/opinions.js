// the common opinions beside the fields for one

const {watch} = await import('/desk/opinions.js');

watch();
