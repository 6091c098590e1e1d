import { isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId, mustBeId } from '../ids.js';
import { readName } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { GroupInFull } from './group-view.js';
import { mustReadGroup } from './read-groups.js';

export interface GroupInput {
  /** the group that is changed; left out: a new one */
  readonly id?: string | null;
  /** whose people come; it stays what it was */
  readonly providerId: string;
  /** the school or practice at which it meets */
  readonly anchorId?: string | null;
  /** the service of its provider that is given there */
  readonly serviceId?: string | null;
  readonly name: string;
  readonly place?: string | null;
  /** 1 is Monday */
  readonly weekday?: number | null;
  readonly minutes?: number | null;
  readonly closed?: boolean | null;
  /** all who come now; whoever is left out has left */
  readonly participantIds: readonly string[];
  /** the version of the group that was read before it was changed; without it nobody asks whether it was changed since */
  readonly basedOn?: string | null;
}

const LONGEST = 120;
const MOST_MEMBERS = 200;

/**
 * Makes a group, or changes one: its name, where and when it meets, and who comes.
 * @returns INVALID with its field; WRONG_STATE (basedOn) when somebody has changed it since it was read: whom they added
 *   would leave by a list that does not know of them
 * @throws Fault FORBIDDEN; NOT_FOUND for what is not the actor's to write
 */
export function saveGroup(actor: Actor, input: GroupInput): Promise<GroupInFull | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('saveGroup');
    const name = readName(input.name, 'name', LONGEST, 'Give the group a name.');
    if (isRefusal(name)) return name;
    const place = input.place?.trim() ? readName(input.place, 'place', LONGEST, '') : null;
    if (isRefusal(place)) return place;
    const wrong = checkNumbers(input);
    if (wrong) return wrong;
    const { roles, providerIds } = tenant.me;
    const providerId = mustBeId(input.providerId).toLowerCase();
    if (!roles.includes('BACKBONE') && !providerIds.includes(providerId)) throw notFound();
    // of two of one name at once the second is told
    await tenant.rows(`SELECT pg_advisory_xact_lock(hashtextextended('weft.groups.' || $1::text, 0))`, [
      providerId,
    ]);
    const meanwhile = await changedMeanwhile(tenant, input);
    if (meanwhile) return meanwhile;
    const there = await checkPlaces(tenant, input, providerId);
    if (there) return there;
    const taken = await tenant.row(
      `SELECT FROM activity_group WHERE partnership_id = $1 AND provider_id = $2 AND lower(name) = lower($3)
         AND id IS DISTINCT FROM $4`,
      [tenant.partnership.id, providerId, name, input.id ? mustBeId(input.id) : null],
    );
    if (taken) return refuse('INVALID', 'There is a group of this name already. Give another one.', 'name');
    const id = await write(tenant, { ...input, name, place, providerId });
    await writeMembers(tenant, id, providerId, input.participantIds);
    return mustReadGroup(tenant, id);
  });
}

/** Under the lock: whether the group is another one than was read. @throws Fault NOT_FOUND */
async function changedMeanwhile(tenant: Tenant, { id, basedOn }: GroupInput): Promise<Refusal | null> {
  if (!id || !basedOn) return null;
  const { version } = await mustReadGroup(tenant, mustBeId(id));
  return version === basedOn
    ? null
    : refuse(
        'WRONG_STATE',
        'Somebody else has changed this group since you opened it. Nothing of yours was saved.',
        'basedOn',
      );
}

function checkNumbers({ weekday, minutes, participantIds }: GroupInput): Refusal | null {
  const day = weekday ?? 1;
  const length = minutes ?? 1;
  if (!(Number.isInteger(day) && day >= 1 && day <= 7))
    return refuse('INVALID', 'Choose a day of the week.', 'weekday');
  if (!(Number.isInteger(length) && length >= 1 && length <= 1440))
    return refuse('INVALID', 'Give whole minutes from 1 to 1,440, or leave it out.', 'minutes');
  return participantIds.length > MOST_MEMBERS
    ? refuse('INVALID', `At most ${MOST_MEMBERS} people come to one group.`, 'participantIds')
    : null;
}

/** Whether provider, anchor and service are what they are named as. */
async function checkPlaces(
  tenant: Tenant,
  { anchorId, serviceId }: GroupInput,
  providerId: string,
): Promise<Refusal | null> {
  const kindOf = async (id: string, kind: string): Promise<boolean> =>
    isId(id) &&
    (await tenant.row('SELECT FROM organisation WHERE partnership_id = $1 AND id = $2 AND $3 = ANY (kinds)', [
      tenant.partnership.id,
      id,
      kind,
    ])) !== undefined;
  if (!(await kindOf(providerId, 'PROVIDER')))
    return refuse('INVALID', 'Choose the provider whose people come.', 'providerId');
  if (anchorId && !(await kindOf(anchorId, 'ANCHOR')))
    return refuse('INVALID', 'Choose a school or practice of this partnership.', 'anchorId');
  const isTheirs = (id: string) =>
    tenant.row('SELECT FROM service WHERE partnership_id = $1 AND provider_id = $2 AND id = $3', [
      tenant.partnership.id,
      providerId,
      id,
    ]);
  if (serviceId && !(isId(serviceId) && (await isTheirs(serviceId))))
    return refuse('INVALID', 'Choose a service of the provider whose people come.', 'serviceId');
  return null;
}

async function write(tenant: Tenant, group: GroupInput & { readonly place: string | null }): Promise<string> {
  const values = [
    tenant.partnership.id,
    group.providerId,
    group.anchorId ?? null,
    group.name,
    group.place,
    group.weekday ?? null,
    group.minutes ?? null,
    group.closed ?? false,
    group.serviceId ?? null,
  ];
  const row = group.id
    ? await tenant.row<{ id: string }>(
        `UPDATE activity_group SET anchor_id = $3, name = $4, place = $5, weekday = $6, minutes = $7, is_closed = $8,
           service_id = $9
         WHERE partnership_id = $1 AND provider_id = $2 AND id = $10 RETURNING id`,
        [...values, mustBeId(group.id)],
      )
    : await tenant.row<{ id: string }>(
        `INSERT INTO activity_group (partnership_id, provider_id, anchor_id, name, place, weekday, minutes, is_closed, service_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
        values,
      );
  if (!row) throw notFound();
  return row.id;
}

/** Whoever is named comes from today on; whoever no longer is has left today. */
async function writeMembers(
  tenant: Tenant,
  groupId: string,
  providerId: string,
  participantIds: readonly string[],
): Promise<void> {
  const { partnership, today } = tenant;
  const ids = [...new Set(participantIds.map((id) => mustBeId(id).toLowerCase()))];
  const known = await tenant.rows(
    'SELECT FROM participant WHERE partnership_id = $1 AND provider_id = $2 AND id = ANY ($3::uuid[])',
    [partnership.id, providerId, ids],
  );
  if (known.length !== ids.length) throw notFound();
  await tenant.execute(
    `UPDATE group_member SET left_on = greatest($3::date, joined_on)
     WHERE partnership_id = $1 AND group_id = $2 AND left_on IS NULL AND NOT participant_id = ANY ($4::uuid[])`,
    [partnership.id, groupId, today, ids],
  );
  await tenant.execute(
    `INSERT INTO group_member (partnership_id, group_id, participant_id, joined_on)
     SELECT $1, $2, x, $3 FROM unnest($4::uuid[]) AS x
     ON CONFLICT (partnership_id, group_id, participant_id) DO UPDATE SET left_on = NULL
       WHERE group_member.left_on IS NOT NULL`,
    [partnership.id, groupId, today, ids],
  );
}
