import { randomUUID } from 'node:crypto';
import { type Attendance, addDays, type CalendarDate } from '../../rules/index.js';
import { type ContactEntry, writeContacts } from '../contacts/write-contacts.js';
import { keepGroupKind, keyFor, markOf } from '../groups/record-sitting.js';
import { systemActor, type Tenant, withTenant } from '../tenancy/index.js';
import { clockDay } from './clock-day.js';
import { instant } from './days.js';
import type { Enrolled, Places } from './enact-people.js';
import type { PlannedParticipant } from './plan.js';
import { type Dice, diceFrom } from './random.js';
import type { ToldService } from './service-stories.js';
import type { Stage } from './stage.js';

const SITTINGS = 8;
const MOST_MEMBERS = 14;
/** Of the anchor's own people; others come from elsewhere. */
const MOST_AT_A_SERVICE = 8;
const LEAST_MEMBERS = 3;

interface PlannedGroup {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly anchor: string | null;
  readonly place: string;
  readonly members: readonly Enrolled[];
  /** the day on which it met last */
  readonly last: CalendarDate;
}

/** Where the groups of a partnership meet, and what they are called; and the services that run at anchors. */
interface GroupPlaces {
  readonly places: Places;
  readonly names: readonly (readonly [name: string, place: string])[];
  readonly services: readonly ToldService[];
}

/**
 * A group at each anchor, or of each provider where there are no anchors, and one for each service that runs at an anchor,
 * of the newest of its people whose support goes on, with who was there in the weeks up to the clock's day; by the
 * system, in sets.
 */
export async function meetInGroups(
  stage: Stage,
  participants: readonly PlannedParticipant[],
  enrolled: readonly Enrolled[],
  where: GroupPlaces,
): Promise<void> {
  const dice = diceFrom(`${stage.slug} groups`);
  const day = await clockDay(stage);
  await withTenant(systemActor(stage.partnershipId), async (tenant) => {
    tenant.names('recordSitting');
    const here = await readTogether(tenant, participants, enrolled);
    const groups = groupsOf(here, where, lastDays(day), dice);
    await keepGroupKind(tenant);
    await writeGroups(tenant, stage, groups);
    await writeContacts(tenant, await sitAll(tenant, stage, groups, dice));
  });
}

/** Somebody whose support goes on, by place in the plan's lists. */
interface Supported {
  readonly who: Enrolled;
  readonly provider: number;
  readonly anchor: number | null;
  readonly enrolledOn: CalendarDate;
}

/** With the provider that enrolled them. */
async function readTogether(
  tenant: Tenant,
  participants: readonly PlannedParticipant[],
  enrolled: readonly Enrolled[],
): Promise<Supported[]> {
  const going = await tenant.rows<{ id: string }>(
    `SELECT p.id FROM participant p WHERE p.partnership_id = $1 AND p.phase <> 'CLOSED'`,
    [tenant.partnership.id],
  );
  const ids = new Set(going.map(({ id }) => id));
  return participants.flatMap(({ provider, anchor, enrolledOn }, nth) => {
    const who = enrolled[nth];
    return who && ids.has(who.id) ? [{ who, provider, anchor, enrolledOn }] : [];
  });
}

/** The last days of the week from Monday to Friday that are over. */
const lastDays = (day: CalendarDate): CalendarDate[] =>
  Array.from({ length: 7 }, (_, nth) => addDays(day, -1 - nth)).filter(isWorkday);

function isWorkday(day: CalendarDate): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday > 0 && weekday < 6;
}

function groupsOf(
  people: readonly Supported[],
  { places, names, services }: GroupPlaces,
  days: readonly CalendarDate[],
  dice: Dice,
): PlannedGroup[] {
  const byAnchor = places.anchors.length > 0;
  const own = (byAnchor ? places.anchors : places.providers).flatMap((at, nth): PlannedGroup[] => {
    const [name, place] = names[nth % names.length] ?? ['Group', 'Hall'];
    const newest = newestFirst(people.filter((one) => (byAnchor ? one.anchor : one.provider) === nth));
    const provider = newest[0]?.provider;
    const members = newest.filter((one) => one.provider === provider).slice(0, MOST_MEMBERS);
    if (provider === undefined || members.length < LEAST_MEMBERS) return [];
    return [
      {
        id: randomUUID(),
        name: `${name}, ${at}`,
        provider: places.providers[provider] ?? '',
        anchor: byAnchor ? at : null,
        place,
        members: members.map(({ who }) => who),
        last: dice.pick(days),
      },
    ];
  });
  return [...own, ...groupsOfServices(people, places, services, days)];
}

