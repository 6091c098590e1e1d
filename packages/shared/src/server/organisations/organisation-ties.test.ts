import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  countStatements,
  granted,
  makeScene,
  type Person,
  type Scene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { assignAnchor } from '../anchors/index.js';
import { organisationTies } from './organisation-ties.js';

describe('the ties of an organisation', () => {
  let database: TestDatabase;
  let scene: Scene;
  let backbone: Person;
  let school: string;
  let provider: string;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
    backbone = await scene.person('The Backbone', 'BACKBONE');
    const worker = await scene.person('First Steps', 'LINK_WORKER');
    school = await scene.organisation('Canal School', 'ANCHOR', 'REFERRER');
    provider = await scene.organisation('First Steps');
    granted(await assignAnchor(backbone, { anchorId: school, personId: worker.personId, looksAfter: true }));
    const refer = async (nth: number, receivedAt: string, starts: boolean): Promise<void> => {
      const participant = randomUUID();
      if (starts)
        await database.owner.query(
          `INSERT INTO participant (partnership_id, id, reference, given_name, family_name, provider_id, enrolled_on)
           VALUES ($1, $2, $3, 'Secret', 'Name', $4, '2026-01-01')`,
          [scene.partnershipId, participant, `P-${nth}`, provider],
        );
      await database.owner.query(
        `INSERT INTO referral (partnership_id, reference, channel, source_id, safe_way, given_name, family_name, lawful_basis,
           told, referred_on, received_at, moved_at, state, provider_id, participant_id)
         VALUES ($1, $2, 'FORM', $3, 'CALL', 'Secret', 'Name', 'PUBLIC_TASK', 'All', '2026-01-01', $4, $4, $5, $6, $7)`,
        [
          scene.partnershipId,
          `R-${nth}`,
          school,
          receivedAt,
          starts ? 'STARTED' : 'RECEIVED',
          starts ? provider : null,
          starts ? participant : null,
        ],
      );
    };
    // the last day of June in London, and the first of July there
    await refer(1, '2026-06-30T12:00:00Z', true);
    await refer(2, '2026-06-30T23:30:00Z', true);
    await refer(3, '2026-07-20T12:00:00Z', false);
  });
  afterAll(() => database.close());

  it('are counted by the month of the place, with who refers to whom and who works where', async () => {
    const ties = await organisationTies(backbone, school);
    expect(ties).toMatchObject({
      organisation: { name: 'Canal School' },
      months: [
        { month: '2026-07-01', referred: 2, started: 1 },
        { month: '2026-06-01', referred: 1, started: 1 },
      ],
      refersTo: [{ organisation: { name: 'First Steps' }, count: 2 }],
      comeFrom: [],
      anchors: [],
      lookedAfterBy: [{ name: 'First Steps' }],
    });
    expect(JSON.stringify(ties)).not.toContain('Secret');
    expect(await organisationTies(backbone, provider)).toMatchObject({
      months: [],
      comeFrom: [{ organisation: { name: 'Canal School' }, count: 2 }],
      anchors: [{ name: 'Canal School' }],
    });
    expect(await countStatements(() => organisationTies(backbone, school))).toBe(1);
  });

  it('are the backbone’s to see, in its own partnership', async () => {
    const elsewhere = await makeScene(database.owner);
    expect(await organisationTies(await elsewhere.person('The Backbone', 'BACKBONE'), school)).toBeNull();
    expect(await organisationTies(backbone, 'nonsense')).toBeNull();
    await expect(
      organisationTies(await scene.person('First Steps', 'PROVIDER_MANAGER'), school),
    ).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
