import {
  type CleanPerson,
  cleanPerson,
  type KeyKind,
  keysToAsk,
  type MatchScore,
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

/**
 * Where one person is asked about, everybody under any of their keys is looked at; of a thousand at once, who shares
 * the birth date or the phone (the postcode where neither is given) and one key more. Who wrote both anew is still
 * found when their referral is opened.
 */
const ASKED_FIRST: ReadonlySet<KeyKind> = new Set(['BIRTH_DATE', 'PHONE_END']);
const ASKED_INSTEAD: KeyKind = 'POSTCODE';
/** Of a key that more people share, so many are looked at. */
const MOST_UNDER = 200;

/**
 * Of many people at once, who may be on record already and as whom: the likeliest one each. By a fixed number of
 * statements. For the hub alone.
 * @returns by the person's place in the list; who is not known is not in it
 */
export async function findKnown(
  tenant: Tenant,
  drafts: readonly ReferralDraft[],
): Promise<Map<number, KnownAlready>> {
  const people = drafts.map((draft) => comparable(draft, tenant));
  const shared = await sharingTwoKeys(tenant, people);
  const candidates = await readComparable(tenant, new Map(shared.map((one) => [one.id, one])));
  const total = await countPeople(tenant);
  const best = new Map<number, { score: MatchScore; kind: MetKind; id: string }>();
  for (const { nth, kind, id } of shared) {
    const [person, candidate] = [people[nth], candidates.get(id)];
    if (!person || !candidate) continue;
    const score = scorePair(person, candidate, total);
    const before = best.get(nth);
    if (score.verdict !== 'NOT' && (!before || score.weight > before.score.weight))
      best.set(nth, { score, kind, id });
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

/** A draft's phone is written as it is kept; reading it anew costs more than all the rest. */
const comparable = ({ phone, ...draft }: ReferralDraft, { today }: Tenant): CleanPerson => ({
  ...cleanPerson(draft, today),
  phone,
});

interface Shared {
  readonly nth: number;
  readonly kind: MetKind;
  readonly id: string;
}

/** Who is filed under a first key of a person and under another one of theirs. */
function sharingTwoKeys(tenant: Tenant, people: readonly CleanPerson[]): Promise<Shared[]> {
  const asked = people.flatMap((person, nth) => {
    const keys = keysToAsk(person);
    const hasFirst = keys.some(({ kind }) => ASKED_FIRST.has(kind));
    const isFirst = (kind: KeyKind): boolean => (hasFirst ? ASKED_FIRST.has(kind) : kind === ASKED_INSTEAD);
    return keys
      .filter(({ kind }) => isFirst(kind))
      .map(({ key }) => ({ nth, key, others: keys.map((one) => one.key).filter((other) => other !== key) }));
  });
  // by the index, row for row: a planner that knows nothing of the list would go through all keys
  return tenant.rows<Shared>(
    `SELECT DISTINCT x.nth, m.kind, m.record_id AS id
     FROM json_to_recordset($2) AS x(nth int, key text, others text[])
     CROSS JOIN LATERAL (SELECT k.kind, k.record_id FROM match_key k
       WHERE k.partnership_id = $1 AND k.key = x.key LIMIT ${MOST_UNDER}) m
     CROSS JOIN LATERAL (SELECT FROM match_key o WHERE o.partnership_id = $1 AND o.kind = m.kind
       AND o.record_id = m.record_id AND o.key = ANY (x.others) LIMIT 1) o`,
    [tenant.partnership.id, JSON.stringify(asked)],
  );
}
