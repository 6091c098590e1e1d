import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type Person,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { type Actor, systemActor, withTenant } from '../tenancy/index.js';
import { approveClaim, reverseClaim } from './index.js';

/** What the database itself refuses, whatever statement a forgotten check lets through. */
describe('the database’s guard of claims', () => {
  let database: TestDatabase;
  let scene: ClaimScene;
  const as = (actor: Actor, sql: string, ...values: unknown[]): Promise<number> =>
    withTenant(actor, (tenant) => tenant.execute(sql, values));
  const refused = async (actor: Actor, sql: string, ...values: unknown[]): Promise<void> => {
    await expect(as(actor, sql, ...values), sql).rejects.toMatchObject({ code: '42501' });
  };

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    scene = await makeClaimScene(database.owner);
  });

  const begin = async (actor: Person, given: Record<string, unknown> = {}): Promise<number> => {
    const like = await scene.submitted();
    await database.owner.query(`UPDATE claim SET state = 'APPROVED' WHERE id = $1`, [like.id]);
    await database.owner.query(`UPDATE claim SET state = 'REJECTED' WHERE id = $1`, [like.id]);
    const row: Record<string, unknown> = {
      id: randomUUID(),
      reference: `T-${randomUUID()}`,
      state: 'SUBMITTED',
      submitted_by: actor.personId,
      submitted_at: new Date(),
      ...given,
    };
    const copied = [
      'partnership_id',
      'participant_id',
      'enrolment_id',
      'cohort',
      'outcome_code',
      'tariff_id',
    ];
    const kept = [...copied, 'achieved_on', 'price', ...('provider_id' in row ? [] : ['provider_id'])];
    // read behind the policies, so that what is refused is the writing
    const { rows } = await database.owner.query<Record<string, unknown>>(
      `SELECT ${kept.join(', ')}, achieved_on::text FROM claim WHERE id = $1`,
      [like.id],
    );
    const whole = { ...rows[0], ...row };
    const names = Object.keys(whole);
    return as(
      actor,
      `INSERT INTO claim (${names.join(', ')}) VALUES (${names.map((_, nth) => `$${nth + 1}`).join(', ')})`,
      ...Object.values(whole),
    );
  };

  it('lets a provider begin a claim for itself, and say nothing more of it', async () => {
    const { linkWorker, manager, backbone, verifier } = scene.people;
    expect(await begin(linkWorker)).toBe(1);
    const other = await scene.person('Second Steps', 'LINK_WORKER');
    for (const given of [
      { state: 'APPROVED' },
      { state: 'VERIFIED', approved_by: backbone.personId, verified_by: verifier.personId },
      { approved_by: backbone.personId },
      { approved_at: new Date() },
      { verified_by: verifier.personId },
      { submitted_by: manager.personId },
      { provider_id: await scene.organisation('Second Steps') },
      { rests_on_reversed: true },
      { unfunded_reason: 'No' },
    ])
      await expect(begin(linkWorker, given), JSON.stringify(given)).rejects.toMatchObject({ code: '42501' });
    for (const actor of [other, backbone, verifier])
      await expect(begin(actor), 'another’s').rejects.toMatchObject({ code: '42501' });
  });

  it('lets each role take its own steps only, under its own name', async () => {
    const { linkWorker, manager, backbone, otherBackbone, verifier, auditor } = scene.people;
    const { id } = await scene.submitted();
    const approve = `UPDATE claim SET state = 'APPROVED', approved_by = $2, approved_at = now() WHERE id = $1`;
    const verify = `UPDATE claim SET state = 'VERIFIED', verified_by = $2, verified_at = now() WHERE id = $1`;
    await refused(manager, approve, id, manager.personId);
    await refused(verifier, approve, id, verifier.personId);
    await refused(backbone, approve, id, otherBackbone.personId);
    await refused(backbone, `UPDATE claim SET state = 'APPROVED' WHERE id = $1`, id);
    await refused(linkWorker, `UPDATE claim SET approved_by = $2 WHERE id = $1`, id, backbone.personId);
    await refused(linkWorker, `UPDATE claim SET verified_at = now() WHERE id = $1`, id);
    await refused(systemActor(scene.partnershipId), approve, id, backbone.personId);
    expect(await as(backbone, approve, id, backbone.personId)).toBe(1);
    await refused(linkWorker, verify, id, linkWorker.personId);
    await refused(otherBackbone, verify, id, otherBackbone.personId);
    await refused(verifier, verify, id, scene.people.otherVerifier.personId);
    await refused(backbone, `UPDATE claim SET state = 'REJECTED' WHERE id = $1`, id);
    expect(await as(verifier, verify, id, verifier.personId)).toBe(1);
    for (const actor of [linkWorker, backbone, verifier, auditor])
      for (const change of [
        `state = 'BILLED'`,
        `unfunded_reason = 'No'`,
        'rests_on_reversed = true',
        `submitted_by = '${verifier.personId}'`,
      ])
        await expect(as(actor, `UPDATE claim SET ${change} WHERE id = $1`, id), change).rejects.toThrow();
    for (const actor of [linkWorker, verifier])
      await refused(actor, `UPDATE claim SET state = 'REVERSED' WHERE id = $1`, id);
    await refused(linkWorker, 'UPDATE claim SET reversal_pending = true WHERE id = $1', id);
    expect(granted(await reverseClaim(auditor, { id, reason: 'No letter' })).state).toBe('REVERSED');
  });

  it('lets nobody write history for another, ahead of its step, or in another time', async () => {
    const { linkWorker, backbone, verifier } = scene.people;
    const { id } = await scene.submitted();
    const event = (actor: Actor, by: string | null, to: string, at: Date = new Date()) =>
      as(
        actor,
        `INSERT INTO claim_event (partnership_id, claim_id, at, by_person, from_state, to_state)
         VALUES ($1, $2, $3, $4, 'SUBMITTED', $5)`,
        scene.partnershipId,
        id,
        at,
        by,
        to,
      );
    const denied = { code: '42501' };
    await expect(event(linkWorker, backbone.personId, 'SUBMITTED')).rejects.toMatchObject(denied);
    await expect(event(linkWorker, null, 'SUBMITTED')).rejects.toMatchObject(denied);
    await expect(event(backbone, backbone.personId, 'APPROVED')).rejects.toMatchObject(denied);
    await expect(event(verifier, verifier.personId, 'VERIFIED')).rejects.toMatchObject(denied);
    granted(await approveClaim(backbone, { id }));
    const [past, future] = [new Date('2024-01-01'), new Date(Date.now() + 2 * 86_400_000)];
    await expect(event(backbone, backbone.personId, 'APPROVED', past)).rejects.toMatchObject(denied);
    await expect(event(backbone, backbone.personId, 'APPROVED', future)).rejects.toMatchObject(denied);
    await expect(
      event(systemActor(scene.partnershipId), backbone.personId, 'APPROVED'),
    ).rejects.toMatchObject(denied);
    await database.owner.query('UPDATE app.installation SET dates_back = true');
    expect(await event(backbone, backbone.personId, 'APPROVED', past)).toBe(1);
    await expect(event(backbone, backbone.personId, 'APPROVED', future)).rejects.toMatchObject(denied);
    await database.owner.query('UPDATE app.installation SET dates_back = false');
  });

  it('keeps announcements to those whose they are, and counters going forwards', async () => {
    const { linkWorker, backbone } = scene.people;
    const announce = `INSERT INTO outbox (partnership_id, kind, payload) VALUES ($1, $2, '{}')`;
    for (const kind of ['payments.run', 'mail.invitation']) {
      await refused(linkWorker, announce, scene.partnershipId, kind);
      expect(await as(backbone, announce, scene.partnershipId, kind)).toBe(1);
    }
    await refused(
      backbone,
      `INSERT INTO outbox (partnership_id, kind, payload, done_at) VALUES ($1, 'payments.run', '{}', now())`,
      scene.partnershipId,
    );
    await scene.submitted();
    await expect(as(linkWorker, `UPDATE reference_counter SET last = 0`)).rejects.toMatchObject({
      code: '23514',
    });
    await refused(linkWorker, `UPDATE reference_counter SET kind = 'OTHER'`);
  });

  it('lets a file be held and never changed', async () => {
    const { linkWorker } = scene.people;
    const id = await scene.upload();
    await refused(linkWorker, 'UPDATE upload SET id = gen_random_uuid() WHERE id = $1', id);
    await refused(linkWorker, `UPDATE upload SET file_name = 'other.pdf' WHERE id = $1`, id);
    expect(await as(linkWorker, 'DELETE FROM upload WHERE id = $1', id)).toBe(0);
  });
});
