import { type Domain, type Instrument, type Item, type Scale, type Scoring, TOTAL } from '@weft/shared';
import type { RefusalLike } from '../ui/refusals.js';

/** A scale as it is typed: one answer a line, lowest first. */
export interface ScaleForm {
  readonly code: string;
  readonly answers: string;
  /** What the first answer counts. */
  readonly lowest: string;
}

/** A figure as it is typed. */
export interface FigureForm {
  readonly code: string;
  readonly title: string;
  readonly items: readonly string[];
  readonly by: Scoring['by'];
  /** "7 7.00", one line for each sum. */
  readonly table: string;
  readonly minimumAnswers: string;
  readonly higherIsBetter: boolean;
  readonly smallestChange: string;
}

/** An instrument as it is typed: what is not right yet has room, too. */
export interface InstrumentForm {
  readonly code: string;
  readonly title: string;
  readonly scales: readonly ScaleForm[];
  readonly items: readonly Item[];
  readonly domains: readonly FigureForm[];
  readonly total: FigureForm | null;
}

/** The first code of a kind that is not taken: Q1, Q2, Q3. */
export function nextCode(begins: string, taken: readonly { readonly code: string }[]): string {
  for (let nth = taken.length + 1; ; nth += 1) {
    const code = `${begins}${nth}`;
    if (!taken.some((one) => one.code === code)) return code;
  }
}

export const newFigure = (code: string, title: string, items: readonly string[]): FigureForm => ({
  code,
  title,
  items,
  by: 'MEAN',
  table: '',
  minimumAnswers: String(Math.max(1, items.length)),
  higherIsBetter: true,
  smallestChange: '0.5',
});

/** What a new instrument begins with. */
export const EMPTY_FORM: InstrumentForm = {
  code: '',
  title: '',
  scales: [{ code: 'SCALE_1', answers: 'Never\nSometimes\nOften\nAlways', lowest: '1' }],
  items: [{ code: 'Q1', text: '', scale: 'SCALE_1', reverse: false }],
  domains: [],
  total: newFigure(TOTAL, 'All questions', ['Q1']),
};

const scaleForm = ({ code, options }: Scale): ScaleForm => ({
  code,
  answers: options.map(({ label }) => label).join('\n'),
  lowest: String(options[0]?.value ?? 1),
});
const figureForm = ({ scoring, minimumAnswers, smallestChange, ...rest }: Domain): FigureForm => ({
  ...rest,
  by: scoring.by,
  table: scoring.by === 'CONVERSION' ? scoring.table.map(([raw, score]) => `${raw} ${score}`).join('\n') : '',
  minimumAnswers: String(minimumAnswers),
  smallestChange: String(smallestChange),
});

/** An instrument to type on with. */
export const formOf = ({ code, title, scales, items, domains, total }: Instrument): InstrumentForm => ({
  code,
  title,
  scales: scales.map(scaleForm),
  items,
  domains: domains.map(figureForm),
  total: total && figureForm(total),
});

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const figureOf = ({ by, table, minimumAnswers, smallestChange, ...rest }: FigureForm): Domain => ({
  ...rest,
  scoring:
    by === 'CONVERSION'
      ? {
          by,
          table: linesOf(table).map((line): readonly [number, number] => {
            const [raw, score] = line.split(/[\s;,]+/).map(Number);
            return [raw ?? Number.NaN, score ?? Number.NaN];
          }),
        }
      : { by },
  minimumAnswers: Number(minimumAnswers),
  smallestChange: Number(smallestChange),
});

/** What was typed as the JSON that is sent and checked. */
export function contentOf({ scales, domains, total, ...rest }: InstrumentForm): string {
  const scaleOf = ({ code, answers, lowest }: ScaleForm): Scale => ({
    code,
    options: linesOf(answers).map((label, nth) => ({ value: Number(lowest) + nth, label })),
  });
  const content = {
    ...rest,
    scales: scales.map(scaleOf),
    domains: domains.map(figureOf),
    total: total && figureOf(total),
  };
  return JSON.stringify(content);
}

/** Refusals beside the fields in which what they are about is typed: an answer of a scale stands in the scale's box. */
export const besideFields = (faults: readonly RefusalLike[]): RefusalLike[] => {
  const told = faults.map((fault) => ({
    ...fault,
    field: fault.field?.replace(/^(scales\.\d+\.options|.*\.scoring\.table|.*\.items)\b.*$/, '$1') ?? null,
  }));
  return told.filter((one, nth) => told.findIndex(({ field }) => field === one.field) === nth);
};
