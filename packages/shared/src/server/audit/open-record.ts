import { isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { announce } from '../outbox/index.js';
import { readText } from '../read-text.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { OPENED_RECORD, type OpenedRecordView } from './opened-record-view.js';

/** The longest that a record stays open; the database refuses more. */
const MOST_HOURS = 8;
const SHORTEST_REASON = 10;

export interface OpenRecordInput {
  /** the participant's, "P-000123" */
  readonly reference: string;
  readonly reason: string;
  readonly hours: number;
}

/**
 * Opens one participant's record for the data lead, who sees none otherwise (break-glass): a reason, a time limit,
 * and the backbone is told at once. Opening it anew while it is open gives it the new time.
 *
 * @returns the opened record; INVALID with its field.
 * @throws Fault FORBIDDEN
 */
export function openRecord(actor: Actor, input: OpenRecordInput): Promise<OpenedRecordView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('openRecord');
    const reference = readText(
      input.reference,
      'reference',
      60,
      'Give the participant’s reference, such as P-000123.',
    );
    if (isRefusal(reference)) return reference;
    const reason = readText(input.reason, 'reason', 2000, 'Say why you need to see this record.');
    if (isRefusal(reason)) return reason;
    if ([...reason].length < SHORTEST_REASON)
      return refuse(
        'INVALID',
        'Say in a sentence why you need to see this record: others will read it.',
        'reason',
      );
    if (!Number.isInteger(input.hours) || input.hours < 1 || input.hours > MOST_HOURS)
      return refuse('INVALID', `A record is opened for 1 to ${MOST_HOURS} hours.`, 'hours');
    const found = await tenant.row<{ id: string | null }>('SELECT app.participant_to_open($1) AS id', [
      reference.toUpperCase(),
    ]);
    if (!found?.id) return refuse('INVALID', 'No participant has this reference.', 'reference');
    const { id: partnershipId } = tenant.partnership;
    await tenant.execute(
      `UPDATE opened_record SET closed_at = $4
       WHERE partnership_id = $1 AND person_id = $2 AND participant_id = $3 AND closed_at IS NULL AND ends_at > $4`,
      [partnershipId, tenant.personId, found.id, tenant.now],
    );
    const opened = await tenant.row<OpenedRecordView>(
      `WITH o AS (
         INSERT INTO opened_record (partnership_id, person_id, participant_id, reason, opened_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $5::timestamptz + make_interval(hours => $6))
         RETURNING *)
       SELECT ${OPENED_RECORD} FROM o`,
      [partnershipId, tenant.personId, found.id, reason, tenant.now, input.hours],
    );
    if (!opened) throw new Error('A record was opened and is not there.');
    await announce(tenant, { kind: 'mail.openedRecord', openedRecordId: opened.id });
    return opened;
  });
}
