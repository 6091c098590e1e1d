import { type ClaimScene, countStatements, makeClaimScene, type Person } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiSchema } from '../schema.js';
import { type TestServer, testServer } from '../testing/test-server.js';

const CONTACT =
  'id kind kindTitle on at place minutes seen company jointWorkers { name } words by { name } corrected';
const REFUSAL = '... on Refusal { code message field }';
const RECORD = `mutation ($input: ContactInput!) { recordContact(input: $input) { ... on Contact { ${CONTACT} } ${REFUSAL} } }`;

describe('contacts over HTTP', () => {
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
      partnership: scene.slug,
    });
    return body;
  };
  const met = (participantId: string) => ({
    participantId,
    clientKey: crypto.randomUUID(),
    kind: 'VISIT',
    on: '2024-05-06',
    at: '09:15',
    seen: true,
    company: ['FAMILY'],
  });

  it('are recorded, read, put right and removed', async () => {
    const { id } = await scene.enrol();
    const { linkWorker, verifier } = scene.people;
    const recorded = await ask(linkWorker, RECORD, { input: met(id) });
    expect(recorded).toMatchObject({
      data: {
        recordContact: { kindTitle: 'Visit at home', at: '09:15', company: ['FAMILY'], corrected: false },
      },
    });
    const contact = recorded.data?.recordContact as { id: string };
    const read = `query ($id: ID!) { contacts(participantId: $id) { totalCount edges { node { ${CONTACT} } } }
      participant(id: $id) { lastSeenOn lastTriedOn } contactKinds { code title meets offered } }`;
    expect(await ask(linkWorker, read, { id })).toMatchObject({
      data: {
        contacts: { totalCount: 1, edges: [{ node: contact }] },
        participant: { lastSeenOn: '2024-05-06', lastTriedOn: null },
      },
    });
    expect(
      await ask(
        linkWorker,
        `mutation ($input: ContactCorrection!) { correctContact(input: $input) {
           ... on Participant { id lastSeenOn } ${REFUSAL} } }`,
        { input: { id: contact.id, clientKey: crypto.randomUUID() } },
      ),
    ).toMatchObject({ data: { correctContact: { id, lastSeenOn: null } } });
    expect(await ask(linkWorker, RECORD, { input: { ...met(id), on: '2999-01-01' } })).toMatchObject({
      data: { recordContact: { code: 'OUT_OF_RANGE', field: 'on' } },
    });
    expect(await ask(verifier, read, { id })).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it('cost a list of people nothing more for a row more', async () => {
    const { backbone, linkWorker } = scene.people;
    for (let nth = 0; nth < 3; nth += 1) {
      const { id } = await scene.enrol();
      await ask(linkWorker, RECORD, { input: met(id) });
    }
    const costs = (first: number) =>
      countStatements(async () => {
        const { data, errors } = await ask(
          backbone,
          `{ participants(first: ${first}, sort: { by: LAST_SEEN }) { edges { node { reference lastSeenOn lastTriedOn } } } }`,
        );
        expect(errors).toBeUndefined();
        expect(data?.participants).toMatchObject({ edges: { length: first } });
      });
    await costs(1);
    expect(await costs(4)).toEqual(await costs(1));
  });
});
