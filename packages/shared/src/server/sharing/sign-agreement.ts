import {
  type CalendarDate,
  checkSharingSignature,
  isRefusal,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { forbidden, notFound } from '../errors.js';
import { readName } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { SharingAgreementView } from './agreement-view.js';
import { lockAgreement } from './lock-agreement.js';
import { mustReadAgreement } from './read-agreements.js';

/** For which party, and what stands under the paper where it signed elsewhere. */
export interface SignSharingInput {
  readonly agreementId: string;
  /** which of its parties, from 1 */
  readonly nth: number;
  /** who signed and when: for a party whose people do not sign here */
  readonly signedName?: string | null;
  readonly signedOn?: CalendarDate | null;
  /** the version that was read; without it nobody asks whether it was changed since */
  readonly basedOn?: string | null;
}

/**
 * Signs an agreement for a party: a member of its organisation today and by their own name; for a party outside, what was
 * signed on paper is recorded. When the last party has signed, the agreement holds.
 * @returns the agreement; WRONG_STATE when it is over, the party has signed, or (basedOn) it says something else than what
 *   was read; INVALID or OUT_OF_RANGE with the field
 * @throws Fault FORBIDDEN for whoever does not belong to the party; NOT_FOUND
 */
export function signSharingAgreement(
  actor: Actor,
  input: SignSharingInput,
): Promise<SharingAgreementView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('signSharingAgreement');
    const { id, state } = await lockAgreement(tenant, input.agreementId);
    const { parties, version } = await mustReadAgreement(tenant, id);
    const party = parties.find(({ nth }) => nth === input.nth);
    if (!party) throw notFound();
    const known = { state, isSigned: party.signedOn !== null, today: tenant.today };
    const closed = checkSharingSignature({ signedOn: tenant.today }, known);
    if (closed) return closed;
    if (party.wayToSign === null) throw forbidden();
    // what is signed is not changed any more: nobody signs what somebody else wrote into it a moment ago
    if (input.basedOn && input.basedOn !== version)
      return refuse(
        'WRONG_STATE',
        'Somebody has changed this agreement since you opened it, and nothing was signed. Reload the page and read it again before you sign.',
      );
    const signed = party.wayToSign === 'OWN' ? await ownSignature(tenant) : recordedSignature(input);
    if (isRefusal(signed)) return signed;
    const wrong = checkSharingSignature(signed, known);
    if (wrong) return wrong;
    await tenant.execute(
      `UPDATE sharing_party SET signed_name = $4, signed_on = $5, signature_recorded_by = $6, signature_recorded_at = $7
       WHERE partnership_id = $1 AND agreement_id = $2 AND nth = $3`,
      [tenant.partnership.id, id, party.nth, signed.signedName, signed.signedOn, tenant.personId, tenant.now],
    );
    await tenant.execute(
      `UPDATE sharing_agreement a SET signed_at = $3 WHERE a.partnership_id = $1 AND a.id = $2
         AND NOT EXISTS (SELECT FROM sharing_party y WHERE y.partnership_id = a.partnership_id
           AND y.agreement_id = a.id AND y.signed_on IS NULL)`,
      [tenant.partnership.id, id, tenant.now],
    );
    return mustReadAgreement(tenant, id);
  });
}

interface Signature {
  readonly signedName: string;
  readonly signedOn: CalendarDate;
}

async function ownSignature(tenant: Tenant): Promise<Signature> {
  const me = await tenant.row<{ name: string }>('SELECT name FROM person WHERE id = $1', [tenant.personId]);
  return { signedName: me?.name ?? '', signedOn: tenant.today };
}

function recordedSignature({ signedName, signedOn }: SignSharingInput): Signature | Refusal {
  const name = readName(signedName ?? '', 'signedName', 200, 'Write the name of who signed for this party.');
  if (isRefusal(name)) return name;
  if (!signedOn) return refuse('INVALID', 'Say on which day it was signed.', 'signedOn');
  return { signedName: name, signedOn };
}
