import {
  type CalendarDate,
  formatDate,
  isRefusal,
  type Refusal,
  refuse,
  USUAL_CONTACT_KINDS,
} from '../../rules/index.js';
import { Fault, forbidden } from '../errors.js';
import { isId } from '../ids.js';
import { survivorOf } from '../merging/survivor.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { keepContactKinds, readContactKinds } from './contact-kinds.js';
import type { ContactView } from './contact-view.js';
import { type ContactGiven, type ContactWritten, readGiven } from './read-given.js';
import { type ContactEntry, lockContacts, sentBefore, writeContacts } from './write-contacts.js';

export interface ContactInput extends ContactGiven {
  readonly participantId: string;
  /** a UUID made where it was written: what comes twice is one contact */
  readonly clientKey: string;
  /** who wrote it, where it waited on a device for a connection: nobody else sends it */
  readonly writtenBy?: string | null;
}

/**
 * Records a contact, once however often it is sent; also with somebody whom the actor works beside (docs/adr/0026).
 * @returns the contact, as it was written when it came first; INVALID or OUT_OF_RANGE with its field; WRONG_STATE
 *   (clientKey) where it came before and said something else: who changed it meanwhile has to hear that this was not taken
 * @throws Fault FORBIDDEN; NOT_FOUND for whose record is not the actor's to write
 */
export function recordContact(actor: Actor, input: ContactInput): Promise<ContactView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordContact');
    mustHaveWritten(tenant, input.writtenBy);
    const clientKey = readKey(input.clientKey);
    if (isRefusal(clientKey)) return clientKey;
    const [, sent] = await Promise.all([
      tenant.worksJointly(),
      sentBefore(tenant, tenant.personId, clientKey),
    ]);
    if (sent) {
      const given = await readGiven(tenant, input, await readContactKinds(tenant));
      const participantId = await keptRecordOf(tenant, input.participantId);
      return asItCameFirst(sent, { ...input, participantId }, given);
    }
    const { participantId, besideSince } = await lockContacts(tenant, input.participantId);
    const contact = await readGiven(tenant, input, await readContactKinds(tenant));
    if (isRefusal(contact)) return contact;
    const early = checkBeside(besideSince, contact.on);
    if (early) return early;
    const written = await write(tenant, { participantId, clientKey, contact });
    if (!written) throw new Fault('INTERNAL', 'A contact that was written is not there.');
    return asItCameFirst(written, input, contact);
  });
}

/** Two records may have become one since: a device goes on naming the record that went (docs/adr/0015). */
const keptRecordOf = async (tenant: Tenant, id: string): Promise<string> =>
  (isId(id) && (await survivorOf(tenant, id))) || id;

/** What is there under a key, for who sends it again: what they send now has to be the same. */
const asItCameFirst = (
  there: ContactView,
  input: ContactInput,
  given: ContactWritten | Refusal,
): ContactView | Refusal =>
  input.participantId.toLowerCase() === there.participantId && saysTheSame(there, input, given)
    ? there
    : refuse(
        'WRONG_STATE',
        'This contact had arrived already, as it was first written, so the change was not taken. Change it on the person’s page, and delete it here.',
        'clientKey',
      );

/**
 * Whether what is sent says what is there.
 * @param given what is sent, judged; what would be refused by now is compared by what says whether they met, and when
 */
export function saysTheSame(
  there: ContactView,
  input: ContactGiven,
  given: ContactWritten | Refusal,
): boolean {
  const met = ({ kind, on, at, minutes, seen }: ContactGiven): unknown[] => [
    kind,
    on,
    at?.trim() || null,
    minutes ?? null,
    seen,
  ];
  const all = (of: Omit<ContactWritten, 'sittingId' | 'attendance'>): unknown[] => [
    ...met(of),
    of.place,
    of.words,
    [...of.company].sort(),
    [...of.jointWorkerIds].sort(),
  ];
  const written = { ...there, jointWorkerIds: there.jointWorkers.map(({ id }) => id) };
  const [now, before] = isRefusal(given) ? [met(input), met(there)] : [all(given), all(written)];
  return JSON.stringify(now) === JSON.stringify(before);
}

/** What waited on a device is sent by who wrote it. @throws Fault FORBIDDEN for anybody else */
function mustHaveWritten(tenant: Tenant, writtenBy: string | null | undefined): void {
  if (writtenBy && writtenBy.toLowerCase() !== tenant.personId) throw forbidden();
}

/** Why a contact was not of the time in which the actor works beside another provider; null: it was, or they do not. */
export const checkBeside = (since: CalendarDate | null, on: CalendarDate): Refusal | null =>
  since !== null && on < since
    ? refuse(
        'OUT_OF_RANGE',
        `You work with them jointly since ${formatDate(since)}. Give that day or a later one.`,
        'on',
      )
    : null;

/** Where an entry is told from another: INVALID where it is no UUID. */
export const readKey = (clientKey: string): string | Refusal =>
  isId(clientKey)
    ? clientKey.toLowerCase()
    : refuse('INVALID', 'Give each entry a UUID of its own, made where it was written.', 'clientKey');

/** Writes one entry of the actor's as the system; the entry, null where it removes another. */
export async function write(
  tenant: Tenant,
  entry: Omit<ContactEntry, 'recordedBy' | 'recordedAt'>,
): Promise<ContactView | null> {
  const { personId, now } = tenant;
  const usual = (await readContactKinds(tenant)) === USUAL_CONTACT_KINDS;
  const system = await tenant.continueAsSystem();
  if (usual) await keepContactKinds(system);
  await writeContacts(system, [{ ...entry, recordedBy: personId, recordedAt: now }]);
  return sentBefore(system, personId, entry.clientKey);
}
