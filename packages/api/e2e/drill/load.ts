import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { vi } from 'vitest';
import type { Random } from '../../src/testing/random.js';
import { postJson } from '../../src/testing/test-server.js';
import { Acknowledged, more } from './acknowledged.js';
import { OUTCOME, type Place } from './place.js';
import { PATIENCE, type Site } from './site.js';

const USERS = 6;
/** A request without an answer for so long is one that hangs. */
const HANGS_MS = 60_000;

const ENROL = `mutation ($input: ParticipantInput!) {
  it: enrolParticipant(input: $input) { ... on Participant { id } ... on Refusal { code } } }`;
const SUBMIT = `mutation ($input: ClaimInput!) {
  it: submitClaim(input: $input) { ... on Claim { id } ... on Refusal { code } } }`;
const decide = (verb: string): string =>
  `mutation ($id: ID!) { it: ${verb}(id: $id) { ... on Claim { id } ... on Refusal { code } } }`;
const RUN = `mutation ($end: Date!) {
  it: runPayments(periodEnd: $end) { ... on PaymentRun { id } ... on Refusal { code } } }`;
const READ = `{ it: claims(first: 25) { totalCount edges { node { id state participant { id } } } } }`;

type Who = 'linkWorker' | 'backbone' | 'verifier';

/** People who submit, approve, verify, read and pay, all at once; what they were told is kept in `acknowledged`. */
export interface Load {
  readonly acknowledged: Acknowledged;
  /** Waits until so many more writes have been acknowledged. */
  acknowledges(writes: number): Promise<void>;
  /** Prepares the run of the next period, again and again until the API says yes. */
  prepareRun(): Promise<string>;
  stop(): Promise<void>;
}

/** @param urls of the APIs, one of which is chosen for each request */
export async function startLoad(
  site: Site,
  place: Place,
  random: Random,
  urls: readonly string[],
): Promise<Load> {
  const acknowledged = new Acknowledged();
  const { people, slug } = place.scene;
  const cookies: Record<Who, string> = { linkWorker: '', backbone: '', verifier: '' };
  for (const who of ['linkWorker', 'backbone', 'verifier'] as const)
    cookies[who] = await site.cookieFor(people[who].personId, random.one(urls));
  const headers = (who: Who) => ({ cookie: cookies[who], 'x-partnership': slug });

  /** The id that the API answered with; null for a refusal. @throws for everything else */
  const ask = async (who: Who, query: string, variables: object): Promise<string | null> => {
    const answer = await inTime(postJson(`${random.one(urls)}/graphql`, { query, variables }, headers(who)));
    const body = (await answer.json()) as {
      data?: { it?: { id?: string; code?: string; edges?: unknown } } | null;
      errors?: { extensions?: { code?: string } }[];
    };
    const fault = body.errors?.[0];
    if (fault || !body.data?.it) throw new Error(fault?.extensions?.code ?? `status ${answer.status}`);
    const { id, code, edges } = body.data.it;
    if (code !== undefined) more(acknowledged.refused, code);
    return id ?? (edges ? 'list' : null);
  };
  const upload = async (): Promise<string> => {
    const words = `Ann moved in. ${random.next()}`;
    const form = new FormData();
    form.append('file', new Blob([words], { type: 'text/plain' }), 'words.txt');
    const answer = await inTime(
      fetch(`${random.one(urls)}/api/uploads`, {
        method: 'POST',
        headers: headers('linkWorker'),
        body: form,
      }),
    );
    const { uploadId } = (await answer.json()) as { uploadId?: string };
    if (!uploadId) throw new Error(`upload ${answer.status}`);
    acknowledged.uploads.set(uploadId, createHash('sha256').update(words).digest('hex'));
    return uploadId;
  };

  const submit = async (): Promise<void> => {
    const participantId = await ask('linkWorker', ENROL, {
      input: {
        givenName: 'Sam',
        familyName: `Number ${acknowledged.participants.size}`,
        providerId: people.providerId,
        enrolledOn: '2024-01-01',
      },
    });
    if (!participantId) return;
    acknowledged.participants.add(participantId);
    const evidence = [{ kind: 'DOCUMENT', uploadId: await upload() }];
    const input = { participantId, outcomeCode: OUTCOME, achievedOn: '2024-03-15', evidence };
    const id = await ask('linkWorker', SUBMIT, { input });
    if (id) acknowledged.step(id, 'SUBMITTED');
  };
  const approve = async (): Promise<void> => {
    const waiting = acknowledged.at('SUBMITTED');
    if (waiting.length === 0) return submit();
    const id = await ask('backbone', decide('approveClaim'), { id: random.one(waiting) });
    if (id) acknowledged.step(id, 'APPROVED');
  };
  const verify = async (): Promise<void> => {
    const waiting = acknowledged.at('APPROVED');
    if (waiting.length === 0) return approve();
    const id = await ask('verifier', decide('verifyClaim'), { id: random.one(waiting) });
    if (id) acknowledged.step(id, 'VERIFIED');
  };
  const read = async (): Promise<void> => {
    const who = random.one(['linkWorker', 'backbone', 'verifier'] as const);
    if (await ask(who, READ, {})) more(acknowledged.reads, people[who].personId);
  };
  const pay = async (): Promise<string | null> => {
    const runId = await ask('backbone', RUN, { end: place.nextPeriodEnd() });
    if (runId) acknowledged.runs.add(runId);
    return runId;
  };
  const deeds = [submit, submit, submit, approve, approve, verify, verify, read, read];

  let stopped = false;
  const oneUser = async (): Promise<void> => {
    while (!stopped) {
      try {
        await random.one(deeds)();
      } catch (fault) {
        more(acknowledged.failed, nameOf(fault));
        // whoever is told that it did not work does not try again at once
        await pause(100);
      }
    }
  };
  const users = Array.from({ length: USERS }, oneUser);

  return {
    acknowledged,
    acknowledges: (writes) => {
      const wanted = acknowledged.writes + writes;
      return vi.waitFor(() => {
        if (acknowledged.writes < wanted)
          throw new Error(`${acknowledged.writes} of ${wanted} writes; ${saidOf(acknowledged.failed)}`);
      }, PATIENCE);
    },
    prepareRun: () =>
      vi.waitFor(async () => {
        const runId = await pay();
        if (!runId) throw new Error(`A run was refused: ${saidOf(acknowledged.refused)}`);
        return runId;
      }, PATIENCE),
    async stop() {
      stopped = true;
      await Promise.all(users);
      if (acknowledged.failed.has('HANGS'))
        throw new Error(`Requests had no answer for ${HANGS_MS / 1_000} s.`);
    },
  };
}

const inTime = <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const hangs = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('HANGS')), HANGS_MS);
  });
  return Promise.race([work, hangs]).finally(() => clearTimeout(timer));
};

/** What kept an answer from coming, in a word. */
function nameOf(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault;
  const { cause } = fault;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.message : fault.message;
}

export const saidOf = (counts: Map<string, number>): string =>
  [...counts].map(([what, count]) => `${what} ${count}`).join(', ') || 'nothing';
