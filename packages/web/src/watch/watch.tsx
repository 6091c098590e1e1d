import { useQuery } from '@apollo/client/react';
import { NativeSelect } from '@mantine/core';
import { addDays, addMonths, calendarDate } from '@weft/shared';
import { Link } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { dateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { exportLink } from '../ui/export-link.js';
import { Fault } from '../ui/fault.js';
import { type ListAddress, useListAddress } from '../ui/list-address.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import { FunnelPlot, FunnelTable } from './funnel.js';
import classes from './watch.module.css';
import { COMPLEX_BANDS, type Finding, type Line, WATCH } from './watch-queries.js';

const TIMES = ['QUARTER', 'CONTRACT', 'SINCE'] as const;
const SPLITS = ['COMPLEXITY', 'AGE_BAND', 'SOURCE'] as const;

type Time = 'YEAR' | (typeof TIMES)[number];
const TIME_WORDS: Partial<Record<Time, string>> = {
  YEAR: 'The last twelve months',
  QUARTER: 'The last three months',
  CONTRACT: 'The contract so far',
};
/** The same where the contract is over. */
const OVER_WORDS: Readonly<Record<Time, string>> = {
  YEAR: 'The contract’s last twelve months',
  QUARTER: 'The contract’s last three months',
  CONTRACT: 'The whole contract',
  SINCE: 'Since the contract ended',
};
const SPLIT_WORDS = {
  NOTHING: 'Everybody together',
  COMPLEXITY: 'Support they want',
  AGE_BAND: 'Age',
  SOURCE: 'Who referred them',
};

function fromOf(
  time: Time,
  to: string,
  { contractFrom, contractTo }: { contractFrom: string; contractTo: string },
): string {
  if (time === 'CONTRACT') return contractFrom;
  if (time === 'SINCE') return addDays(calendarDate(contractTo), 1);
  return addMonths(calendarDate(to), time === 'YEAR' ? -12 : -3);
}

/** Who is declined, and what chance does not explain: providers' declines, and the hub's own like anyone's. */
export function Component() {
  const partnership = usePartnership();
  const { today, contractTo, slug } = partnership;
  const address = useListAddress({ time: [...TIMES], by: [...SPLITS] });
  const split = (address.get('by') || 'NOTHING') as keyof typeof SPLIT_WORDS;
  // once a contract is over, its own last months say more than what came since
  const isOver = contractTo < today;
  const words = isOver ? OVER_WORDS : TIME_WORDS;
  const asked = (address.get('time') || 'YEAR') as Time;
  const time = asked in words ? asked : 'YEAR';
  const to = isOver && time !== 'SINCE' ? contractTo : today;
  const from = fromOf(time, to, partnership);
  const { data, previousData, error, refetch } = useQuery(WATCH, { variables: { from, to, split } });
  const watch = (data ?? previousData)?.declineWatch;
  if (error && !watch) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!watch) return <Loading what="Loading who is declined" />;
  const marked = watch.findings.filter(({ isMarked }) => isMarked);
  const others = watch.findings.filter(({ isMarked }) => !isMarked);
  return (
    <>
      <PageHeader
        title="Who is declined"
        lead={`What became of people offered to providers and referred to the hub, ${dateText(from)} to ${dateText(to)}. A mark is a question to ask, not an answer.`}
      />
      <div className={classes.stack}>
        <Panel
          title={marked.length > 0 ? 'Chance does not explain' : 'Nothing stands out'}
          tone={marked.length > 0 ? 'warm' : 'plain'}
        >
          {marked.length > 0 ? (
            <ul className={classes.findings}>
              {marked.map((finding) => (
                <Found key={finding.sentence} finding={finding} />
              ))}
            </ul>
          ) : null}
          <p className={classes.looks}>{watch.sentence}</p>
          {others.length > 0 ? (
            <details className={classes.more}>
              <summary>What came next, and chance may explain</summary>
              <ul className={classes.findings}>
                {others.map((finding) => (
                  <Found key={finding.sentence} finding={finding} />
                ))}
              </ul>
            </details>
          ) : null}
        </Panel>
        {watch.funnel ? (
          <Panel title="Declines of each provider">
            <FunnelPlot funnel={watch.funnel} />
            <details className={classes.more}>
              <summary>The same as a table</summary>
              <FunnelTable funnel={watch.funnel} />
            </details>
          </Panel>
        ) : null}
        <Counts
          lines={watch.lines}
          file={exportLink('decline-watch', slug, { from, to, split })}
          filters={<Choices address={address} time={time} split={split} times={words} />}
          split={split}
        />
      </div>
    </>
  );
}

function Found({ finding }: { finding: Finding }) {
  const behind = usePeopleBehind();
  const { sentence, isMarked, isMore, count } = finding;
  const people = behind(finding);
  const isWorse = count === 'STARTED' ? !isMore : isMore;
  return (
    <li>
      {isMarked ? (
        <StateBadge tone={isWorse ? 'needs' : 'quiet'}>
          {isMore ? 'More than others' : 'Fewer than others'}
        </StateBadge>
      ) : null}
      <p>{sentence}</p>
      {people ? <Link to={people}>The people behind it</Link> : null}
    </li>
  );
}

