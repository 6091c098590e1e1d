import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { calendarDate, type RateCardInput, type TariffInput } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { rejectClaim } from '../claims/index.js';
import { getToday } from '../today/index.js';
import {
  declineRateCard,
  discardRateCardDraft,
  draftRateCard,
  getPublicationObstacle,
  getRateCardCost,
  listRateCards,
  publishRateCard,
  updateRateCardDraft,
} from './index.js';

const line = (outcomeCode: string, price: string, change: Partial<TariffInput> = {}): TariffInput => ({
  outcomeCode,
  title: outcomeCode.toLowerCase(),
  domain: 'Accommodation',
  price,
  cohort: 'NEW',
  evidence: ['DOCUMENT'],
  ...change,
});
const card = (change: Partial<RateCardInput> = {}): RateCardInput => ({
  effectiveFrom: '2025-01-01',
  tariffs: [line('ENTRY', '700.00')],
  ...change,
});

describe('deciding on a draft of a rate card', () => {
  let database: TestDatabase;
  let scene: ClaimScene;

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    scene = await makeClaimScene(database.owner);
  });
  const draft = async (input = card()) => granted(await draftRateCard(scene.people.backbone, input));
  const waits = async (actor: ClaimScene['people']['backbone'], kind: string) =>
    (await getToday(actor)).some((one) => one.kind === kind);

  it('is agreed to as it was read: prices that were changed meanwhile are not agreed to unread', async () => {
    const { backbone, commissioner } = scene.people;
    const read = await draft();
    const dearer = card({ tariffs: [line('ENTRY', '7000.00')] });
    const changed = granted(await updateRateCardDraft(backbone, { id: read.id, input: dearer }));
    expect(await publishRateCard(commissioner, { id: read.id, draftedAt: read.draftedAt })).toMatchObject({
      code: 'WRONG_STATE',
      message: 'The backbone has changed this draft since you opened it. Read it again before you agree.',
    });
    const again = { id: read.id, draftedAt: changed.draftedAt };
    expect(granted(await publishRateCard(commissioner, again)).status).toBe('PUBLISHED');
    // what is agreed already is told as that
    expect(await publishRateCard(commissioner, again)).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('is sent back with a reason, and comes again when it was changed', async () => {
    const { backbone, commissioner } = scene.people;
    const { id } = await draft();
    expect(await declineRateCard(commissioner, { id, reason: '' })).toMatchObject({
      code: 'INVALID',
      field: 'reason',
    });
    const declined = granted(await declineRateCard(commissioner, { id, reason: 'Too dear.' }));
    expect(declined).toMatchObject({
      status: 'DRAFT',
      declineReason: 'Too dear.',
      declinedBy: { id: commissioner.personId },
    });
    expect(await declineRateCard(commissioner, { id, reason: 'Still' })).toMatchObject({
      code: 'WRONG_STATE',
    });
    expect(await waits(commissioner, 'RATE_CARDS_TO_PUBLISH')).toBe(false);
    expect(await waits(backbone, 'RATE_CARDS_DECLINED')).toBe(true);
    const changed = granted(
      await updateRateCardDraft(backbone, { id, input: card({ tariffs: [line('ENTRY', '650')] }) }),
    );
    expect(changed).toMatchObject({ declineReason: null, declinedBy: null, declinedAt: null });
    expect(await waits(commissioner, 'RATE_CARDS_TO_PUBLISH')).toBe(true);
    granted(await publishRateCard(commissioner, { id }));
    expect(await declineRateCard(commissioner, { id, reason: 'Late' })).toMatchObject({
      code: 'WRONG_STATE',
    });
    await expect(declineRateCard(backbone, { id, reason: 'No' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('is thrown away by the backbone, but never once it is agreed', async () => {
    const { backbone, commissioner } = scene.people;
    const { id } = await draft();
    await expect(discardRateCardDraft(commissioner, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const before = (await listRateCards(backbone, {})).length;
    expect(granted(await discardRateCardDraft(backbone, { id })).tariffs).toHaveLength(1);
    expect(await listRateCards(backbone, {})).toHaveLength(before - 1);
    await expect(discardRateCardDraft(backbone, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const kept = await draft();
    granted(await publishRateCard(commissioner, { id: kept.id }));
    expect(await discardRateCardDraft(backbone, { id: kept.id })).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('says what it would have cost on the claims of the last twelve months', async () => {
    const { people } = scene;
    await scene.submitted();
    await scene.verified();
    const gone = await scene.approved();
    granted(await rejectClaim(people.verifier, { id: gone.id, reason: 'Not so' }));
    const course = await scene.enrol();
    await scene.submitted({
      participantId: course.id,
      outcomeCode: 'COURSE',
      achievedOn: calendarDate('2024-02-29'),
    });
    const { id } = await draft();
    const on = (date: string) => ({ ...people.commissioner, at: new Date(`${date}T12:00:00Z`) });
    const found = await getRateCardCost(on('2025-02-28'), { id });
    expect(found).toMatchObject({
      from: '2024-02-29',
      to: '2025-02-28',
      claimCount: 3,
      cost: { amount: 2n * 685_00n + 50_00n },
      wouldCost: { amount: 2n * 700_00n },
      droppedCount: 1,
      droppedCost: { amount: 50_00n },
    });
    expect(found.lines).toMatchObject([
      { outcomeCode: 'COURSE', title: 'A course', claimCount: 1, wouldCost: null },
      { outcomeCode: 'ENTRY', claimCount: 2, cost: { amount: 1370_00n }, wouldCost: { amount: 1400_00n } },
    ]);
    // a day later 1 March 2024 is out of the twelve months
    expect((await getRateCardCost(on('2025-03-01'), { id })).claimCount).toBe(0);
    await expect(getRateCardCost(people.verifier, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('leaves out providers whose own card replaces it, and takes all of a provider for its own', async () => {
    const { people } = scene;
    await scene.submitted();
    const at = new Date('2024-12-31T12:00:00Z');
    const commissioner = { ...people.commissioner, at };
    const general = await draft();
    const own = await draft(card({ providerId: people.providerId, effectiveFrom: '2024-06-01' }));
    expect((await getRateCardCost(commissioner, { id: general.id })).claimCount).toBe(1);
    expect((await getRateCardCost(commissioner, { id: own.id })).claimCount).toBe(1);
    granted(await publishRateCard(people.commissioner, { id: own.id }));
    expect((await getRateCardCost(commissioner, { id: general.id })).claimCount).toBe(0);
  });

  it('is told beforehand what would stand in its way', async () => {
    const { backbone, providerId } = scene.people;
    await scene.submitted();
    const ask = (effectiveFrom: string, forProvider: string | null = null) =>
      getPublicationObstacle(backbone, {
        effectiveFrom: calendarDate(effectiveFrom),
        providerId: forProvider,
      });
    expect(await ask('2024-03-01')).toMatch(/claims achieved up to 1 March 2024/);
    expect(await ask('2024-03-02')).toBeNull();
    expect(await ask('2024-03-01', providerId)).toMatch(/claims achieved up to/);
    const { id } = await draft();
    granted(await publishRateCard(scene.people.commissioner, { id }));
    expect(await ask('2025-01-01')).toMatch(/takes effect on 1 January 2025/);
    expect(await ask('2025-01-01', providerId)).toBeNull();
  });
});
