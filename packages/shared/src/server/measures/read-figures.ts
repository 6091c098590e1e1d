import {
  centile,
  type DaysCounted,
  type Decliner,
  declinedBy,
  inBands,
  LEAST_DAYS_SUPPORTED,
  openReferralStates,
  type ReferralFigures,
  type SeenEvery,
  seenEvery,
  spreadOf,
  trendOf,
} from '../../rules/index.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import { Parameters } from '../parameters.js';
import type { Tenant } from '../tenancy/index.js';
import { dayOf, known, type MeasuredPeriod } from './measured.js';
import { readAsked } from './read-asked.js';

/** How often somebody came before, above which all are one. */
const MOST_TIMES = 3;

/** The figures themselves, by seven statements, whatever is filtered. @param system as the system: it sees everybody */
export async function readFigures(
  system: Tenant,
  period: MeasuredPeriod,
): Promise<ReferralFigures<OrganisationView>> {
  const [months, waits, declines, before, support, frequency, asked] = await Promise.all([
    readStarted(system, period),
    readWaits(system, period),
    readDeclines(system, period),
    readReferredBefore(system, period),
    readSupport(system, period),
    readFrequency(system, period),
    readAsked(system, period),
  ]);
  const names = [...new Set(months.map(({ month }) => month))].sort();
  const startedByMonth = names.map((month) => ({
    month,
    ...spreadOf(months.filter((one) => one.month === month)),
  }));
  const times = Array.from({ length: MOST_TIMES + 1 }, (_, nth) => nth);
  return {
    received: before.reduce((sum, { count }) => sum + count, 0),
    started: spreadOf(months),
    startedByMonth,
    trend: trendOf(startedByMonth),
    waiting: inBands(waits),
    longestWait: centile(waits, 100),
    declines,
    declinedBy: declinedBy(declines),
    referredBefore: times.map((time) => ({
      times: time,
      count: before.find((one) => one.times === time)?.count ?? 0,
    })),
    supportEnded: spreadOf(support.filter(({ ended }) => ended)),
    supportGoing: spreadOf(support.filter(({ ended }) => !ended)),
    seenEnded: seenOf(frequency.filter(({ ended }) => ended)),
    seenGoing: seenOf(frequency.filter(({ ended }) => !ended)),
    ...asked,
  };
}

/** The filters for `referral r`, with its participant `p` where there is one. */
function ofReferral({ sourceId, anchorId, cohort }: MeasuredPeriod, p: Parameters): string {
  const anchor = anchorId && p.add(known(anchorId));
  return [
    ...(sourceId ? [`r.source_id = ${p.add(known(sourceId))}`] : []),
    ...(anchor ? [`(r.source_id = ${anchor} OR p.anchor_id = ${anchor})`] : []),
    ...(cohort ? [`p.cohort = ${p.add(cohort)}`] : []),
  ]
    .map((one) => ` AND ${one}`)
    .join('');
}

const atProvider = (column: string, { providerId }: MeasuredPeriod, p: Parameters): string =>
  providerId ? ` AND ${column} = ${p.add(known(providerId))}` : '';

const PARTICIPANT =
  'LEFT JOIN participant p ON p.partnership_id = r.partnership_id AND p.id = r.participant_id';

function readStarted(system: Tenant, period: MeasuredPeriod): Promise<(DaysCounted & { month: string })[]> {
  const { id, timeZone } = system.partnership;
  const p = new Parameters();
  const here = p.add(id);
  const day = dayOf('r.received_at', p.add(timeZone));
  const [from, to] = [p.add(period.from), p.add(period.to)];
  return system.rows(
    `SELECT to_char(e.happened_on, 'YYYY-MM') AS month, greatest(0, e.happened_on - ${day}) AS days, count(*)::int AS count
     FROM referral_event e JOIN referral r ON r.partnership_id = e.partnership_id AND r.id = e.referral_id ${PARTICIPANT}
     WHERE e.partnership_id = ${here} AND e.to_state = 'STARTED' AND e.happened_on BETWEEN ${from} AND ${to}
       ${ofReferral(period, p)}${atProvider('r.provider_id', period, p)}
     GROUP BY 1, 2 ORDER BY 1, 2`,
    p.values,
  );
}

