import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeScene, type Scene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { notFound } from '../errors.js';
import type { PersonActor } from './actor.js';
import { Alongside, readAlongside } from './alongside.js';
import type { Tenant } from './tenant.js';
import { withTenant } from './with-tenant.js';

const ONE = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';

describe('what one request reads in one moment', () => {
  let database: TestDatabase;
  let scene: Scene;
  let actor: PersonActor & { personId: string };

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
  });
  beforeEach(async () => {
    const { personId } = await scene.person('The Backbone', 'BACKBONE');
    actor = { personId, partnership: scene.slug, alongside: new Alongside() };
  });
  afterAll(() => database.close());

  /** In which transaction it read. */
  const look =
    (verb: string, id: string) =>
    async (tenant: Tenant): Promise<string> => {
      tenant.names(verb);
      tenant.showed('participant', [id]);
      const row = await tenant.row<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
      return row?.id ?? '';
    };
  const notes = async () =>
    (
      await database.owner.query<{ action: string; record_ids: string[] }>(
        'SELECT action, record_ids FROM audit_note WHERE person_id = $1 ORDER BY action',
        [actor.personId],
      )
    ).rows;

  it('is read in one transaction, each by its own name in the audit trail', async () => {
    const [one, other] = await Promise.all([
      readAlongside(actor, look('first', ONE)),
      readAlongside(actor, look('second', OTHER)),
    ]);
    expect(one).toBe(other);
    expect(await notes()).toEqual([
      { action: 'first', record_ids: [ONE] },
      { action: 'second', record_ids: [OTHER] },
    ]);
    // a moment later it is another one, and without a request each is by itself
    expect(await readAlongside(actor, look('third', ONE))).not.toBe(one);
    const { alongside: _gathered, ...alone } = actor;
    const apart = await Promise.all([
      readAlongside(alone, look('fourth', ONE)),
      readAlongside(alone, look('fifth', ONE)),
    ]);
    expect(new Set(apart).size).toBe(2);
  });

  it('fails alone where it is refused, and leaves no note of it', async () => {
    const [refused, read] = await Promise.allSettled([
      readAlongside(actor, async (tenant) => {
        await look('refused', ONE)(tenant);
        throw notFound();
      }),
      readAlongside(actor, look('read', OTHER)),
    ]);
    expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'NOT_FOUND' } });
    expect(read.status).toBe('fulfilled');
    expect(await notes()).toEqual([{ action: 'read', record_ids: [OTHER] }]);
  });

  it('is read all the same where a statement beside it fails', async () => {
    const [failed, read] = await Promise.allSettled([
      readAlongside(actor, (tenant) => tenant.rows('SELECT 1 / 0')),
      readAlongside(actor, look('read', OTHER)),
    ]);
    expect(failed).toMatchObject({ status: 'rejected', reason: { code: '22012' } });
    expect(read.status).toBe('fulfilled');
    expect(await notes()).toEqual([{ action: 'read', record_ids: [OTHER] }]);
  });

  it('is refused to everybody who may not enter', async () => {
    const nobody = { ...actor, partnership: 'no-such-place' };
    const answers = await Promise.allSettled([
      readAlongside(nobody, look('first', ONE)),
      readAlongside(nobody, look('second', ONE)),
    ]);
    expect(answers).toMatchObject([{ reason: { code: 'FORBIDDEN' } }, { reason: { code: 'FORBIDDEN' } }]);
  });

  it('keeps to the partnership that each read names', async () => {
    const elsewhere = await makeScene(database.owner);
    const { personId } = await elsewhere.person('Their backbone', 'BACKBONE');
    const where = (tenant: Tenant) =>
      tenant.row<{ id: string }>('SELECT app.partnership_id() AS id, app.person_id() AS who');
    expect(
      await Promise.all([
        readAlongside(actor, where),
        readAlongside({ ...actor, personId, partnership: elsewhere.slug }, where),
        readAlongside(actor, where),
      ]),
    ).toEqual([
      { id: scene.partnershipId, who: actor.personId },
      { id: elsewhere.partnershipId, who: personId },
      { id: scene.partnershipId, who: actor.personId },
    ]);
  });

  it('writes nothing, and never goes on as the system', async () => {
    const both = await Promise.allSettled([
      readAlongside(actor, (tenant) => tenant.continueAsSystem()),
      readAlongside(actor, (tenant) =>
        tenant.execute(`UPDATE organisation SET name = 'Other' WHERE partnership_id = $1`, [
          scene.partnershipId,
        ]),
      ),
      readAlongside(actor, async (tenant) => tenant.row('SELECT app.roles() AS roles')),
    ]);
    expect(both).toMatchObject([
      { reason: { code: 'INTERNAL' } },
      { reason: { code: 'INTERNAL' } },
      { value: { roles: ['BACKBONE'] } },
    ]);
    expect(await withTenant(actor, (tenant) => tenant.row('SELECT app.roles() AS roles'))).toEqual({
      roles: ['BACKBONE'],
    });
  });
});
