import { type AskedCounted, type AskedFigures, askedFigures } from '../../rules/index.js';
import { STATE } from '../joint-work/joint-work-view.js';
import { Parameters } from '../parameters.js';
import type { Tenant } from '../tenancy/index.js';
import { dayOf, known, type MeasuredPeriod } from './measured.js';

interface Counted extends AskedCounted {
  readonly what: 'TRANSFER' | 'JOINT_WORK';
  /** whether it was asked in the period; what goes on today is counted besides */
  readonly inPeriod: boolean;
}

interface BetweenProviders {
  readonly transfers: AskedFigures;
  readonly jointWork: AskedFigures;
  /** goes on today, whenever it was asked for */
  readonly jointWorkRunning: number;
}

const WHO = `participant_id, from_provider, to_provider, asked_at, decided_at`;

/**
 * What providers asked of one another (docs/adr/0024, 0026): transfers, and joint work. A provider's are those that it asked
 * and those that it was asked. One statement. @param system as the system: it sees everybody
 */
export async function readAsked(system: Tenant, period: MeasuredPeriod): Promise<BetweenProviders> {
  const { id, timeZone } = system.partnership;
  const p = new Parameters();
  const here = p.add(id);
  // what STATE calls $2
  p.add(system.today);
  const zone = p.add(timeZone);
  const [from, to] = [p.add(period.from), p.add(period.to)];
  const asked = dayOf('x.asked_at', zone);
  const rows = await system.rows<Counted>(
    `SELECT x.what, CASE x.state WHEN 'ASKED' THEN 'WAITING' WHEN 'TAKEN_ON' THEN 'AGREED' ELSE x.state END AS stands,
       ${dayOf('x.decided_at', zone)} - ${asked} AS days, ${asked} BETWEEN ${from} AND ${to} AS "inPeriod",
       count(*)::int AS count
     FROM (SELECT 'TRANSFER' AS what, t.state, ${WHO} FROM transfer t WHERE t.partnership_id = ${here}
       UNION ALL SELECT 'JOINT_WORK', ${STATE}, ${WHO} FROM joint_work j WHERE j.partnership_id = ${here}) x
     JOIN participant p ON p.partnership_id = ${here} AND p.id = x.participant_id
     WHERE (${asked} BETWEEN ${from} AND ${to} OR (x.what = 'JOINT_WORK' AND x.state = 'AGREED'))${filters(period, p)}
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
