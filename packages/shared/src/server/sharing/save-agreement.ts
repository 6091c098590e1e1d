import {
  checkAgreement,
  isRefusal,
  type Refusal,
  refuse,
  type SharingDraft,
  type SharingPartyDraft,
} from '../../rules/index.js';
import { isId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { SharingAgreementView } from './agreement-view.js';
import { lockAgreement } from './lock-agreement.js';
import { mustReadAgreement } from './read-agreements.js';
import { readSharingChoices } from './sharing-choices.js';
import { writeAgreement } from './write-agreement.js';

/** An agreement as it shall stand, whole: what is left out of it is taken out. */
export interface SharingAgreementInput extends SharingDraft {
  /** the draft that is changed; left out: a new one */
  readonly id?: string | null;
  /** the version that was read before it was changed; without it nobody asks whether it was changed since */
  readonly basedOn?: string | null;
}

/**
 * Writes an information-sharing agreement (features.md PN7), or changes one that nobody has signed: parties, people and
 * what it proves in one.
 * @returns the agreement; INVALID or OUT_OF_RANGE with its field for the first thing that makes no sense; WRONG_STATE once
 *   somebody has signed it, or (basedOn) when somebody changed it meanwhile
 * @throws Fault FORBIDDEN; NOT_FOUND
 */
export function saveSharingAgreement(
  actor: Actor,
  input: SharingAgreementInput,
): Promise<SharingAgreementView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('saveSharingAgreement');
    if (input.id) {
      const closed = await checkOpen(tenant, input.id, input.basedOn);
      if (closed) return closed;
    }
    const parties = await namedParties(tenant, input.parties);
    if (isRefusal(parties)) return parties;
    const { people, outcomes } = await readSharingChoices(tenant);
    const draft = { ...input, parties, personIds: input.personIds.map((id) => id.toLowerCase()) };
    const [wrong] = checkAgreement(draft, {
      mayBeNamed: new Set(people.map(({ id }) => id)),
      outcomes: new Map(outcomes.map((one) => [one.outcomeCode, one])),
    });
    if (wrong) return wrong;
    return mustReadAgreement(tenant, await writeAgreement(tenant, input.id ?? null, draft));
  });
}

async function checkOpen(
  tenant: Tenant,
  id: string,
  basedOn: string | null | undefined,
): Promise<Refusal | null> {
  const { state, hasSignature } = await lockAgreement(tenant, id);
  if (hasSignature)
    return refuse(
      'WRONG_STATE',
      'Somebody has signed this agreement, so it is not changed any more. Write another one, and end this one.',
    );
  if (state === 'ENDED') return refuse('WRONG_STATE', 'This agreement was ended. Write another one.');
  if (!basedOn) return null;
  const { version } = await mustReadAgreement(tenant, id);
  return version === basedOn
    ? null
    : refuse(
        'WRONG_STATE',
        'Somebody else has changed this agreement since you opened it. Nothing of yours was saved.',
        'basedOn',
      );
}

/** A party of this partnership is called as it is called here. */
async function namedParties(
  tenant: Tenant,
  parties: readonly SharingPartyDraft[],
): Promise<SharingPartyDraft[] | Refusal> {
  const wanted = parties.flatMap(({ organisationId }) => organisationId ?? []);
  const found = await tenant.rows<{ id: string; name: string }>(
    'SELECT id, name FROM organisation WHERE partnership_id = $1 AND id = ANY ($2::uuid[])',
    [tenant.partnership.id, wanted.filter(isId)],
  );
  const names = new Map(found.map(({ id, name }) => [id, name]));
  const named: SharingPartyDraft[] = [];
  for (const [nth, party] of parties.entries()) {
    const organisationId = party.organisationId?.toLowerCase() ?? null;
    const name = organisationId === null ? party.name : names.get(organisationId);
    if (name === undefined)
      return refuse(
        'INVALID',
        'Choose an organisation of this partnership, or write who the party is.',
        `parties.${nth}.organisationId`,
      );
    named.push({ ...party, organisationId, name });
  }
  return named;
}
