import { count } from '../ui/count.js';
import { Panel } from '../ui/panel.js';
import classes from './match-review.module.css';
import type { Estimate, Review } from './review-queries.js';

/** How good the run is, by what people decided so far. */
export function Quality({ review }: { review: Review }) {
  const { precision, recall, precisionNeeds, recallNeeds, decided } = review.quality;
  return (
    <Panel title="How good this run is" folded={count(decided, 'decision')}>
      <p className={classes.sentence}>
        {decided === 0
          ? 'Nobody has decided on a pair yet.'
          : `By ${count(decided, 'decision')} of people, weighed by how many pairs each stands for.`}
      </p>
      <dl className={classes.quality}>
        <Figure
          name="Right among the matches"
          about="Of the pairs that the run took for one person, how many are."
          of={precision}
          needs={precisionNeeds}
        />
        <Figure
          name="Found of all there are"
          about="Of the pairs of one person that were compared, how many the run took. Of people whom it never compared, nothing is known."
          of={recall}
          needs={recallNeeds}
        />
      </dl>
    </Panel>
  );
}

const share = (value: number): string => `${(Math.floor(1000 * value + 1e-9) / 10).toFixed(1)} %`;

interface FigureProps {
  name: string;
  about: string;
  of: Estimate | null | undefined;
  needs: number;
}

function Figure({ name, about, of, needs }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {of ? (
          <>
            <strong>{share(of.value)}</strong>{' '}
            {of.from === of.to
              ? 'Every pair is decided.'
              : `Nineteen times in twenty it is between ${share(of.from)} and ${share(of.to)}.`}
          </>
        ) : needs > 0 ? (
          `Not enough decisions yet: ${needs.toLocaleString('en-GB')} more under “To check” and “To review”.`
        ) : (
          'There is no such pair.'
        )}
        <span className={classes.likeness}>{about}</span>
      </dd>
    </div>
  );
}
