import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chooseNotifications,
  makeDigests,
  returnClaim,
  systemActor,
  tellWhatHappened,
} from '@weft/shared/server';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type TestDatabase,
  testDatabase,
} from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailDigest } from './mail-digest.js';

describe('the mail that sums up what somebody was told', () => {
  let database: TestDatabase;
  let scene: ClaimScene;
  let home: string;
  let names = 0;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
    home = mkdtempSync(join(tmpdir(), 'weft-digest-'));
    for (const person of [scene.people.linkWorker, scene.people.manager])
      granted(
        await chooseNotifications(person, {
          channels: [],
          frequency: 'DAILY',
          weekday: 1,
          hour: 0,
          quietFrom: null,
          quietTo: null,
          quietDays: [],
          timeZone: null,
        }),
      );
  });
  afterAll(async () => {
    rmSync(home, { recursive: true, force: true });
    await database.close();
  });

  const sendBack = async () => {
    const { id } = await scene.enrol({ givenName: 'Adelina', familyName: `Mossington ${++names}` });
    const claim = await scene.submitted({ participantId: id });
    granted(await returnClaim(scene.people.backbone, { id: claim.id, reason: 'The lease is missing.' }));
    return claim;
  };
  const system = () => systemActor(scene.partnershipId);
  /** Makes the mails that are due; the jobs that send them, by the person whom each is for. */
  const jobs = async () => {
    await tellWhatHappened(system());
    await makeDigests(system());
    const { rows } = await database.owner.query<{ id: string; digestId: string; personId: string }>(
      `SELECT o.id, d.id AS "digestId", d.person_id AS "personId" FROM outbox o
       JOIN notification_digest d ON d.id::text = o.payload->>'digestId'
       WHERE o.partnership_id = $1 AND o.kind = 'mail.digest' AND o.done_at IS NULL`,
      [scene.partnershipId],
    );
    return new Map(rows.map((row) => [row.personId, row]));
  };
  type Job = { id: string; digestId: string } | undefined;
  const send = (job: Job, folder = home) =>
    mailDigest({ home: folder, smtpUrl: null, publicUrl: 'http://localhost:4400' })(
      { kind: 'mail.digest', digestId: job?.digestId ?? '' },
      { actor: system(), outboxId: job?.id ?? '', keepAlive: async () => undefined },
    );
  const mails = () =>
    readdirSync(join(home, 'mail')).map((name) =>
      readFileSync(join(home, 'mail', name), 'utf8')
        .replace(/=\n/g, '')
        .replaceAll('=3D', '='),
    );
  /** As if the last mail had been made the day before. */
  const aDayLater = () => database.owner.query('UPDATE notification_digest SET on_day = on_day - 1');

  it('goes once, as text and HTML, says references and links, and names nobody', async () => {
    const claims = [await sendBack(), await sendBack()];
    const made = await jobs();
    const job = made.get(scene.people.linkWorker.personId);
    await expect(send(job, '/dev/null')).rejects.toThrow();
    await Promise.all([send(job), send(job)]);
    await send(job);
    const [mail = '', ...others] = mails();
    expect(others).toEqual([]);
    expect(mail).toMatch(/^Subject: Partnership .*: 2 things to know$/m);
    expect(mail).toContain('Content-Type: text/plain');
    expect(mail).toContain('Content-Type: text/html');
    expect(mail).toContain('A claim was returned to you');
    for (const { id, reference } of claims)
      expect(mail).toContain(`${reference}: http://localhost:4400/p/${scene.slug}/claims/${id}`);
    expect(mail).toContain(`http://localhost:4400/p/${scene.slug}/notifications/choices`);
    expect(mail).not.toMatch(/Adelina|Mossington|lease/);

    // the next day nothing is left to say, and what is new is said alone
    await aDayLater();
    expect((await jobs()).get(scene.people.linkWorker.personId)).toBeUndefined();
    const news = await sendBack();
    await send((await jobs()).get(scene.people.linkWorker.personId));
    const second = mails().find((text) => text.includes(news.reference));
    expect(second).toMatch(/: one thing to know$/m);
    expect(second).not.toContain(claims[0]?.reference);
  });

  it('is not sent to somebody who has left, or sees none of it any more', async () => {
    await aDayLater();
    await sendBack();
    const before = mails().length;
    const made = await jobs();
    await database.owner.query(
      `UPDATE membership SET state = 'ENDED' WHERE partnership_id = $1 AND person_id = $2`,
      [scene.partnershipId, scene.people.manager.personId],
    );
    await database.owner.query('UPDATE participant SET provider_id = $2 WHERE partnership_id = $1', [
      scene.partnershipId,
      await scene.organisation('Second Steps', 'PROVIDER'),
    ]);
    await send(made.get(scene.people.manager.personId));
    await send(made.get(scene.people.linkWorker.personId));
    expect(mails()).toHaveLength(before);
    // and their jobs are done
    const ids = [scene.people.manager, scene.people.linkWorker].map(({ personId }) => made.get(personId)?.id);
    const { rows } = await database.owner.query<{ done: boolean }>(
      'SELECT done_at IS NOT NULL AS done FROM outbox WHERE id = ANY ($1)',
      [ids],
    );
    expect(rows).toEqual([{ done: true }, { done: true }]);
  });
});