function readWaits(system: Tenant, period: MeasuredPeriod): Promise<DaysCounted[]> {
  const { id, timeZone } = system.partnership;
  const p = new Parameters();
  const here = p.add(id);
  const zone = p.add(timeZone);
  const day = dayOf('r.received_at', zone);
  const asOf = p.add(period.asOf ?? system.today);
  // a move of a day that comes later has not been made yet
  const state = period.asOf
    ? `coalesce((SELECT h.to_state FROM referral_event h WHERE h.partnership_id = r.partnership_id
         AND h.referral_id = r.id AND ${dayOf('h.at', zone)} <= ${asOf} ORDER BY h.id DESC LIMIT 1), 'RECEIVED')`
    : 'r.state';
  return system.rows(
    `SELECT greatest(0, ${asOf}::date - ${day}) AS days, count(*)::int AS count
     FROM referral r ${PARTICIPANT}
     WHERE r.partnership_id = ${here} AND ${day} <= ${asOf} AND ${state} = ANY (${p.add(openReferralStates)})
       ${ofReferral(period, p)}${atProvider('r.provider_id', period, p)}
     GROUP BY 1 ORDER BY 1`,
    p.values,
  );
}

type Declined = { by: Decliner; provider: OrganisationView | null; reason: string; count: number };

function readDeclines(system: Tenant, period: MeasuredPeriod): Promise<Declined[]> {
  const { id, timeZone } = system.partnership;
  const p = new Parameters();
  const here = p.add(id);
  const day = dayOf('e.at', p.add(timeZone));
  const [from, to] = [p.add(period.from), p.add(period.to)];
  return system.rows(
    `SELECT x.by, ${organisationOf('x.provider_id', here)} AS provider, d.title AS reason, x.count
     FROM (SELECT CASE WHEN e.to_state = 'DECLINED' THEN 'HUB' ELSE 'PROVIDER' END AS by,
         CASE WHEN e.to_state <> 'DECLINED' THEN e.provider_id END AS provider_id, e.reason, count(*)::int AS count
       FROM referral_event e JOIN referral r ON r.partnership_id = e.partnership_id AND r.id = e.referral_id ${PARTICIPANT}
       WHERE e.partnership_id = ${here} AND e.reason IS NOT NULL AND ${day} BETWEEN ${from} AND ${to}
         ${ofReferral(period, p)}${atProvider('e.provider_id', period, p)}
       GROUP BY 1, 2, 3) x
     JOIN decline_reason d ON d.partnership_id = ${here} AND d.code = x.reason
     ORDER BY x.by, x.count DESC, d.title, x.provider_id`,
    p.values,
  );
}

/**
 * How often somebody had been referred before. They are who the referral led to or whom the hub recognised in it; where it
 * is neither, whoever has the same name and birth date; without a birth date nobody is known.
 */
function readReferredBefore(
  system: Tenant,
  period: MeasuredPeriod,
): Promise<{ times: number; count: number }[]> {
  const { id, timeZone } = system.partnership;
  const p = new Parameters();
  const here = p.add(id);
  const day = dayOf('r.received_at', p.add(timeZone));
  const [from, to] = [p.add(period.from), p.add(period.to)];
  return system.rows(
    `SELECT least(r.before, ${p.add(MOST_TIMES)}::int) AS times, count(*)::int AS count
     FROM (SELECT w.*, (row_number() OVER (PARTITION BY w.who ORDER BY w.received_at, w.id) - 1)::int AS before
       FROM (SELECT x.*, coalesce(x.person, CASE WHEN x.birth_date IS NOT NULL THEN
           coalesce(min(x.person) OVER alike, x.folded_name || ' ' || x.birth_date) END, x.id::text) AS who
         FROM (SELECT r.*, coalesce(r.participant_id, k.participant_id)::text AS person FROM referral r
           LEFT JOIN recognised_person k ON k.partnership_id = r.partnership_id AND k.referral_id = r.id
           WHERE r.partnership_id = ${here}) x
         WINDOW alike AS (PARTITION BY x.folded_name, x.birth_date)) w) r ${PARTICIPANT}
     WHERE ${day} BETWEEN ${from} AND ${to}${ofReferral(period, p)}${atProvider('r.provider_id', period, p)}
     GROUP BY 1 ORDER BY 1`,
    p.values,
  );
}

/** The filters for an episode of support `e`. */
function ofEpisode({ sourceId, anchorId, cohort, ...period }: MeasuredPeriod, p: Parameters): string {
  return [
    ...(sourceId
      ? [
          `EXISTS (SELECT FROM referral r WHERE r.partnership_id = e.partnership_id
             AND r.participant_id = e.participant_id AND r.source_id = ${p.add(known(sourceId))})`,
        ]
      : []),
    ...(anchorId ? [`e.anchor_id = ${p.add(known(anchorId))}`] : []),
    ...(cohort ? [`e.cohort = ${p.add(cohort)}`] : []),
  ]
    .map((one) => ` AND ${one}`)
    .concat(atProvider('e.provider_id', period, p))
    .join('');
}

