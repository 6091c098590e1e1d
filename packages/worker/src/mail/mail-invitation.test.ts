import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal } from '@weft/shared';
import { addMember, systemActor } from '@weft/shared/server';
import { makeScene, type Scene, type TestDatabase, testDatabase } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailInvitation } from './mail-invitation.js';

describe('the job that sends an invitation', () => {
  let database: TestDatabase;
  let scene: Scene;
  let home: string;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
    home = mkdtempSync(join(tmpdir(), 'weft-invited-'));
  });
  afterAll(async () => {
    rmSync(home, { recursive: true, force: true });
    await database.close();
  });

  /** Invites somebody; the outbox row that came of it. */
  const invite = async (email: string) => {
    const backbone = await scene.person('The Backbone', 'BACKBONE');
    const member = await addMember(backbone, {
      email,
      name: 'Ann Lee',
      organisationId: await scene.organisation('First Steps', 'PROVIDER'),
      roles: ['LINK_WORKER'],
    });
    if (isRefusal(member)) throw new Error(member.message);
    const { rows } = await database.owner.query<{
      id: string;
      payload: { membershipId: string; sentBy: string };
    }>(`SELECT id, payload FROM outbox WHERE kind = 'mail.invitation' ORDER BY created_at DESC LIMIT 1`);
    const [row] = rows;
    if (!row) throw new Error('nothing was announced');
    return row;
  };
  const work = (row: Awaited<ReturnType<typeof invite>>, folder = home) =>
    mailInvitation({ home: folder, smtpUrl: null, publicUrl: 'http://localhost:4400' })(
      { kind: 'mail.invitation', ...row.payload },
      { actor: systemActor(scene.partnershipId), outboxId: row.id, keepAlive: async () => undefined },
    );
  const done = async (id: string) =>
    (
      await database.owner.query<{ done: boolean }>(
        'SELECT done_at IS NOT NULL AS done FROM outbox WHERE id = $1',
        [id],
      )
    ).rows[0]?.done;

  it('sends one mail, also when two workers have it', async () => {
    const row = await invite('ann@example.org');
    await Promise.all([work(row), work(row)]);
    await work(row);
    expect(readdirSync(join(home, 'mail'))).toHaveLength(1);
    expect(await done(row.id)).toBe(true);
  });

  it('is still to do when the mail could not be sent, and keeps no link that nobody has', async () => {
    const row = await invite('ben@example.org');
    await expect(work(row, '/dev/null')).rejects.toThrow();
    expect(await done(row.id)).toBe(false);
    const links = await database.owner.query('SELECT FROM invitation WHERE membership_id = $1', [
      row.payload.membershipId,
    ]);
    expect(links.rowCount).toBe(0);
  });
});
