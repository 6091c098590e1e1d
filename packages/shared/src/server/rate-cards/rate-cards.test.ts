import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal, type RateCardInput, type Refusal, type TariffInput } from '../../rules/index.js';
import {
  type Cast,
  countStatements,
  makeScene,
  type Scene,
  type TestDatabase,
  testDatabase,
  untilWaiting,
} from '../../testing/index.js';
import { withTenant } from '../tenancy/index.js';
import { draftRateCard } from './draft-rate-card.js';
import { getRateCard, listRateCards } from './get-rate-cards.js';
import { lockRateCards } from './lock-rate-cards.js';
import { publishRateCard } from './publish-rate-card.js';
import type { RateCardView } from './rate-card-view.js';
import { updateRateCardDraft } from './update-rate-card-draft.js';

const HOME: TariffInput = {
  outcomeCode: 'HOME_ENTRY',
  title: 'Moved into a home',
  domain: 'Accommodation',
  price: '500.00',
  cohort: 'NEW',
  evidence: ['DOCUMENT'],
};
const STAYED: TariffInput = {
  ...HOME,
  outcomeCode: 'HOME_13W',
  title: 'Kept it for 13 full-time weeks',
  price: '2200',
  evidence: ['EMPLOYER_CONFIRMATION', 'DATA_MATCH'],
  after: 'HOME_ENTRY',
  sustain: { unit: 'FTE_WEEKS', length: '6.5', breakDays: 14, breakRestarts: false },
  maximumPaid: 300,
  maximumPaidPerYear: 100,
};
const card = (effectiveFrom: string, change: Partial<RateCardInput> = {}): RateCardInput => ({
  effectiveFrom,
  fullTimeHours: '35',
  tariffs: [HOME, STAYED],
  ...change,
});
const made = (result: RateCardView | Refusal): RateCardView => {
  if (isRefusal(result)) throw new Error(`${result.code}: ${result.message}`);
  return result;
};

