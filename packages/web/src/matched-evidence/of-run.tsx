import { useQuery } from '@apollo/client/react';
import type { EffectsOfMatchRunQuery } from '../gql/graphql.js';
import { byTitle } from '../ui/by-title.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import classes from './matched-evidence.module.css';
import { EFFECTS_OF_RUN } from './offer-queries.js';

type Effect = EffectsOfMatchRunQuery['effectsOfMatchRun'][number];

const figure = (key: string, header: string, of: (effect: Effect) => number): Column<Effect> => ({
  key,
  header,
  align: 'end',
  cell: (effect) => of(effect).toLocaleString('en-GB'),
  sortBy: of,
});

const COLUMNS: readonly Column<Effect>[] = [
  {
    key: 'outcome',
    header: 'Outcome',
    primary: true,
    cell: ({ title }) => title,
    sortBy: ({ title }) => title,
  },
  figure('milestones', 'Milestones moved', ({ milestones }) => milestones),
  figure('reached', 'Of them reached', ({ reached }) => reached),
  figure('offered', 'Offers that wait', ({ offered }) => offered),
  figure('claimed', 'Claimed', ({ claimed }) => claimed),
  figure('set-aside', 'Set aside', ({ setAside }) => setAside),
  figure('withdrawn', 'Taken back', ({ withdrawn }) => withdrawn),
];

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
            Nothing is claimed by itself: a claim is offered to the provider, and waits until they claim it or
            set it aside. An outcome that comes after another is offered once that one is claimed. Each offer
            is counted once: where it stands now.
          </p>
          <div className={classes.effects}>
            <DataTable
              caption="Outcome by outcome"
              columns={COLUMNS}
              rows={byTitle(rows)}
              rowKey={({ outcomeCode }) => outcomeCode}
              unit={['outcome', 'outcomes']}
              sortName="effects"
              exportAs="what-the-matches-led-to"
              empty={null}
            />
          </div>
        </>
      )}
    </Panel>
  );
}
