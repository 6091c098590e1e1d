import { isOver, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { SharingAgreementView } from './agreement-view.js';
import { lockAgreement } from './lock-agreement.js';
import { mustReadAgreement } from './read-agreements.js';
import { readSharingChoices } from './sharing-choices.js';

/** Whom an agreement names, or names no more. */
interface SharingPersonInput {
  readonly agreementId: string;
  readonly personId: string;
}

/**
 * Names somebody in an agreement: from then on they see what is matched under it. What was signed was signed knowing who
 * looks, so afterwards nobody lets themself in: somebody else names them.
 * @returns the agreement; WRONG_STATE when it is over; SAME_PERSON; OVERLAP when they are named already; INVALID (personId)
 * @throws Fault FORBIDDEN; NOT_FOUND
 */
export function nameSharingPerson(
  actor: Actor,
  { agreementId, personId }: SharingPersonInput,
): Promise<SharingAgreementView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('nameSharingPerson');
    const { id, state, hasSignature } = await lockAgreement(tenant, agreementId);
    if (isOver(state))
      return refuse('WRONG_STATE', 'This agreement is over. Nobody is named in it any more.');
    const wanted = personId.toLowerCase();
    if (wanted === tenant.personId && hasSignature)
      return refuse(
        'SAME_PERSON',
        'Nobody names themself once it is signed. Ask a colleague to name you.',
        'personId',
      );
    const { people } = await readSharingChoices(tenant);
    if (!people.some((one) => one.id === wanted))
      return refuse('INVALID', 'Choose somebody of the backbone, or a data lead.', 'personId');
    const named = await tenant.execute(
      `INSERT INTO sharing_person (partnership_id, agreement_id, person_id, named_by, named_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [tenant.partnership.id, id, wanted, tenant.personId, tenant.now],
    );
    if (named === 0) return refuse('OVERLAP', 'This person is named already. Reload the page.', 'personId');
    return mustReadAgreement(tenant, id);
  });
}

/**
 * Names somebody no more: from now on they see nothing that is matched under it.
 * @returns the agreement; WRONG_STATE for the last one, without whom nobody would look at what comes in
 * @throws Fault FORBIDDEN; NOT_FOUND, also for who is not named
 */
export function endSharingPerson(
  actor: Actor,
  { agreementId, personId }: SharingPersonInput,
): Promise<SharingAgreementView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('endSharingPerson');
    if (!isId(personId)) throw notFound();
    const { id, state } = await lockAgreement(tenant, agreementId);
    const named = await tenant.rows<{ personId: string }>(
      `SELECT person_id AS "personId" FROM sharing_person
       WHERE partnership_id = $1 AND agreement_id = $2 AND ended_at IS NULL`,
      [tenant.partnership.id, id],
    );
    const wanted = personId.toLowerCase();
    if (!named.some((one) => one.personId === wanted)) throw notFound();
    if (named.length === 1 && !isOver(state))
      return refuse(
        'WRONG_STATE',
        'This is the last person who looks at the matches. Name somebody else first, or end the agreement.',
      );
    await tenant.execute(
      `UPDATE sharing_person SET ended_by = $4, ended_at = $5
       WHERE partnership_id = $1 AND agreement_id = $2 AND person_id = $3 AND ended_at IS NULL`,
      [tenant.partnership.id, id, wanted, tenant.personId, tenant.now],
    );
    return mustReadAgreement(tenant, id);
  });
}
