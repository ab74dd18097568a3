// how many tasks there are under each filter

const {count} = await import('/desk/filter-counts.js');

count();
