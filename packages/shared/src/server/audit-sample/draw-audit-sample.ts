import { createHash, randomBytes } from 'node:crypto';
import {
  addMonths,
  type CalendarDate,
  drawSample,
  type FrameClaim,
  isRefusal,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type AuditSampleView, readSamples } from './sample-view.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

interface FrameRow extends FrameClaim {
  readonly id: string;
}

/**
 * Draws the sample of a month that is over: a tenth of the claims verified in it (rules/audit-sample). Asking again
 * returns the one that was drawn: nobody draws until they like what they get.
 *
 * @param input.month any day of the month, in the partnership's time zone
 * @returns the sample; OUT_OF_RANGE while the month goes on, WRONG_STATE when nothing was verified in it.
 * @throws Fault FORBIDDEN
 */
export function drawAuditSample(
  actor: Actor,
  input: { readonly month: CalendarDate },
): Promise<AuditSampleView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('drawAuditSample');
    const id = await drawIn(tenant, firstOf(input.month));
    if (isRefusal(id)) return id;
    const [sample] = await readSamples(tenant, { id, most: 1 });
    if (!sample) throw new Error('A sample was drawn and is not there.');
    return sample;
  });
}

/**
 * Draws what the schedule owes: the sample of the last month that is over.
 * @returns whether one was drawn now.
 */
export function drawScheduledSample(actor: Actor): Promise<boolean> {
  return withTenant(actor, async (tenant) => {
    tenant.names('drawAuditSample');
    const month = addMonths(firstOf(tenant.today), -1);
    const there = await tenant.row('SELECT FROM audit_sample WHERE partnership_id = $1 AND month = $2', [
      tenant.partnership.id,
      month,
    ]);
    return !there && !isRefusal(await drawIn(tenant, month));
  });
}

const firstOf = (day: CalendarDate): CalendarDate => `${day.slice(0, 8)}01` as CalendarDate;

/** @returns the id of the month's sample. */
async function drawIn(tenant: Tenant, month: CalendarDate): Promise<string | Refusal> {
  const { id: here } = tenant.partnership;
  if (addMonths(month, 1) > tenant.today)
    return refuse('OUT_OF_RANGE', 'A month’s sample is drawn when the month is over.', 'month');
  // two who draw at once: the second waits, and is given what the first drew
  await tenant.rows(`SELECT pg_advisory_xact_lock(hashtextextended('weft.audit-sample.' || $1::text, 0))`, [
    here,
  ]);
  const drawn = await tenant.row<{ id: string }>(
    'SELECT id FROM audit_sample WHERE partnership_id = $1 AND month = $2',
    [here, month],
  );
  if (drawn) return drawn.id;
  const frame = await readFrame(tenant, month);
  if (frame.length === 0) return refuse('WRONG_STATE', 'No claim was verified in that month.', 'month');
  const seed = randomBytes(32).toString('hex');
  const place = new Map(drawSample(frame, seed, sha256).map((reference, nth) => [reference, nth + 1]));
  const made = await tenant.row<{ id: string }>(
    `INSERT INTO audit_sample (partnership_id, month, seed, frame_size, drawn_at, drawn_by)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    [here, month, seed, frame.length, tenant.now, tenant.me.personId],
  );
  if (!made) throw new Error('A sample was drawn and is not there.');
  await tenant.execute(
    `INSERT INTO audit_sample_claim (partnership_id, sample_id, claim_id, position)
     SELECT $1, $2, * FROM unnest($3::uuid[], $4::int[])`,
    [here, made.id, frame.map(({ id }) => id), frame.map(({ reference }) => place.get(reference) ?? null)],
  );
  return made.id;
}

/** The claims verified in a month and not reversed since. */
const readFrame = (tenant: Tenant, month: CalendarDate): Promise<FrameRow[]> =>
  tenant.rows<FrameRow>(
    `SELECT c.id, c.reference, c.outcome_code AS "outcomeCode", c.provider_id::text AS provider FROM claim c
     WHERE c.partnership_id = $1 AND c.state IN ('VERIFIED', 'BILLED', 'PAID')
       AND c.verified_at >= $2::date::timestamp AT TIME ZONE $4
       AND c.verified_at < $3::date::timestamp AT TIME ZONE $4`,
    [tenant.partnership.id, month, addMonths(month, 1), tenant.partnership.timeZone],
  );
