import { randomUUID } from 'node:crypto';
import {
  type CalendarDate,
  type Cohort,
  checkEnrolmentDates,
  isAtHub,
  isRefusal,
  organisationsAs,
  type Refusal,
  readPostcode,
  refuse,
  today,
} from '../../rules/index.js';
import { forbidden } from '../errors.js';
import { isId } from '../ids.js';
import { readName } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { ParticipantView } from './participant-view.js';
import { readParticipant } from './read-participant.js';

/** The schema's ParticipantInput. */
export interface ParticipantInput {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate?: CalendarDate | null;
  readonly postcode?: string | null;
  readonly cohort: Cohort;
  readonly providerId: string;
  readonly anchorId?: string | null;
  readonly enrolledOn: CalendarDate;
}

/** What records of the past say besides; the API never does. */
export interface PastParticipant extends ParticipantInput {
  readonly id?: string;
  readonly linkWorkerId?: string;
  readonly at?: Date;
}

/**
 * Enrols a participant with a provider: the record, its details and the first episode of support.
 * Providers enrol for themselves only.
 * @returns OUT_OF_RANGE for dates, INVALID for other values, each with its field.
 * @throws Fault FORBIDDEN
 */
export function enrolParticipant(actor: Actor, input: ParticipantInput): Promise<ParticipantView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('enrolParticipant');
    const [id] = await enrolParticipantsIn(tenant, [input]);
    if (isRefusal(id)) return id;
    const enrolled = id === undefined ? null : await readParticipant(tenant, id);
    if (!enrolled) throw new Error('An enrolled participant is to be seen by whoever enrolled them.');
    return enrolled;
  });
}

/** Enrols many by a few statements; for each, in the order given, its id or why it was refused. */
export async function enrolParticipantsIn(
  tenant: Tenant,
  inputs: readonly PastParticipant[],
): Promise<(string | Refusal)[]> {
  const places = await loadPlaces(tenant, inputs);
  const results = inputs.map((input) => judgeEnrolment(tenant, places, input));
  const accepted = results.filter((result) => !isRefusal(result)) as Enrolled[];
  if (accepted.length > 0) await write(tenant, accepted);
  return results.map((result) => (isRefusal(result) ? result : result.id));
}

interface Enrolled extends PastParticipant {
  readonly id: string;
  readonly at: Date;
}

type Places = ReadonlyMap<string, readonly string[]>;

async function loadPlaces(tenant: Tenant, inputs: readonly ParticipantInput[]): Promise<Places> {
  const ids = new Set(inputs.flatMap((input) => [input.providerId, input.anchorId ?? '']).filter(isId));
  const rows = await tenant.rows<{ id: string; kinds: string[] }>(
    'SELECT id, kinds FROM organisation WHERE partnership_id = $1 AND id = ANY ($2)',
    [tenant.partnership.id, [...ids]],
  );
  return new Map(rows.map((row) => [row.id, row.kinds]));
}

function judgeEnrolment(tenant: Tenant, places: Places, input: PastParticipant): Enrolled | Refusal {
  const { me, partnership } = tenant;
  const at = input.at ?? tenant.now;
  const givenName = readName(input.givenName, 'givenName', 200, 'Enter the given name.');
  if (isRefusal(givenName)) return givenName;
  const familyName = readName(input.familyName, 'familyName', 200, 'Enter the family name.');
  if (isRefusal(familyName)) return familyName;
  const postcode = readPostcode(input.postcode);
  if (isRefusal(postcode)) return postcode;

  const providerId = input.providerId.toLowerCase();
  if (!places.get(providerId)?.includes('PROVIDER'))
    return refuse('INVALID', 'Choose one of the partnership’s providers.', 'providerId');
  const forAnyProvider = me.isSystem || isAtHub(me.roles);
  if (!forAnyProvider && !me.providerIds.includes(providerId)) throw forbidden();
  const anchorId = input.anchorId?.toLowerCase() ?? null;
  if (anchorId !== null && !places.get(anchorId)?.includes('ANCHOR'))
    return refuse('INVALID', 'Choose one of the partnership’s anchor organisations, or none.', 'anchorId');

  const [wrongDate] = checkEnrolmentDates({
    ...input,
    today: today(partnership.timeZone, at.getTime()),
    contractTo: partnership.contractTo,
  });
  if (wrongDate) return wrongDate;
  // who enrols somebody for their own provider as a link worker looks after them
  const mine = organisationsAs(me.held, 'LINK_WORKER').includes(providerId);
  const linkWorkerId = input.linkWorkerId ?? (mine ? (me.personId ?? undefined) : undefined);
  const id = input.id ?? randomUUID();
  return {
    ...input,
    id,
    at,
    givenName,
    familyName,
    postcode,
    providerId,
    anchorId,
    ...(linkWorkerId === undefined ? {} : { linkWorkerId }),
  };
}

async function write(tenant: Tenant, enrolled: readonly Enrolled[]): Promise<void> {
  const place = tenant.partnership.id;
  const column = <T>(of: (one: Enrolled) => T): T[] => enrolled.map(of);
  const last = await tenant.row<{ last: bigint }>(`SELECT app.next_reference('PARTICIPANT', $1) AS last`, [
    enrolled.length,
  ]);
  const firstNumber = Number(last?.last ?? 0n) - enrolled.length + 1;
  const reference = (nth: number): string => `P-${String(firstNumber + nth).padStart(6, '0')}`;
  await tenant.execute(
    `INSERT INTO participant (partnership_id, id, reference, given_name, family_name, cohort, provider_id, anchor_id,
       link_worker_id, enrolled_on, created_at, phase)
     SELECT $1, x.*, 'ACTIVE' FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[],
       $8::uuid[], $9::uuid[], $10::date[], $11::timestamptz[]) AS x`,
    [
      place,
      column((one) => one.id),
      enrolled.map((_, nth) => reference(nth)),
      column((one) => one.givenName),
      column((one) => one.familyName),
      column((one) => one.cohort),
      column((one) => one.providerId),
      column((one) => one.anchorId ?? null),
      column((one) => one.linkWorkerId ?? null),
      column((one) => one.enrolledOn),
      column((one) => one.at),
    ],
  );
  await tenant.execute(
    `INSERT INTO participant_detail (partnership_id, participant_id, birth_date, postcode)
     SELECT $1, * FROM unnest($2::uuid[], $3::date[], $4::text[])`,
    [
      place,
      column((one) => one.id),
      column((one) => one.birthDate ?? null),
      column((one) => one.postcode ?? null),
    ],
  );
  await tenant.execute(
    `INSERT INTO enrolment (partnership_id, participant_id, provider_id, anchor_id, cohort, enrolled_on, recorded_by,
       recorded_at)
     SELECT $1, x.id, x.provider, x.anchor, x.cohort, x.enrolled_on, $7, x.at
     FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::date[], $8::timestamptz[])
       AS x(id, provider, anchor, cohort, enrolled_on, at)`,
    [
      place,
      column((one) => one.id),
      column((one) => one.providerId),
      column((one) => one.anchorId ?? null),
      column((one) => one.cohort),
      column((one) => one.enrolledOn),
      tenant.me.personId,
      column((one) => one.at),
    ],
  );
}
