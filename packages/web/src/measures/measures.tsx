import { useQuery } from '@apollo/client/react';
import { addMonths, COHORTS, calendarDate, isAnalystOnly, suppressionSentence } from '@weft/shared';
import { usePartnership, usePlace } from '../app/viewer.js';
import type { Column } from '../ui/data-table.js';
import { dateText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { useListAddress } from '../ui/list-address.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { ShownCount } from '../ui/shown-count.js';
import { BarList } from './bar-list.js';
import { BetweenProviders } from './between-providers.js';
import { MeasureFilters } from './measure-filters.js';
import classes from './measures.module.css';
import { type Measures, REFERRAL_MEASURES, type Spread } from './measures-queries.js';
import {
  bandText,
  beforeSentence,
  declinesSentence,
  everyText,
  monthText,
  NOT_SHOWN,
  seenSentence,
  startedSentence,
  supportSentence,
  timesText,
  waitingSentence,
} from './measures-words.js';
import { MonthChart } from './month-chart.js';
import { Part } from './part.js';

/** How far back the page looks unless somebody chooses: a year, from the first of its month on. */
const MONTHS_BACK = 12;

/** The measures that the council watches, each in a sentence, a picture and a table. */
export function Component() {
  const { today, contractTo } = usePartnership();
  const { roles } = usePlace();
  const choosesNothing = isAnalystOnly(roles);
  const address = useListAddress({
    from: 'date',
    to: 'date',
    source: 'text',
    provider: 'text',
    anchor: 'text',
    cohort: COHORTS,
  });
  // of a contract that is over its own last year says more than what came since
  const isOver = contractTo < today && !address.get('from') && !address.get('to');
  const last = isOver ? contractTo : today;
  const from = address.get('from') || `${addMonths(calendarDate(last), -MONTHS_BACK).slice(0, 7)}-01`;
  const to = address.get('to') || last;
  const { data, previousData, error, refetch } = useQuery(REFERRAL_MEASURES, {
    variables: {
      from,
      to,
      sourceId: address.get('source') || null,
      providerId: address.get('provider') || null,
      anchorId: address.get('anchor') || null,
      cohort: COHORTS.find((one) => one === address.get('cohort')) ?? null,
    },
  });
  const measures = (data ?? previousData)?.referralMeasures;
  return (
    <>
      <PageHeader
        title="Measures"
        lead="From referral to support: how long people wait, who is declined, who comes again, how often people are seen, how long support lasts, what providers ask of one another."
      />
      {choosesNothing ? null : <MeasureFilters address={address} />}
      {isOver && !choosesNothing ? (
        <p className={classes.soft}>
          The contract ended on {dateText(contractTo)}: these are the figures of its last year, and what
          stands today where it says so. Choose other days above.
        </p>
      ) : null}
      {error && !measures ? <Fault error={error} onRetry={() => void refetch()} /> : null}
      {!measures && !error ? <Loading /> : null}
      {measures?.isSuppressed ? (
        <p className={classes.soft}>
          These figures are of the whole contract up to {dateText(measures.to)}, as things stood at the end of
          the last whole month: that is what “today” means below.{' '}
          {suppressionSentence({ largestHidden: measures.largestHidden, roundTo: measures.roundedTo })} Days
          that would be one person’s are hidden as well.
        </p>
      ) : null}
      {address.get('cohort') || address.get('anchor') ? (
        <p className={classes.soft}>
          A cohort, and whose pupil or patient somebody is, are known once support starts: before, only an
          anchor organisation’s own referrals count as its.
        </p>
      ) : null}
      {measures ? <Parts measures={measures} /> : null}
    </>
  );
}

const figure = (key: keyof Spread & ('count' | 'median' | 'ninetieth'), header: string) => ({
  key,
  header,
  align: 'end' as const,
  cell: (row: Spread) => <ShownCount of={row[key]} />,
  sortBy: (row: Spread) => row[key] ?? -1,
  text: (row: Spread) => row[key] ?? NOT_SHOWN,
});
const SPREAD = [
  figure('count', 'People'),
  figure('median', 'Half at most, days'),
  figure('ninetieth', 'Nine of ten at most, days'),
];

const counts = <Row extends { count?: number | null | undefined }>(header: string): Column<Row> => ({
  key: 'count',
  header,
  align: 'end',
  cell: ({ count }) => <ShownCount of={count} />,
  sortBy: ({ count }) => count ?? -1,
  text: ({ count }) => count ?? NOT_SHOWN,
});
const named = <Row,>(
  header: string,
  name: (row: Row) => string,
  order: (row: Row) => string | number,
): Column<Row> => ({
  key: 'name',
  header,
  primary: true,
  cell: name,
  sortBy: order,
  text: name,
});

type Declined = Measures['declines'][number];
const declinerOf = ({ by, provider }: Pick<Declined, 'by' | 'provider'>): string =>
  by === 'HUB' ? 'The referral hub' : (provider?.name ?? 'A provider');

/** How often people are seen, in active support and of those whose support ended; from null: not at all. */
interface Every {
  readonly from: number | null;
  readonly to?: number | null | undefined;
  readonly count?: number | null | undefined;
  readonly ended?: number | null | undefined;
}

function Parts({ measures }: { measures: Measures }) {
  const {
    startedByMonth,
    waiting,
    declines,
    declinedBy,
    referredBefore,
    supportEnded,
    supportGoing,
    seenEnded,
    seenGoing,
  } = measures;
  const every = [...seenGoing.bands, { from: null, to: null, count: seenGoing.notSeen }].map(
    (band, nth): Every => ({
      ...band,
      ended: band.from === null ? seenEnded.notSeen : seenEnded.bands[nth]?.count,
    }),
  );
  return (
    <>
      <Part
        title="Days from referral to support"
        sentence={startedSentence(measures)}
        columns={[
          named<Measures['startedByMonth'][number]>(
            'Support started in',
            ({ month }) => monthText(month),
            ({ month }) => month,
          ),
          ...SPREAD,
        ]}
        rows={startedByMonth}
        rowKey={({ month }) => month}
        file="days-to-support"
      >
        <MonthChart months={startedByMonth} />
      </Part>
      <Part
        title="Who waits"
        sentence={waitingSentence(measures)}
        columns={[
          named<Measures['waiting'][number]>('Waited', bandText, ({ from }) => from),
          counts<Measures['waiting'][number]>('People'),
        ]}
        rows={waiting}
        rowKey={({ from }) => String(from)}
        file="waiting-list"
      >
        <BarList
          of={waiting.map((band) => ({ key: String(band.from), name: bandText(band), count: band.count }))}
        />
      </Part>
      <Part
        title="Declined"
        sentence={declinesSentence(measures)}
        columns={[
          named('By', declinerOf, declinerOf),
          {
            key: 'reason',
            header: 'Reason',
            cell: ({ reason }) => reason,
            sortBy: ({ reason }) => reason,
          },
          counts<Declined>('Times'),
        ]}
        rows={declines}
        rowKey={({ by, provider, reason }) => `${by} ${provider?.id ?? ''} ${reason}`}
        file="declined"
      >
        <BarList
          of={declinedBy
            .map((one) => ({ key: declinerOf(one), name: declinerOf(one), count: one.count }))
            .toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0))}
        />
      </Part>
      <Part
        title="Referred before"
        sentence={`${beforeSentence(measures)} Somebody counts as the same by name and birth date.`}
        columns={[
          named<Measures['referredBefore'][number]>(
            'Referred',
            ({ times }) => timesText(times),
            ({ times }) => times,
          ),
          counts<Measures['referredBefore'][number]>('People'),
        ]}
        rows={referredBefore}
        rowKey={({ times }) => String(times)}
        file="referred-before"
      >
        <BarList
          of={referredBefore.map(({ times, count }) => ({
            key: String(times),
            name: timesText(times),
            count,
          }))}
        />
      </Part>
      <Part
        title="How often people are seen"
        sentence={`${seenSentence(measures)} Meeting and speaking count, a day once, where support took four weeks or more of this time.`}
        columns={[
          named<Every>('Seen', everyText, ({ from }) => from ?? Number.POSITIVE_INFINITY),
          counts<Every>('In active support'),
          {
            key: 'ended',
            header: 'Support ended',
            align: 'end',
            cell: ({ ended }) => <ShownCount of={ended} />,
            sortBy: ({ ended }) => ended ?? -1,
            text: ({ ended }) => ended ?? NOT_SHOWN,
          },
        ]}
        rows={every}
        rowKey={({ from }) => String(from)}
        file="how-often-seen"
      >
        <BarList
          of={every.map((one) => ({ key: String(one.from), name: everyText(one), count: one.count }))}
        />
      </Part>
      <Part
        title="How long support lasts"
        sentence={supportSentence(measures)}
        columns={[
          named<Spread & { name: string }>(
            'Support',
            ({ name }) => name,
            ({ name }) => name,
          ),
          ...SPREAD,
        ]}
        rows={[
          { ...supportEnded, name: 'Ended in this time' },
          { ...supportGoing, name: 'Goes on today' },
        ]}
        rowKey={({ name }) => name}
        file="length-of-support"
      />
      <BetweenProviders measures={measures} />
    </>
  );
}
