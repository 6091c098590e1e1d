import type { CalendarDate } from '../../rules/index.js';
import { isId } from '../ids.js';
import { COMPARED, filePeople } from '../met-before/file-people.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import { type Actor, systemActor, type Tenant, withTenant } from '../tenancy/index.js';
import { APART } from './different-people.js';
import { countPeople, type Likeness, likenessBetween } from './score.js';

/** One of a pair that is proposed. */
export interface LikelyRecord {
  readonly id: string;
  readonly reference: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: CalendarDate | null;
  readonly provider: OrganisationView | null;
  readonly enrolledOn: CalendarDate;
}

/** Two records that are likely of one person. */
export interface LikelyPair extends Likeness {
  readonly newer: LikelyRecord;
  readonly older: LikelyRecord;
}

export interface LikelySame {
  readonly pairs: readonly LikelyPair[];
  /** how many records were gone through, the newest first */
  readonly lookedThrough: number;
  /** where to go on among older records; null at the end */
  readonly next: string | null;
}

/** Gone through at once, and in one answer at most: the work of an answer is bounded however many people there are. */
const AT_ONCE = 1_000;
const AT_MOST = 5_000;
/** An answer with so many pairs is enough for now. */
const ENOUGH = 25;
/** A drawer with more people tells nothing: they would be compared each with each. */
const MOST_UNDER_A_KEY = 40;

/**
 * Pairs of records of the partnership that are likely of one person, of the newest records first, scored by
 * rules/matching; for the hub alone. Pairs that somebody has said are two people are left out, and so are merged records.
 * @param after `next` of an earlier answer
 * @throws Fault FORBIDDEN
 */
export async function likelySame(actor: Actor, after: string | null): Promise<LikelySame> {
  const place = await withTenant(actor, async (tenant) => {
    tenant.must('likelySame');
    return tenant.partnership.id;
  });
  await filePeople(systemActor(place));
  return withTenant(actor, async (tenant) => {
    tenant.must('likelySame');
    const people = await countPeople(tenant);
    const pairs: LikelyPair[] = [];
    let next = readCursor(after);
    let lookedThrough = 0;
    do {
      const some = await newestBefore(tenant, next);
      pairs.push(...(await pairsOf(tenant, some, people)));
      lookedThrough += some.length;
      next = some.length < AT_ONCE ? null : (some.at(-1) ?? null);
    } while (next && lookedThrough < AT_MOST && pairs.length < ENOUGH);
    tenant.showed('participant', [...new Set(pairs.flatMap(({ newer, older }) => [newer.id, older.id]))]);
    return {
      pairs: pairs.toSorted((one, other) => other.percent - one.percent),
      lookedThrough,
      next: next ? `${next.created}~${next.id}` : null,
    };
  });
}

/** Where a record stands among others, the newest first. */
interface Standing {
  readonly id: string;
  /** with its microseconds */
  readonly created: string;
}

const CURSOR = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?)~([0-9a-f-]{36})$/;

/** A cursor that was not given by us begins anew. */
function readCursor(after: string | null): Standing | null {
  const [, created, id] = CURSOR.exec(after ?? '') ?? [];
  return created !== undefined && id !== undefined && isId(id) ? { id, created } : null;
}

const newestBefore = (tenant: Tenant, before: Standing | null): Promise<Standing[]> =>
  tenant.rows<Standing>(
    `SELECT id, created_at::text AS created FROM participant WHERE partnership_id = $1
       AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
     ORDER BY created_at DESC, id DESC LIMIT ${AT_ONCE}`,
    [tenant.partnership.id, before?.created ?? null, before?.id ?? null],
  );

/** Each pair once, with the older record last; of those under one key of many, none. */
const PAIRS = `
  WITH apart AS MATERIALIZED (${APART}),
  mine AS MATERIALIZED (SELECT m.key, m.record_id AS id FROM match_key m
    WHERE m.partnership_id = $1 AND m.kind = 'PARTICIPANT' AND m.record_id = ANY ($2)
      AND m.key NOT LIKE 'FAMILY\\_NAME %' AND m.key NOT LIKE 'INITIALS\\_AND\\_YEAR %'),
  -- key by key, so that it takes the same way however little is known of the tables
  pair AS (SELECT mine.id AS newer, other.id AS older FROM mine
    CROSS JOIN LATERAL (SELECT array_agg(o.record_id) AS ids FROM (SELECT o.record_id FROM match_key o
      WHERE o.partnership_id = $1 AND o.key = mine.key AND o.kind = 'PARTICIPANT' LIMIT ${MOST_UNDER_A_KEY + 1}) o) x
    CROSS JOIN LATERAL unnest(x.ids) AS other(id)
    WHERE cardinality(x.ids) <= ${MOST_UNDER_A_KEY} AND other.id <> mine.id
    GROUP BY 1, 2 HAVING count(DISTINCT split_part(mine.key, ' ', 1)) > 1)
  SELECT row_to_json(n) AS newer, row_to_json(o) AS older FROM pair
  JOIN LATERAL (__RECORD__ AND p.id = pair.newer) n ON true
  JOIN LATERAL (__RECORD__ AND p.id = pair.older) o ON true
  WHERE (o.created_at, o.id) < (n.created_at, n.id) AND NOT EXISTS (SELECT FROM apart WHERE apart.a = pair.newer AND apart.b = pair.older)`.replaceAll(
  '__RECORD__',
  `SELECT p.id, p.reference, ${COMPARED.PARTICIPANT}, p.enrolled_on AS "enrolledOn", p.created_at,
     ${organisationOf('p.provider_id', 'p.partnership_id')} AS provider
   FROM participant p LEFT JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
   WHERE p.partnership_id = $1`,
);

type Compared = LikelyRecord & { readonly postcode: string | null };

async function pairsOf(tenant: Tenant, some: readonly Standing[], people: number): Promise<LikelyPair[]> {
  const found = await tenant.rows<{ newer: Compared; older: Compared }>(PAIRS, [
    tenant.partnership.id,
    some.map(({ id }) => id),
  ]);
  return found
    .map(({ newer, older }) => ({ newer, older, ...likenessBetween(tenant, newer, older, people) }))
    .filter(({ verdict }) => verdict === 'LIKELY');
}
