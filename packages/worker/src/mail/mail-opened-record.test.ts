import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CalendarDate, isRefusal } from '@weft/shared';
import { enrolParticipant, openRecord, systemActor } from '@weft/shared/server';
import { makeScene, type TestDatabase, testDatabase } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailRecordOpened } from './mail-opened-record.js';

describe('the notice that a record was opened', () => {
  let database: TestDatabase;
  let home: string;
  beforeAll(async () => {
    database = await testDatabase();
    home = mkdtempSync(join(tmpdir(), 'weft-opened-'));
  });
  afterAll(async () => {
    rmSync(home, { recursive: true, force: true });
    await database.close();
  });

  it('goes to everybody of the backbone once, names who opened it, and no participant', async () => {
    const scene = await makeScene(database.owner);
    const backbone = await scene.person('The Backbone', 'BACKBONE');
    await scene.person('The Backbone', 'BACKBONE', 'ASSESSOR');
    await scene.person('First Steps', 'LINK_WORKER');
    const dataLead = await scene.person('The Backbone', 'DATA_LEAD');
    const ada = await enrolParticipant(backbone, {
      givenName: 'Adelina',
      familyName: 'Mossington',
      cohort: 'NEW',
      providerId: await scene.organisation('First Steps', 'PROVIDER'),
      enrolledOn: '2025-03-01' as CalendarDate,
    });
    if (isRefusal(ada)) throw new Error(ada.message);
    const reason = 'A request for access that cannot wait.';
    const opened = await openRecord(dataLead, { reference: ada.reference, reason, hours: 1 });
    if (isRefusal(opened)) throw new Error(opened.message);
    const { rows } = await database.owner.query<{ id: string }>(
      `SELECT id FROM outbox WHERE kind = 'mail.openedRecord'`,
    );
    const work = () =>
      mailRecordOpened({ home, smtpUrl: null, publicUrl: 'http://localhost:4400' })(
        { kind: 'mail.openedRecord', openedRecordId: opened.id },
        {
          actor: systemActor(scene.partnershipId),
          outboxId: rows[0]?.id ?? '',
          keepAlive: async () => undefined,
        },
      );
    await work();
    await work();
    const mails = readdirSync(join(home, 'mail')).map((name) =>
      readFileSync(join(home, 'mail', name), 'utf8'),
    );
    expect(mails).toHaveLength(2);
    for (const mail of mails) {
      expect(mail).toContain(ada.reference);
      expect(mail).toContain(`/p/${scene.slug}/settings/audit`);
      expect(mail).not.toMatch(/Adelina|Mossington|cannot wait/);
    }
  });
});
