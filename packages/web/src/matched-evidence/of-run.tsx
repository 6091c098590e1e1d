import { useQuery } from '@apollo/client/react';
import { byTitle } from '../ui/by-title.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import classes from './matched-evidence.module.css';
import { EFFECTS_OF_RUN } from './offer-queries.js';

interface EffectsOfRunProps {
  runId: string;
  /** it is still being worked out: then nothing is shown that would be wrong in a moment */
  takingEffect: boolean;
}

/** On a run's page: what its matches led to, outcome by outcome. */
export function EffectsOfRun({ runId, takingEffect }: EffectsOfRunProps) {
  const { data, error, refetch } = useQuery(EFFECTS_OF_RUN, {
    variables: { runId },
    fetchPolicy: 'network-only',
    skip: takingEffect,
  });
  const rows = data?.effectsOfMatchRun;
  return (
    <Panel title="What the matches led to">
      {takingEffect ? (
        <Loading what="Working out what the matches lead to" />
      ) : error && !rows ? (
        <Fault error={error} onRetry={() => void refetch()} />
      ) : !rows ? (
        <Loading what="Loading what the matches led to" />
      ) : rows.length === 0 ? (
        <p className={classes.facts}>By its agreement, records of this kind prove no outcome.</p>
      ) : (
        <>
          <p className={classes.facts}>
            Nothing is claimed by itself: each offer waits until the provider claims it or sets it aside.
          </p>
          <div className={classes.wide}>
            <table className={classes.effects}>
              <caption className="weft-visually-hidden">Outcome by outcome</caption>
              <thead>
                <tr>
                  <th scope="col">Outcome</th>
                  <th scope="col">Milestones moved</th>
                  <th scope="col">of them reached</th>
                  <th scope="col">Claims offered</th>
                  <th scope="col">Claimed</th>
                  <th scope="col">Set aside</th>
                  <th scope="col">Taken back</th>
                </tr>
              </thead>
              <tbody>
                {byTitle(rows).map((row) => (
                  <tr key={row.outcomeCode}>
                    <th scope="row">{row.title}</th>
                    {[row.milestones, row.reached, row.offered, row.claimed, row.setAside, row.withdrawn].map(
                      (figure, nth) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: the columns are always these
                        <td key={nth}>{figure.toLocaleString('en-GB')}</td>
                      ),
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Panel>
  );
}
