import {
  type CalendarDate,
  type CleanPerson,
  cleanPerson,
  firstKeys,
  keyNumber,
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
  /** the keys of which one has to be shared */
  readonly first: readonly string[];
  /** the numbers of all keys, of which another one has to be */
  readonly numbers: readonly number[];
}

/** Makes one of many people ready to be looked for; it asks nothing of the database. @param today as of the file */
export function askFor({ phone, ...draft }: ReferralDraft, today: CalendarDate): AskedFor {
  // a draft's phone is written as it is kept; reading it anew costs more than all the rest
  const person = { ...cleanPerson(draft, today), phone };
  const keys = keysToAsk(person);
  return { person, first: firstKeys(keys), numbers: keys.map(({ key }) => keyNumber(key)) };
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
 * Who is filed under a first key of a person and under another one of theirs: everybody under the first keys, by the
 * index alone, with the other keys they are filed under. Whoever was filed before these stood beside a key is taken for
 * somebody who shares one. Of a key that very many share not everybody is looked at, so that a file of people all born
 * on 1 January takes no longer.
 */
function sharingTwoKeys(tenant: Tenant, asked: readonly AskedFor[]): Promise<Shared[]> {
  const people = asked.flatMap(({ first, numbers }, nth) =>
    first.length === 0 ? [] : [{ nth, first, numbers }],
  );
  return tenant.rows<Shared>(
    `SELECT DISTINCT x.nth, under.id FROM json_to_recordset($2) AS x(nth int, first text[], numbers int[])
     CROSS JOIN LATERAL unnest(x.first) AS asked(key)
     CROSS JOIN LATERAL (SELECT k.record_id AS id, k.beside FROM match_key k
       WHERE k.partnership_id = $1 AND k.key = asked.key LIMIT ${MOST_UNDER_A_KEY}) under
     WHERE under.beside IS NULL OR under.beside && x.numbers
     ORDER BY x.nth, under.id`,
    [tenant.partnership.id, JSON.stringify(people)],
  );
}
