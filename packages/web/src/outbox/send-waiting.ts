import { CombinedGraphQLErrors } from '@apollo/client';
import { clientOf } from '../app/api.js';
import { RECORD_CONTACT } from '../contacts/contact-queries.js';
import { graphql } from '../gql/gql.js';
import { RECORD_SIGNATURE } from '../signatures/signature-queries.js';
import { faultText } from '../ui/fault-text.js';
import { forgetWaiting, isSignature, keepWaiting, type Waiting, waitingOf } from './waiting.js';

/** Answers that stay the same however often one asks. */
const FINAL = ['FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT'];

const WHO_IS_SIGNED_IN = graphql(`
  query WhoIsSignedIn {
    viewer {
      id
    }
  }
`);

/** Whoever waits for longer has no connection that is worth the name. */
const LONGEST_MS = 15_000;

export type Sent =
  | { readonly how: 'sent'; readonly id: string }
  | { readonly how: 'waits' }
  | { readonly how: 'refused'; readonly message: string };

/** One tab at a time: what one of them sends, no other does. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (navigator.locks === undefined) return work();
  return await navigator.locks.request('weft-outbox', work);
}

/** What became of an entry; `kept` is false where the browser keeps nothing. */
export interface KeptAndSent {
  readonly kept: boolean;
  readonly sent: Sent;
}

/** Keeps an entry on this device and sends it. */
export const keepAndSend = (entry: Waiting): Promise<KeptAndSent> =>
  inTurn(async () => {
    const kept = await keepWaiting(entry).then(
      () => true,
      () => false,
    );
    return { kept, sent: await sendOne(entry) };
  });

/** Asks the server to take an entry in; what it answers, nothing where it answers nothing. */
async function ask(entry: Waiting) {
  const client = clientOf(entry.slug);
  const context = { fetchOptions: { signal: AbortSignal.timeout(LONGEST_MS) } };
  if (isSignature(entry)) {
    const variables = { input: { ...entry.input, writtenBy: entry.owner } };
    const refetchQueries = ['SignedStatements'];
    const { data } = await client.mutate({ mutation: RECORD_SIGNATURE, variables, context, refetchQueries });
    return data?.recordSignature;
  }
  const variables = { input: { ...entry.input, clientKey: entry.key, writtenBy: entry.owner } };
  const refetchQueries = ['Contacts', 'Story', 'People', 'ContactEntry'];
  const { data } = await client.mutate({ mutation: RECORD_CONTACT, variables, context, refetchQueries });
  return data?.recordContact;
}

/** Whether it is the entry's writer who is signed in by now, in whichever tab. */
async function isSignedIn({ owner, slug }: Waiting): Promise<boolean> {
  try {
    const { data } = await clientOf(slug).query({ query: WHO_IS_SIGNED_IN, fetchPolicy: 'no-cache' });
    return data?.viewer?.id === owner;
  } catch {
    // Nobody is, or there is no connection to ask by.
    return false;
  }
}

/** Sends one entry; what the server refuses stays on the device with the reason, to be put right. */
async function sendOne(entry: Waiting): Promise<Sent> {
  let refused: NonNullable<Waiting['refused']>;
  try {
    const answer = await ask(entry);
    if (!answer) return { how: 'waits' };
    if (answer.__typename !== 'Refusal') {
      await forgetWaiting(entry.key);
      return { how: 'sent', id: answer.id };
    }
    refused = { message: answer.message, field: answer.field ?? null };
  } catch (fault) {
    const codes = CombinedGraphQLErrors.is(fault)
      ? fault.errors.map(({ extensions }) => String(extensions?.code))
      : [];
    // no connection, no session, or the server is not well: it waits
    if (!codes.some((code) => FINAL.includes(code))) return { how: 'waits' };
    // somebody else has signed in on this device since: what the server refused is them
    if (codes.includes('FORBIDDEN') && !(await isSignedIn(entry))) return { how: 'waits' };
    refused = { message: faultText(fault), field: null };
  }
  await keepWaiting({ ...entry, refused });
  return { how: 'refused', message: refused.message };
}

/** Sends what waits of one account, the oldest first, until one has to wait on; those that were sent. */
export const sendWaiting = (owner: string): Promise<readonly Waiting[]> =>
  inTurn(async () => {
    const sent: Waiting[] = [];
    for (const entry of await waitingOf(owner)) {
      if (entry.refused) continue;
      const { how } = await sendOne(entry);
      if (how === 'waits') break;
      if (how === 'sent') sent.push(entry);
    }
    return sent;
  });
