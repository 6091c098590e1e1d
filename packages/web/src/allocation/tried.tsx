import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useMay, useTo } from '../app/viewer.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { Fault } from '../ui/fault.js';
import { faultText } from '../ui/fault-text.js';
import { useListAddress } from '../ui/list-address.js';
import { Loading } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { ErrorSummary, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import classes from './allocation.module.css';
import { ADOPT_RULE, TRIAL, type Trial } from './rule-queries.js';

type Move = Trial['moves'][number];

const COLUMNS: readonly Column<Move>[] = [
  {
    key: 'name',
    header: 'Name',
    cell: ({ referral }) => referral.name,
    primary: true,
    text: ({ referral }) => referral.name,
  },
  {
    key: 'from',
    header: 'By the present rule',
    cell: ({ from }) => from?.name ?? 'Nobody is left',
    text: ({ from }) => from?.name ?? 'Nobody is left',
  },
  {
    key: 'to',
    header: 'By the draft',
    cell: ({ to }) => to?.name ?? 'Nobody is left',
    text: ({ to }) => to?.name ?? 'Nobody is left',
  },
];

/** Who of those who wait now would go elsewhere by the draft; and the button that adopts it. */
export function Tried({ version }: { version: number }) {
  const may = useMay();
  const to = useTo();
  const say = useSay();
  const refusals = useRefusals();
  const address = useListAddress({});
  const { data, error, refetch } = useQuery(TRIAL, { fetchPolicy: 'network-only' });
  const [adopt, { loading }] = useMutation(ADOPT_RULE, { refetchQueries: ['AllocationRules'] });
  const trial = data?.allocationTrial;
  if (error) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!trial || trial.version !== version) return <Loading what="Trying the draft on the waiting list" />;
  const go = async (): Promise<void> => {
    try {
      const answer = (await adopt({ variables: { version } })).data?.adoptAllocationRule;
      if (answer?.__typename === 'Refusal') {
        refusals.show([answer]);
        await refetch();
      } else if (answer) {
        refusals.clear();
        say(`Version ${version} is adopted: suggestions are made by it from now on.`);
      }
    } catch (fault) {
      refusals.show([{ message: faultText(fault) }]);
    }
  };
  return (
    <Panel title="Tried on the waiting list" tone={trial.moves.length > 0 ? 'warm' : 'plain'}>
      <ErrorSummary of={refusals} />
      <p>
        <strong>{trial.sentence}</strong>
      </p>
      {trial.moves.length > 0 ? (
        <DataTable
          caption="Who would go elsewhere"
          columns={COLUMNS}
          rows={trial.moves}
          rowKey={({ referral }) => referral.id}
          rowLink={({ referral }) => to(`referrals/${referral.id}`)}
          unit={['person', 'people']}
          exportAs="rule-tried"
          inPages={address}
          empty={null}
        />
      ) : null}
      {may('adoptAllocationRule') ? (
        <Button mt="md" loading={loading} onClick={() => void go()}>
          Adopt version {version}
        </Button>
      ) : (
        <p className={classes.soft}>The backbone adopts it.</p>
      )}
    </Panel>
  );
}
