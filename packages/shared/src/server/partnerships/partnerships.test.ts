import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal, type PartnershipInput, ROLES, type Role } from '../../rules/index.js';
import { makeScene, type Scene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { createPartnership } from './create-partnership.js';
import { getPartnership } from './get-partnership.js';
import { getViewer } from './get-viewer.js';
import { recordVariation } from './record-variation.js';
import { setPaymentSchedule } from './set-payment-schedule.js';

const NORTH: PartnershipInput = {
  name: 'Northern Homes',
  slug: 'northern-homes',
  template: 'HOUSING_SUPPORT',
  currency: 'GBP',
  timeZone: 'Europe/London',
  contractFrom: '2024-02-29',
  contractTo: '2029-03-31',
  contractCap: '1000000.00',
};

describe('a partnership', () => {
  let database: TestDatabase;
  let scene: Scene;
  let operator: { personId: string };

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner, { contractFrom: '2020-01-01', contractTo: '2029-12-31' });
    const made = await database.owner.query<{ id: string }>(
      `INSERT INTO person (name, email, is_operator) VALUES ('Olu Operator', 'olu@example.org', true) RETURNING id`,
    );
    operator = { personId: made.rows[0]?.id ?? '' };
  });
  afterAll(() => database.close());

  it('is made by the operator, who gains no place in it', async () => {
    const made = await createPartnership(operator, NORTH);
    expect(made).toMatchObject({
      slug: 'northern-homes',
      contractFrom: '2024-02-29',
      contractCap: { amount: 100000000n, currency: 'GBP' },
      sensitiveDomains: ['Domestic abuse', 'Drugs and alcohol', 'Mental health'],
      paymentSchedule: 'BY_HAND',
    });
    await expect(getPartnership({ ...operator, partnership: 'northern-homes' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await getViewer(operator)).toMatchObject({ isOperator: true, memberships: [] });
  });

  it('needs a short name of its own, whoever asks first', async () => {
    const input = { ...NORTH, slug: 'raced' };
    const answers = await Promise.all([
      createPartnership(operator, input),
      createPartnership(operator, input),
    ]);
    const refused = answers.filter(isRefusal);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ code: 'IN_USE', field: 'slug' });
  });

  it.each([
    ['name', { name: '  ' }],
    ['name', { name: 'Nul\u0000' }],
    ['slug', { slug: 'With Blank' }],
    ['currency', { currency: 'XYZ' }],
    ['timeZone', { timeZone: 'Mars/Olympus' }],
    ['contractTo', { contractTo: '2024-02-28' }],
    ['contractCap', { contractCap: '1e3' }],
    ['contractCap', { contractCap: '-5' }],
    ['contractCap', { contractCap: '0' }],
  ])('is refused for its %s: %o', async (field, change) => {
    expect(await createPartnership(operator, { ...NORTH, slug: 'never', ...change })).toMatchObject({
      code: 'INVALID',
      field,
    });
  });

  it('is made by nobody else', async () => {
    const backbone = await scene.person('The Backbone', 'BACKBONE');
    await expect(createPartnership(backbone, { ...NORTH, slug: 'mine' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('changes its maximum by dated records', async () => {
    const { backbone, commissioner, linkWorker, verifier, funder } = await scene.cast();
    const at = new Date('2024-06-01T12:00:00Z');
    const first = { on: '2024-01-01', newMaximum: '500000.00', reason: 'As agreed in the review' };
    expect(await recordVariation({ ...backbone, at }, first)).toMatchObject({
      contractCap: { amount: 50000000n },
      today: '2024-06-01',
    });
    expect(
      await recordVariation({ ...commissioner, at }, { ...first, on: '2025-01-01', newMaximum: '750000' }),
    ).toMatchObject({ contractCap: { amount: 50000000n } });
    expect(await getPartnership({ ...backbone, at: new Date('2025-01-01T00:30:00Z') })).toMatchObject({
      contractCap: { amount: 75000000n },
    });
    // who sees the money is told the same maximum, here and in the list of their memberships
    for (const one of [commissioner, verifier, funder]) {
      const later = { ...one, at: new Date('2025-01-01T00:30:00Z') };
      expect((await getPartnership(later)).contractCap?.amount).toBe(75000000n);
      expect((await getViewer(one))?.memberships[0]?.partnership.contractCap?.amount).toBe(75000000n);
    }
    expect(await recordVariation(backbone, first)).toMatchObject({ code: 'OVERLAP', field: 'on' });
    expect(await recordVariation(backbone, { ...first, on: '2031-01-01' })).toMatchObject({
      code: 'OUT_OF_RANGE',
    });
    expect(await recordVariation(backbone, { ...first, on: '2024-02-30' })).toMatchObject({ field: 'on' });
    for (const newMaximum of ['12.345', '-5', '١٢', '0', '1000000000000000'])
      expect(await recordVariation(backbone, { ...first, newMaximum })).toMatchObject({
        code: 'INVALID',
        field: 'newMaximum',
      });
    expect(await recordVariation(backbone, { ...first, reason: ' ' })).toMatchObject({ field: 'reason' });
    await expect(recordVariation(linkWorker, first)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('tells its maximum to those who see its money, and to nobody else', async () => {
    const place = await makeScene(database.owner, { contractCap: 500_00n });
    const elsewhere = await makeScene(database.owner);
    const told: Role[] = [];
    for (const role of ROLES) {
      const person = await place.person(`Those of ${role}`, role);
      const seen = [
        (await getPartnership(person)).contractCap?.amount,
        (await getViewer(person))?.memberships[0]?.partnership.contractCap?.amount,
      ];
      expect([undefined, 500_00n]).toContain(seen[0]);
      expect(seen[1]).toBe(seen[0]);
      if (seen[0] !== undefined) told.push(role);
    }
    expect(told.sort()).toEqual(
      ['BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'VERIFIER', 'AUDITOR', 'FUNDER', 'INVESTOR'].sort(),
    );
    // a role in another partnership opens nothing here
    const worker = await place.person('First Steps', 'LINK_WORKER');
    await database.owner.query(
      `INSERT INTO membership (partnership_id, person_id, organisation_id, roles) VALUES ($1, $2, $3, '{BACKBONE}')`,
      [elsewhere.partnershipId, worker.personId, await elsewhere.organisation('B', 'BACKBONE')],
    );
    expect((await getPartnership(worker)).contractCap).toBeNull();
  });

  it('can have its payment runs prepared by schedule', async () => {
    const { backbone, commissioner } = await scene.cast();
    expect(await setPaymentSchedule(backbone, { schedule: 'QUARTERLY' })).toMatchObject({
      slug: scene.slug,
      paymentSchedule: 'QUARTERLY',
    });
    await expect(setPaymentSchedule(commissioner, { schedule: 'MONTHLY' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('shows a viewer their active memberships everywhere, and no one else’s', async () => {
    const here = await scene.person('First Steps', 'LINK_WORKER', 'PROVIDER_MANAGER');
    const other = await makeScene(database.owner);
    const fundId = await other.organisation('The Fund', 'FUNDER');
    const add = `INSERT INTO membership (partnership_id, person_id, organisation_id, roles, state) VALUES ($1, $2, $3, $4, $5)`;
    await database.owner.query(add, [other.partnershipId, here.personId, fundId, ['FUNDER'], 'ACTIVE']);
    const oldId = await other.organisation('The Old Fund', 'FUNDER');
    await database.owner.query(add, [other.partnershipId, here.personId, oldId, ['FUNDER'], 'ENDED']);
    const viewer = await getViewer(here);
    expect(viewer?.isOperator).toBe(false);
    expect(
      viewer?.memberships.map((one) => [one.partnership.slug, one.organisation.name, one.roles]),
    ).toEqual(
      [
        [scene.slug, 'First Steps', ['LINK_WORKER', 'PROVIDER_MANAGER']],
        [other.slug, 'The Fund', ['FUNDER']],
      ].sort((a, b) => (`Partnership ${a[0]}` < `Partnership ${b[0]}` ? -1 : 1)),
    );
    expect(viewer?.memberships[0]?.email).toBe(viewer?.email);
  });
});
