import { useQuery } from '@apollo/client/react';
import { usePartnership, useTo } from '../app/viewer.js';
import type { ExtractsQuery } from '../gql/graphql.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText, DayText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import { useWhileWorking } from '../ui/while-working.js';
import { EXTRACTS } from './extract-queries.js';
import { extractStateWords } from './extract-words.js';
import classes from './extracts.module.css';
import { SendExtract } from './send-extract.js';

type Line = ExtractsQuery['extracts']['extracts'][number];

const columnsFor = (timeZone: string, isEncoded: boolean): readonly Column<Line>[] => [
  {
    key: 'name',
    header: 'Extract',
    primary: true,
    cell: ({ number, fileName }) => `${number}: ${fileName}`,
  },
  ...(isEncoded
    ? [
        {
          key: 'side',
          header: 'Whose',
          cell: ({ side }: Line) => (side === 'OURS' ? 'Ours' : 'The other party’s'),
        },
      ]
    : []),
  { key: 'sent', header: 'Sent', cell: ({ sentAt }) => <DayText of={sentAt} timeZone={timeZone} /> },
  { key: 'until', header: 'Tells until', cell: ({ describesUntil }) => <DateText of={describesUntil} /> },
  {
    key: 'state',
    header: 'State',
    cell: (line) => {
      const { name, tone } = extractStateWords(line);
      return <StateBadge tone={tone}>{name}</StateBadge>;
    },
  },
  {
    key: 'good',
    header: 'Can be matched',
    align: 'end',
    cell: ({ state, good, isBeingDeleted }) =>
      !isBeingDeleted && (state === 'CHECKED' || state === 'READY') ? good.toLocaleString('en-GB') : '–',
  },
  {
    key: 'kept',
    header: 'Kept until',
    cell: ({ keptUntil, deletedAt, isBeingDeleted }) =>
      isBeingDeleted ? (
        '–'
      ) : deletedAt ? (
        <>
          Deleted on <DayText of={deletedAt} timeZone={timeZone} />
        </>
      ) : (
        <DateText of={keptUntil} />
      ),
  },
];

interface ExtractsOfAgreementProps {
  agreementId: string;
  /** Only then does anything come in. */
  isInForce: boolean;
  /** Both parties encode: a file is theirs, or our own. */
  isEncoded: boolean;
}

/** What came in under an agreement, and a place to send the next file; for whom the agreement names. */
export function ExtractsOfAgreement({ agreementId, isInForce, isEncoded }: ExtractsOfAgreementProps) {
  const to = useTo();
  const { timeZone } = usePartnership();
  const asked = useQuery(EXTRACTS, { variables: { agreementId }, fetchPolicy: 'cache-and-network' });
  const { data, loading, error, refetch } = asked;
  const extracts = data?.extracts.extracts;
  useWhileWorking(
    asked,
    extracts?.some(({ state, isBeingDeleted }) => state === 'CHECKING' && !isBeingDeleted) ?? false,
  );
  if (data?.extracts.isNamed === false)
    return (
      <Panel title="Extracts">
        <p>
          Only people whom the agreement names see what comes in under it. The backbone and the data lead can
          name somebody.
        </p>
      </Panel>
    );
  return (
    <>
      {isInForce ? (
        <SendExtract agreementId={agreementId} isEncoded={isEncoded} />
      ) : (
        <p className={classes.soft}>The agreement is not in force today, so no extract can come in.</p>
      )}
      <Panel title="Extracts">
        <DataTable
          caption="Extracts"
          columns={columnsFor(timeZone, isEncoded)}
          rows={extracts}
          rowKey={({ id }) => id}
          unit={['extract', 'extracts']}
          rowLink={({ id }) => to(`data/extracts/${id}`)}
          sortName="extracts"
          loading={loading}
          error={error}
          onRetry={() => void refetch()}
          empty={
            <EmptyState title="No extract has come in yet">
              The last 20 stand here, with what was found in them.
            </EmptyState>
          }
        />
      </Panel>
    </>
  );
}
