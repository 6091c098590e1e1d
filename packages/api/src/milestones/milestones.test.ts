import { type ClaimScene, countStatements, makeClaimScene, type Person } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiSchema } from '../schema.js';
import { type TestServer, testServer } from '../testing/test-server.js';

const MILESTONE = `outcomeCode title price { amount } after afterTitle startedOn state since dueOn promptOn reason doubt
  progress { unit done of } breaks { from to days goesOn reason effect } readyToClaim countsHours accepts
  evidence { kind statement on }
  recorded { id held from to reason weekly note evidenceKind statement at by { name } }`;
const REFUSAL = '... on Refusal { code message field }';
const RECORD = `mutation ($input: StatusInput!) { recordStatus(input: $input) {
  ... on Participant { id milestones { ${MILESTONE} } } ${REFUSAL} } }`;

describe('milestones over HTTP', () => {
  let server: TestServer;
  let scene: ClaimScene;

  beforeAll(async () => {
    server = await testServer(await apiSchema(), {}, []);
    scene = await makeClaimScene(server.database.owner);
  });
  afterAll(() => server.close());

  const ask = async (who: Person, query: string, variables: object = {}) => {
    const { body } = await server.ask(query, {
      variables,
      cookie: await server.cookieFor(who.personId),
      ...('partnership' in who && who.partnership ? { partnership: who.partnership } : {}),
    });
    return body;
  };
  const housed = async (): Promise<string> => {
    const { id } = await scene.enrol();
    await scene.submitted({ participantId: id });
    return id;
  };

  it('are recorded and corrected, and each change answers with where they stand', async () => {
    const participantId = await housed();
    const { linkWorker, verifier } = scene.people;
    const about = { participantId, outcomeCode: 'ENTRY' };
    const lost = {
      ...about,
      held: false,
      from: '2024-03-20',
      reason: 'LOST_HOME',
      note: 'Said by the landlord.',
    };
    const broken = await ask(linkWorker, RECORD, { input: lost });
    expect(broken).toMatchObject({
      data: {
        recordStatus: {
          milestones: [
            {
              outcomeCode: 'STAY_3',
              state: 'BROKEN',
              afterTitle: 'Entry into a home',
              progress: { unit: 'DAYS', done: '19', of: '92' },
              breaks: [{ from: '2024-03-20', goesOn: true, reason: 'LOST_HOME', effect: 'RESTARTED' }],
              recorded: [{ held: false, note: 'Said by the landlord.', weekly: null }],
            },
            { outcomeCode: 'STAY_6', state: 'BROKEN' },
          ],
        },
      },
    });
    const recorded = broken.data?.recordStatus as { milestones: { recorded: { id: string }[] }[] };
    const id = recorded.milestones[0]?.recorded[0]?.id;
    const corrected = await ask(
      linkWorker,
      `mutation ($input: StatusCorrection!) { correctStatus(input: $input) {
         ... on Participant { milestones { state since recorded { held reason } } } ${REFUSAL} } }`,
      { input: { id, status: { held: true, from: '2024-03-20', reason: 'MANAGED_MOVE' } } },
    );
    expect(corrected).toMatchObject({
      data: {
        correctStatus: {
          milestones: [{ state: 'MISSED', recorded: [{ held: true, reason: 'MANAGED_MOVE' }] }, {}],
        },
      },
    });
    expect(await ask(linkWorker, RECORD, { input: { ...lost, from: '2999-01-01' } })).toMatchObject({
      data: { recordStatus: { code: 'OUT_OF_RANGE', field: 'from' } },
    });
    expect(
      await ask(
        linkWorker,
        `mutation ($input: HoursInput!) { recordHours(input: $input) { ... on Participant { id } ${REFUSAL} } }`,
        { input: { ...about, from: '2024-03-20', weekly: '20' } },
      ),
    ).toMatchObject({ data: { recordHours: { code: 'INVALID', field: 'outcomeCode' } } });
    expect(await ask(verifier, RECORD, { input: lost })).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it('are read with a list of participants for the price of one', async () => {
    for (let nth = 0; nth < 3; nth += 1) await housed();
    const costs = (first: number) =>
      countStatements(async () => {
        const { data, errors } = await ask(
          scene.people.backbone,
          `{ participants(first: ${first}) { edges { node { reference milestones { ${MILESTONE} } } } } }`,
        );
        expect(errors).toBeUndefined();
        expect(data?.participants).toMatchObject({ edges: { length: first } });
      });
    expect(await costs(4)).toBe(await costs(1));
  });

  it('are listed by what falls due, with the people they are about', async () => {
    const { data } = await ask(
      scene.people.manager,
      `{ milestones(first: 2, states: [MISSED]) { totalCount pageInfo { hasNextPage endCursor }
           edges { cursor node { outcomeCode dueOn participant { reference familyName } } } } }`,
    );
    expect(data?.milestones).toMatchObject({
      totalCount: 8,
      pageInfo: { hasNextPage: true },
      edges: [
        {
          node: {
            outcomeCode: 'STAY_3',
            dueOn: '2024-06-01',
            participant: { familyName: expect.any(String) },
          },
        },
        { node: { outcomeCode: 'STAY_3' } },
      ],
    });
    expect(await ask(scene.people.funder, '{ milestones { totalCount } }')).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
  });
});
