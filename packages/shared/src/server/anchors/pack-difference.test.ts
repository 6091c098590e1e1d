import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnchorField, addDays, today } from '../../rules/index.js';
import {
  granted,
  type MoneyScene,
  makeMoneyScene,
  type Person,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { saveGroup } from '../groups/index.js';
import { executeRun, runPayments } from '../payments/index.js';
import { recordService } from '../services/index.js';
import { systemActor } from '../tenancy/index.js';
import {
  agreeAnchorData,
  agreeAnchorPlaces,
  anchor,
  anchorPack,
  assignAnchor,
  listAnchors,
} from './index.js';

const PRICE = 50_000n;
/** of each claim the school pays an eighth */
const PART = PRICE / 8n;

// Whoever looks after an anchor knows each of their own people: what do all of them, less those, tell of the others?
describe('what is told of an anchor, one’s own people taken away', () => {
  const now = today('Europe/London', Date.now());
  const since = addDays(now, -30);
  let database: TestDatabase;
  let scene: MoneyScene;
  let second: string;
  let worker: Person;
  let backbone: Person;

  /** A school with so many people of both providers, in a phase, each with an outcome reached and paid for. */
  const school = async (
    name: string,
    ...people: [own: number, others: number, phase: string, code: string][]
  ) => {
    const id = await scene.organisation(name, 'ANCHOR', 'FUNDER');
    granted(await assignAnchor(backbone, { anchorId: id, personId: worker.personId, looksAfter: true }));
    const { providerId, manager } = scene.people;
    const made: string[] = [];
    for (const [own, others, phase, code] of people)
      for (const [count, provider] of [
        [own, providerId],
        [others, second],
      ] as const) {
        if (count === 0) continue;
        const claims = await scene.claims({
          count,
          code,
          anchorId: id,
          providerId: provider,
          achievedOn: since,
        });
        const { rows } = await database.owner.query<{ id: string }>(
          `UPDATE participant p SET phase = $2 FROM claim c WHERE c.participant_id = p.id AND c.id = ANY ($1) RETURNING p.id`,
          [claims, phase],
        );
        if (provider === second) made.push(...rows.map((row) => row.id));
      }
    const about = { what: 'An hour', forWhom: 'Pupils', runs: 'Mondays', capacity: 30, free: 2 };
    const theirs = await scene.person('Second Steps', 'PROVIDER_MANAGER');
    const service = granted(
      await recordService(theirs, {
        ...about,
        providerId: second,
        name: `${name} club`,
        anchorId: id,
        isOffered: true,
      }),
    );
    granted(
      await saveGroup(theirs, {
        providerId: second,
        serviceId: service.id,
        name: `${name} club`,
        participantIds: made,
      }),
    );
    granted(
      await agreeAnchorPlaces(manager, { anchorId: id, from: since, to: addDays(now, 90), places: 40 }),
    );
    return { id, people };
  };
  type School = Awaited<ReturnType<typeof school>>;
  let schools: School[];
  let twoPrices: School;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeMoneyScene(database.owner);
    ({ linkWorker: worker, backbone } = scene.people);
    second = await scene.organisation('Second Steps', 'PROVIDER');
    await scene.agree([
      { label: 'Schools', anchorPays: true, kind: 'PERCENT', percent: 1250 },
      { label: 'Rest', funder: 'The Council Fund', kind: 'RESIDUAL' },
    ]);
    schools = [
      await school('Alone', [3, 0, 'ACTIVE', 'HOME']),
      await school('One more', [9, 1, 'ACTIVE', 'HOME']),
      // four and nine: the one is hidden, the other and the sum are not
      await school('Some', [2, 4, 'MONITORING', 'CALM'], [5, 9, 'ACTIVE', 'HOME']),
      await school('Many', [4, 12, 'ACTIVE', 'HOME']),
    ];
    twoPrices = await school('Two prices', [3, 8, 'ACTIVE', 'HOME']);
    const given = { code: 'HOME', anchorId: twoPrices.id, providerId: second, achievedOn: since };
    await scene.claims({ ...given, price: (PRICE * 4n) / 5n });
    const run = granted(await runPayments(backbone, { periodEnd: now }));
    await executeRun(systemActor(scene.partnershipId), run.id);
  });
  afterAll(() => database.close());

  const agreed = async (...fields: AnchorField[]) => {
    for (const { id } of schools) granted(await agreeAnchorData(backbone, { anchorId: id, fields }));
  };
  const sum = (people: School['people'], which: 0 | 1): number =>
    people.reduce((all, one) => all + one[which], 0);

  /** Every figure that the worker is shown of a school, less what they know of it themself. */
  const differences = async ({ id, people }: School): Promise<[what: string, left: number | null][]> => {
    const [pack, page, list] = [
      await anchorPack(worker, id),
      await anchor(worker, id),
      (await listAnchors(worker, { first: 10 })).edges.find(({ node }) => node.id === id)?.node,
    ];
    const less = (all: number | null | undefined, own: number): number | null =>
      all == null ? null : all - own;
    const ownOf = (label: string): number =>
      people.reduce(
        (all, [own, , phase, code]) => (phase === label || code === label.toUpperCase() ? all + own : all),
        0,
      );
    const money = (amount: bigint | undefined): number | null =>
      amount === undefined ? null : Number(amount / PART) - sum(people, 0);
    return [
      ...(pack.phases ?? []).map(({ label, count }): [string, number | null] => [
        label,
        less(count, ownOf(label)),
      ]),
      ...(pack.outcomes ?? []).map(({ label, count }): [string, number | null] => [
        label,
        less(count, ownOf(label)),
      ]),
      ...(pack.services ?? []).map(({ label, count }): [string, number | null] => [label, count]),
      ...[...pack.places, ...(page?.allPlaces ?? []), ...(list?.places ? [list.places] : [])].map(
        ({ used }): [string, number | null] => ['used', less(used, sum(people, 0))],
      ),
      ['paid', money(pack.paid?.amount)],
      ...(page?.payments ?? []).map(({ amount }): [string, number | null] => ['run', money(amount?.amount)]),
    ];
  };

  it('is nothing, a number of eight or more, or hidden: where the anchor knows its people too', async () => {
    await agreed('NAME', 'PHASE', 'OUTCOMES', 'ATTENDANCE', 'PAYS');
    const told = await Promise.all(schools.map(differences));
    for (const [nth, figures] of told.entries()) {
      expect(figures.length).toBeGreaterThan(7);
      for (const [what, left] of figures)
        expect(left === null || left === 0 || left >= 8, `${what} of school ${nth}: ${left}`).toBe(true);
    }
    const [alone, oneMore, some, many] = told.map((figures) => new Map(figures));
    expect([...(alone?.values() ?? [])]).toEqual([...(alone?.values() ?? [])].fill(0));
    expect([...new Set(oneMore?.values())]).toEqual([null]);
    // thirteen of theirs in all are told, rounded; the four and what they cost are not
    expect(some).toEqual(
      new Map(
        Object.entries({
          MONITORING: null,
          ACTIVE: 10,
          Calm: null,
          Home: 10,
          'Some club': 15,
          used: 15,
          paid: null,
          run: null,
        }),
      ),
    );
    expect(many?.get('ACTIVE')).toBe(10);
    expect(many?.get('run')).toBe(12);
    // the backbone sees everybody
    expect(await anchorPack(backbone, schools[1]?.id ?? '')).toMatchObject({
      phases: [{ label: 'ACTIVE', count: 10 }],
      outcomes: [{ label: 'Home', count: 10 }],
      places: [{ used: 10 }],
      paid: { amount: 10n * PART },
    });
  });

  it('is no sum of money that its prices take apart: nine, of whom one is paid less', async () => {
    const payments = async (by: Person) =>
      (await anchor(by, twoPrices.id))?.payments?.map(({ amount }) => amount?.amount ?? null);
    expect(await payments(backbone)).toEqual([11n * PART + (PART * 4n) / 5n]);
    expect(await payments(worker)).toEqual([null]);
  });

  it('is no more where the anchor is told no names', async () => {
    await agreed('PHASE', 'OUTCOMES', 'ATTENDANCE');
    for (const one of schools) {
      const pack = await anchorPack(worker, one.id);
      expect(pack.phases).toHaveLength(one.people.length);
      const hides = one.people.filter(([, others]) => others >= 1 && others <= 7).map(([, , phase]) => phase);
      for (const { label, count } of pack.phases ?? []) if (hides.includes(label)) expect(count).toBeNull();
      // nor is the anchor told three
      for (const { count } of [...(pack.phases ?? []), ...(pack.outcomes ?? [])])
        expect(count === null || (count >= 8 && count % 5 === 0)).toBe(true);
      expect(pack.places.every(({ used }) => used === null || used % 5 === 0)).toBe(true);
    }
  });

  it('is the same with somebody sealed there, for who may open them too', async () => {
    const id = schools[3]?.id ?? '';
    await agreed('NAME', 'PHASE');
    const { rows } = await database.owner.query<{ id: string }>(
      'SELECT id FROM participant WHERE anchor_id = $1 AND provider_id = $2 LIMIT 1',
      [id, scene.people.providerId],
    );
    const seal = await database.owner.query<{ id: string }>(
      `INSERT INTO record_seal (partnership_id, id, record_id, participant_id, reason, sealed_by, sealed_at)
       VALUES ($1, gen_random_uuid(), $2, $2, 'Lives in danger', $3, now()) RETURNING id`,
      [scene.partnershipId, rows[0]?.id, worker.personId],
    );
    await database.owner.query(
      `INSERT INTO seal_opener (partnership_id, seal_id, person_id, named_by, named_at) VALUES ($1, $2, $3, $3, now())`,
      [scene.partnershipId, seal.rows[0]?.id, worker.personId],
    );
    expect(await anchorPack(worker, id)).toMatchObject({ phases: [{ count: 13 }], places: [{ used: 13 }] });
    expect(await anchorPack(backbone, id)).toMatchObject({
      phases: [{ count: 15 }],
      places: [{ used: 15 }],
    });
  });
});