/** An episode `e` of participant `p` that goes on on a day: the latest by then, unless they are closed without a day. */
const goesOn = (day: string): string =>
  `(e.enrolled_on <= ${day}::date AND (e.ended_on > ${day}::date OR e.ended_on IS NULL AND p.phase <> 'CLOSED')
    AND NOT EXISTS (SELECT FROM enrolment later WHERE later.partnership_id = e.partnership_id
      AND later.participant_id = e.participant_id AND later.enrolled_on > e.enrolled_on
      AND later.enrolled_on <= ${day}::date))`;

/** The phase of participant `p` on a day: the one before the first change since, or the present one. */
const phaseOn = (day: string): string =>
  `coalesce((SELECT c.from_phase FROM phase_change c WHERE c.partnership_id = p.partnership_id
    AND c.participant_id = p.id AND c.on_date > ${day}::date ORDER BY c.on_date, c.recorded_at LIMIT 1), p.phase)`;

const EPISODE =
  'enrolment e JOIN participant p ON p.partnership_id = e.partnership_id AND p.id = e.participant_id';

/** How long each episode of support was that ended in the period, and how long each that goes on has been. */
function readSupport(system: Tenant, period: MeasuredPeriod): Promise<(DaysCounted & { ended: boolean })[]> {
  const p = new Parameters();
  const here = p.add(system.partnership.id);
  const [from, to, asOf] = [p.add(period.from), p.add(period.to), p.add(period.asOf ?? system.today)];
  return system.rows(
    `SELECT (e.ended_on <= ${asOf}::date) IS TRUE AS ended,
       greatest(0, least(e.ended_on, ${asOf}::date) - e.enrolled_on) AS days, count(*)::int AS count
     FROM ${EPISODE}
     WHERE e.partnership_id = ${here} AND (e.ended_on BETWEEN ${from} AND ${to} OR ${goesOn(asOf)})${ofEpisode(period, p)}
     GROUP BY 1, 2 ORDER BY 1, 2`,
    p.values,
  );
}

interface Met {
  readonly ended: boolean;
  /** from one time to the next; null: never */
  readonly days: number | null;
  readonly count: number;
}

/**
 * Every how many days of their support in the period people were met or spoken to, whoever of their provider's it was: of those
 * whose support ended in the period, and of those in active support; monitoring is on demand. A day counts once.
 */
function readFrequency(system: Tenant, period: MeasuredPeriod): Promise<Met[]> {
  const p = new Parameters();
  const here = p.add(system.partnership.id);
  const [from, to, asOf] = [p.add(period.from), p.add(period.to), p.add(period.asOf ?? system.today)];
  const until = `least(e.ended_on, ${to}::date, ${asOf}::date)`;
  return system.rows(
    `WITH supported AS (
       SELECT e.participant_id, (e.ended_on <= ${asOf}::date) IS TRUE AS ended, greatest(e.enrolled_on, ${from}::date) AS since,
         ${until} AS until
       FROM ${EPISODE} WHERE e.partnership_id = ${here}
         AND (e.ended_on BETWEEN ${from} AND ${to} OR (${goesOn(asOf)} AND ${phaseOn(asOf)} = 'ACTIVE'))${ofEpisode(period, p)}
     ), met AS (
       SELECT DISTINCT participant_id, met_on FROM standing_contact
       WHERE partnership_id = ${here} AND seen AND met_on BETWEEN ${from} AND ${to}
     ), episodes AS (
       SELECT s.ended, s.until - s.since + 1 AS days, count(m.met_on) AS times FROM supported s
       LEFT JOIN met m ON m.participant_id = s.participant_id AND m.met_on BETWEEN s.since AND s.until
       GROUP BY s.participant_id, s.ended, s.since, s.until
     )
     SELECT ended, ceil(days::numeric / nullif(times, 0))::int AS days, count(*)::int AS count FROM episodes
     WHERE days >= ${p.add(LEAST_DAYS_SUPPORTED)}::int GROUP BY 1, 2 ORDER BY 1, 2`,
    p.values,
  );
}

const seenOf = (met: readonly Met[]): SeenEvery =>
  seenEvery(
    met.flatMap(({ days, count }) => (days === null ? [] : [{ days, count }])),
    met.find(({ days }) => days === null)?.count ?? 0,
  );
