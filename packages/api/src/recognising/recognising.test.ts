import { calendarDate } from '@weft/shared';
import { closeSupport, moveReferral, recordAgreement, refer } from '@weft/shared/server';
import { type ClaimScene, granted, makeClaimScene, type Person } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiSchema } from '../schema.js';
import { type TestServer, testServer } from '../testing/test-server.js';

const REFUSAL = '... on Refusal { code message field }';
const EPISODES = '{ from to goesOn provider { name } }';
const KNOWN = `participant { id reference } saidBy { id } episodes ${EPISODES} referrals { id state reason }`;
const RECOGNISE = `mutation ($referralId: ID!, $participantId: ID!) {
  recognisePerson(referralId: $referralId, participantId: $participantId) { ... on KnownPerson { ${KNOWN} } ${REFUSAL} } }`;
const KNOWN_PERSON = `query ($referralId: ID!) { knownPerson(referralId: $referralId) { ${KNOWN} } }`;
const START = `mutation ($id: ID!, $on: Date!) { startSupport(id: $id, on: $on) {
  ... on MovedReferral { referral { participantId } } ${REFUSAL} } }`;
const CLAIM = `mutation ($input: ClaimInput!) { submitClaim(input: $input) { ... on Claim { id participant { id } } ${REFUSAL} } }`;

const on = calendarDate;
const today = new Date().toISOString().slice(0, 10);

describe('people who are known already, over HTTP', () => {
  let server: TestServer;
  let scene: ClaimScene;
  let assessor: Person;
  let agency: Person;
  let second: Person;

  beforeAll(async () => {
    server = await testServer(await apiSchema(), {}, []);
    scene = await makeClaimScene(server.database.owner);
    assessor = await scene.person('The Backbone', 'ASSESSOR');
    agency = await scene.person('Custody', 'REFERRER');
    second = await scene.person('Second Chance', 'LINK_WORKER');
  });
  afterAll(() => server.close());

  const cookies = new Map<string, string>();
  const ask = async (who: Person, query: string, variables: object = {}) => {
    const cookie = cookies.get(who.personId) ?? (await server.cookieFor(who.personId));
    cookies.set(who.personId, cookie);
    return (await server.ask(query, { variables, cookie, partnership: scene.slug })).body;
  };
  const data = async (...asked: Parameters<typeof ask>) => {
    const { data, errors } = await ask(...asked);
    expect(errors).toBeUndefined();
    return data as Record<string, never>;
  };
  const referred = async (): Promise<string> =>
    granted(
      await refer(agency, {
        safeWay: 'CALL',
        phone: '07700 900123',
        givenName: 'Sam',
        familyName: 'Again',
        lawfulBasis: 'PUBLIC_TASK',
        told: 'All of it.',
      }),
    ).id;
  const supportedBefore = async (): Promise<string> => {
    const { id } = await scene.enrol();
    granted(
      await closeSupport(scene.people.linkWorker, {
        participantId: id,
        on: on('2024-06-30'),
        reason: 'GOALS_REACHED',
      }),
    );
    return id;
  };

  it('are recognised by the hub, told of by days alone, and have one record with two episodes', async () => {
    const person = await supportedBefore();
    const claimed = await data(scene.people.linkWorker, CLAIM, { input: scene.input(person) });
    expect(claimed).toMatchObject({ submitClaim: { participant: { id: person } } });
    const id = await referred();
    expect(await data(assessor, RECOGNISE, { referralId: id, participantId: person })).toMatchObject({
      recognisePerson: {
        participant: { id: person },
        saidBy: { id: assessor.personId },
        episodes: [{ from: '2024-01-01', to: '2024-06-30', provider: { name: 'First Steps' } }],
      },
    });
    for (const verb of ['triageReferral', 'acceptReferral'] as const)
      granted(await moveReferral(assessor, verb, { id }));
    const providerId = await scene.organisation('Second Chance');
    granted(await moveReferral(assessor, 'offerReferral', { id, providerId }));
    granted(await recordAgreement(second, { referralId: id, kind: 'AGREED', on: on(today), how: 'SPOKEN' }));
    expect(await data(second, KNOWN_PERSON, { referralId: id })).toEqual({
      knownPerson: {
        participant: null,
        saidBy: null,
        episodes: [{ from: '2024-01-01', to: '2024-06-30', goesOn: false, provider: null }],
        referrals: [],
      },
    });
    expect(await ask(agency, KNOWN_PERSON, { referralId: id })).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    expect(await data(second, START, { id, on: today })).toMatchObject({
      startSupport: { referral: { participantId: person } },
    });
    // paid in the first episode, not paid again in the second
    expect(
      await data(second, CLAIM, { input: scene.input(person, { achievedOn: on(today) }) }),
    ).toMatchObject({ submitClaim: { code: 'ALREADY_CLAIMED' } });
    const episodes = `query ($id: ID!) { supportEpisodes(participantId: $id) ${EPISODES} }`;
    expect(await data(second, episodes, { id: person })).toMatchObject({
      supportEpisodes: [{ provider: null }, { from: today, to: null, goesOn: true }],
    });
  });

  it('are found under the record that was kept, by whoever follows an old link or holds an old id', async () => {
    const [kept, merged] = [await supportedBefore(), await supportedBefore()];
    const side = { nameFrom: 'KEPT', birthDateFrom: 'KEPT', postcodeFrom: 'KEPT', supportFrom: 'KEPT' };
    const merge = `mutation ($input: MergeInput!) { mergeParticipants(input: $input) { ... on Participant { id } ${REFUSAL} } }`;
    const input = { keptId: kept, mergedId: merged, ...side, baselines: [] };
    expect(await data(assessor, merge, { input })).toMatchObject({ mergeParticipants: { id: kept } });
    const worker = scene.people.linkWorker;
    const page =
      'query ($id: ID!) { participant(id: $id) { id } supportEpisodes(participantId: $id) { from } }';
    // asked twice, the query is compiled
    for (let nth = 0; nth < 2; nth += 1)
      expect(await data(worker, page, { id: merged })).toMatchObject({
        participant: { id: kept },
        supportEpisodes: [{ from: '2024-01-01' }],
      });
    expect(await data(worker, CLAIM, { input: scene.input(merged) })).toMatchObject({
      submitClaim: { participant: { id: kept } },
    });
    const reopen = `mutation ($input: SupportStepInput!) { reopenSupport(input: $input) { ... on Participant { id phase } ${REFUSAL} } }`;
    const again = { participantId: merged.toUpperCase(), on: today, reason: 'FOUND_AGAIN' };
    expect(await data(worker, reopen, { input: again })).toMatchObject({
      reopenSupport: { id: kept, phase: 'ACTIVE' },
    });
    expect(
      await data(assessor, RECOGNISE, { referralId: await referred(), participantId: merged }),
    ).toMatchObject({ recognisePerson: { participant: { id: kept } } });
    // two ids of one record are no two records
    expect(await ask(assessor, merge, { input })).toMatchObject({
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    });
    // and whoever may not see the kept one is told no more than of what is not there
    expect(await ask(second, page, { id: merged })).toMatchObject({
      data: null,
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    });
  });
});
