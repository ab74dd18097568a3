// Tells how the browser understands texts: a list of [kind, text] comes in, what is understood of each goes out, null where it is refused.

import {readFileSync} from 'node:fs';

const script = readFileSync(new URL('../../main/resources/META-INF/resources/desk/typed.js', import.meta.url));
const {AMOUNT, AREA, PERCENT, day, number, textProblem} = await import(`data:text/javascript;base64,${script.toString('base64')}`);
const KINDS = {
  AMOUNT: text => number(text, AMOUNT).value ?? null,
  AREA: text => number(text, AREA).value ?? null,
  PERCENT: text => number(text, PERCENT).value ?? null,
  DAY: text => day(text).value ?? null,
  TEXT: text => textProblem(text) === null ? 'seen' : null
};

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(([kind, text]) => KINDS[kind](text))));
