import {
  type CalendarDate,
  type CleanPerson,
  cleanPerson,
  type KeyKind,
  keysToAsk,
  type MatchScore,
  MOST_UNDER_A_KEY,
  type ReferralDraft,
  scorePair,
} from '../../rules/index.js';
import { countPeople } from '../merging/score.js';
import type { Tenant } from '../tenancy/index.js';
import type { MetKind } from './file-people.js';
import { readComparable } from './met-before.js';

/** Who on record is likeliest the same person. */
export interface KnownAlready {
  readonly kind: MetKind;
  readonly id: string;
  readonly verdict: 'LIKELY' | 'POSSIBLE';
  /** 0 to 100 */
  readonly percent: number;
}

/** Somebody made ready to be looked for. */
export interface AskedFor {
  readonly person: CleanPerson;
  /** the keys to look under: first those of which one has to be shared */
  readonly keys: readonly string[];
  /** how many of them come first */
  readonly first: number;
}

/**
 * Where one person is asked about, everybody under any of their keys is looked at; of a thousand at once, who shares
 * the birth date or the phone (the postcode where neither is given) and one key more. Who wrote both anew is still
 * found when their referral is opened.
 */
const ASKED_FIRST: ReadonlySet<KeyKind> = new Set(['BIRTH_DATE', 'PHONE_END']);
const ASKED_INSTEAD: KeyKind = 'POSTCODE';
/** Makes one of many people ready to be looked for; it asks nothing of the database. @param today as of the file */
export function askFor({ phone, ...draft }: ReferralDraft, today: CalendarDate): AskedFor {
  // a draft's phone is written as it is kept; reading it anew costs more than all the rest
  const person = { ...cleanPerson(draft, today), phone };
  const keys = keysToAsk(person);
  const hasFirst = keys.some(({ kind }) => ASKED_FIRST.has(kind));
  const isFirst = (kind: KeyKind): boolean => (hasFirst ? ASKED_FIRST.has(kind) : kind === ASKED_INSTEAD);
  const first = keys.filter(({ kind }) => isFirst(kind));
  const others = keys.filter(({ kind }) => !isFirst(kind));
  return { person, keys: [...first, ...others].map(({ key }) => key), first: first.length };
}

/**
 * Of many people at once, who may be on record already and as whom: the likeliest one each. By a fixed number of
 * statements. For the hub alone.
 * @returns by the person's place in the list; who is not known is not in it
 */
export async function findKnown(
  tenant: Tenant,
  asked: readonly AskedFor[],
): Promise<Map<number, KnownAlready>> {
  if (asked.length === 0) return new Map();
  const [shared, total] = await Promise.all([sharingTwoKeys(tenant, asked), countPeople(tenant)]);
  const candidates = await readComparable(
    tenant,
    shared.map(({ id }) => id),
  );
  const best = new Map<number, { score: MatchScore; kind: MetKind; id: string }>();
  for (const { nth, id } of shared) {
    const [person, candidate] = [asked[nth]?.person, candidates.get(id)];
    if (!person || !candidate) continue;
    const score = scorePair(person, candidate.person, total);
    const before = best.get(nth);
    if (score.verdict !== 'NOT' && (!before || score.weight > before.score.weight))
      best.set(nth, { score, kind: candidate.kind, id });
  }
  return new Map(
    [...best].map(([nth, { score, kind, id }]) => [
      nth,
      {
        kind,
        id,
        verdict: score.verdict === 'LIKELY' ? 'LIKELY' : 'POSSIBLE',
        percent: Math.min(99, Math.round(score.probability * 100)),
      },
    ]),
  );
}

interface Shared {
  readonly nth: number;
  readonly id: string;
}

/**
 * Who is filed under a first key of a person and under another one of theirs: everybody under each of the keys, by the
 * index alone, of whom those count who come twice. (To look up each of those under the first keys takes twice as long.)
 * Of a key that very many share not everybody is looked at, so that a file of people all born on 1 January takes no
 * longer.
 */
function sharingTwoKeys(tenant: Tenant, asked: readonly AskedFor[]): Promise<Shared[]> {
  const people = asked.flatMap(({ keys, first }, nth) => (first === 0 ? [] : [{ nth, keys, first }]));
  return tenant.rows<Shared>(
    `SELECT x.nth, m.id FROM json_to_recordset($2) AS x(nth int, keys text[], first int)
     CROSS JOIN LATERAL (
       SELECT under.id FROM unnest(x.keys) WITH ORDINALITY AS asked(key, place)
       CROSS JOIN LATERAL (SELECT k.record_id AS id FROM match_key k
         WHERE k.partnership_id = $1 AND k.key = asked.key LIMIT ${MOST_UNDER_A_KEY}) under
       GROUP BY under.id HAVING count(*) > 1 AND min(asked.place) <= x.first) m
     ORDER BY x.nth, m.id`,
    [tenant.partnership.id, JSON.stringify(people)],
  );
}
