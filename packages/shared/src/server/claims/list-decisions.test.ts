import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate } from '../../rules/index.js';
import {
  type ClaimScene,
  countStatements,
  granted,
  makeClaimScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { type DecisionsRequest, decisions, exportDecisions, verifyClaim, withholdClaim } from './index.js';

const on = calendarDate;

describe('what somebody decided', () => {
  let database: TestDatabase;
  let scene: ClaimScene;

  beforeAll(async () => {
    database = await testDatabase();
    // these decisions were made on days of the past
    await database.owner.query('UPDATE app.installation SET dates_back = true');
    scene = await makeClaimScene(database.owner);
    const { verifier, otherVerifier } = scene.people;
    const at = (instant: string) => new Date(instant);
    const first = await scene.approved();
    granted(
      await withholdClaim(
        { ...verifier, at: at('2025-06-01T22:59:00Z') },
        { id: first.id, reason: 'Which?' },
      ),
    );
    const second = await scene.approved();
    granted(await verifyClaim({ ...verifier, at: at('2025-06-01T23:30:00Z') }, { id: second.id }));
    granted(await verifyClaim({ ...verifier, at: at('2025-06-03T10:00:00Z') }, { id: first.id }));
    const third = await scene.approved();
    granted(await verifyClaim({ ...otherVerifier, at: at('2025-06-04T10:00:00Z') }, { id: third.id }));
  });
  afterAll(() => database.close());

  const list = async (request: Partial<DecisionsRequest> = {}) =>
    (await decisions(scene.people.verifier, { first: 10, ...request })).edges.map(({ node }) =>
      `${node.claim.reference.slice(-1)} ${node.decision} ${node.reason ?? ''}`.trim(),
    );

  it('is listed decision by decision, the latest first, with its reason and nobody else’s', async () => {
    const all = ['1 VERIFIED', '2 VERIFIED', '1 WITHHELD Which?'];
    expect(await list()).toEqual(all);
    expect(await list({ oldestFirst: true })).toEqual([...all].reverse());
    const page = await decisions(scene.people.verifier, { first: 2, count: true });
    expect(page).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(await list({ after: page.pageInfo.endCursor })).toEqual(all.slice(2));
    expect(page.edges[0]?.node).toMatchObject({
      at: new Date('2025-06-03T10:00:00Z'),
      claim: { state: 'VERIFIED' },
    });
    expect((await decisions(scene.people.otherVerifier, { first: 10 })).edges).toHaveLength(1);
    await expect(decisions(scene.people.backbone, { first: 10 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('is filtered by decision, by the day where the partnership is, and by what became of the claim', async () => {
    expect(await list({ decisions: ['WITHHELD', 'REJECTED'] })).toEqual(['1 WITHHELD Which?']);
    expect(await list({ from: on('2025-06-02'), to: on('2025-06-02') })).toEqual(['2 VERIFIED']);
    expect(await list({ to: on('2025-06-01') })).toEqual(['1 WITHHELD Which?']);
    expect(await list({ states: ['BILLED'] })).toEqual([]);
    expect(await list({ states: ['VERIFIED'] })).toHaveLength(3);
  });

  it('is exported as it is listed, and costs the same whatever the page holds', async () => {
    let text = '';
    for await (const part of exportDecisions(scene.people.verifier, { decisions: ['VERIFIED'] }))
      text += part;
    const rows = text.trimEnd().split('\r\n').slice(1);
    expect(rows.map((row) => row.slice(0, 8))).toEqual(['C-000001', 'C-000002']);
    expect(rows[0]).toContain('VERIFIED,2025-06-03T10:00:00.000Z,,VERIFIED,685.00,GBP');
    const cost = (first: number) =>
      countStatements(() => decisions(scene.people.verifier, { first, count: true }, new Set()));
    expect([await cost(1), await cost(3)]).toEqual([2, 2]);
  });
});