/** Where the hub lists the people behind a finding; null for whoever may not see people, and until it is known. */
function usePeopleBehind(): (finding: Finding) => string | null {
  const may = useMay();
  const to = useTo();
  const seesPeople = may('triageReferral');
  const { data } = useQuery(COMPLEX_BANDS, { skip: !seesPeople });
  const complex = data?.hubLists.complexity.filter(({ isComplex }) => isComplex) ?? [];
  return ({ subject, count, organisationId, isAboutComplex }) => {
    // before it is known which bands are complex, the way to some of them would lead to everybody
    if (!seesPeople || !data) return null;
    const any = 'referrals?state=ALL';
    // the list is asked for one band: where several are watched apart it shows everybody
    const [band, ...bands] = isAboutComplex ? complex : [];
    const among = band && bands.length === 0 ? `&complexity=${band.code}` : '';
    if (subject === 'HUB') return to(`referrals?state=DECLINED${among}`);
    if (organisationId === null) return to(`${any}${among}`);
    if (subject === 'PROVIDER')
      return to(`${any}&${count === 'DECLINED' ? 'declinedBy' : 'provider'}=${organisationId}${among}`);
    const state = subject === 'SOURCE_AT_HUB' && count === 'DECLINED' ? 'referrals?state=DECLINED' : any;
    return to(`${state}&source=${organisationId}${among}`);
  };
}

function Choices({
  address,
  time,
  split,
  times,
}: {
  address: ListAddress;
  time: Time;
  split: keyof typeof SPLIT_WORDS;
  times: Partial<Record<Time, string>>;
}) {
  const choices = (words: Readonly<Partial<Record<string, string>>>, usual: string) =>
    Object.entries(words).map(([value, label = value]) => ({ value: value === usual ? '' : value, label }));
  return (
    <>
      <NativeSelect
        label="Time"
        miw={230}
        value={time === 'YEAR' ? '' : time}
        data={choices(times, 'YEAR')}
        onChange={(event) => address.set({ time: event.currentTarget.value })}
      />
      <NativeSelect
        label="Told apart by"
        miw={220}
        value={split === 'NOTHING' ? '' : split}
        data={choices(SPLIT_WORDS, 'NOTHING')}
        onChange={(event) => address.set({ by: event.currentTarget.value })}
      />
    </>
  );
}

const NUMBER = new Intl.NumberFormat('en-GB');
/** "12 (8 %)" */
const withShare = (part: number, whole: number): string =>
  whole === 0 ? '0' : `${NUMBER.format(part)} (${Math.round((100 * part) / whole)}\u00a0%)`;

function Counts({
  lines,
  file,
  filters,
  split,
}: {
  lines: readonly Line[];
  file: string;
  filters: React.ReactNode;
  split: keyof typeof SPLIT_WORDS;
}) {
  const may = useMay();
  const to = useTo();
  const figure = (key: 'declined' | 'waited' | 'started', header: string): Column<Line> => ({
    key,
    header,
    align: 'end',
    cell: (line) => withShare(line[key], line.offered),
    sortBy: (line) => (line.offered === 0 ? 0 : line[key] / line.offered),
  });
  const link = ({ providerId, groupId }: Line): string => {
    const who =
      providerId === null ? 'referrals?state=DECLINED' : `referrals?state=ALL&declinedBy=${providerId}`;
    const among =
      groupId === null || groupId === 'SELF' || groupId === 'NOT_SAID'
        ? ''
        : split === 'COMPLEXITY'
          ? `&complexity=${groupId}`
          : split === 'SOURCE'
            ? `&source=${groupId}`
            : '';
    return to(`${who}${among}`);
  };
  const columns: readonly Column<Line>[] = [
    {
      key: 'provider',
      header: 'Decided by',
      cell: ({ provider }) => provider,
      sortBy: ({ provider }) => provider,
      sorts: 'text',
      primary: true,
    },
    ...(split === 'NOTHING'
      ? []
      : [{ key: 'group', header: SPLIT_WORDS[split], cell: ({ group }: Line) => group ?? 'Everybody' }]),
    {
      key: 'offered',
      header: 'Offered',
      align: 'end',
      cell: ({ offered }) => NUMBER.format(offered),
      sortBy: ({ offered }) => offered,
    },
    figure('declined', 'Declined'),
    figure('waited', 'Waited long'),
    figure('started', 'Started'),
  ];
  return (
    <DataTable
      caption="What became of people, by who decided"
      columns={columns}
      rows={lines}
      rowKey={({ providerId, groupId }) => `${providerId ?? 'HUB'} ${groupId ?? ''}`}
      {...(may('triageReferral') ? { rowLink: link } : {})}
      unit={['line', 'lines']}
      exportLink={file}
      filters={filters}
      empty={
        <EmptyState title="Nobody was referred or offered in this time">
          Choose a longer time above.
        </EmptyState>
      }
    />
  );
}
