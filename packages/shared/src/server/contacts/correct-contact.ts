import { GROUP_KIND, isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import type { ParticipantView } from '../participants/participant-view.js';
import { readParticipant } from '../participants/read-participant.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { readContactKinds } from './contact-kinds.js';
import { type ContactGiven, readGiven } from './read-given.js';
import { checkBeside, readKey, saysTheSame, write } from './record-contact.js';
import { lockContacts, sentBefore } from './write-contacts.js';

export interface ContactCorrection {
  /** the entry that was wrong */
  readonly id: string;
  /** a UUID made where it was written: what comes twice is one correction */
  readonly clientKey: string;
  /** how it should read; left out: it never was, and is removed */
  readonly contact?: ContactGiven | null;
}

/**
 * Puts a contact right, or removes it, by an entry in its place: what it said is kept. Who works beside another provider
 * (docs/adr/0026) does so with what they wrote.
 * @returns the participant; WRONG_STATE when somebody has corrected it already, and (clientKey) when the actor has, with
 *   something else under this key; INVALID, OUT_OF_RANGE with the field
 * @throws Fault FORBIDDEN; NOT_FOUND for what is not the actor's to write
 */
export function correctContact(actor: Actor, input: ContactCorrection): Promise<ParticipantView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('correctContact');
    const clientKey = readKey(input.clientKey);
    if (isRefusal(clientKey)) return clientKey;
    const id = mustBeId(input.id);
    const [, entry] = await Promise.all([
      tenant.worksJointly(),
      tenant.row<{ participantId: string; kind: string | null; isMine: boolean }>(
        `SELECT participant_id AS "participantId", kind, recorded_by = $3 AS "isMine" FROM contact
         WHERE partnership_id = $1 AND id = $2`,
        [tenant.partnership.id, id, tenant.personId],
      ),
    ]);
    if (!entry) throw notFound();
    const { participantId, besideSince } = await lockContacts(tenant, entry.participantId);
    if (besideSince !== null && !entry.isMine)
      return refuse(
        'WRONG_STATE',
        'Whoever wrote this down corrects it, or the provider that supports them.',
      );
    const view = await readParticipant(tenant, participantId);
    if (!view) throw notFound();
    const later = await tenant.row<{ mine: boolean }>(
      `SELECT recorded_by = $3 AND client_key = $4 AS mine FROM contact WHERE partnership_id = $1 AND corrects = $2`,
      [tenant.partnership.id, id, tenant.personId, clientKey],
    );
    const kinds = (await readContactKinds(tenant)).map((kind) =>
      // what was entered by a kind that is no longer offered may stay so
      kind.code === entry.kind ? { ...kind, offered: true } : kind,
    );
    const contact = input.contact ? await readGiven(tenant, input.contact, kinds) : null;
    if (later?.mine) {
      // sent twice
      const there = await sentBefore(tenant, tenant.personId, clientKey);
      const isSame =
        input.contact && contact && there ? saysTheSame(there, input.contact, contact) : there === contact;
      return isSame
        ? view
        : refuse(
            'WRONG_STATE',
            'Your correction had arrived already, as it was first written, so this change was not taken. Reload the page to see what the contact says now.',
            'clientKey',
          );
    }
    if (later || entry.kind === null)
      return refuse(
        'WRONG_STATE',
        'Somebody has corrected this contact already. Reload the page to see what it says now.',
      );
    const used = await tenant.row(
      'SELECT FROM contact WHERE partnership_id = $1 AND recorded_by = $2 AND client_key = $3',
      [tenant.partnership.id, tenant.personId, clientKey],
    );
    if (used)
      return refuse(
        'INVALID',
        'This was sent before, for another contact, and nothing is changed. Open the contact and correct it anew.',
        'clientKey',
      );
    if (entry.kind === GROUP_KIND)
      return refuse('WRONG_STATE', 'This was ticked at a group session. Correct it there.');
    if (contact === null) {
      await write(tenant, { participantId, clientKey, corrects: id });
      return view;
    }
    if (isRefusal(contact)) return contact;
    const early = checkBeside(besideSince, contact.on);
    if (early) return early;
    await write(tenant, { participantId, clientKey, corrects: id, contact });
    return view;
  });
}
