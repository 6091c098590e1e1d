import { type Refusal, refuse } from '../refusals/index.js';
import { type Domain, figuresOf, type Instrument, TOTAL, toHundredths } from './instrument.js';

/** What was answered, by the item's code; an item that was left out has none, or null. */
export type Answers = Readonly<Record<string, number | null>>;

/** One figure, or why there is none. */
export interface Score {
  readonly code: string;
  readonly title: string;
  readonly answered: number;
  readonly of: number;
  /** At most two decimals. */
  readonly score: number | null;
  /** A sentence where there is no score. */
  readonly why: string | null;
}

export interface ScoredAssessment {
  readonly instrument: string;
  readonly version: number;
  readonly domains: readonly Score[];
  /** Null where the instrument has no figure for the whole. */
  readonly total: Score | null;
}

/**
 * Scores answers by an instrument that passed checkInstrument: each area and the whole, or why not. All that is wrong
 * with the answers is INVALID with its path ("answers.MONEY_1"): questions that it does not have, answers that its
 * scale does not offer.
 */
export function scoreAssessment(instrument: Instrument, answers: Answers): ScoredAssessment | Refusal[] {
  const read = readAnswers(instrument, answers);
  if (Array.isArray(read)) return read;
  const scores = figuresOf(instrument).map((figure) => scoreOf(figure, read));
  return {
    instrument: instrument.code,
    version: instrument.version,
    domains: scores.filter(({ code }) => code !== TOTAL),
    total: scores.find(({ code }) => code === TOTAL) ?? null,
  };
}

/** What each answer counts: as it is, or turned round. */
function readAnswers(instrument: Instrument, answers: Answers): ReadonlyMap<string, number> | Refusal[] {
  const faults: Refusal[] = [];
  const counts = new Map<string, number>();
  const items = new Map(instrument.items.map((item) => [item.code, item]));
  const scales = new Map(instrument.scales.map(({ code, options }) => [code, options]));
  for (const [code, answer] of Object.entries(answers)) {
    const item = items.get(code);
    const options = item && scales.get(item.scale);
    const [first, last] = [options?.[0], options?.at(-1)];
    if (!item || !first || !last)
      faults.push(refuse('INVALID', `${instrument.title} has no question ${code}.`, `answers.${code}`));
    else if (answer === null) continue;
    else if (!options?.some(({ value }) => value === answer))
      faults.push(
        refuse('INVALID', `Choose an answer from ${first.value} to ${last.value}.`, `answers.${code}`),
      );
    else counts.set(code, item.reverse ? first.value + last.value - answer : answer);
  }
  return faults.length > 0 ? faults : counts;
}

function scoreOf(figure: Domain, counts: ReadonlyMap<string, number>): Score {
  const given = figure.items.flatMap((item) => counts.get(item) ?? []);
  const of = figure.items.length;
  const base = { code: figure.code, title: figure.title, answered: given.length, of };
  if (given.length < figure.minimumAnswers)
    return { ...base, score: null, why: tooFew(figure, given.length) };
  const sum = given.reduce((all, one) => all + one, 0);
  return { ...base, score: scored(figure, sum, given.length), why: null };
}

function scored({ scoring, items }: Domain, sum: number, answered: number): number {
  if (scoring.by !== 'CONVERSION')
    // in a sum, those that were answered stand for those that were not
    return toHundredths((scoring.by === 'MEAN' ? sum : sum * items.length) / answered);
  const found = scoring.table.find(([raw]) => raw === sum);
  if (!found) throw new RangeError(`The conversion table has no line for ${sum}.`);
  return found[1];
}

const tooFew = ({ title, minimumAnswers }: Domain, answered: number): string =>
  `${title} has no score: ${answered === 0 ? 'nothing was' : `${answered} ${answered === 1 ? 'question was' : 'questions were'}`} answered, and ${minimumAnswers} ${minimumAnswers === 1 ? 'is' : 'are'} needed.`;
