import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addDays,
  calendarDate,
  type NotificationKind,
  type Role,
  today,
  USUAL_CHOICES,
} from '../../rules/index.js';
import {
  type ClaimScene,
  fillEveryTable,
  granted,
  makeClaimScene,
  makeScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { answerAboutClaim, askAboutClaim, returnClaim, submitClaim } from '../claims/index.js';
import { sealRecord } from '../sealing/index.js';
import { type Actor, systemActor } from '../tenancy/index.js';
import {
  type ChooseNotificationsInput,
  chooseNotifications,
  makeDigests,
  markAllNotifications,
  markNotification,
  notificationChoices,
  notifications,
  setNotificationDays,
  tellWhatHappened,
  unreadNotifications,
} from './index.js';

const DAY = 86_400_000;
const choices = (given: Partial<ChooseNotificationsInput> = {}): ChooseNotificationsInput => ({
  channels: [],
  frequency: 'DAILY',
  weekday: 1,
  hour: 0,
  quietFrom: null,
  quietTo: null,
  quietDays: [],
  timeZone: null,
  ...given,
});
const listOf = async (actor: Actor) =>
  (await notifications(actor, { first: 50 })).edges.map(({ node }) => node);
const kindsOf = async (actor: Actor) => (await listOf(actor)).map(({ kind }) => kind).sort();

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

describe('being told of a claim', () => {
  let scene: ClaimScene;
  let system: Actor;
  const tell = () => tellWhatHappened(system);
  const sendBack = async () => {
    const { id, reference } = await scene.submitted();
    granted(await returnClaim(scene.people.backbone, { id, reason: 'The date is missing.' }));
    return { id, reference };
  };
  beforeAll(async () => {
    scene = await makeClaimScene(database.owner);
    system = systemActor(scene.partnershipId);
    // whatever the clock says, it is not quiet
    for (const person of [scene.people.linkWorker, scene.people.manager])
      granted(await chooseNotifications(person, choices()));
  });

  it('happens once, to whoever made it and whoever manages, whoever looks at once', async () => {
    const { linkWorker, manager, backbone, verifier } = scene.people;
    const outsider = await scene.person('Second Steps', 'PROVIDER_MANAGER');
    const { id, reference } = await sendBack();
    const both = await Promise.all([tell(), tell()]);
    expect(both[0] + both[1]).toBe(2);
    expect(await tell()).toBe(0);
    expect(await listOf(linkWorker)).toMatchObject([
      {
        kind: 'CLAIM_SENT_BACK',
        detail: 'RETURNED',
        aboutId: id,
        reference,
        isRead: false,
        outcome: 'Entry into a home',
      },
    ]);
    expect((await listOf(linkWorker))[0]?.who).toMatch(/^Sam Number/);
    expect(await kindsOf(manager)).toEqual(['CLAIM_SENT_BACK']);
    for (const other of [backbone, verifier, outsider]) expect(await kindsOf(other)).toEqual([]);
    expect(await unreadNotifications(linkWorker)).toEqual({ count: 1, quietUntil: null });
  });

  it('is read by oneself alone, and up to what one saw', async () => {
    const { linkWorker, manager } = scene.people;
    const [mine] = await listOf(linkWorker);
    const id = mine?.id ?? '';
    await expect(markNotification(manager, { id, read: true })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(markAllNotifications(manager, { upTo: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await markNotification(linkWorker, { id, read: true })).toMatchObject({ count: 0 });
    expect(await markNotification(linkWorker, { id, read: false })).toMatchObject({ count: 1 });
    await sendBack();
    await tell();
    // what came meanwhile stays
    expect(await markAllNotifications(linkWorker, { upTo: id })).toMatchObject({ count: 1 });
    const unread = await notifications(linkWorker, { first: 1, unread: true, count: true });
    expect(unread.totalCount).toBe(1);
    expect(unread.edges[0]?.node.id).not.toBe(id);
  });

  it('is over for whoever no longer sees the person, on the page, in the count and for the mail', async () => {
    const { linkWorker, manager } = scene.people;
    const before = await listOf(linkWorker);
    const moved = await sendBack();
    await tell();
    expect(await listOf(linkWorker)).toHaveLength(before.length + 1);
    const other = await scene.organisation('Second Steps');
    const { rows } = await database.owner.query<{ id: string }>(
      `UPDATE participant p SET provider_id = $2 FROM claim c WHERE c.id = $1 AND p.id = c.participant_id RETURNING p.id`,
      [moved.id, other],
    );
    expect((await listOf(linkWorker)).map(({ aboutId }) => aboutId)).not.toContain(moved.id);
    expect(await listOf(manager)).toHaveLength(before.length);
    await database.owner.query('UPDATE participant SET provider_id = $2 WHERE id = $1', [
      rows[0]?.id,
      scene.people.providerId,
    ]);
    expect(await listOf(linkWorker)).toHaveLength(before.length + 1);
  });

  it('tells whoever asked that it was answered, also who sees nobody’s record', async () => {
    const { backbone, verifier, manager } = scene.people;
    for (const asking of [backbone, verifier]) {
      const { id } = await scene.approved();
      granted(await askAboutClaim(asking, { id, question: 'When was it?' }));
      granted(await answerAboutClaim(manager, { id, answer: 'On the first.' }));
      await tell();
      expect(await listOf(asking)).toMatchObject([{ kind: 'QUESTION_ANSWERED', aboutId: id }]);
    }
    expect((await listOf(verifier))[0]?.who).toBeNull();
    await markAllNotifications(backbone, { upTo: (await listOf(backbone))[0]?.id ?? '' });
  });

  it('tells nobody of a claim whose person is sealed but who can open the record', async () => {
    const { backbone, otherBackbone, verifier, manager } = scene.people;
    const { id, participant } = await scene.approved();
    granted(await askAboutClaim(verifier, { id, question: 'When was it?' }));
    granted(await answerAboutClaim(manager, { id, answer: 'On the first.' }));
    granted(await chooseNotifications(verifier, choices()));
    await tell();
    const told = async () => (await listOf(verifier)).map(({ aboutId }) => aboutId);
    expect(await told()).toContain(id);
    const { count } = await unreadNotifications(verifier);
    const personIds = [otherBackbone.personId];
    granted(
      await sealRecord(backbone, {
        recordId: participant?.id ?? '',
        reason: 'In danger at home.',
        personIds,
      }),
    );
    expect(await told()).not.toContain(id);
    expect((await unreadNotifications(verifier)).count).toBe(count - 1);
  });

  it('follows what each has chosen, from then on, and keeps what is urgent', async () => {
    const { linkWorker, manager, backbone } = scene.people;
    const before = (await listOf(linkWorker)).length;
    const silent = { kind: 'QUESTION_ASKED', channel: 'NONE' } as const;
    expect(granted(await chooseNotifications(linkWorker, choices({ channels: [silent] })))).toMatchObject({
      kinds: expect.arrayContaining([{ ...silent, urgentBecause: null }]),
      keepDays: 90,
    });
    const { id } = await scene.submitted();
    granted(await askAboutClaim(scene.people.backbone, { id, question: 'When was it?' }));
    await tell();
    expect(await listOf(linkWorker)).toHaveLength(before);
    expect(await kindsOf(manager)).toContain('QUESTION_ASKED');
    expect(
      await chooseNotifications(backbone, choices({ channels: [{ kind: 'WORK_FAILED', channel: 'NONE' }] })),
    ).toMatchObject({ code: 'INVALID', field: 'channels.WORK_FAILED' });
    expect(await chooseNotifications(backbone, choices({ quietFrom: 8 }))).toMatchObject({
      field: 'quietTo',
    });
    expect((await notificationChoices(backbone)).hour).toBe(USUAL_CHOICES.hour);
  });

  it('counts nothing in quiet time but what is urgent', async () => {
    const { linkWorker, backbone } = scene.people;
    const hour = new Date().getUTCHours();
    const quiet = choices({ quietFrom: hour, quietTo: (hour + 2) % 24, timeZone: 'Etc/UTC' });
    granted(await chooseNotifications(linkWorker, quiet));
    granted(await chooseNotifications(backbone, quiet));
    await database.owner.query(
      `INSERT INTO outbox (partnership_id, kind, payload, failed_at) VALUES ($1, 'payments.run', '{}', now())`,
      [scene.partnershipId],
    );
    await tell();
    const none = await unreadNotifications(linkWorker);
    expect(none).toMatchObject({ count: 0 });
    expect(none.quietUntil).toBeInstanceOf(Date);
    expect(await unreadNotifications(backbone)).toMatchObject({ count: 1 });
  });

  it('makes one mail a day for each, and forgets what is old', async () => {
    const { linkWorker, manager, backbone } = scene.people;
    granted(await chooseNotifications(linkWorker, choices()));
    const made = await Promise.all([makeDigests(system), makeDigests(system)]);
    expect(await makeDigests(system)).toBe(0);
    const { rows } = await database.owner.query<{ person: string }>(
      `SELECT d.person_id AS person FROM outbox o JOIN notification_digest d ON d.id::text = o.payload->>'digestId'
       WHERE o.partnership_id = $1 AND o.kind = 'mail.digest' ORDER BY 1`,
      [scene.partnershipId],
    );
    const written = rows.map(({ person }) => person);
    // the others chose no hour: whether theirs has come depends on the time of day, and for the backbone it is quiet
    expect(written).toEqual(expect.arrayContaining([linkWorker.personId, manager.personId]));
    expect(written).not.toContain(backbone.personId);
    expect([...new Set(written)]).toHaveLength(made[0] + made[1]);
    expect(written).toHaveLength(made[0] + made[1]);

    expect(await setNotificationDays(backbone, 5)).toMatchObject({ code: 'INVALID', field: 'days' });
    expect(granted(await setNotificationDays(backbone, 30))).toMatchObject({ keepDays: 30 });
    await expect(setNotificationDays(manager, 30)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const [old] = await listOf(manager);
    await database.owner.query(`UPDATE notification SET made_at = now() - interval '31 days' WHERE id = $1`, [
      old?.id,
    ]);
    await tell();
    expect((await listOf(manager)).map(({ id }) => id)).not.toContain(old?.id);
  });
});

describe('being told of a milestone', () => {
  it('comes before it falls due, to whoever supports them, and not about what is long past', async () => {
    const scene = await makeClaimScene(database.owner);
    const { linkWorker, manager } = scene.people;
    const system = systemActor(scene.partnershipId);
    const here = today('Europe/London', Date.now());
    const supported = await scene.enrol();
    await database.owner.query('UPDATE participant SET link_worker_id = $2 WHERE id = $1', [
      supported.id,
      linkWorker.personId,
    ]);
    // three months of a home are full in a few days; those of 2024 were missed long ago
    granted(await submitClaim(linkWorker, scene.input(supported.id, { achievedOn: addDays(here, -85) })));
    granted(await submitClaim(linkWorker, scene.input((await scene.enrol()).id)));
    await tellWhatHappened(system);
    expect(await listOf(linkWorker)).toMatchObject([
      {
        kind: 'MILESTONE_SOON',
        aboutId: supported.id,
        outcome: '3 months at home',
        reference: supported.reference,
      },
    ]);
    expect(await kindsOf(manager)).toEqual([]);
    // the next day's look finds nothing new
    expect(await tellWhatHappened(systemActor(scene.partnershipId, new Date(Date.now() + DAY)))).toBe(0);
  });
});

describe('what each role is told of', () => {
  it('is every kind of fact that is recorded, to those whom it concerns', async () => {
    const scene = await makeScene(database.owner);
    const { people, claims, firstParticipantId } = await fillEveryTable(database.owner, scene);
    const here = scene.partnershipId;
    const change = (sql: string, ...values: unknown[]) => database.owner.query(sql, [here, ...values]);
    await change('DELETE FROM notification WHERE partnership_id = $1');
    await change(
      `UPDATE participant SET link_worker_id = $2 WHERE partnership_id = $1 AND id = $3`,
      people.LINK_WORKER.personId,
      firstParticipantId,
    );
    await change(
      `INSERT INTO milestone (partnership_id, participant_id, outcome_code, provider_id, tariff_id, after_code, started_on,
         claimed_for, state, since, due_on, reason, doubt, progress_unit, progress_done, progress_of, ready_to_claim, judged_at)
       SELECT partnership_id, participant_id, x.code, provider_id, tariff_id, after_code, started_on,
         CASE x.state WHEN 'CLAIMED' THEN current_date END, x.state, current_date - 1, current_date, 'Why',
         CASE x.state WHEN 'CLAIMED' THEN 'It ended before.' END, progress_unit, progress_done, progress_of, false, now()
       FROM milestone m, (VALUES ('MISSED', 'A'), ('BROKEN', 'B'),
         ('CLAIMED', (SELECT outcome_code FROM claim WHERE id = $3))) AS x(state, code)
       WHERE m.partnership_id = $1 AND m.participant_id = $2
       ON CONFLICT (partnership_id, participant_id, outcome_code) DO UPDATE SET doubt = excluded.doubt,
         claimed_for = excluded.claimed_for, state = excluded.state, judged_at = now()`,
      firstParticipantId,
      claims.submitted,
    );
    await change(
      `INSERT INTO claim_event (partnership_id, claim_id, at, from_state, to_state, reason) VALUES ($1, $2, now(), 'SUBMITTED', 'RETURNED', 'Why')`,
      claims.submitted,
    );
    await change(
      `INSERT INTO claim_message (partnership_id, claim_id, at, by_person, text, is_question)
       VALUES ($1, $2, now(), $3, 'When?', true), ($1, $2, now(), $4, 'Then.', false)`,
      claims.submitted,
      people.VERIFIER.personId,
      people.LINK_WORKER.personId,
    );
    await change(
      `INSERT INTO referral_event (partnership_id, referral_id, at, from_state, to_state, reason, provider_id)
       SELECT r.partnership_id, r.id, now(), x.before, x.after, x.reason, r.provider_id FROM referral r,
         (VALUES ('WAITING', 'OFFERED', NULL), ('OFFERED', 'WAITING', 'NO_ROOM'), ('RECEIVED', 'ACCEPTED', NULL)) AS x(before, after, reason)
       WHERE r.partnership_id = $1 AND r.reference = 'R-1'`,
    );
    await change(`UPDATE payment_run SET finished_at = now() WHERE partnership_id = $1 AND kind = 'CLAIMS'`);
    await change(
      `INSERT INTO outbox (partnership_id, kind, payload, done_at) SELECT partnership_id, 'referrals.check',
         json_build_object('fileId', id), now() FROM referral_file WHERE partnership_id = $1 AND NOT sent_at_hub LIMIT 1`,
    );
    await change(
      `INSERT INTO outbox (partnership_id, kind, payload, failed_at) VALUES ($1, 'payments.run', '{}', now())`,
    );
    const long = new Date('2025-12-01');
    await tellWhatHappened(systemActor(here), long);
    const told = {} as Record<Role, NotificationKind[]>;
    for (const [role, person] of Object.entries(people) as [Role, Actor][]) {
      const { rows } = await database.owner.query<{ kind: NotificationKind }>(
        'SELECT DISTINCT kind FROM notification WHERE partnership_id = $1 AND person_id = $2 ORDER BY 1',
        [here, (person as { personId: string }).personId],
      );
      if (rows.length > 0) told[role] = rows.map(({ kind }) => kind);
    }
    const ofClaims: NotificationKind[] = [
      'CLAIM_SENT_BACK',
      'MILESTONE_BROKEN',
      'MILESTONE_MISSED',
      'QUESTION_ASKED',
    ];
    expect(told).toEqual({
      BACKBONE: [
        'CLAIM_IN_DOUBT',
        'REFERRAL_DECLINED',
        'REFERRAL_WAITS',
        'TRANSFER_ANSWERED',
        'WORK_DONE',
        'WORK_FAILED',
      ],
      ASSESSOR: ['REFERRAL_DECLINED', 'REFERRAL_WAITS'],
      PROVIDER_MANAGER: [...ofClaims, 'JOINT_WORK_ASKED', 'REFERRAL_OFFERED', 'TRANSFER_ASKED'].sort(),
      LINK_WORKER: [...ofClaims, 'JOINT_WORK_MOVED'].sort(),
      VERIFIER: ['QUESTION_ANSWERED'],
      COMMISSIONER: ['RUN_TO_AUTHORISE'],
      AUDITOR: ['AUDIT_DRAWN'],
      REFERRER: ['REFERRAL_MOVED', 'WORK_DONE'],
    });

    await change(
      `UPDATE payment_run SET authorised_at = now() WHERE partnership_id = $1 AND kind = 'CLAIMS'`,
    );
    await change(`UPDATE statement SET state = 'AUTHORISED' WHERE partnership_id = $1`);
    await tellWhatHappened(systemActor(here));
    // each funder its own statement, and the second funder has nobody here
    expect(await listOf(people.FUNDER)).toMatchObject([
      { kind: 'STATEMENT_TO_SETTLE', reference: 'S-1', period: calendarDate('2025-12-31'), who: null },
    ]);
    expect(await kindsOf(people.COMMISSIONER)).toEqual([
      'RUN_TO_AUTHORISE',
      'STATEMENT_TO_SETTLE',
      'STATEMENT_TO_SETTLE',
    ]);
    // whoever referred is led to what they may see of it
    expect(await listOf(people.REFERRER)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'REFERRAL_MOVED',
          detail: 'ACCEPTED',
          reference: 'R-1',
          stateNow: expect.any(String),
        }),
      ]),
    );
  });
});
