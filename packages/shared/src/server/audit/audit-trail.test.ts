import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../rules/index.js';
import { makeScene, type Scene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { addOrganisation } from '../organisations/index.js';
import { enrolParticipant, participant, participants } from '../participants/index.js';
import { type Actor, systemActor, withTenant } from '../tenancy/index.js';
import { auditPeople } from './audit-people.js';
import { auditTrail } from './audit-trail.js';
import { chainReads } from './chain-reads.js';
import { exportAuditTrail } from './export-audit-trail.js';
import { verifyAudit } from './verify-audit.js';

interface Entry {
  operation: string;
  action: string;
  subject: string;
  person_id: string | null;
  record_ids: string[];
}

describe('the audit trail', () => {
  let database: TestDatabase;
  let scene: Scene;
  let backbone: Actor & { personId: string };
  let providerId: string;

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    scene = await makeScene(database.owner);
    backbone = await scene.person('The Backbone', 'BACKBONE');
    providerId = await scene.organisation('First Steps', 'PROVIDER');
  });

  const entries = async (): Promise<Entry[]> =>
    (
      await database.owner.query<Entry>(
        `SELECT operation, action, subject, person_id, record_ids FROM audit_entry
         WHERE partnership_id = $1 ORDER BY number`,
        [scene.partnershipId],
      )
    ).rows;
  const verify = () => verifyAudit(systemActor(scene.partnershipId));
  const enrol = async (): Promise<string> => {
    const made = await enrolParticipant(backbone, {
      givenName: 'Ada',
      familyName: 'Moss',
      cohort: 'NEW',
      providerId,
      enrolledOn: '2025-03-01' as CalendarDate,
    });
    if (!('id' in made)) throw new Error(JSON.stringify(made));
    return made.id;
  };

  it('writes down who changed which record, under the verb of the use case', async () => {
    const id = await enrol();
    const added = (await entries()).filter(({ action }) => action === 'enrolParticipant');
    expect(added.map(({ operation, subject }) => [operation, subject])).toContainEqual([
      'ADD',
      'participant',
    ]);
    for (const entry of added) {
      expect(entry.person_id).toBe(backbone.personId);
      expect(entry.record_ids).toContain(id);
    }
    expect((await verify()).findings).toEqual([]);
  });

  it('writes nothing of what did not happen', async () => {
    const before = (await entries()).length;
    await expect(
      withTenant(backbone, async (tenant) => {
        await tenant.execute(
          `INSERT INTO organisation (partnership_id, name, kinds) VALUES ($1, 'Half made', '{PROVIDER}')`,
          [tenant.partnership.id],
        );
        throw new Error('and then this');
      }),
    ).rejects.toThrow('and then this');
    expect((await entries()).length).toBe(before);
  });

  it('writes down what the owner of the database changes by hand', async () => {
    const id = await enrol();
    await database.owner.query(`UPDATE participant SET given_name = 'Eve' WHERE id = $1`, [id]);
    expect((await entries()).at(-1)).toMatchObject({
      operation: 'CHANGE',
      action: 'byHand',
      person_id: null,
    });
  });

  it('notes a list as one read and seals it without anybody waiting', async () => {
    const ids = [await enrol(), await enrol()];
    const shown = await participants(backbone, { first: 25 });
    expect(shown.edges).toHaveLength(2);
    const asked = randomUUID();
    expect(await participant(backbone, asked)).toBeNull();
    expect((await entries()).filter(({ operation }) => operation === 'READ')).toEqual([]);

    expect(await chainReads(database.appUrl)).toBe(2);
    const read = (await entries()).filter(({ operation }) => operation === 'READ');
    expect(read.map((entry) => ({ ...entry, record_ids: [...entry.record_ids].sort() }))).toEqual([
      {
        operation: 'READ',
        action: 'participants',
        subject: 'participant',
        person_id: backbone.personId,
        record_ids: [...ids].sort(),
      },
      {
        operation: 'READ',
        action: 'participants',
        subject: 'participant',
        person_id: backbone.personId,
        record_ids: [asked],
      },
    ]);
    const left = await database.owner.query('SELECT FROM audit_note');
    expect(left.rowCount).toBe(0);
    expect((await verify()).findings).toEqual([]);
  });

  it('stays one chain when many change and read at once', async () => {
    const names = Array.from({ length: 12 }, (_, nth) => `Partner ${nth}`);
    await Promise.all([
      ...names.map((name) => addOrganisation(backbone, { name, kinds: ['PROVIDER'] })),
      ...names.map(() => participants(backbone, { first: 5 })),
      chainReads(database.appUrl),
      chainReads(database.appUrl),
    ]);
    await chainReads(database.appUrl);
    const report = await verify();
    expect(report.findings).toEqual([]);
    expect(report.entries).toBe(BigInt((await entries()).length));
    expect((await entries()).filter(({ action }) => action === 'addOrganisation')).toHaveLength(12);
  });

  it('lets nobody write in another’s name, change an entry or look without the role', async () => {
    const worker = await scene.person('First Steps', 'LINK_WORKER');
    const note = (personId: string, operation: string) =>
      withTenant(worker, (tenant) =>
        tenant.execute(
          `INSERT INTO audit_note (partnership_id, operation, person_id, action, subject, record_ids)
           VALUES ($1, $2, $3, 'participants', 'participant', ARRAY[$3::uuid])`,
          [tenant.partnership.id, operation, personId],
        ),
      );
    await expect(note(backbone.personId, 'READ')).rejects.toThrow(/row-level security/);
    await expect(note(worker.personId, 'CHANGE')).rejects.toThrow(/row-level security/);
    await expect(
      withTenant(backbone, (tenant) => tenant.execute(`UPDATE audit_entry SET action = 'other'`)),
    ).rejects.toThrow(/permission denied/);
    await expect(database.owner.query(`UPDATE audit_entry SET action = 'other'`)).rejects.toThrow(
      /never changed/,
    );
    await expect(database.owner.query('TRUNCATE audit_entry')).rejects.toThrow(/never changed/);
    const seen = await withTenant(worker, (tenant) => tenant.rows('SELECT FROM audit_entry'));
    expect(seen).toEqual([]);
  });

  it('names everybody who acted, and is a file of the same entries, for those who may read it', async () => {
    const colleague = await scene.person('The Backbone', 'BACKBONE');
    const bystander = await scene.person('The Backbone', 'ASSESSOR');
    await addOrganisation(colleague, { name: 'Partner', kinds: ['PROVIDER'] });
    await enrol();
    const acted = (await auditPeople(backbone)).map(({ id }) => id);
    expect([...acted].sort()).toEqual([backbone.personId, colleague.personId].sort());
    const filter = { personId: colleague.personId };
    const listed = (await auditTrail(backbone, { first: 25, filter })).edges.map(({ node }) => node.hash);
    let file = '';
    for await (const part of exportAuditTrail(backbone, filter)) file += part;
    const lines = file.trimEnd().split('\r\n').slice(1);
    expect(lines.map((line) => line.split(',').at(-1))).toEqual(listed);
    expect(listed.length).toBeGreaterThan(0);
    await expect(auditPeople(bystander)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(exportAuditTrail(bystander).next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  describe('finds', () => {
    // what somebody with the whole database in their hands could do
    const tamper = async (statement: string): Promise<void> => {
      await database.owner.query(`
        ALTER TABLE audit_entry DISABLE TRIGGER USER;
        ${statement.replaceAll(':here', `partnership_id = '${scene.partnershipId}'`)};
        ALTER TABLE audit_entry ENABLE TRIGGER USER`);
    };
    const kinds = async () => (await verify()).findings.map(({ kind, number }) => [kind, number]);
    beforeEach(async () => {
      for (let nth = 0; nth < 4; nth++)
        await addOrganisation(backbone, { name: `Partner ${nth}`, kinds: ['PROVIDER'] });
      expect((await verify()).findings).toEqual([]);
    });

    it('an altered entry', async () => {
      await tamper(`UPDATE audit_entry SET action = 'other' WHERE :here AND number = 3`);
      expect(await kinds()).toEqual([['ALTERED', 3n]]);
    });

    it('an altered entry whose hash was made anew', async () => {
      await tamper(`UPDATE audit_entry SET action = 'other',
        hash = sha256(previous || convert_to(concat_ws('|', partnership_id, number, operation,
          (extract(epoch FROM at) * 1000000)::bigint, coalesce(person_id::text, ''), 'other', subject,
          array_to_string(record_ids, ',')), 'UTF8'))
        WHERE :here AND number = 3`);
      expect(await kinds()).toEqual([['BROKEN', 4n]]);
    });

    it('a removed entry', async () => {
      await tamper('DELETE FROM audit_entry WHERE :here AND number = 3');
      expect(await kinds()).toEqual([
        ['GAP', 4n],
        ['BROKEN', 4n],
      ]);
    });

    it('entries in another order', async () => {
      await tamper(`UPDATE audit_entry SET number = 1003 WHERE :here AND number = 3;
        UPDATE audit_entry SET number = 3 WHERE :here AND number = 4;
        UPDATE audit_entry SET number = 4 WHERE :here AND number = 1003`);
      expect((await kinds()).map(([kind]) => kind)).toEqual(expect.arrayContaining(['BROKEN', 'ALTERED']));
    });

    it('an end that was cut off, also with the head put right when its hash was kept elsewhere', async () => {
      const { entries: last, head } = await verify();
      await tamper(`DELETE FROM audit_entry WHERE :here AND number = ${last}`);
      expect(await kinds()).toEqual([['HEAD', last]]);
      await tamper(`UPDATE audit_head SET number = ${last - 1n}, hash =
        (SELECT hash FROM audit_entry WHERE :here AND number = ${last - 1n}) WHERE :here`);
      expect(await kinds()).toEqual([]);
      const report = await verifyAudit(systemActor(scene.partnershipId), { number: last, hash: head });
      expect(report.findings.map(({ kind }) => kind)).toEqual(['HEAD']);
    });
  });
});
