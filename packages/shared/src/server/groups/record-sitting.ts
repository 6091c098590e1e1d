import { createHash } from 'node:crypto';
import {
  type Attendance,
  type CalendarDate,
  formatDate,
  GROUP_KIND,
  isRefusal,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { keepContactKinds } from '../contacts/contact-kinds.js';
import { readKey } from '../contacts/record-contact.js';
import { type ContactEntry, writeContacts } from '../contacts/write-contacts.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { GroupInFull } from './group-view.js';
import { mustReadGroup } from './read-groups.js';

export interface SittingInput {
  readonly groupId: string;
  readonly on: CalendarDate;
  readonly minutes?: number | null;
  /** a UUID made where it was ticked: what comes twice is ticked once */
  readonly clientKey: string;
  /** one for each person; who is not named keeps what was ticked before */
  readonly marks: readonly { readonly participantId: string; readonly attendance: Attendance }[];
}

const MOST_MARKS = 200;

/**
 * Records who was at a sitting of a group, or puts it right: what was ticked for each is a contact of its own kind,
 * and whoever was there was seen that day.
 * @returns the group; INVALID or OUT_OF_RANGE with the field
 * @throws Fault FORBIDDEN; NOT_FOUND for what is not the actor's to write
 */
export function recordSitting(actor: Actor, input: SittingInput): Promise<GroupInFull | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordSitting');
    const clientKey = readKey(input.clientKey);
    if (isRefusal(clientKey)) return clientKey;
    const groupId = mustBeId(input.groupId).toLowerCase();
    const group = await mustReadGroup(tenant, groupId);
    const { roles, providerIds } = tenant.me;
    if (!roles.includes('BACKBONE') && !providerIds.includes(group.provider.id)) throw notFound();
    const wrong = check(tenant, input);
    if (wrong) return wrong;
    const marks = new Map(
      input.marks.map(({ participantId, attendance }) => [mustBeId(participantId).toLowerCase(), attendance]),
    );
    await lockMembers(tenant, group, [...marks.keys()]);
    const { personId, now } = tenant;
    const minutes = input.minutes ?? group.minutes;
    // the group is read back for whoever ticked it
    const system = await tenant.continueAsSystem('PERSON');
    await keepGroupKind(system);
    const sittingId = await writeSitting(system, { groupId, on: input.on, minutes, personId });
    const before = await ticked(system, sittingId);
    const entries = [...marks].flatMap(([participantId, attendance]): ContactEntry[] => {
      const earlier = before.get(participantId);
      if (earlier?.attendance === attendance && earlier.minutes === lengthOf(attendance, minutes)) return [];
      return [
        {
          participantId,
          recordedBy: personId,
          recordedAt: now,
          clientKey: keyFor(clientKey, participantId, `${attendance}:${minutes}`),
          corrects: earlier?.id ?? null,
          contact: markOf({ on: input.on, place: group.place, minutes, sittingId, attendance }),
        },
      ];
    });
    await writeContacts(system, entries);
    return mustReadGroup(system, groupId);
  });
}

const lengthOf = (attendance: Attendance, minutes: number | null): number | null =>
  attendance === 'PRESENT' ? minutes : null;

interface Mark {
  readonly on: CalendarDate;
  readonly place: string | null;
  readonly minutes: number | null;
  readonly sittingId: string;
  readonly attendance: Attendance;
}

/** What was ticked for one person, as a contact. */
export const markOf = ({
  on,
  place,
  minutes,
  sittingId,
  attendance,
}: Mark): NonNullable<ContactEntry['contact']> => ({
  kind: GROUP_KIND,
  on,
  at: null,
  place,
  minutes: lengthOf(attendance, minutes),
  seen: attendance === 'PRESENT',
  company: [],
  jointWorkerIds: [],
  words: null,
  sittingId,
  attendance,
});

function check(tenant: Tenant, { on, minutes, marks }: SittingInput): Refusal | null {
  const { today, partnership } = tenant;
  if (on > today)
    return refuse('OUT_OF_RANGE', `That day is in the future. Give a day up to ${formatDate(today)}.`, 'on');
  if (on < partnership.contractFrom)
    return refuse(
      'OUT_OF_RANGE',
      `The contract began on ${formatDate(partnership.contractFrom)}. Check the year.`,
      'on',
    );
  const length = minutes ?? 1;
  if (!(Number.isInteger(length) && length >= 1 && length <= 1440))
    return refuse('INVALID', 'Give whole minutes from 1 to 1,440, or leave it out.', 'minutes');
  if (marks.length === 0 || marks.length > MOST_MARKS)
    return refuse('INVALID', `Tick who was there, at most ${MOST_MARKS} people at once.`, 'marks');
  return null;
}

/** Nobody else adds to their contacts meanwhile. @throws Fault NOT_FOUND for whose record is not the actor's to write */
async function lockMembers(tenant: Tenant, group: GroupInFull, ids: readonly string[]): Promise<void> {
  const held = await tenant.rows(
    `SELECT FROM participant WHERE partnership_id = $1 AND provider_id = $2 AND id = ANY ($3::uuid[])
     ORDER BY id FOR NO KEY UPDATE`,
    [tenant.partnership.id, group.provider.id, ids],
  );
  if (held.length !== ids.length) throw notFound();
}

/** Every partnership has the kind that sittings are of. */
export async function keepGroupKind(system: Tenant): Promise<void> {
  await keepContactKinds(system);
  await system.execute(
    `INSERT INTO contact_kind (partnership_id, code, position, title, meets, is_offered)
     VALUES ($1, $2, 1000, 'Group session', true, false) ON CONFLICT DO NOTHING`,
    [system.partnership.id, GROUP_KIND],
  );
}

async function writeSitting(
  system: Tenant,
  sitting: { groupId: string; on: CalendarDate; minutes: number | null; personId: string },
): Promise<string> {
  const row = await system.row<{ id: string }>(
    `INSERT INTO sitting (partnership_id, group_id, held_on, minutes, recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (partnership_id, group_id, held_on) DO UPDATE SET minutes = excluded.minutes RETURNING id`,
    [system.partnership.id, sitting.groupId, sitting.on, sitting.minutes, sitting.personId, system.now],
  );
  if (!row) throw notFound();
  return row.id;
}

async function ticked(
  system: Tenant,
  sittingId: string,
): Promise<Map<string, { id: string; attendance: Attendance; minutes: number | null }>> {
  const rows = await system.rows<{
    id: string;
    participantId: string;
    attendance: Attendance;
    minutes: number | null;
  }>(
    `SELECT c.id, c.participant_id AS "participantId", c.attendance, c.minutes FROM standing_contact c
     WHERE c.partnership_id = $1 AND c.sitting_id = $2`,
    [system.partnership.id, sittingId],
  );
  return new Map(rows.map(({ participantId, ...one }) => [participantId, one]));
}

/**
 * A UUID of one person's mark, the same whenever the same is sent again. Another tick is no repetition, though it comes
 * under the key of one whose answer got lost.
 */
export function keyFor(clientKey: string, participantId: string, mark = ''): string {
  const hex = createHash('sha256').update(`${clientKey}:${participantId}:${mark}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
