import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { count } from '../ui/count.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { dateText, InstantText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { StateBadge } from '../ui/state-badge.js';
import { useWhileWorking } from '../ui/while-working.js';
import classes from './matches.module.css';
import { ESTIMATE_MATCH_RUN, MATCH_RUNS, type RunLine } from './run-queries.js';
import { RUN_STATE_WORDS, wholeText } from './run-words.js';

const UNDER_WAY = ['ESTIMATING', 'ESTIMATED', 'RUNNING'];

interface RunsOfAgreementProps {
  agreementId: string;
  /** Only then does another run begin. */
  isInForce: boolean;
  /** Codes are new each time: nothing goes on from an earlier run. */
  isEncoded: boolean;
}

/** The runs of an agreement, and where another one begins. */
export function RunsOfAgreement({ agreementId, isInForce, isEncoded }: RunsOfAgreementProps) {
  const may = useMay();
  const to = useTo();
  const { timeZone } = usePartnership();
  const asked = useQuery(MATCH_RUNS, {
    variables: { agreementId },
    skip: !may('matchRuns'),
    fetchPolicy: 'cache-and-network',
  });
  const { data, error, refetch } = asked;
  const runs = data?.matchRuns;
  useWhileWorking(asked, runs?.some(({ state }) => state === 'ESTIMATING' || state === 'RUNNING') ?? false);
  if (!may('matchRuns')) return null;
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  const extracts = data?.extractsToMatch ?? [];
  const isBusy = runs?.some(({ state }) => UNDER_WAY.includes(state)) ?? false;
  const columns: readonly Column<RunLine>[] = [
    {
      key: 'run',
      header: 'Run',
      primary: true,
      cell: ({ number }) => `Run ${number}`,
      text: ({ number }) => number,
    },
    {
      key: 'extract',
      header: 'Extract',
      cell: ({ extractNumber, fileName }) => `${extractNumber}: ${fileName}`,
      text: ({ fileName }) => fileName,
    },
    {
      key: 'asked',
      header: 'Asked for',
      cell: ({ askedAt }) => <InstantText of={askedAt} timeZone={timeZone} />,
      text: ({ askedAt }) => askedAt,
    },
    {
      key: 'state',
      header: 'State',
      cell: ({ state }) => (
        <StateBadge tone={RUN_STATE_WORDS[state].tone}>{RUN_STATE_WORDS[state].name}</StateBadge>
      ),
      text: ({ state }) => RUN_STATE_WORDS[state].name,
    },
    {
      key: 'matches',
      header: 'Matches',
      align: 'end',
      cell: ({ state, matches }) => (state === 'DONE' ? wholeText(matches) : ''),
      text: ({ matches }) => matches,
    },
    {
      key: 'review',
      header: 'To look at',
      align: 'end',
      cell: ({ state, toReview }) => (state === 'DONE' ? wholeText(toReview) : ''),
      text: ({ toReview }) => toReview,
    },
  ];
  return (
    <Panel title="Runs">
      {isInForce && may('estimateMatchRun') && extracts.length > 0 && !isBusy ? (
        <BeginRun
          extracts={extracts}
          earlier={isEncoded ? [] : (runs ?? []).filter(({ state }) => state === 'DONE')}
        />
      ) : null}
      {isBusy ? (
        <p className={classes.soft}>One run at a time: the next one can begin when this one is over.</p>
      ) : null}
      <DataTable
        caption="Runs of this agreement"
        columns={columns}
        rows={runs}
        rowKey={({ id }) => id}
        rowLink={({ id }) => to(`data/runs/${id}`)}
        unit={['run', 'runs']}
        sortName="runs"
        empty={
          <EmptyState title="Nothing was matched yet">{nextStep(isInForce, extracts.length > 0)}</EmptyState>
        }
      />
    </Panel>
  );
}

function nextStep(isInForce: boolean, hasExtracts: boolean): string {
  if (!isInForce) return 'The agreement is not in force today, so nothing can be matched.';
  return hasExtracts ? 'Choose an extract above.' : 'First an extract has to come in and be accepted.';
}

interface ExtractLine {
  readonly id: string;
  readonly number: number;
  readonly fileName: string;
  readonly describesUntil: string;
  readonly records: number;
}

/** Which extract, and whether an earlier run is gone on from. */
function BeginRun({ extracts, earlier }: { extracts: readonly ExtractLine[]; earlier: readonly RunLine[] }) {
  const to = useTo();
  const navigate = useNavigate();
  const refusals = useRefusals();
  const [extractId, setExtractId] = useState(extracts[0]?.id ?? '');
  const [goesOnFrom, setGoesOnFrom] = useState('');
  const [estimate, { loading }] = useMutation(ESTIMATE_MATCH_RUN);
  const go = async (): Promise<void> => {
    const { data } = await estimate({
      variables: { input: { extractId, goesOnFrom: goesOnFrom === '' ? null : goesOnFrom } },
    });
    const result = data?.estimateMatchRun;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) void navigate(to(`data/runs/${result.id}`));
  };
  return (
    <Form refusals={refusals} onSubmit={go}>
      <Group align="end" mb="md">
        <NativeSelect
          label="Extract"
          value={extractId}
          onChange={({ currentTarget }) => setExtractId(currentTarget.value)}
          data={extracts.map(({ id, number, fileName, records, describesUntil }) => ({
            value: id,
            label: `${number}: ${fileName}, ${count(records, 'record')}, until ${dateText(describesUntil)}`,
          }))}
        />
        {earlier.length > 0 ? (
          <NativeSelect
            label="What is compared"
            value={goesOnFrom}
            onChange={({ currentTarget }) => setGoesOnFrom(currentTarget.value)}
            data={[
              { value: '', label: 'Everybody anew' },
              ...earlier.map(({ id, number }) => ({
                value: id,
                label: `Only what is new since run ${number}`,
              })),
            ]}
          />
        ) : null}
        <Button type="submit" loading={loading}>
          See what it would compare
        </Button>
      </Group>
    </Form>
  );
}
