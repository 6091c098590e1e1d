import { mergeParticipants } from '@weft/shared/server';
import { type ClaimScene, granted, makeClaimScene, type Person } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiSchema } from '../schema.js';
import { type TestServer, testServer } from '../testing/test-server.js';

const MET = `mutation ($input: ContactInput!) { recordContact(input: $input) {
  ... on Contact { id } ... on Refusal { code message } } }`;
const READ = `query ($id: ID!) { participant(id: $id) { id reference } contacts(participantId: $id) { totalCount }
  supportEpisodes(participantId: $id) { goesOn } }`;

describe('the id of a record that was merged into another one', () => {
  let server: TestServer;
  let scene: ClaimScene;
  let kept: { id: string; reference: string };
  let merged: { id: string };

  beforeAll(async () => {
    server = await testServer(await apiSchema(), {}, []);
    scene = await makeClaimScene(server.database.owner);
    const known = { givenName: 'Adaeze', familyName: 'Okonkwo' };
    [kept, merged] = [await scene.enrol(known), await scene.enrol(known)];
    granted(
      await mergeParticipants(await scene.person('The Backbone', 'ASSESSOR'), {
        keptId: kept.id,
        mergedId: merged.id,
        nameFrom: 'KEPT',
        birthDateFrom: 'KEPT',
        postcodeFrom: 'KEPT',
        supportFrom: 'KEPT',
        baselines: [],
      }),
    );
  });
  afterAll(() => server.close());

  const ask = async (who: Person, query: string, variables: object) =>
    (
      await server.ask(query, {
        variables,
        cookie: await server.cookieFor(who.personId),
        ...('partnership' in who && who.partnership ? { partnership: who.partnership } : {}),
      })
    ).body;
  const met = () => ({
    participantId: merged.id,
    clientKey: crypto.randomUUID(),
    kind: 'VISIT',
    on: '2024-05-06',
    seen: true,
  });

  it('leads to the record that was kept, for whoever reads and for what a phone sends late', async () => {
    const { linkWorker } = scene.people;
    const sent = await ask(linkWorker, MET, { input: met() });
    expect(sent).toMatchObject({ data: { recordContact: { id: expect.any(String) } } });
    for (const id of [merged.id, merged.id.toUpperCase(), kept.id])
      expect(await ask(linkWorker, READ, { id })).toMatchObject({
        data: {
          participant: { id: kept.id, reference: kept.reference },
          contacts: { totalCount: 1 },
          supportEpisodes: [{}],
        },
      });
  });

  it('is nothing to another provider and to another partnership', async () => {
    const elsewhere = await makeClaimScene(server.database.owner);
    for (const actor of [await scene.person('Second Steps', 'LINK_WORKER'), elsewhere.people.linkWorker]) {
      expect((await ask(actor, MET, { input: met() })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      const told = JSON.stringify(await ask(actor, READ, { id: merged.id }));
      expect(told).not.toContain(kept.id);
      expect(told).not.toContain(kept.reference);
    }
  });
});
