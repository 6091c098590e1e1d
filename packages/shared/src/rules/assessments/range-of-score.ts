import type { Domain, Instrument } from './instrument.js';

/** The lowest and the highest sum that answers to a figure's items can come to; null where an item is unknown. */
export function rangeOfSum({ items }: Domain, instrument: Instrument): readonly [number, number] | null {
  const ends = endsOf(items, instrument);
  return ends && [sumOf(ends.map(([first]) => first)), sumOf(ends.map(([, last]) => last))];
}

/**
 * The lowest and the highest score that a figure can have: where the axis of a star or of lines begins and ends.
 * @throws RangeError for a figure of another instrument
 */
export function rangeOfScore(figure: Domain, instrument: Instrument): readonly [number, number] {
  const { scoring, items, code } = figure;
  const [sums, ends] = [rangeOfSum(figure, instrument), endsOf(items, instrument)];
  if (!sums || !ends) throw new RangeError(`${instrument.code} has no figure ${code}.`);
  if (scoring.by === 'CONVERSION') return [scoring.table[0]?.[1] ?? 0, scoring.table.at(-1)?.[1] ?? 0];
  if (scoring.by === 'SUM') return sums;
  // a mean over what was answered can be that of one question alone
  return [Math.min(...ends.map(([first]) => first)), Math.max(...ends.map(([, last]) => last))];
}

function endsOf(
  items: readonly string[],
  instrument: Instrument,
): readonly (readonly [first: number, last: number])[] | null {
  const ends: (readonly [number, number])[] = [];
  for (const code of items) {
    const item = instrument.items.find((one) => one.code === code);
    const options = instrument.scales.find((one) => one.code === item?.scale)?.options;
    const [first, last] = [options?.[0], options?.at(-1)];
    if (!first || !last) return null;
    ends.push([first.value, last.value]);
  }
  return ends;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
