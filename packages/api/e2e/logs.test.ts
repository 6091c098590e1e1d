import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { calendarDate } from '@weft/shared';
import { closeDatabase, DEMONSTRATION_ACCOUNTS, openDatabase } from '@weft/shared/server';
import { type ClaimScene, type EmptyDatabase, makeClaimScene } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PASSWORD, postJson } from '../src/testing/test-server.js';
import { type RunningWeft, runningWeft } from './running-weft.js';

const PATIENCE = { timeout: 50_000, interval: 100 };

/** A participant, with a name as the demonstration draws them, and somebody who is invited. */
const SUPPORTED = { given: 'Zsófia', family: 'Quarmbyová', born: '1987-03-14', postcode: 'HD1 2QT' };
const INVITED = { name: 'Олена Коваленко', email: 'olena.kovalenko@home.example' };
const NETWORK = '203.0.113.77';
const FULL = `${SUPPORTED.given} ${SUPPORTED.family}`;

/** Everything that is somebody's, and was sent or stored. */
const THEIRS: string[] = [
  ...Object.values(SUPPORTED),
  ...INVITED.name.split(' '),
  INVITED.email,
  'olena.kovalenko',
  NETWORK,
  PASSWORD,
];

/** A mail server that knows nobody, and says so with the address. */
async function refusingMailServer(): Promise<Server> {
  const server = createServer((socket) => {
    socket.setEncoding('utf8').on('error', () => undefined);
    socket.write('220 mail.example\r\n');
    socket.on('data', (line: string) => {
      const to = /^RCPT TO:<(.*)>/i.exec(line)?.[1];
      if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
      else socket.write(to ? `550 5.1.1 <${to}>: ${INVITED.name} is not known here\r\n` : '250 ok\r\n');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** The scene's people are those of the demonstration. */
async function nameAsInDemonstration(scene: ClaimScene, database: EmptyDatabase): Promise<void> {
  const { rows } = await database.owner.query<{ id: string; role: string }>(
    'SELECT person_id AS id, roles[1] AS role FROM membership WHERE partnership_id = $1 ORDER BY created_at',
    [scene.partnershipId],
  );
  const left = [...DEMONSTRATION_ACCOUNTS];
  for (const { id, role } of rows) {
    const at = left.findIndex(({ roles }) => (roles as readonly string[]).includes(role));
    const [account] = left.splice(at, 1);
    if (!account) throw new Error(`Nobody in the demonstration is ${role}.`);
    await database.owner.query('UPDATE person SET name = $2, email = $3 WHERE id = $1', [
      id,
      account.name,
      account.email,
    ]);
    THEIRS.push(account.email, account.name, ...account.name.split(' '));
  }
}

describe('the logs', () => {
  let mail: Server;
  let weft: RunningWeft;
  let scene: ClaimScene;

  beforeAll(async () => {
    mail = await refusingMailServer();
    const address = mail.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    weft = await runningWeft({
      api: { LOG_LEVEL: 'trace', WEFT_TRUSTED_PROXIES: '127.0.0.1,::1' },
      worker: { LOG_LEVEL: 'trace', SMTP_URL: `smtp://127.0.0.1:${port}` },
      prepare: async (database) => {
        await openDatabase(database.appUrl);
        scene = await makeClaimScene(database.owner).finally(closeDatabase);
        await nameAsInDemonstration(scene, database);
      },
    });
  }, 240_000);
  afterAll(async () => {
    await weft.stop();
    mail.close();
  });

  const as = async (person: { personId: string }) => {
    const cookie = await weft.cookieFor(person.personId);
    THEIRS.push(
      ...cookie.split('; ').map((part) => part.slice(part.indexOf('=') + 1, part.indexOf('=') + 24)),
    );
    return {
      cookie,
      partnership: scene.slug,
      headers: {
        'x-forwarded-for': NETWORK,
        'user-agent': FULL,
        referer: `${weft.url}/people/${SUPPORTED.family}`,
      },
    };
  };

  /** One day in the partnership, with what goes right and what goes wrong. */
  it('say what happened, of nobody', { timeout: 120_000 }, async () => {
    const { people } = scene;
    const linkWorker = await as(people.linkWorker);
    const backbone = await as(people.backbone);
    const verifier = await as(people.verifier);

    // signing in: wrong password, nobody, nonsense
    const signIn = `${weft.url}/api/auth/sign-in/email`;
    await postJson(signIn, { email: DEMONSTRATION_ACCOUNTS[0]?.email, password: `${FULL} wrong` });
    await postJson(signIn, { email: INVITED.email, password: PASSWORD });
    await postJson(signIn, { email: FULL });
    await fetch(signIn, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': NETWORK },
      body: `{"email": ${FULL}`,
    });
    await weft.database.owner.query('DELETE FROM auth.sign_in_attempt');

    // a person is enrolled, looked for, and asked for wrongly
    const enrol = `mutation ($input: ParticipantInput!) {
      enrolParticipant(input: $input) { ... on Participant { id } ... on Refusal { code } } }`;
    const input = {
      givenName: SUPPORTED.given,
      familyName: SUPPORTED.family,
      birthDate: SUPPORTED.born,
      postcode: SUPPORTED.postcode,
      providerId: people.providerId,
      enrolledOn: '2024-01-01',
    };
    const enrolled = await weft.ask<{ enrolParticipant: { id: string } }>(linkWorker, enrol, { input });
    const participantId = enrolled.data.enrolParticipant.id;
    expect(participantId).toBeTruthy();
    await weft.ask(linkWorker, enrol, { input: { ...input, enrolledOn: '2099-01-01' } });
    await weft.ask(linkWorker, enrol, { input: { ...input, birthDate: FULL } });
    await weft.ask(linkWorker, enrol, { input: { ...input, providerId: SUPPORTED.family } });
    await weft.ask(verifier, enrol, { input });
    await weft.ask(linkWorker, `{ participants(search: "${SUPPORTED.family}") { totalCount } }`);
    await weft.ask(linkWorker, `{ search(text: "${FULL}") { __typename } }`);
    await weft.ask(linkWorker, `{ participant(id: "${SUPPORTED.family}") { id } }`);
    await weft.ask(linkWorker, `{ ${SUPPORTED.postcode.replace(' ', '_')} { id } }`);
    await weft.ask(
      { ...linkWorker, partnership: SUPPORTED.family.toLowerCase().replace('á', 'a') },
      '{ viewer { name } }',
    );
    const filter = encodeURIComponent(JSON.stringify({ search: SUPPORTED.family }));
    for (const path of [
      `/people/${encodeURIComponent(FULL)}?search=${encodeURIComponent(FULL)}`,
      `/api/exports/participants.csv?partnership=${scene.slug}&filter=${filter}`,
      `/api/exports/participants.csv?partnership=${scene.slug}&filter=${encodeURIComponent(FULL)}`,
      `/api/evidence/${encodeURIComponent(FULL)}`,
      `/api/invitations/${encodeURIComponent(INVITED.email)}`,
      `/${encodeURIComponent(FULL)}/%E0%A4%A`,
    ])
      await fetch(weft.url + path, { headers: { ...linkWorker.headers, cookie: linkWorker.cookie } });

    // evidence, also what is none, and a claim with everybody's words
    const upload = (name: string, content: string) => {
      const form = new FormData();
      form.append('file', new Blob([content]), name);
      return fetch(`${weft.url}/api/uploads`, {
        method: 'POST',
        headers: { cookie: linkWorker.cookie, 'x-partnership': scene.slug },
        body: form,
      });
    };
    expect((await upload(`${FULL}.txt`, `I, ${FULL}, moved in.`)).status).toBe(200);
    await upload(`${FULL}.exe`, `MZ\u0000\u0000 ${FULL}`);
    await breakOff(linkWorker.cookie);
    const claim = `mutation ($input: ClaimInput!) {
      submitClaim(input: $input) { ... on Claim { id } ... on Refusal { code message } } }`;
    const evidence = [{ kind: 'SELF_CERTIFICATION', statement: `I, ${FULL}, moved in.` }];
    const claimInput = { participantId, outcomeCode: 'ENTRY', achievedOn: '2024-03-01', evidence };
    const made = await weft.ask<{ submitClaim: { id: string } }>(linkWorker, claim, { input: claimInput });
    const id = made.data.submitClaim.id;
    await weft.ask(linkWorker, claim, { input: claimInput });
    await weft.ask(linkWorker, claim, { input: { ...claimInput, outcomeCode: FULL } });
    const move = async (who: typeof linkWorker, name: string, words = ''): Promise<void> => {
      const moved = await weft.ask(
        who,
        `mutation { ${name}(id: "${id}"${words}) { ... on Claim { state } ... on Refusal { code message } } }`,
      );
      expect(moved.text, name).toContain('state');
    };
    await move(backbone, 'returnClaim', `, reason: "Ask ${FULL} again"`);
    await weft.ask(
      linkWorker,
      `mutation ($evidence: [EvidenceInput!]!) { resubmitClaim(id: "${id}", evidence: $evidence) { __typename } }`,
      { evidence },
    );
    await move(backbone, 'approveClaim');
    await move(verifier, 'askAboutClaim', `, question: "When did ${FULL} move?"`);
    await move(linkWorker, 'answerAboutClaim', `, answer: "${SUPPORTED.born}, says ${FULL}"`);
    await move(verifier, 'verifyClaim');

    // somebody is invited, whom the mail server does not know; a run that can never run
    const invited = await weft.ask(
      backbone,
      `mutation ($email: String!, $name: String!) {
        addMember(email: $email, name: $name, organisationId: "${people.providerId}", roles: [LINK_WORKER]) { __typename } }`,
      { email: INVITED.email, name: INVITED.name },
    );
    expect(invited.text).toContain('Membership');
    await weft.database.owner.query(
      `ALTER TABLE payment_run ADD CONSTRAINT never_run CHECK (state = 'QUEUED') NOT VALID`,
    );
    await weft.ask(backbone, 'mutation { runPayments(periodEnd: "2024-03-31") { __typename } }');

    // faults inside, whose own words hold the row
    await weft.database.owner.query(
      'ALTER TABLE participant ADD CONSTRAINT nobody_more CHECK (given_name IS NULL) NOT VALID',
    );
    const fault = await weft.ask(linkWorker, enrol, {
      input: { ...input, enrolledOn: calendarDate('2024-01-02') },
    });
    expect(fault.text).toContain('INTERNAL');
    await vi.waitFor(() => {
      const failed = weft.worker
        .output()
        .split('\n')
        .filter((line) => line.includes('a job failed'));
      expect(failed.join()).toContain('mail.invitation');
      expect(failed.join()).toContain('payments.run');
    }, PATIENCE);
    for (const { child, ended } of [weft.api, weft.worker]) {
      child.kill('SIGTERM');
      await ended;
    }

    const api = weft.api.output();
    const worker = weft.worker.output();
    expect(api.split('\n').filter((line) => line.includes('"answered"')).length).toBeGreaterThan(30);
    expect(api).toContain('A request failed inside.');
    for (const line of `${api}\n${worker}`.split('\n').filter((text) => text !== ''))
      expect(JSON.parse(line)).toBeTruthy();
    const said = `${api}\n${worker}`.toLowerCase();
    const found = [...new Set(THEIRS)].filter((word) => appears(said, word));
    const lines = said.split('\n').filter((line) => found.some((word) => appears(line, word)));
    expect({ found, lines }).toEqual({ found: [], lines: [] });
  });

  /** Half an upload, and then the line is dead. */
  const breakOff = async (cookie: string): Promise<void> => {
    const socket = connect(Number(new URL(weft.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `POST /api/uploads HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\nx-partnership: ${scene.slug}\r\n` +
        'content-type: multipart/form-data; boundary=part\r\ncontent-length: 100000\r\n\r\n' +
        `--part\r\ncontent-disposition: form-data; name="file"; filename="${FULL}.txt"\r\n\r\n${FULL}`,
    );
    socket.destroySoon();
    await once(socket, 'close');
  };
});

/** In any of the ways in which a word is written in a line of JSON or an address. */
const appears = (text: string, word: string): boolean =>
  [word, encodeURIComponent(word), JSON.stringify(word).slice(1, -1), word.normalize('NFD')].some((form) =>
    text.includes(form.toLowerCase()),
  );
