import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { at } from './places.mjs';
import { say } from './say.mjs';

/** A figure with its ratio to what it was measured against, and whether it keeps to its limit. */
export function judged({ name, value, unit, baseline, limit, higherIsBetter = false }) {
  const ratio = Number((value / baseline).toPrecision(3));
  return { name, value, unit, baseline, ratio, limit, ok: higherIsBetter ? ratio >= limit : ratio <= limit };
}

/** Writes figures to bench/results.json: in place of all that were there, or of those of the same names. */
export function keepFigures(figures, { inPlaceOfAll }) {
  const file = at('bench/results.json');
  const kept = inPlaceOfAll || !existsSync(file) ? [] : JSON.parse(readFileSync(file, 'utf8'));
  const isNew = ({ name }) => figures.some((figure) => figure.name === name);
  mkdirSync(at('bench'), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify([...kept.filter((figure) => !isNew(figure)), ...figures], null, 2)}\n`,
  );
}

/** Says them, and makes the process fail where one is beyond its limit. */
export function sayFigures(figures) {
  for (const { name, value, unit, baseline, ratio, limit, ok } of figures)
    say(
      `${ok ? 'ok    ' : 'FAILED'} ${name}: ${value} ${unit}, baseline ${baseline}, ratio ${ratio}, limit ${limit}`,
    );
  if (figures.some(({ ok }) => !ok)) process.exitCode = 1;
}
