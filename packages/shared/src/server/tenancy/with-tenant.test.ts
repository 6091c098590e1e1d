import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeScene, type Scene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { Fault } from '../errors.js';
import { systemActor } from './actor.js';
import { withTenant } from './with-tenant.js';

describe('entering a partnership', () => {
  let database: TestDatabase;
  let scene: Scene;
  let other: Scene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
    other = await makeScene(database.owner);
  });
  afterAll(() => database.close());

  it('says who acts, where and in which roles', async () => {
    const manager = await scene.person('First Steps', 'PROVIDER_MANAGER', 'FUNDER');
    const me = await withTenant(manager, async (tenant) => ({ me: tenant.me, id: tenant.partnership.id }));
    const organisationId = await scene.organisation('First Steps');
    expect(me.id).toBe(scene.partnershipId);
    expect([...me.me.roles].sort()).toEqual(['FUNDER', 'PROVIDER_MANAGER']);
    expect(me.me.providerIds).toEqual([organisationId]);
    expect(me.me.funderIds).toEqual([organisationId]);
  });

  it('answers alike for a partnership that is not mine and one that is not there', async () => {
    const { personId } = await scene.person('First Steps', 'LINK_WORKER');
    const answers = await Promise.all(
      [other.slug, 'no-such-place'].map((partnership) =>
        withTenant({ personId, partnership }, async () => 'in').catch((fault: Fault) => [
          fault.code,
          fault.message,
        ]),
      ),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toEqual(['FORBIDDEN', 'Your roles here do not allow this.']);
  });

  it('lets nobody in whose membership was suspended or ended', async () => {
    const actor = await scene.person('First Steps', 'LINK_WORKER');
    expect(await withTenant(actor, async () => 'in')).toBe('in');
    await database.owner.query(`UPDATE membership SET state = 'SUSPENDED' WHERE person_id = $1`, [
      actor.personId,
    ]);
    await expect(withTenant(actor, async () => 'in')).rejects.toBeInstanceOf(Fault);
  });

  it('leaves nothing of the actor behind in the pooled connection', async () => {
    const actor = await scene.person('The Backbone', 'BACKBONE');
    await withTenant(actor, async (tenant) => tenant.rows('SELECT 1'));
    const settings = await withTenant(systemActor(other.partnershipId), async (tenant) =>
      tenant.row<{ person: string | null; place: string }>(
        'SELECT app.person_id() AS person, app.partnership_id() AS place',
      ),
    );
    expect(settings).toEqual({ person: null, place: other.partnershipId });
  });

  it('takes back everything when the work fails', async () => {
    const actor = await scene.person('The Backbone', 'BACKBONE');
    await expect(
      withTenant(actor, async (tenant) => {
        await tenant.execute(
          `INSERT INTO organisation (partnership_id, name, kinds) VALUES ($1, 'Half made', '{PROVIDER}')`,
          [tenant.partnership.id],
        );
        throw new Error('and then this');
      }),
    ).rejects.toThrow('and then this');
    const left = await database.owner.query(`SELECT FROM organisation WHERE name = 'Half made'`);
    expect(left.rowCount).toBe(0);
  });

  it('sees only its own partnership, whatever it asks for', async () => {
    await other.organisation('Elsewhere', 'PROVIDER');
    const actor = await scene.person('The Backbone', 'BACKBONE');
    const names = await withTenant(actor, (tenant) =>
      tenant.rows<{ name: string }>('SELECT name FROM organisation'),
    );
    expect(names.map((row) => row.name)).not.toContain('Elsewhere');
    expect(names.length).toBeGreaterThan(0);
  });
});
