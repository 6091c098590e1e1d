import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal } from '@weft/shared';
import { refer, systemActor } from '@weft/shared/server';
import { makeScene, type TestDatabase, testDatabase } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailReferralArrived } from './mail-referral.js';

describe('the acknowledgement of a referral', () => {
  let database: TestDatabase;
  let home: string;
  beforeAll(async () => {
    database = await testDatabase();
    home = mkdtempSync(join(tmpdir(), 'weft-referral-'));
  });
  afterAll(async () => {
    rmSync(home, { recursive: true, force: true });
    await database.close();
  });

  it('goes once to whoever referred, says where it stands, and names nobody', async () => {
    const scene = await makeScene(database.owner);
    const agency = await scene.person('Custody', 'REFERRER');
    const input = {
      safeWay: 'IN_PERSON',
      safeNote: 'At the library, on Mondays',
      givenName: 'Adelina',
      familyName: 'Mossington',
      lawfulBasis: 'PUBLIC_TASK',
      notToldBecause: 'She could not be reached yet.',
      idempotencyKey: 'one',
    };
    const sent = await refer(agency, input);
    await refer(agency, input);
    if (isRefusal(sent)) throw new Error(sent.message);
    const { rows } = await database.owner.query<{ id: string }>(
      `SELECT id FROM outbox WHERE kind = 'mail.referral'`,
    );
    expect(rows).toHaveLength(1);
    const work = () =>
      mailReferralArrived({ home, smtpUrl: null, publicUrl: 'http://localhost:4400' })(
        { kind: 'mail.referral', referralId: sent.id },
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
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain(sent.reference);
    expect(mails[0]).toContain(`/p/${scene.slug}/referrals/own`);
    expect(mails[0]).not.toMatch(/Adelina|Mossington|library|reached/);
  });
});
