import { CombinedGraphQLErrors } from '@apollo/client';
import { clientOf } from '../app/api.js';
import { RECORD_CONTACT } from '../contacts/contact-queries.js';
import { faultText } from '../ui/fault-text.js';
import { forgetWaiting, keepWaiting, type Waiting, waitingOf } from './waiting.js';

/** Answers that stay the same however often one asks. */
const FINAL = ['FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT'];

/** Whoever waits for longer has no connection that is worth the name. */
const LONGEST_MS = 15_000;

export type Sent = { readonly how: 'sent' | 'waits' } | { readonly how: 'refused'; readonly message: string };

/** One tab at a time: what one of them sends, no other does. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (navigator.locks === undefined) return work();
  return await navigator.locks.request('weft-outbox', work);
}

/** Keeps an entry on this device and sends it; `kept` is false where the browser keeps nothing. */
export const keepAndSend = (entry: Waiting): Promise<{ readonly kept: boolean; readonly sent: Sent }> =>
  inTurn(async () => {
    const kept = await keepWaiting(entry).then(
      () => true,
      () => false,
    );
    return { kept, sent: await sendOne(entry) };
  });

/** Sends one entry; what the server refuses stays on the device with the reason, to be put right. */
async function sendOne(entry: Waiting): Promise<Sent> {
  let refused: Waiting['refused'];
  try {
    const { data } = await clientOf(entry.slug).mutate({
      mutation: RECORD_CONTACT,
      variables: { input: { ...entry.input, clientKey: entry.key, writtenBy: entry.owner } },
      context: { fetchOptions: { signal: AbortSignal.timeout(LONGEST_MS) } },
      refetchQueries: ['Contacts', 'People', 'ContactEntry'],
    });
    const answer = data?.recordContact;
    if (!answer) return { how: 'waits' };
    refused =
      answer.__typename === 'Refusal' ? { message: answer.message, field: answer.field ?? null } : null;
  } catch (fault) {
    const codes = CombinedGraphQLErrors.is(fault)
      ? fault.errors.map(({ extensions }) => String(extensions?.code))
      : [];
    // no connection, no session, or the server is not well: it waits
    if (!codes.some((code) => FINAL.includes(code))) return { how: 'waits' };
    refused = { message: faultText(fault), field: null };
  }
  if (refused === null) {
    await forgetWaiting(entry.key);
    return { how: 'sent' };
  }
  await keepWaiting({ ...entry, refused });
  return { how: 'refused', message: refused.message };
}

/** Sends what waits of one account, the oldest first, until one has to wait on; how many were sent. */
export const sendWaiting = (owner: string): Promise<number> =>
  inTurn(async () => {
    let sent = 0;
    for (const entry of await waitingOf(owner)) {
      if (entry.refused) continue;
      const { how } = await sendOne(entry);
      if (how === 'waits') break;
      if (how === 'sent') sent += 1;
    }
    return sent;
  });
