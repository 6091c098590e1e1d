import { type CalendarDate, judgeWithWords } from '../../rules/index.js';
import { loadCardsInForce } from '../rate-cards/load-cards-in-force.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { judgeMilestones } from './judge-milestones.js';
import { type HoursJson, recordedOf, recordsJson, type SpellJson, SUPPORT_ENDED } from './load-records.js';
import { type JudgedAgain, judgedColumns, rewriteMilestones } from './write-milestones.js';

/** Rows of one transaction: enough to make a journey to the database worth while, few enough to hold in memory. */
const AT_ONCE = 2_000;
/** While the rules judge one batch, the database reads or writes another. */
const LANES = 2;

interface DueRow {
  readonly participant_id: string;
  readonly outcome_code: string;
  readonly provider_id: string;
  readonly tariff_id: string;
  readonly started_on: CalendarDate;
  readonly claimed_for: CalendarDate | null;
  readonly support_ended_on: CalendarDate | null;
  readonly spells: SpellJson[] | null;
  readonly hours: HoursJson[] | null;
}

type Terms = Parameters<typeof judgeWithWords>[1];

const { spells, hours } = recordsJson('m.after_code');
// what somebody is just judging is judged by them; every other row stays as it is until this is written
const DUE = `
  SELECT m.participant_id, m.outcome_code, m.provider_id, m.tariff_id, m.started_on, m.claimed_for,
    ${SUPPORT_ENDED} AS support_ended_on, ${spells} AS spells, ${hours} AS hours
  FROM (SELECT * FROM milestone WHERE partnership_id = $1 AND look_again_on <= $2
    ORDER BY look_again_on LIMIT $3 FOR UPDATE SKIP LOCKED) m
  JOIN participant p ON p.partnership_id = m.partnership_id AND p.id = m.participant_id`;

/**
 * Judges the milestones that time alone has changed by today in the partnership's time zone, batch by batch, each a
 * transaction of its own: killed in the middle, it goes on where it was, and done twice it finds nothing the second
 * time. What it costs grows with what has changed, not with what is there. For the system.
 * @returns how many it looked at
 */
export async function sweepMilestones(actor: Actor, stopped: () => boolean = () => false): Promise<number> {
  const lanes = await Promise.all(Array.from({ length: LANES }, () => sweepLane(actor, stopped)));
  return lanes.reduce((sum, looked) => sum + looked, 0);
}

async function sweepLane(actor: Actor, stopped: () => boolean): Promise<number> {
  let looked = 0;
  for (let more = true; more && !stopped(); ) {
    const batch = await withTenant(actor, sweepSome);
    looked += batch;
    more = batch === AT_ONCE;
  }
  return looked;
}

async function sweepSome(tenant: Tenant): Promise<number> {
  tenant.names('sweepMilestones');
  const { today } = tenant;
  const due = await tenant.rows<DueRow>(DUE, [tenant.partnership.id, today, AT_ONCE], { keepPlan: 'always' });
  if (due.length === 0) return 0;
  const cardOf = await loadCardsInForce(
    tenant,
    due.map((row) => ({ providerId: row.provider_id, on: today })),
  );
  const judge = judgeOn(today);
  const judged: JudgedAgain[] = [];
  const otherCard: string[] = [];
  for (const row of due) {
    const card = cardOf(row.provider_id, today);
    const tariff = card?.tariffs.find(({ id }) => id === row.tariff_id);
    // another card is in force: what milestones there are may have changed as well
    if (!tariff?.sustain) otherCard.push(row.participant_id);
    else {
      const { sustain, evidence } = tariff;
      const terms = { sustain, evidence, fullTimeHours: card?.fullTimeHours ?? null };
      const { participant_id, outcome_code } = row;
      judged.push({ participant_id, outcome_code, ...judge(row, terms) });
    }
  }
  if (judged.length > 0) await rewriteMilestones(tenant, judged);
  await judgeMilestones(tenant, otherCard);
  return due.length;
}

/** Judges rows on a day. Of whom nothing is recorded, all stand alike that began on one day towards one line. */
function judgeOn(today: CalendarDate): (row: DueRow, terms: Terms) => ReturnType<typeof judgedColumns> {
  const alike = new Map<string, ReturnType<typeof judgedColumns>>();
  return (row, terms) => {
    const isPlain = row.spells === null && row.hours === null;
    const key = `${row.tariff_id} ${row.started_on} ${row.claimed_for} ${row.support_ended_on}`;
    const known = isPlain ? alike.get(key) : undefined;
    if (known) return known;
    const facts = {
      startedOn: row.started_on,
      claimedFor: row.claimed_for,
      supportEndedOn: row.support_ended_on,
      ...recordedOf(row.spells, row.hours),
    };
    const judged = judgedColumns(judgeWithWords(facts, terms, today));
    if (isPlain) alike.set(key, judged);
    return judged;
  };
}
