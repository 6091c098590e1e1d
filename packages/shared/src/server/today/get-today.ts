import { organisationsAs } from '../../rules/index.js';
import { countStrained, lateForWorker } from '../caseloads/index.js';
import {
  type PartnershipJson,
  type PartnershipView,
  partnershipJson,
  toPartnershipView,
} from '../partnerships/partnership-view.js';
import { type PersonActor, sameIn, type Tenant, withTenant } from '../tenancy/index.js';
import { TODAY_KINDS, type TodayKind, type WorkedOut, waitingFor } from './waiting-items.js';

/** One line of a person's day. */
export interface TodayItemView {
  readonly kind: TodayKind;
  readonly count: number;
  /** since when the first of them waits */
  readonly oldest: Date | null;
  readonly partnership: PartnershipView;
  /** under agreements on shared data: the extract, run or agreement that waits, where it is just one; else null */
  readonly onlyId: string | null;
  /** the agreement of all of them, where it is just one; else null */
  readonly agreementId: string | null;
}

const DAY_MS = 86_400_000;

interface TodayRow {
  partnership: PartnershipJson;
  items: (Pick<TodayItemView, 'kind' | 'count' | 'onlyId' | 'agreementId'> & { oldest: string | null })[];
}

/**
 * What waits for me in this partnership, most urgent first; nothing that waits for nobody. One statement,
 * and a few more for link workers and whoever manages them. Somebody
 * of a funder is told as well what waits in the other partnerships that they pay into: each is entered by itself,
 * as this person (like `portfolio`), so that nothing reads across partnerships.
 */
export async function getToday(actor: PersonActor): Promise<TodayItemView[]> {
  const { items, isFunder, slug } = await inOnePartnership(actor);
  if (!isFunder) return items;
  for (const other of await othersPaidInto(actor, slug))
    items.push(...(await inOnePartnership(sameIn(actor, other))).items);
  return items;
}

interface OneDay {
  readonly items: TodayItemView[];
  readonly isFunder: boolean;
  readonly slug: string | undefined;
}

const othersPaidInto = (actor: PersonActor, slug: string | undefined): Promise<string[]> =>
  withTenant(sameIn(actor), async (tenant) => {
    const rows = await tenant.rows<{ slug: string }>(
      `SELECT p.slug FROM partnership p
       WHERE p.slug IS DISTINCT FROM $2 AND EXISTS (SELECT FROM membership m WHERE m.partnership_id = p.id
         AND m.person_id = $1 AND m.state = 'ACTIVE' AND 'FUNDER' = ANY (m.roles))
       ORDER BY lower(p.name), p.slug`,
      [tenant.personId, slug ?? null],
    );
    return rows.map((row) => row.slug);
  });

function inOnePartnership(actor: PersonActor): Promise<OneDay> {
  return withTenant(actor, async (tenant) => ({
    items: await waitingHere(tenant),
    isFunder: tenant.me.roles.includes('FUNDER'),
    slug: actor.partnership,
  }));
}

async function waitingHere(tenant: Tenant): Promise<TodayItemView[]> {
  const waiting = waitingFor(tenant.me);
  if (waiting.length === 0) return [];
  const lines = waiting.map(
    ({ kind, sql, isOfAgreement }, urgency) =>
      `SELECT '${kind}' AS kind, ${urgency} AS urgency, count(*)::int AS count, min(since) AS oldest,
         ${isOfAgreement ? onlyOne('id') : 'NULL'} AS only_id,
         ${isOfAgreement ? onlyOne('agreement_id') : 'NULL'} AS agreement_id FROM (${sql}) w`,
  );
  const row = await tenant.row<TodayRow>(
    `SELECT ${partnershipJson('p', '$5')} AS partnership,
         (SELECT coalesce(json_agg(json_build_object('kind', kind, 'count', count, 'oldest', oldest,
           'onlyId', only_id, 'agreementId', agreement_id) ORDER BY urgency), '[]')
          FROM (${lines.join(' UNION ALL ')}) line WHERE count > 0) AS items
       FROM partnership p WHERE p.id = $1 AND $2::uuid IS NOT NULL AND $3::uuid[] IS NOT NULL AND $4::uuid[] IS NOT NULL
         AND $6::uuid[] IS NOT NULL AND $7::uuid[] IS NOT NULL`,
    [
      tenant.partnership.id,
      tenant.personId,
      tenant.me.providerIds,
      tenant.me.funderIds,
      tenant.now,
      organisationsAs(tenant.me.held, 'PROVIDER_MANAGER'),
      tenant.placesFor('signSharingAgreement'),
    ],
  );
  if (!row) return [];
  const partnership = toPartnershipView(row.partnership, tenant.now);
  const counted = row.items.map(({ oldest, ...item }) => ({
    ...item,
    oldest: oldest === null ? null : new Date(oldest),
    partnership,
  }));
  const workedOut = (await workOut(tenant)).map((one) => ({
    ...one,
    partnership,
    onlyId: null,
    agreementId: null,
  }));
  return [...counted, ...workedOut].sort(
    (one, other) => TODAY_KINDS.indexOf(one.kind) - TODAY_KINDS.indexOf(other.kind),
  );
}

/** SQL for the one value of a column in all rows; null where there are several. */
const onlyOne = (column: string): string =>
  `CASE WHEN count(DISTINCT ${column}) = 1 THEN min(${column}::text) END`;

interface WorkedOutLine {
  readonly kind: WorkedOut;
  readonly count: number;
  readonly oldest: Date | null;
}

/** What the rules say that waits for those who support people, and for those who manage them. */
async function workOut(tenant: Tenant): Promise<WorkedOutLine[]> {
  const { roles } = tenant.me;
  const lines: WorkedOutLine[] = [];
  if (roles.includes('PROVIDER_MANAGER'))
    lines.push({ kind: 'CASELOADS_STRAINED', count: await countStrained(tenant), oldest: null });
  // after the caseloads: from then on this transaction sees whom they work beside
  if (roles.includes('LINK_WORKER')) {
    const { people, longest } = await lateForWorker(tenant);
    const oldest = new Date(tenant.now.getTime() - longest * DAY_MS);
    lines.push({ kind: 'PEOPLE_LATE', count: people, oldest });
  }
  return lines.filter(({ count }) => count > 0);
}
