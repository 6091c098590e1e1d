import {
  type ClaimScene,
  countStatements,
  fillEveryTable,
  makeClaimScene,
  makeScene,
  type Person,
} from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportRoutes } from '../exports/export.routes.js';
import { apiSchema } from '../schema.js';
import { type TestServer, testServer } from '../testing/test-server.js';

const CLAIM = `id reference outcomeCode title domain achievedOn state price { amount currency } submittedAt awaitsAnswer
  restsOnReversed unfundedReason paidByGrant warnings split actions
  participant { id reference givenName familyName birthDate postcode cohort phase enrolledOn
    provider { name } linkWorker { name } anchor { name } }
  earlierClaims { outcomeCode title achievedOn state }
  provider { id name kinds } evidence { id kind statement fileName uploadedAt mediaType size isNew openedByMe }
  history { at by { id name } from to reason } shares { funder { name } label amount { amount } }
  conversation { at by { name } text awaitsAnswer }`;
const REFUSAL = '... on Refusal { code message field }';

const idOf = (record: unknown): string => (record as { id: string }).id;

describe('claims over HTTP', () => {
  let server: TestServer;
  let scene: ClaimScene;
  const cookies = new Map<string, string>();

  beforeAll(async () => {
    server = await testServer(await apiSchema(), {}, [exportRoutes]);
    scene = await makeClaimScene(server.database.owner);
  });
  afterAll(() => server.close());

  const cookieOf = async (who: Person): Promise<string> => {
    const cookie = cookies.get(who.personId) ?? (await server.cookieFor(who.personId));
    cookies.set(who.personId, cookie);
    return cookie;
  };
  const ask = async (who: Person, query: string, variables: object = {}) => {
    const { body } = await server.ask(query, {
      variables,
      cookie: await cookieOf(who),
      ...('partnership' in who && who.partnership ? { partnership: who.partnership } : {}),
    });
    return body;
  };
  const download = async (who: Person, path: string) =>
    fetch(`${server.url}${path}`, { headers: { cookie: await cookieOf(who) } });

  it('go from enrolment to verification, and each is told what they may do', async () => {
    const { linkWorker, backbone, verifier, providerId } = scene.people;
    const enrolled = await ask(
      linkWorker,
      `mutation ($input: ParticipantInput!) { enrolParticipant(input: $input) {
         ... on Participant { id reference givenName cohort phase linkWorker { id } ladder { outcomeCode state price { amount } } }
         ${REFUSAL} } }`,
      { input: { givenName: 'Ann', familyName: 'Smith', providerId, enrolledOn: '2024-01-01' } },
    );
    expect(enrolled).toMatchObject({
      data: {
        enrolParticipant: {
          cohort: 'NEW',
          phase: 'ACTIVE',
          ladder: [{ outcomeCode: 'ENTRY', state: 'POSSIBLE' }, {}, {}, {}, {}],
        },
      },
    });
    const participantId = idOf(enrolled.data?.enrolParticipant);
    const submit = (evidence: object[]) =>
      ask(
        linkWorker,
        `mutation ($input: ClaimInput!) { submitClaim(input: $input) { __typename ... on Claim { ${CLAIM} } ${REFUSAL} } }`,
        { input: { participantId, outcomeCode: 'ENTRY', achievedOn: '2024-02-29', evidence } },
      );
    expect(await submit([])).toMatchObject({
      data: { submitClaim: { __typename: 'Refusal', code: 'EVIDENCE_MISSING', field: 'evidence' } },
    });
    const made = await submit([{ kind: 'SELF_CERTIFICATION', statement: 'I moved in.' }]);
    expect(made).toMatchObject({
      data: {
        submitClaim: {
          __typename: 'Claim',
          state: 'SUBMITTED',
          price: { amount: '685.00', currency: 'GBP' },
        },
      },
    });
    const id = idOf(made.data?.submitClaim);
    const decide = (who: Person, verb: string, rest = '') =>
      ask(
        who,
        `mutation { ${verb}(id: "${id}"${rest}) { ... on Claim { state actions awaitsAnswer } ${REFUSAL} } }`,
      );
    const look = async (who: Person) =>
      (await ask(who, `{ claim(id: "${id}") { ${CLAIM} } }`)).data?.claim as { actions: string[] } | null;
    expect((await look(backbone))?.actions).toEqual(['APPROVE', 'RETURN', 'ASK']);
    expect(await decide(backbone, 'approveClaim')).toMatchObject({
      data: { approveClaim: { state: 'APPROVED' } },
    });
    expect((await look(verifier))?.actions).toEqual(['VERIFY', 'WITHHOLD', 'REJECT', 'ASK']);
    expect(await decide(verifier, 'askAboutClaim', ', question: "When?"')).toMatchObject({
      data: { askAboutClaim: { state: 'APPROVED', awaitsAnswer: true } },
    });
    expect(await decide(linkWorker, 'answerAboutClaim', ', answer: "Then."')).toMatchObject({
      data: { answerAboutClaim: { awaitsAnswer: false } },
    });
    expect(await decide(linkWorker, 'verifyClaim')).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    const several = `mutation { verifyClaims(ids: ["${id}"]) { ... on Claim { state history { to } } ${REFUSAL} } }`;
    expect(await ask(verifier, several)).toMatchObject({ data: { verifyClaims: [{ code: 'WRONG_STATE' }] } });
    expect(await decide(verifier, 'markEvidenceOpened')).toMatchObject({
      data: { markEvidenceOpened: { state: 'APPROVED' } },
    });
    expect(await ask(verifier, several)).toMatchObject({
      data: {
        verifyClaims: [
          { state: 'VERIFIED', history: [{ to: 'SUBMITTED' }, { to: 'APPROVED' }, { to: 'VERIFIED' }] },
        ],
      },
    });
    expect(await decide(scene.people.auditor, 'reverseClaim', ', reason: ""')).toMatchObject({
      data: { reverseClaim: { code: 'INVALID', field: 'reason' } },
    });
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await ask(backbone, `mutation { approveClaim(id: "${nobody}") { __typename } }`)).toMatchObject({
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    });
    expect(
      (await ask(backbone, `{ claim(id: "${nobody}") { id } participant(id: "x") { id } }`)).data,
    ).toEqual({
      claim: null,
      participant: null,
    });
  });

  it('are listed with participants, their ladders and claims for the price of one', async () => {
    for (let n = 0; n < 4; n += 1) await scene.submitted();
    const query = (first: number) => `{ participants(first: ${first}) { totalCount edges { node {
      reference ladder { outcomeCode state } claims(first: 2) { totalCount edges { node { reference ${CLAIM} } } } } } } }`;
    const costs = async (first: number) =>
      countStatements(async () => {
        const { data, errors } = await ask(scene.people.backbone, query(first));
        expect(errors).toBeUndefined();
        expect(data?.participants).toMatchObject({ edges: { length: first } });
      });
    expect(await costs(5)).toBe(await costs(1));
    const list = (first: number) =>
      countStatements(() =>
        ask(
          scene.people.backbone,
          `{ claims(first: ${first}, filter: { states: [SUBMITTED] }, order: OLDEST) { totalCount pageInfo { endCursor }
             edges { cursor node { reference participant { reference } provider { name } evidence { id } } } } }`,
        ),
      );
    expect([await list(1), await list(4)]).toEqual([1, 1]);
  });

  it('are downloaded as the list shows them', async () => {
    const { backbone, linkWorker, commissioner } = scene.people;
    const at = (file: string, filter?: object) =>
      `/api/exports/${file}.csv?partnership=${scene.slug}${filter ? `&filter=${encodeURIComponent(JSON.stringify(filter))}` : ''}`;
    const answer = await download(backbone, at('claims', { states: ['SUBMITTED'] }));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="claims.csv"');
    expect((await answer.text()).trimEnd().split('\r\n')).toHaveLength(5);
    const people = await download(linkWorker, at('participants', { phase: 'ACTIVE', search: 'smith' }));
    expect(await people.text()).toContain('Ann,Smith');
    expect((await download(commissioner, at('participants'))).status).toBe(403);
    expect((await fetch(`${server.url}${at('claims')}`)).status).toBe(401);
    expect((await download(backbone, '/api/exports/claims.csv?partnership=elsewhere')).status).toBe(403);
    for (const wrong of [
      '{',
      '[]',
      '{"states":["LOST"]}',
      '{"achievedFrom":"2024-02-30"}',
      '{"unfunded":"yes"}',
    ]) {
      const refused = await download(backbone, `${at('claims')}&filter=${encodeURIComponent(wrong)}`);
      expect([refused.status, await refused.json()]).toMatchObject([400, { code: 'BAD_USER_INPUT' }]);
    }
  });

  it('tell a funder nothing of whom they are about, whatever is asked', async () => {
    const here = await makeScene(server.database.owner);
    const all = await fillEveryTable(server.database.owner, here);
    const { FUNDER } = all.people;
    const list = await ask(FUNDER, `{ claims { totalCount edges { node { ${CLAIM} } } } }`);
    expect(list.errors).toBeUndefined();
    expect(list.data?.claims).toMatchObject({
      totalCount: 1,
      edges: [{ node: { participant: null, evidence: [] } }],
    });
    const csv = await (await download(FUNDER, `/api/exports/claims.csv?partnership=${here.slug}`)).text();
    for (const said of [JSON.stringify(list), csv]) {
      for (const secret of [
        'Ada',
        'P-1',
        'C-2',
        'letter.pdf',
        'AB1',
        all.claims.billed,
        all.firstParticipantId,
      ])
        expect(said).not.toContain(secret);
    }
    expect(await ask(FUNDER, '{ participants { totalCount } }')).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    expect((await ask(FUNDER, `{ claim(id: "${all.claims.billed}") { id } }`)).data).toEqual({ claim: null });
  });
});
