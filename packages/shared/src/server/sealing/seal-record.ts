import { randomUUID } from 'node:crypto';
import { checkOpeners, isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { namedWith, nameOpeners } from './name-openers.js';
import { mustFindToSeal, readChoices } from './record-to-seal.js';
import { readSealReason } from './seal-reason.js';
import { mustReadSeal, readSealOf, type SealView } from './seal-view.js';

export interface SealInput {
  /** a participant's or a referral's id */
  readonly recordId: string;
  readonly reason: string;
  /** who can open it beside whoever seals it */
  readonly personIds: readonly string[];
}

/**
 * Seals the record of somebody in danger: from now on only the people named see it (domain.md, Tenancy and privacy;
 * docs/adr/0022). A referral stays sealed when its person becomes a participant.
 * @returns the seal; INVALID or OUT_OF_RANGE with the field; WRONG_STATE for a record that is sealed already.
 * @throws Fault FORBIDDEN; NOT_FOUND
 */
export function sealRecord(actor: Actor, input: SealInput): Promise<SealView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('sealRecord');
    // whoever is handed over to another provider meanwhile is not theirs to seal
    await tenant.rows('SELECT FROM participant WHERE partnership_id = $1 AND id = $2 FOR UPDATE', [
      tenant.partnership.id,
      mustBeId(input.recordId),
    ]);
    const record = await mustFindToSeal(tenant, input.recordId);
    tenant.showed(record.participantId ? 'participant' : 'referral', [record.recordId]);
    if (await readSealOf(tenant, record.recordId))
      return refuse('WRONG_STATE', 'This record is sealed already. Change who can open it instead.');
    const reason = readSealReason(
      input.reason,
      'Say in a sentence what the person has to be kept safe from.',
    );
    if (isRefusal(reason)) return reason;
    const people = namedWith(tenant, input.personIds);
    const wrong = checkOpeners(people, await readChoices(tenant, record));
    if (wrong) return wrong;
    const id = randomUUID();
    const sealed = await tenant.execute(
      `INSERT INTO record_seal (partnership_id, id, record_id, participant_id, referral_ids, reason, sealed_by, sealed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [
        tenant.partnership.id,
        id,
        record.recordId,
        record.participantId,
        record.referralIds,
        reason,
        tenant.personId,
        tenant.now,
      ],
    );
    // somebody else sealed it in the same instant: to whom they did not name it is not there
    if (sealed === 0) throw notFound();
    await nameOpeners(tenant, id, people);
    return mustReadSeal(tenant, id);
  });
}
