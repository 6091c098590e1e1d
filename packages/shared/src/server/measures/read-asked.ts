import { type AskedCounted, type AskedFigures, askedFigures } from '../../rules/index.js';
import { STATE } from '../joint-work/joint-work-view.js';
import { Parameters } from '../parameters.js';
import type { Tenant } from '../tenancy/index.js';
import { dayOf, known, type MeasuredPeriod } from './measured.js';

interface Counted extends AskedCounted {
  readonly what: 'TRANSFER' | 'JOINT_WORK';
  /** whether it was asked in the period; what goes on is counted besides */
  readonly inPeriod: boolean;
}

interface BetweenProviders {
  readonly transfers: AskedFigures;
  readonly jointWork: AskedFigures;
  /** goes on, whenever it was asked for */
  readonly jointWorkRunning: number;
}

const WHO = `participant_id, from_provider, to_provider, asked_at, decided_at`;

/** SQL for how `x` stood on the day $2: what was decided or ended later had not been yet. */
const stoodOn = (zone: string): string => `CASE
    WHEN ${dayOf('x.decided_at', zone)} > $2::date THEN 'ASKED'
    WHEN x.state = 'ENDED' AND ${dayOf('x.ended_at', zone)} > $2::date AND coalesce(x.until_on >= $2::date, true) THEN 'AGREED'
    ELSE x.state END`;

/**
 * What providers asked of one another (docs/adr/0024, 0026): transfers, and joint work. A provider's are those that it asked
 * and those that it was asked. One statement. @param system as the system: it sees everybody
 */
export async function readAsked(system: Tenant, period: MeasuredPeriod): Promise<BetweenProviders> {
  const { id, timeZone } = system.partnership;
  const p = new Parameters();
  const here = p.add(id);
  // what STATE calls $2
  p.add(period.asOf ?? system.today);
  const zone = p.add(timeZone);
  const [from, to] = [p.add(period.from), p.add(period.to)];
  const asked = dayOf('x.asked_at', zone);
  const rows = await system.rows<Counted>(
    `SELECT x.what, CASE x.stood WHEN 'ASKED' THEN 'WAITING' WHEN 'TAKEN_ON' THEN 'AGREED' ELSE x.stood END AS stands,
       CASE WHEN x.stood <> 'ASKED' THEN ${dayOf('x.decided_at', zone)} - ${asked} END AS days,
       ${asked} BETWEEN ${from} AND ${to} AS "inPeriod", count(*)::int AS count
     FROM (SELECT x.*, ${stoodOn(zone)} AS stood
       FROM (SELECT 'TRANSFER' AS what, t.state, NULL::date AS until_on, NULL::timestamptz AS ended_at, ${WHO}
           FROM transfer t WHERE t.partnership_id = ${here}
         UNION ALL SELECT 'JOINT_WORK', ${STATE}, j.until_on, j.ended_at, ${WHO}
           FROM joint_work j WHERE j.partnership_id = ${here}) x) x
     JOIN participant p ON p.partnership_id = ${here} AND p.id = x.participant_id
     WHERE (${asked} BETWEEN ${from} AND ${to} OR (x.what = 'JOINT_WORK' AND x.stood = 'AGREED'))${filters(period, p)}
     GROUP BY 1, 2, 3, 4`,
    p.values,
  );
  const of = (what: Counted['what']): Counted[] => rows.filter((row) => row.what === what);
  const asking = (what: Counted['what']): AskedFigures =>
    askedFigures(of(what).filter(({ inPeriod }) => inPeriod));
  return {
    transfers: asking('TRANSFER'),
    jointWork: asking('JOINT_WORK'),
    jointWorkRunning: of('JOINT_WORK')
      .filter(({ stands }) => stands === 'AGREED')
      .reduce((sum, { count }) => sum + count, 0),
  };
}

function filters({ sourceId, providerId, anchorId, cohort }: MeasuredPeriod, p: Parameters): string {
  const provider = providerId && p.add(known(providerId));
  return [
    ...(provider ? [`${provider}::uuid IN (x.from_provider, x.to_provider)`] : []),
    ...(sourceId
      ? [
          `EXISTS (SELECT FROM referral r WHERE r.partnership_id = p.partnership_id AND r.participant_id = p.id
             AND r.source_id = ${p.add(known(sourceId))})`,
        ]
      : []),
    ...(anchorId ? [`p.anchor_id = ${p.add(known(anchorId))}`] : []),
    ...(cohort ? [`p.cohort = ${p.add(cohort)}`] : []),
  ]
    .map((one) => ` AND ${one}`)
    .join('');
}