const newestFirst = (people: readonly Supported[]): Supported[] =>
  people.toSorted((a, b) => (a.enrolledOn < b.enrolledOn ? 1 : -1));

/** Named as the service at the anchor: enact-anchors says later that they are how it meets. */
function groupsOfServices(
  people: readonly Supported[],
  places: Places,
  services: readonly ToldService[],
  days: readonly CalendarDate[],
): PlannedGroup[] {
  return services.flatMap(({ anchor: nth, provider, name, room }, at): PlannedGroup[] => {
    const anchor = nth === null ? undefined : places.anchors[nth];
    const last = days[at % days.length];
    if (anchor === undefined || room === undefined || last === undefined) return [];
    const theirs = newestFirst(people.filter((one) => one.anchor === nth && one.provider === provider));
    const members = theirs.slice(0, MOST_AT_A_SERVICE).map(({ who }) => who);
    if (members.length === 0) return [];
    return [
      {
        id: randomUUID(),
        name: `${name}, ${anchor}`,
        provider: places.providers[provider] ?? '',
        anchor,
        place: room,
        members,
        last,
      },
    ];
  });
}

const firstDay = ({ last }: PlannedGroup): CalendarDate => addDays(last, -7 * (SITTINGS - 1));

async function writeGroups(tenant: Tenant, stage: Stage, groups: readonly PlannedGroup[]): Promise<void> {
  await tenant.execute(
    `INSERT INTO activity_group (partnership_id, id, provider_id, anchor_id, name, place, weekday, minutes)
     SELECT $1, x.id, x.provider, x.anchor, x.name, x.place, extract(isodow FROM x."on"), 60
     FROM json_to_recordset($2) AS x(id uuid, provider uuid, anchor uuid, name text, place text, "on" date)`,
    [
      tenant.partnership.id,
      JSON.stringify(
        groups.map((one) => ({
          ...one,
          provider: stage.organisation(one.provider),
          anchor: one.anchor === null ? null : stage.organisation(one.anchor),
          on: firstDay(one),
        })),
      ),
    ],
  );
  await tenant.execute(
    `INSERT INTO group_member (partnership_id, group_id, participant_id, joined_on)
     SELECT $1, x.group, x.person, x."on" FROM json_to_recordset($2) AS x("group" uuid, person uuid, "on" date)`,
    [
      tenant.partnership.id,
      JSON.stringify(
        groups.flatMap((one) =>
          one.members.map(({ id }) => ({ group: one.id, person: id, on: firstDay(one) })),
        ),
      ),
    ],
  );
}

/** Writes every sitting; what was ticked at them. */
async function sitAll(
  tenant: Tenant,
  stage: Stage,
  groups: readonly PlannedGroup[],
  dice: Dice,
): Promise<ContactEntry[]> {
  const sittings = groups.flatMap((group) =>
    Array.from({ length: SITTINGS }, (_, nth) => ({
      id: randomUUID(),
      group,
      on: addDays(firstDay(group), 7 * nth),
      by: stage.person(group.members[0]?.linkWorker ?? ''),
    })),
  );
  await tenant.execute(
    `INSERT INTO sitting (partnership_id, id, group_id, held_on, minutes, recorded_by, recorded_at)
     SELECT $1, x.id, x.group, x."on", 60, x.by, x.at
     FROM json_to_recordset($2) AS x(id uuid, "group" uuid, "on" date, by uuid, at timestamptz)`,
    [
      tenant.partnership.id,
      JSON.stringify(sittings.map((one) => ({ ...one, group: one.group.id, at: instant(one.on, 17) }))),
    ],
  );
  // each person has a way of their own: most come, some hardly
  const ways = new Map(
    groups.flatMap(({ members }) => members.map(({ id }) => [id, dice.between(45, 98)] as const)),
  );
  return sittings.flatMap(({ id, group, on, by }) =>
    group.members.map((who, nth): ContactEntry => {
      const attendance = tick(ways.get(who.id) ?? 0, dice);
      return {
        participantId: who.id,
        recordedBy: by,
        recordedAt: instant(on, 17, nth),
        clientKey: keyFor(id, who.id),
        contact: markOf({ on, place: group.place, minutes: 60, sittingId: id, attendance }),
      };
    }),
  );
}

function tick(chance: number, dice: Dice): Attendance {
  if (dice.percent(chance)) return 'PRESENT';
  return dice.percent(40) ? 'APOLOGIES' : 'ABSENT';
}
