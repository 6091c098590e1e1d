import { FIELD_TITLES, type FieldLikeness, markDifferences, type Piece } from '@weft/shared';
import classes from './match-review.module.css';
import type { Pair } from './review-queries.js';

const LIKENESS_WORDS: Readonly<Record<FieldLikeness, string>> = {
  SAME: 'The same',
  ALIKE: 'The same, written differently',
  DIFFERENT: 'Different',
  NOT_KNOWN: 'Not known',
};

/** What we and the record say of somebody, field by field, with what differs underlined. */
export function SideBySide({ pair }: { pair: Pair }) {
  return (
    <table className={classes.sides}>
      <caption className="weft-visually-hidden">What we hold, and what the record says</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="weft-visually-hidden">Field</span>
          </th>
          <th scope="col">We hold</th>
          <th scope="col">The record says</th>
        </tr>
      </thead>
      <tbody>
        {pair.fields.map(({ field, ours, theirs }) => {
          const marked = markDifferences(field, ours, theirs);
          return (
            <tr key={field} data-likeness={marked.likeness}>
              <th scope="row">
                {FIELD_TITLES[field]}
                <span className={classes.likeness}>{LIKENESS_WORDS[marked.likeness]}</span>
              </th>
              <td>
                <Value of={marked.ours} />
              </td>
              <td>
                <Value of={marked.theirs} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Value({ of }: { of: readonly Piece[] }) {
  if (of.length === 0) return <span className={classes.nothing}>–</span>;
  return of.map(({ text, differs }, at) =>
    differs ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a part has nothing but its place
      <mark key={at} className={classes.differs}>
        {text}
      </mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a part has nothing but its place
      <span key={at}>{text}</span>
    ),
  );
}
