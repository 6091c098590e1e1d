import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MoneyScene, makeMoneyScene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import {
  announce,
  completeOutbox,
  failOutbox,
  jobs,
  keepOutbox,
  noteOutboxError,
  parsePayload,
  retryJob,
  startOutbox,
} from './index.js';

describe('the outbox', () => {
  let database: TestDatabase;
  let scene: MoneyScene;
  let id: string;

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    await database.owner.query(
      'UPDATE outbox SET done_at = now() WHERE done_at IS NULL AND failed_at IS NULL',
    );
    scene = await makeMoneyScene(database.owner);
    id = await withTenant(scene.people.backbone, (tenant) =>
      announce(tenant, { kind: 'payments.run', runId: crypto.randomUUID() }),
    );
  });
  afterAll(() => database.close());

  const system = () => systemActor(scene.partnershipId);
  const complete = () => withTenant(system(), (tenant) => completeOutbox(tenant, id));
  const offer = async (staleAfter: string): Promise<string[]> =>
    (
      await database.owner.query<{ id: string }>('SELECT id FROM app.offer_outbox(10, $1::interval)', [
        staleAfter,
      ])
    ).rows.map((row) => row.id);
  const state = async () => (await jobs(scene.people.backbone))[0];

  it('forgets an event whose fact did not commit', async () => {
    await expect(
      withTenant(scene.people.backbone, async (tenant) => {
        await announce(tenant, { kind: 'payments.run', runId: crypto.randomUUID() });
        throw new Error('and then this');
      }),
    ).rejects.toThrow('and then this');
    expect(await jobs(scene.people.backbone)).toHaveLength(1);
  });

  it('offers a row once, and again only when nothing was heard of it for long', async () => {
    expect(await offer('5 minutes')).toEqual([id]);
    expect(await offer('5 minutes')).toEqual([]);
    const moved = `UPDATE outbox SET offered_at = now() - interval '1 hour', started_at = now() - interval '1 hour' WHERE id = $1`;
    await database.owner.query(moved, [id]);
    await keepOutbox(system(), id);
    expect(await offer('5 minutes')).toEqual([]);
    await database.owner.query(moved, [id]);
    expect(await offer('5 minutes')).toEqual([id]);
    await complete();
    await database.owner.query(moved, [id]);
    expect(await offer('5 minutes')).toEqual([]);
  });

  it('shows the backbone how a job goes', async () => {
    expect(await state()).toMatchObject({ id, kind: 'payments.run', state: 'QUEUED', attempts: 0 });
    expect(await startOutbox(system(), id)).toBe(true);
    await noteOutboxError(system(), id, 'x'.repeat(1_000));
    expect(await state()).toMatchObject({ state: 'RUNNING', attempts: 1, error: 'x'.repeat(300) });
    expect(await complete()).toBe(true);
    expect(await state()).toMatchObject({ state: 'DONE', error: null });
    expect(await complete()).toBe(false);
    expect(await startOutbox(system(), id)).toBe(false);
    await failOutbox(system(), id, 'too late');
    expect(await state()).toMatchObject({ state: 'DONE' });
    expect(await jobs(scene.people.backbone, 'FAILED')).toEqual([]);
    expect(await jobs(scene.people.backbone, 'DONE')).toHaveLength(1);
  });

  it('shows what is older than thirty days no more', async () => {
    await database.owner.query(`UPDATE outbox SET created_at = now() - interval '31 days' WHERE id = $1`, [
      id,
    ]);
    expect(await jobs(scene.people.backbone)).toEqual([]);
  });

  it('has a failed job tried again, and no other', async () => {
    expect(await retryJob(scene.people.backbone, id)).toMatchObject({ code: 'WRONG_STATE' });
    await failOutbox(system(), id, 'No.');
    expect(await startOutbox(system(), id)).toBe(false);
    expect(await state()).toMatchObject({ state: 'FAILED', error: 'No.' });
    expect(await retryJob(scene.people.backbone, id)).toMatchObject({ id, state: 'QUEUED', attempts: 0 });
    expect(await offer('5 minutes')).toEqual([id]);
    await expect(retryJob(scene.people.backbone, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(retryJob(scene.people.commissioner, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const other = await makeMoneyScene(database.owner);
    await expect(retryJob(other.people.backbone, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(jobs(scene.people.funder)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('reads of a payload what it knows, and nothing else', () => {
    const runId = crypto.randomUUID();
    expect(parsePayload({ kind: 'payments.run', payload: { runId, more: 1 } })).toEqual({
      kind: 'payments.run',
      runId,
    });
    for (const payload of [null, 7, 'x', {}, { runId: 'x' }, { runId: 7 }])
      expect(parsePayload({ kind: 'payments.run', payload })).toBeNull();
    const mail = { membershipId: crypto.randomUUID(), sentBy: crypto.randomUUID() };
    expect(parsePayload({ kind: 'mail.invitation', payload: mail })).toEqual({
      kind: 'mail.invitation',
      ...mail,
    });
    expect(
      parsePayload({ kind: 'mail.invitation', payload: { membershipId: mail.membershipId } }),
    ).toBeNull();
    expect(parsePayload({ kind: 'coffee.make', payload: {} })).toBeNull();
  });
});
