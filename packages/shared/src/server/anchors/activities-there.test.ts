import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AnchorField,
  type Attendance,
  addDays,
  addMonths,
  type CalendarDate,
  today,
} from '../../rules/index.js';
import {
  granted,
  type MoneyScene,
  makeMoneyScene,
  type Person,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { recordSitting, saveGroup } from '../groups/index.js';
import { recordService } from '../services/index.js';
import { agreeAnchorData, anchor, anchorPack, assignAnchor, ownAnchors } from './index.js';

describe('who attends what runs at an anchor', () => {
  const now = today('Europe/London', Date.now());
  let database: TestDatabase;
  let scene: MoneyScene;
  let school: string;
  let head: Person;
  let ours: string[];
  let theirs: string[];
  let reading: string;
  let football: string;
  let circle: string;

  const service = async (by: Person, providerId: string, name: string): Promise<string> => {
    const about = { what: 'An hour', forWhom: 'Pupils', runs: 'Mondays', capacity: 10, free: 2 };
    const given = { ...about, providerId, name, anchorId: school, isOffered: true };
    return granted(await recordService(by, given)).id;
  };
  const peopleOf = async (providerId: string): Promise<string[]> => {
    const { rows } = await database.owner.query<{ id: string }>(
      'SELECT id FROM participant WHERE provider_id = $1 ORDER BY reference',
      [providerId],
    );
    return rows.map(({ id }) => id);
  };
  const sit = async (groupId: string, on: CalendarDate, marks: Record<string, Attendance>) =>
    granted(
      await recordSitting(scene.people.linkWorker, {
        groupId,
        on,
        clientKey: randomUUID(),
        marks: Object.entries(marks).map(([participantId, attendance]) => ({ participantId, attendance })),
      }),
    );
  const agreed = async (...fields: AnchorField[]) => {
    granted(await agreeAnchorData(scene.people.backbone, { anchorId: school, fields }));
    const [own] = await ownAnchors(head);
    return own;
  };

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeMoneyScene(database.owner);
    const { backbone, linkWorker, manager, providerId } = scene.people;
    school = await scene.organisation('Canal School', 'ANCHOR');
    head = await scene.person('Canal School', 'ANCHOR');
    granted(
      await assignAnchor(backbone, { anchorId: school, personId: linkWorker.personId, looksAfter: true }),
    );
    const second = await scene.organisation('Second Steps', 'PROVIDER');
    const secondManager = await scene.person('Second Steps', 'PROVIDER_MANAGER');
    await scene.claims({ count: 3, anchorId: school });
    await scene.claims({ count: 8, anchorId: school, providerId: second });
    ours = await peopleOf(providerId);
    theirs = await peopleOf(second);
    reading = await service(manager, providerId, 'Reading mentors');
    football = await service(secondManager, second, 'Football');
    const group = { providerId, anchorId: school, serviceId: reading };
    circle = granted(
      await saveGroup(linkWorker, { ...group, name: 'Reading circle', participantIds: ours.slice(0, 2) }),
    ).id;
    expect(
      await saveGroup(linkWorker, { ...group, serviceId: football, name: 'Ball', participantIds: [] }),
    ).toMatchObject({ code: 'INVALID', field: 'serviceId' });
    const kicking = { providerId: second, serviceId: football, name: 'Kicking', participantIds: theirs };
    granted(await saveGroup(secondManager, kicking));
    await sit(circle, addDays(now, -7), { [ours[0] ?? '']: 'PRESENT', [ours[1] ?? '']: 'APOLOGIES' });
    await sit(circle, addDays(now, -1), { [ours[0] ?? '']: 'ABSENT' });
    // put right, and long ago
    await sit(circle, addDays(now, -1), { [ours[0] ?? '']: 'PRESENT' });
    await sit(circle, addDays(addMonths(now, -4), -1), { [ours[0] ?? '']: 'PRESENT' });
  });
  afterAll(() => database.close());

  it('is shown by name of one’s own people, and as a rounded number of those of others', async () => {
    const { linkWorker, backbone, providerId } = scene.people;
    const seen = await anchor(linkWorker, school);
    expect(seen?.services).toMatchObject([
      { id: football, attenders: [], elsewhere: 10 },
      {
        id: reading,
        elsewhere: 0,
        attenders: [
          { id: expect.any(String), attended: expect.any(Number) },
          { id: expect.any(String), attended: expect.any(Number) },
        ],
      },
    ]);
    const byId = new Map(seen?.services[1]?.attenders.map((one) => [one.id, one]));
    expect(byId.get(ours[0] ?? '')).toMatchObject({ attended: 2, held: 2 });
    expect(byId.get(ours[1] ?? '')).toMatchObject({ attended: 0, held: 1 });
    expect((await anchor(backbone, school))?.services).toMatchObject([
      { attenders: { length: 8 }, elsewhere: 0 },
      { attenders: { length: 2 }, elsewhere: 0 },
    ]);
    granted(
      await saveGroup(linkWorker, {
        providerId,
        anchorId: school,
        name: 'Chess',
        participantIds: ours.slice(2),
      }),
    );
    expect((await anchor(linkWorker, school))?.groups).toMatchObject([
      { name: 'Chess', attenders: [{ id: ours[2], held: 0 }] },
    ]);
    const reads = await database.owner.query(
      `SELECT FROM audit_note WHERE action = 'anchors' AND person_id = $1 AND subject = 'participant'`,
      [linkWorker.personId],
    );
    expect(reads.rowCount).toBeGreaterThan(0);
  });

  it('is known to the anchor as two numbers a person, only by the agreement and with names', async () => {
    expect(await agreed('ATTENDANCE')).toMatchObject({ people: [], attendanceSince: null });
    const named = await agreed('NAME');
    expect(named).toMatchObject({ attendanceSince: null });
    expect(named?.people.every(({ attendance }) => attendance === null)).toBe(true);
    const told = await agreed('NAME', 'ATTENDANCE');
    expect(told?.attendanceSince).toBe(addMonths(now, -4));
    const heldOf = new Map(told?.people.map(({ id, attendance }) => [id, attendance]));
    expect(heldOf.get(ours[0] ?? '')).toEqual({ held: 2, attended: 2 });
    expect(heldOf.get(ours[1] ?? '')).toEqual({ held: 1, attended: 0 });
    expect(heldOf.get(theirs[0] ?? '')).toEqual({ held: 0, attended: 0 });
    expect(told?.people[0]).toMatchObject({ phase: null, lastSeenOn: null, outcomes: null });
    expect(await anchorPack(scene.people.linkWorker, school)).toMatchObject({
      services: [
        { label: 'Football', count: 10 },
        { label: 'Reading mentors', count: 2 },
      ],
    });
    await agreed('NAME', 'PHASE');
    expect(await anchorPack(scene.people.linkWorker, school)).toMatchObject({ services: null });
  });

  it('leaves out who is sealed, has left or is closed, and hides a small number of others', async () => {
    const [sealed = '', left = ''] = theirs;
    const { linkWorker, backbone } = scene.people;
    await database.owner.query(
      `INSERT INTO record_seal (partnership_id, id, record_id, participant_id, reason, sealed_by, sealed_at)
       VALUES ($1, gen_random_uuid(), $2, $2, 'Lives in danger', $3, now())`,
      [scene.partnershipId, sealed, backbone.personId],
    );
    const football = async (by: Person) =>
      (await anchor(by, school))?.services.find(({ name }) => name === 'Football');
    expect(await football(linkWorker)).toMatchObject({ attenders: [], elsewhere: null });
    expect((await football(backbone))?.attenders.map(({ id }) => id)).not.toContain(sealed);
    await database.owner.query('UPDATE group_member SET left_on = joined_on WHERE participant_id = $1', [
      left,
    ]);
    await database.owner.query(`UPDATE participant SET phase = 'CLOSED' WHERE id = ANY ($1)`, [
      theirs.slice(2, 4),
    ]);
    expect((await football(backbone))?.attenders).toHaveLength(4);
    expect((await agreed('NAME', 'ATTENDANCE'))?.people.map(({ id }) => id)).not.toContain(sealed);
  });
});
