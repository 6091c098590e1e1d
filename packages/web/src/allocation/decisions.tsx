import { useQuery } from '@apollo/client/react';
import { useMay, usePartnership } from '../app/viewer.js';
import { InstantText } from '../ui/date-text.js';
import { Panel } from '../ui/panel.js';
import classes from './allocation.module.css';
import { DECISIONS } from './allocation-queries.js';

/** How somebody was allocated, and what was suggested then: so that the choice can be explained. */
export function Decisions({ referralId, state }: { referralId: string; state: string }) {
  return useMay()('allocationSuggestions') ? <Shown key={state} referralId={referralId} /> : null;
}

function Shown({ referralId }: { referralId: string }) {
  const { timeZone } = usePartnership();
  const { data } = useQuery(DECISIONS, { variables: { referralId }, fetchPolicy: 'cache-and-network' });
  const decisions = data?.allocationDecisions ?? [];
  if (decisions.length === 0) return null;
  return (
    <Panel title="How it was allocated">
      <ul className={classes.decisions}>
        {decisions.map(({ at, by, provider, worker, sentence, place, suggested, ruleVersion }) => (
          <li key={at}>
            <p className={classes.name}>{worker ? `${worker.name} of ${provider.name}` : provider.name}</p>
            <p className={classes.soft}>
              {by ? `${by.name}, ` : ''}
              <InstantText of={at} timeZone={timeZone} />
              {place === 1
                ? ', the first suggestion'
                : place
                  ? `, suggestion ${place}`
                  : ', who was not suggested'}
              {ruleVersion === 0 ? ', by the usual rule' : `, by version ${ruleVersion} of the rule`}
            </p>
            {sentence ? <p>{sentence}</p> : null}
            {suggested.length > 0 ? (
              <details className={classes.more}>
                <summary>What was suggested then</summary>
                <ol className={classes.out}>
                  {suggested.map((one) => (
                    <li key={one.name}>{one.sentence}</li>
                  ))}
                </ol>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
