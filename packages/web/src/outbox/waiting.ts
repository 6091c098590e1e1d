import { createStore, del, entries, set, type UseStore } from 'idb-keyval';
import type { ContactInput, SignatureInput } from '../gql/graphql.js';
import { count } from '../ui/count.js';

/** What was written here and has not been sent: it lies on this device alone, and is sent by nobody but its writer. */
interface Entry {
  /** under which it is sent: what is sent twice is there once */
  readonly key: string;
  /** the account that wrote it */
  readonly owner: string;
  readonly slug: string;
  /** whom it is about, as its writer knows them, and what it is: 'Visit at home' */
  readonly about: string;
  readonly title: string;
  /** why the server refused it; it stays to be put right */
  readonly refused: { readonly message: string; readonly field: string | null } | null;
  readonly keptAt: number;
}

export interface WaitingContact extends Entry {
  /** left out by what was kept here before signatures were */
  readonly what?: 'CONTACT';
  readonly input: ContactInput;
}

/** What somebody signed: it is sent as it is, or deleted, and never changed. */
export interface WaitingSignature extends Entry {
  readonly what: 'SIGNATURE';
  readonly input: SignatureInput;
}

export type Waiting = WaitingContact | WaitingSignature;

export const isSignature = (entry: Waiting): entry is WaitingSignature => entry.what === 'SIGNATURE';
export const isContact = (entry: Waiting): entry is WaitingContact => !isSignature(entry);

/** '2 contacts', '1 contact and 1 signature' */
export function tellEntries(list: readonly Waiting[]): string {
  const signatures = list.filter(isSignature).length;
  const contacts = list.length - signatures;
  return [
    ...(contacts > 0 ? [count(contacts, 'contact')] : []),
    ...(signatures > 0 ? [count(signatures, 'signature')] : []),
  ].join(' and ');
}

let opened: UseStore | undefined;
const store = (): UseStore => {
  opened ??= createStore('weft-outbox', 'waiting');
  return opened;
};

const changes = new EventTarget();
/** Other tabs of this browser show the same. */
const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('weft-outbox');
others?.addEventListener('message', () => changes.dispatchEvent(new Event('change')));

function changed(): void {
  changes.dispatchEvent(new Event('change'));
  others?.postMessage('change');
}

/** Calls back whenever something begins to wait, is sent or taken away, in whichever tab. */
export function whenWaitingChanges(then: () => void): () => void {
  changes.addEventListener('change', then);
  return () => changes.removeEventListener('change', then);
}

/** What waits here of one account, the oldest first. */
export async function waitingOf(owner: string): Promise<Waiting[]> {
  const all = await entries<string, Waiting>(store());
  return all
    .map(([, entry]) => entry)
    .filter((entry) => entry.owner === owner)
    .sort((a, b) => a.keptAt - b.keptAt);
}

/** Keeps an entry until it is sent. @throws where the browser keeps nothing */
export async function keepWaiting(entry: Waiting): Promise<void> {
  await set(entry.key, entry, store());
  changed();
}

/** Takes an entry away: it was sent, or its writer does not want it. */
export async function forgetWaiting(key: string): Promise<void> {
  await del(key, store());
  changed();
}
