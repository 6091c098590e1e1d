import { checkService, isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId, mustBeId } from '../ids.js';
import { readName, readText } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { SERVICE_COLUMNS, type ServiceView } from './service-view.js';

export interface ServiceInput {
  /** the entry to bring up to date; a new one when it is left out */
  readonly id?: string | null;
  /** who offers it; of an entry that is there it stays */
  readonly providerId: string;
  readonly name: string;
  readonly what: string;
  readonly forWhom: string;
  readonly ageFrom?: number | null;
  readonly ageTo?: number | null;
  readonly anchorId?: string | null;
  readonly place?: string | null;
  readonly runs: string;
  readonly capacity: number;
  readonly free: number;
  readonly isOffered: boolean;
}

/**
 * Records what a partner offers, or brings it up to date: the provider's manager their own, the backbone anybody's.
 * @returns the entry; INVALID or OUT_OF_RANGE with its field; IN_USE (name) for a second one of that name.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function recordService(actor: Actor, input: ServiceInput): Promise<ServiceView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordService');
    const providerId = await readProvider(tenant, input.providerId);
    const id = input.id ? await mustBeTheirs(tenant, input.id) : null;
    if (isRefusal(providerId)) return providerId;
    const words = readWords(input);
    if (isRefusal(words)) return words;
    const anchorId = input.anchorId ?? null;
    const facts = {
      ageFrom: input.ageFrom ?? null,
      ageTo: input.ageTo ?? null,
      anchorId,
      place: words.place,
      capacity: input.capacity,
      free: input.free,
    };
    const [wrong] = checkService(facts);
    if (wrong) return wrong;
    if (anchorId !== null && !(await isOrganisation(tenant, anchorId, 'ANCHOR')))
      return refuse('INVALID', 'Choose one of the partnership’s anchors.', 'anchorId');
    const other = await tenant.row(
      `SELECT FROM service WHERE partnership_id = $1 AND provider_id = $2 AND lower(name) = lower($3) AND id IS DISTINCT FROM $4`,
      [tenant.partnership.id, providerId, words.name, id],
    );
    if (other) return refuse('IN_USE', 'A service of this name is in the directory already.', 'name');
    return write(tenant, id, [
      tenant.partnership.id,
      providerId,
      words.name,
      words.what,
      words.forWhom,
      facts.ageFrom,
      facts.ageTo,
      anchorId,
      words.place,
      words.runs,
      facts.capacity,
      facts.free,
      input.isOffered,
      tenant.personId,
      tenant.now,
    ]);
  });
}

async function write(tenant: Tenant, id: string | null, values: readonly unknown[]): Promise<ServiceView> {
  const [written] = id
    ? await tenant.rows<ServiceView>(
        `UPDATE service s SET name = $3, what = $4, for_whom = $5, age_from = $6, age_to = $7, anchor_id = $8, place = $9,
           runs = $10, capacity = $11, free = $12, is_offered = $13, told_by = $14, told_at = $15
         WHERE s.partnership_id = $1 AND s.provider_id = $2 AND s.id = $16 RETURNING ${SERVICE_COLUMNS}`,
        [...values, id],
      )
    : await tenant.rows<ServiceView>(
        `INSERT INTO service AS s (partnership_id, provider_id, name, what, for_whom, age_from, age_to, anchor_id, place, runs,
           capacity, free, is_offered, told_by, told_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING ${SERVICE_COLUMNS}`,
        values,
      );
  if (!written) throw notFound();
  return written;
}

/** The provider of the entry: one's own, or at the backbone any. */
async function readProvider(tenant: Tenant, providerId: string): Promise<string | Refusal> {
  const own =
    tenant.me.roles.includes('BACKBONE') ||
    tenant.placesFor('recordService').includes(providerId.toLowerCase());
  return own && (await isOrganisation(tenant, providerId, 'PROVIDER'))
    ? providerId.toLowerCase()
    : refuse('INVALID', 'Choose the provider that offers it.', 'providerId');
}

async function isOrganisation(tenant: Tenant, id: string, kind: 'PROVIDER' | 'ANCHOR'): Promise<boolean> {
  if (!isId(id)) return false;
  const there = await tenant.row(
    'SELECT FROM organisation WHERE partnership_id = $1 AND id = $2 AND $3 = ANY (kinds)',
    [tenant.partnership.id, id, kind],
  );
  return there !== undefined;
}

/** The directory is everybody's to read, and an entry its provider's to change. @throws Fault NOT_FOUND */
async function mustBeTheirs(tenant: Tenant, given: string): Promise<string> {
  const id = mustBeId(given);
  const theirs = await tenant.row(
    `SELECT FROM service s WHERE s.partnership_id = $1 AND s.id = $2
       AND (app.has_role('BACKBONE') OR s.provider_id = ANY (app.managed_provider_ids())) FOR UPDATE`,
    [tenant.partnership.id, id],
  );
  if (!theirs) throw notFound();
  return id;
}

interface Words {
  readonly name: string;
  readonly what: string;
  readonly forWhom: string;
  readonly place: string | null;
  readonly runs: string;
}

function readWords(input: ServiceInput): Words | Refusal {
  const name = readName(input.name, 'name', 200, 'Write what it is called.');
  if (isRefusal(name)) return name;
  const what = readText(input.what, 'what', 2000, 'Say what people do there.');
  if (isRefusal(what)) return what;
  const forWhom = readText(input.forWhom, 'forWhom', 2000, 'Say for whom it is.');
  if (isRefusal(forWhom)) return forWhom;
  const place = input.place?.trim() ? readName(input.place, 'place', 200, '') : null;
  if (isRefusal(place)) return place;
  const runs = readName(input.runs, 'runs', 200, 'Say when it runs.');
  if (isRefusal(runs)) return runs;
  return { name, what, forWhom, place, runs };
}
