import classes from './match-review.module.css';
import type { Pair } from './review-queries.js';
import { bitsText, chanceText } from './review-words.js';

/** Why a pair is as likely as it is: what each comparison adds, as a table with the picture in its lines. */
export function Waterfall({ pair }: { pair: Pair }) {
  const { steps, probability } = pair;
  const last = steps.at(-1);
  if (!last) return <p>Of this run it is not kept what each comparison added.</p>;
  const ends = steps.flatMap(({ total, weight }) => [total, total - weight]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const at = (bits: number): number => (100 * (bits - least)) / (most - least || 1);
  return (
    <>
      <p className={classes.sentence}>
        What is alike adds to it, what differs takes away. In the end it comes to {bitsText(last.total)},
        which makes {chanceText(probability)}. One more doubles the odds, one less halves them.
      </p>
      <table className={classes.steps}>
        <caption className="weft-visually-hidden">What each comparison adds</caption>
        <thead>
          <tr>
            <th scope="col">Compared</th>
            <th scope="col">Adds</th>
            <th scope="col">Sum</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ title, words, weight, rarity, total }, nth) => (
            <tr key={title}>
              <th scope="row">
                {title}
                <span className={classes.likeness}>
                  {words}
                  {Math.abs(rarity) < 0.05
                    ? ''
                    : rarity > 0
                      ? `, a rare value: ${bitsText(rarity)} of it`
                      : `, a common value: ${bitsText(rarity)} of it`}
                </span>
                <Step from={at(nth === 0 ? 0 : total - weight)} to={at(total)} zero={at(0)} />
              </th>
              <td>{bitsText(weight)}</td>
              <td>{bitsText(total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The bar of a step, from the sum before it to the sum after it, in hundredths of the width; the line stands at nought. */
function Step({ from, to, zero }: { from: number; to: number; zero: number }) {
  return (
    <span className={classes.fall} aria-hidden="true">
      <span className={classes.zero} style={{ left: `${zero}%` }} />
      <span
        className={classes.step}
        data-adds={to >= from}
        style={{ left: `${Math.min(from, to)}%`, width: `max(2px, ${Math.abs(to - from)}%)` }}
      />
    </span>
  );
}
