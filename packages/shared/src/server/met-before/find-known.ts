import {
  cleanPerson,
  isEnoughToAsk,
  type KeyKind,
  keysToAsk,
  type MatchScore,
  type PersonAsWritten,
  scorePair,
} from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';
import type { MetKind } from './file-people.js';
import { countPeople, findUnder, readComparable } from './met-before.js';

/** Who on record is likeliest the same person. */
export interface KnownAlready {
  readonly kind: MetKind;
  readonly id: string;
  readonly verdict: 'LIKELY' | 'POSSIBLE';
  /** 0 to 100 */
  readonly percent: number;
}

/**
 * Where one person is asked about, every key is looked under; of a thousand at once only those that hardly anybody
 * shares. Whoever wrote both birth date and phone anew, and moved, is still found when their referral is opened.
 */
const ASKED_FIRST: readonly KeyKind[] = ['BIRTH_DATE', 'PHONE_END'];
const ASKED_INSTEAD: KeyKind = 'POSTCODE';
/** A key with more people than this tells nothing apart in a long list. */
const MOST_UNDER = 25;

/**
 * Of many people at once, who may be on record already and as whom: the likeliest one each. By a fixed number of
 * statements. For the hub alone.
 * @returns by the person's place in the list; who is not known is not in it
 */
export async function findKnown(
  tenant: Tenant,
  written: readonly PersonAsWritten[],
): Promise<Map<number, KnownAlready>> {
  const total = Math.max(1, await countPeople(tenant));
  const people = written.map((one) => cleanPerson(one, tenant.today));
  const keys = people.map((person) => {
    const all = isEnoughToAsk(person, total) ? keysToAsk(person) : [];
    const first = all.filter(({ kind }) => ASKED_FIRST.includes(kind));
    return (first.length > 0 ? first : all.filter(({ kind }) => kind === ASKED_INSTEAD)).map(
      ({ key }) => key,
    );
  });
  const under = await findUnder(tenant, [...new Set(keys.flat())], MOST_UNDER);
  const few = (key: string) => {
    const filed = under.get(key) ?? [];
    return filed.length > MOST_UNDER ? [] : filed;
  };
  const candidates = await readComparable(
    tenant,
    new Map(keys.flat().flatMap((key) => few(key).map((one) => [one.id, one] as const))),
  );
  const known = new Map<number, KnownAlready>();
  for (const [nth, person] of people.entries()) {
    let best: { score: MatchScore; kind: MetKind; id: string } | null = null;
    for (const { id, kind } of keys[nth]?.flatMap(few) ?? []) {
      const candidate = candidates.get(id);
      if (!candidate) continue;
      const score = scorePair(person, candidate, total);
      if (score.verdict !== 'NOT' && (best === null || score.weight > best.score.weight))
        best = { score, kind, id };
    }
    if (best)
      known.set(nth, {
        kind: best.kind,
        id: best.id,
        verdict: best.score.verdict === 'LIKELY' ? 'LIKELY' : 'POSSIBLE',
        percent: Math.min(99, Math.round(best.score.probability * 100)),
      });
  }
  return known;
}
