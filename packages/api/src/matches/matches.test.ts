import { join } from 'node:path';
import {
  carryOutMatchRun,
  type FileStore,
  openFileStore,
  reckonMatchRun,
  systemActor,
} from '@weft/shared/server';
import {
  addParticipants,
  chanceFrom,
  type MatchScene,
  madePeople,
  makeMatchScene,
  recordsOf,
  TEST_SECRET,
  tellAll,
} from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiSchema } from '../schema.js';
import { type TestServer, testServer } from '../testing/test-server.js';

const RUN = `id number state problem people records estimates { rule pairs } doubts compared histogram { bits pairs }
  stages { stage took } matchFrom reviewFrom stage fraction matches toReview below settings
  model { start fields { title levels { words weight ofOnePerson ofStrangers } } } askedBy { id } startedBy { id }`;
const RESULT = `__typename ... on MatchRun { ${RUN} } ... on Refusal { code message field }`;

interface Run {
  readonly __typename: string;
  readonly id: string;
  readonly state: string;
  readonly matches: number;
  readonly settings: string | null;
  readonly code?: string;
}

describe('runs of matching over HTTP', { timeout: 120_000 }, () => {
  let server: TestServer;
  let scene: MatchScene;
  let files: FileStore;
  let agreementId: string;
  let extractId: string;
  let lead: string;
  let other: string;

  beforeAll(async () => {
    server = await testServer(await apiSchema());
    const { owner } = server.database;
    files = openFileStore(join(server.home, 'extracts'));
    scene = await makeMatchScene(owner, server.home);
    const chance = chanceFrom(3);
    const people = madePeople(150, chance);
    await addParticipants(owner, scene, people);
    agreementId = await scene.agreement();
    await tellAll(owner, scene, agreementId, people);
    extractId = await scene.extract(agreementId, recordsOf(people.slice(0, 100), chance));
    lead = await server.cookieFor(scene.dataLead.personId);
    other = await server.cookieFor(scene.otherLead.personId);
  });
  afterAll(() => server.close());

  const ask = async <T>(query: string, variables: Record<string, unknown>, cookie = lead): Promise<T> => {
    const { body } = await server.ask(query, { variables, cookie, partnership: scene.slug });
    expect(body.errors ?? []).toEqual([]);
    return body.data as T;
  };
  const decide = async (verb: 'startMatchRun' | 'cancelMatchRun', id: string): Promise<Run> =>
    (await ask<Record<string, Run>>(`mutation ($id: ID!) { it: ${verb}(id: $id) { ${RESULT} } }`, { id }))
      .it as Run;
  const read = async (id: string, cookie = lead) =>
    (await ask<{ matchRun: Run | null }>(`query ($id: ID!) { matchRun(id: $id) { ${RUN} } }`, { id }, cookie))
      .matchRun;
  const estimate = async (): Promise<Run> =>
    (
      await ask<{ it: Run }>(
        `mutation ($input: MatchRunInput!) { it: estimateMatchRun(input: $input) { ${RESULT} } }`,
        { input: { extractId } },
      )
    ).it;

  it('go from the estimate to the result, and their thresholds can be moved', async () => {
    const folder = join(server.home, 'matching');
    const asked = await estimate();
    expect(asked).toMatchObject({ __typename: 'MatchRun', state: 'ESTIMATING', number: 1, fraction: 0 });
    expect(await estimate()).toMatchObject({ __typename: 'Refusal', code: 'IN_USE' });
    await reckonMatchRun(systemActor(scene.partnershipId), files, asked.id, { folder, secret: TEST_SECRET });
    expect(await read(asked.id)).toMatchObject({
      state: 'ESTIMATED',
      people: 150,
      records: 100,
      estimates: [{ rule: 'Everybody with every record', pairs: 15_000 }],
      settings: null,
    });
    expect(await decide('startMatchRun', asked.id)).toMatchObject({ state: 'RUNNING' });
    await carryOutMatchRun(systemActor(scene.partnershipId), files, asked.id, {
      folder,
      secret: TEST_SECRET,
    });
    const run = await read(asked.id);
    expect(run).toMatchObject({
      state: 'DONE',
      compared: 15_000,
      startedBy: { id: scene.dataLead.personId },
    });
    expect(run?.matches).toBeGreaterThan(80);
    expect(Object.keys(JSON.parse(run?.settings ?? '{}') as object)).toEqual(['settings', 'model']);
    expect(await decide('cancelMatchRun', asked.id)).toMatchObject({ code: 'WRONG_STATE' });

    const thresholds = { matchFrom: 0.9999, reviewFrom: 0.5 };
    const { preview } = await ask<{ preview: { matches: number; lostMatches: number } }>(
      `query ($id: ID!, $thresholds: MatchThresholds!) {
         preview: matchThresholdPreview(id: $id, thresholds: $thresholds) { matches toReview below newMatches lostMatches } }`,
      { id: asked.id, thresholds },
    );
    const { moved } = await ask<{ moved: Run }>(
      `mutation ($id: ID!, $thresholds: MatchThresholds!) {
         moved: moveMatchThresholds(id: $id, thresholds: $thresholds) { ${RESULT} } }`,
      { id: asked.id, thresholds },
    );
    expect(moved).toMatchObject({ ...thresholds, matches: preview.matches });
    expect(preview.lostMatches).toBe((run?.matches ?? 0) - preview.matches);
  });

  it('are not there for who is not named', async () => {
    const { runId } = await scene.run({ agreementId, extractId, pairs: [] });
    expect(await read(runId, other)).toBeNull();
    const { matchRuns } = await ask<{ matchRuns: unknown[] }>(
      'query ($id: ID!) { matchRuns(agreementId: $id) { id } }',
      { id: agreementId },
      other,
    );
    expect(matchRuns).toEqual([]);
  });
});