describe('rate cards', () => {
  let database: TestDatabase;
  let scene: Scene;
  let cast: Cast;

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());
  const freshScene = async () => {
    scene = await makeScene(database.owner);
    cast = await scene.cast();
  };
  const publish = async (input: RateCardInput): Promise<RateCardView> =>
    made(
      await publishRateCard(cast.commissioner, { id: made(await draftRateCard(cast.backbone, input)).id }),
    );

  /** A claim as it stands after submission, put behind the policies. */
  const claimed = async (
    on: string,
    price: RateCardView,
    state = 'SUBMITTED',
    providerId = cast.providerId,
  ) => {
    const { owner } = database;
    const person = await owner.query<{ id: string }>(
      `INSERT INTO participant (partnership_id, reference, given_name, family_name, provider_id, enrolled_on)
       VALUES ($1, gen_random_uuid()::text, 'Ada', 'Byron', $2, '2020-01-01') RETURNING id`,
      [scene.partnershipId, providerId],
    );
    await owner.query(
      `WITH episode AS (
         INSERT INTO enrolment (partnership_id, participant_id, provider_id, cohort, enrolled_on, recorded_at)
         VALUES ($1, $2, $3, 'NEW', '2020-01-01', now()) RETURNING id)
       INSERT INTO claim (partnership_id, reference, participant_id, enrolment_id, provider_id, cohort, outcome_code,
         tariff_id, achieved_on, price, state, submitted_by, submitted_at)
       SELECT $1, gen_random_uuid()::text, $2, episode.id, $3, 'NEW', 'HOME_ENTRY', $4, $5, 50000, $6, $7, now()
       FROM episode`,
      [
        scene.partnershipId,
        person.rows[0]?.id,
        providerId,
        price.tariffs[0]?.id,
        on,
        state,
        cast.linkWorker.personId,
      ],
    );
  };

  describe('are drafted', () => {
    beforeAll(freshScene);

    it('by the backbone, exactly as typed', async () => {
      const draft = made(await draftRateCard(cast.backbone, card('2024-02-29')));
      expect(draft).toMatchObject({
        version: 1,
        status: 'DRAFT',
        effectiveFrom: '2024-02-29',
        provider: null,
        draftedBy: [{ id: cast.backbone.personId }],
        publishedBy: null,
        publishedAt: null,
        fullTimeHours: '35',
      });
      expect(draft.tariffs.map(({ id: _, ...line }) => line)).toEqual([
        {
          ...HOME,
          price: { amount: 50000n, currency: 'GBP' },
          after: null,
          sustain: null,
          maximumPaid: null,
          maximumPaidPerYear: null,
        },
        { ...STAYED, price: { amount: 220000n, currency: 'GBP' } },
      ]);
    });

    it('in versions of their scope, whoever drafts at once', async () => {
      const providerId = cast.providerId;
      const drafts = await Promise.all([
        draftRateCard(cast.backbone, card('2024-01-01')),
        draftRateCard(cast.otherBackbone, card('2024-01-01')),
        draftRateCard(cast.backbone, card('2024-01-01', { providerId })),
      ]);
      expect(drafts.map((draft) => made(draft).version).sort()).toEqual([1, 2, 3]);
      expect(made(drafts[2] as RateCardView).provider).toEqual({
        id: providerId,
        name: 'First Steps',
        kinds: ['PROVIDER'],
      });
    });

    it.each([
      ['effectiveFrom', card('2023-02-29')],
      ['tariffs', card('2024-01-01', { tariffs: [] })],
      ['tariffs.1.price', card('2024-01-01', { tariffs: [HOME, { ...STAYED, price: '12.345' }] })],
      ['tariffs.0.price', card('2024-01-01', { tariffs: [{ ...HOME, price: '1e3' }] })],
      ['tariffs.0.title', card('2024-01-01', { tariffs: [{ ...HOME, title: 'a\u0000b' }] })],
      ['fullTimeHours', card('2024-01-01', { fullTimeHours: null })],
    ])('and refused with the path of what is wrong: %s', async (field, input) => {
      expect(await draftRateCard(cast.backbone, input)).toMatchObject({ code: 'INVALID', field });
    });

    it('for providers of this partnership only', async () => {
      const other = await makeScene(database.owner);
      for (const providerId of [await other.organisation('Elsewhere'), 'x', ''])
        await expect(draftRateCard(cast.backbone, card('2024-01-01', { providerId }))).rejects.toMatchObject({
          code: 'NOT_FOUND',
        });
      expect(
        await draftRateCard(cast.backbone, card('2024-01-01', { providerId: cast.funderId })),
      ).toMatchObject({
        code: 'INVALID',
        field: 'providerId',
      });
      await expect(draftRateCard(cast.commissioner, card('2024-01-01'))).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    });

    it('and changed until they are published', async () => {
      const { id, version } = made(await draftRateCard(cast.backbone, card('2024-05-01')));
      const change = { id, input: card('2024-06-01', { tariffs: [{ ...HOME, price: '510.00' }] }) };
      const changed = made(await updateRateCardDraft(cast.otherBackbone, change));
      expect(changed).toMatchObject({ id, version, effectiveFrom: '2024-06-01' });
      expect(changed.tariffs.map((line) => line.price.amount)).toEqual([51000n]);
      expect(changed.draftedBy.map((person) => person.id)).toEqual([
        cast.backbone.personId,
        cast.otherBackbone.personId,
      ]);
      expect(made(await updateRateCardDraft(cast.backbone, change)).draftedBy).toHaveLength(2);
      expect(await updateRateCardDraft(cast.backbone, { id, input: card('2024-13-01') })).toMatchObject({
        field: 'effectiveFrom',
      });
      made(await publishRateCard(cast.commissioner, { id }));
      expect(await updateRateCardDraft(cast.backbone, change)).toMatchObject({ code: 'WRONG_STATE' });
      await expect(
        database.owner.query('UPDATE tariff SET price = 1 WHERE rate_card_id = $1', [id]),
      ).rejects.toThrow('never changes');
      const other = await makeScene(database.owner);
      const stranger = await other.person('The Backbone', 'BACKBONE');
      await expect(updateRateCardDraft(stranger, change)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  describe('are published', () => {
    beforeAll(freshScene);

    it('by a commissioner who did not draft them, once', async () => {
      const both = await scene.person('The Council', 'COMMISSIONER', 'BACKBONE');
      const { id } = made(await draftRateCard(cast.backbone, card('2022-01-01')));
      made(await updateRateCardDraft(both, { id, input: card('2022-01-01') }));
      expect(await publishRateCard(both, { id })).toMatchObject({ code: 'SAME_PERSON' });
      await expect(publishRateCard(cast.backbone, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const at = new Date('2021-12-01T09:00:00Z');
      expect(await publishRateCard({ ...cast.commissioner, at }, { id })).toMatchObject({
        status: 'PUBLISHED',
        publishedBy: { id: cast.commissioner.personId },
        publishedAt: at,
      });
      expect(await publishRateCard(cast.commissioner, { id })).toMatchObject({ code: 'WRONG_STATE' });
      await expect(publishRateCard(cast.commissioner, { id: 'none' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      const other = await makeScene(database.owner);
      const stranger = await other.person('The Council', 'COMMISSIONER');
      await expect(publishRateCard(stranger, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    it('one for a day and scope, even when two publish at once', async () => {
      const ids = [];
      for (const input of [card('2022-06-01'), card('2022-06-01')])
        ids.push(made(await draftRateCard(cast.backbone, input)).id);
      const answers = await Promise.all(ids.map((id) => publishRateCard(cast.commissioner, { id })));
      expect(answers.filter(isRefusal)).toMatchObject([{ code: 'OVERLAP', field: 'effectiveFrom' }]);
      const own = await publish(card('2022-06-01', { providerId: cast.providerId }));
      expect(own.status).toBe('PUBLISHED');
    });

    it('only where no live claim was priced by their scope on or after their first day', async () => {
      await freshScene();
      const general = await publish(card('2022-01-01'));
      await claimed('2023-05-10', general);
      await claimed('2023-09-01', general, 'REJECTED');
      const draft = async (input: RateCardInput) => made(await draftRateCard(cast.backbone, input)).id;
      for (const day of ['2023-05-10', '2023-01-01'])
        expect(await publishRateCard(cast.commissioner, { id: await draft(card(day)) })).toMatchObject({
          code: 'IN_USE',
          field: 'effectiveFrom',
        });
      const providerId = cast.providerId;
      expect(
        await publishRateCard(cast.commissioner, { id: await draft(card('2023-05-01', { providerId })) }),
      ).toMatchObject({ code: 'IN_USE' });
      const elsewhere = await scene.organisation('Second Steps', 'PROVIDER');
      const own = await publish(card('2023-05-01', { providerId: elsewhere }));
      await claimed('2023-08-01', own, 'SUBMITTED', elsewhere);
      expect((await publish(card('2023-05-11'))).status).toBe('PUBLISHED');
    });

    it('after a claim that is being submitted, never beside it', async () => {
      await freshScene();
      const general = await publish(card('2022-01-01'));
      const { id } = made(await draftRateCard(cast.backbone, card('2023-01-01')));
      const publishing = await withTenant(cast.linkWorker, async (tenant) => {
        await lockRateCards(tenant, 'shared');
        const answer = publishRateCard(cast.commissioner, { id });
        await untilWaiting(database, 1);
        await claimed('2023-06-01', general);
        return { answer };
      });
      expect(await publishing.answer).toMatchObject({ code: 'IN_USE' });
    });
  });

  describe('are read', () => {
    let general: RateCardView;
    let own: RateCardView;
    let draft: RateCardView;

    beforeAll(async () => {
      await freshScene();
      general = await publish(card('2022-01-01'));
      await publish(card('2023-01-01'));
      own = await publish(card('2022-07-01', { providerId: cast.providerId }));
      draft = made(await draftRateCard(cast.backbone, card('2024-01-01')));
    });

    it('as the one in force on a date, a provider’s own instead of the general one', async () => {
      const inForce = async (on: string, providerId?: string) =>
        (await getRateCard(cast.backbone, { on: on as RateCardView['effectiveFrom'], providerId }))
          ?.effectiveFrom;
      expect(await inForce('2021-12-31')).toBeUndefined();
      expect(await inForce('2022-01-01')).toBe('2022-01-01');
      expect(await inForce('2022-12-31')).toBe('2022-01-01');
      expect(await inForce('9999-12-31')).toBe('2023-01-01');
      expect(await inForce('2022-06-30', cast.providerId)).toBe('2022-01-01');
      expect(await inForce('2023-06-01', cast.providerId)).toBe('2022-07-01');
      expect((await getRateCard(cast.backbone, {}))?.effectiveFrom).toBe('2023-01-01');
      expect(await getRateCard(cast.backbone, { providerId: 'x' })).toBeNull();
    });

    it('in every version by those who make them, drafts apart by the rest', async () => {
      const ids = async (actor: Cast['backbone'], providerId?: string) =>
        (await listRateCards(actor, { providerId })).map((one) => one.id);
      expect(await ids(cast.backbone)).toHaveLength(4);
      expect((await ids(cast.commissioner))[0]).toBe(draft.id);
      expect(await ids(cast.backbone, cast.providerId)).toEqual([own.id]);
      expect(await ids(cast.verifier)).not.toContain(draft.id);
      expect(await ids(cast.linkWorker)).toContain(own.id);
      for (const none of ['x', '']) expect(await ids(cast.backbone, none)).toEqual([]);
      const bare = await listRateCards(cast.backbone, { tariffs: false });
      expect(bare.every((one) => one.tariffs.length === 0)).toBe(true);
      expect(await countStatements(() => listRateCards(cast.backbone, {}))).toBe(1);
      expect(await countStatements(() => getRateCard(cast.backbone, {}))).toBe(1);
    });

    it('by no other provider when they are one provider’s own, and by no other partnership', async () => {
      const rival = await scene.person('Second Steps', 'LINK_WORKER');
      expect((await listRateCards(rival, {})).map((one) => one.id)).not.toContain(own.id);
      expect(await getRateCard(rival, { providerId: cast.providerId })).toBeNull();
      expect((await getRateCard(rival, { on: general.effectiveFrom }))?.id).toBe(general.id);
      const other = await makeScene(database.owner);
      const stranger = await other.person('The Backbone', 'BACKBONE');
      expect(await listRateCards(stranger, {})).toEqual([]);
      const referrer = await scene.person('The Jobcentre', 'REFERRER');
      await expect(listRateCards(referrer, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
  });
});
