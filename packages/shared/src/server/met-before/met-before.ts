import {
  type CalendarDate,
  type CleanPerson,
  cleanPerson,
  isEnoughToAsk,
  keysToAsk,
  type MatchScore,
  type MatchVerdict,
  MOST_UNDER_A_KEY,
  narrowKeys,
  type PersonAsWritten,
  scorePair,
} from '../../rules/index.js';
import { isId } from '../ids.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import { type Actor, systemActor, type Tenant, withTenant } from '../tenancy/index.js';
import { COMPARED, filePeople, type MetKind } from './file-people.js';

/** Shown at most, the likeliest first. */
const MOST_SHOWN = 8;

export interface MetBeforeRequest extends PersonAsWritten {
  /** the referral that is looked at, which is no other record of its person */
  readonly exceptReferralId?: string | null;
}

/** Somebody on record who is likely the same person, and why. */
export interface MetBeforeView {
  readonly kind: MetKind;
  readonly id: string;
  readonly reference: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: CalendarDate | null;
  /** who supports them, or sent the referral */
  readonly organisation: OrganisationView | null;
  /** when support began, or the referral came */
  readonly since: CalendarDate;
  readonly verdict: Exclude<MatchVerdict, 'NOT'>;
  /** 0 to 100 */
  readonly percent: number;
  /** what speaks for it and against it, the strongest first, in plain words without the values */
  readonly reasons: readonly string[];
}

/**
 * People on record who are likely the one who is being typed, for the hub alone (domain.md, Tenancy: it would tell who
 * is in a service). It decides nothing and refuses nobody. Empty while too little is typed.
 * @throws Fault FORBIDDEN
 */
export async function metBefore(actor: Actor, request: MetBeforeRequest): Promise<MetBeforeView[]> {
  const place = await withTenant(actor, async (tenant) => {
    tenant.must('metBefore');
    return tenant.partnership.id;
  });
  // who came a moment ago is found as well
  await filePeople(systemActor(place));
  return withTenant(actor, async (tenant) => {
    tenant.must('metBefore');
    return findAlike(tenant, request);
  });
}

type Candidate = PersonAsWritten & Omit<MetBeforeView, 'verdict' | 'percent' | 'reasons'>;

async function findAlike(
  tenant: Tenant,
  { exceptReferralId, ...written }: MetBeforeRequest,
): Promise<MetBeforeView[]> {
  const person = cleanPerson(written, tenant.today);
  const people = Math.max(1, await countPeople(tenant));
  if (!isEnoughToAsk(person, people)) return [];
  const keys = await findUnder(
    tenant,
    keysToAsk(person).map(({ key }) => key),
  );
  const { narrow } = narrowKeys(keysToAsk(person), ({ key }) => keys.get(key)?.length ?? 0);
  const found = new Map(narrow.flatMap(({ key }) => keys.get(key) ?? []).map((one) => [one.id, one]));
  if (exceptReferralId && isId(exceptReferralId)) found.delete(exceptReferralId.toLowerCase());
  const judged = (await readCandidates(tenant, [...found.values()]))
    .map((candidate) => ({
      candidate,
      score: scorePair(person, cleanPerson(candidate, tenant.today), people),
    }))
    .filter(({ score }) => score.verdict !== 'NOT')
    .sort(
      (one, other) =>
        other.score.weight - one.score.weight || (one.candidate.id < other.candidate.id ? -1 : 1),
    )
    .slice(0, MOST_SHOWN);
  for (const kind of ['PARTICIPANT', 'REFERRAL'] as const)
    tenant.showed(
      kind === 'PARTICIPANT' ? 'participant' : 'referral',
      judged.filter(({ candidate }) => candidate.kind === kind).map(({ candidate }) => candidate.id),
    );
  return judged.map(({ candidate, score }) => viewOf(candidate, score));
}

/** How many there ever were, which is what a chance likeness depends on: read off the counters, not counted. */
export async function countPeople(tenant: Tenant): Promise<number> {
  const row = await tenant.row<{ people: bigint | null }>(
    `SELECT sum(last)::bigint AS people FROM reference_counter
     WHERE partnership_id = $1 AND kind IN ('PARTICIPANT', 'REFERRAL')`,
    [tenant.partnership.id],
  );
  return Number(row?.people ?? 0n);
}

interface Filed {
  readonly kind: MetKind;
  readonly id: string;
}

/** Who is filed under each of these keys, and never more of them than tell that they are too many. */
async function findUnder(tenant: Tenant, keys: readonly string[]): Promise<Map<string, Filed[]>> {
  const rows = await tenant.rows<Filed & { key: string }>(
    `SELECT k.key, x.kind, x.record_id AS id FROM unnest($2::text[]) AS k(key)
     CROSS JOIN LATERAL (SELECT m.kind, m.record_id FROM match_key m
       WHERE m.partnership_id = $1 AND m.key = k.key LIMIT ${MOST_UNDER_A_KEY + 1}) x`,
    [tenant.partnership.id, keys],
    { keepPlan: true },
  );
  const found = new Map<string, Filed[]>();
  for (const { key, kind, id } of rows) {
    const under = found.get(key);
    if (under) under.push({ kind, id });
    else found.set(key, [{ kind, id }]);
  }
  return found;
}

async function readCandidates(tenant: Tenant, found: readonly Filed[]): Promise<Candidate[]> {
  const of = (kind: MetKind): string[] => found.filter((one) => one.kind === kind).map(({ id }) => id);
  return tenant.rows<Candidate>(
    `SELECT 'PARTICIPANT' AS kind, p.id, p.reference, ${COMPARED.PARTICIPANT},
       ${organisationOf('p.provider_id', 'p.partnership_id')} AS organisation, p.enrolled_on AS since
     FROM participant p
     LEFT JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
     WHERE p.partnership_id = $1 AND p.id = ANY ($2)
     UNION ALL
     -- a referral that led to support is that participant
     SELECT 'REFERRAL', r.id, r.reference, ${COMPARED.REFERRAL},
       ${organisationOf('r.source_id', 'r.partnership_id')}, r.referred_on
     FROM referral r WHERE r.partnership_id = $1 AND r.id = ANY ($3) AND r.participant_id IS NULL`,
    [tenant.partnership.id, of('PARTICIPANT'), of('REFERRAL')],
  );
}

/** What those who are filed are compared by, made ready, by their id. */
export async function readComparable(
  tenant: Tenant,
  found: ReadonlyMap<string, Filed>,
): Promise<Map<string, CleanPerson>> {
  const of = (kind: MetKind): string[] =>
    [...found.values()].filter((one) => one.kind === kind).map(({ id }) => id);
  const rows = await tenant.rows<PersonAsWritten & { id: string }>(
    `SELECT p.id, ${COMPARED.PARTICIPANT} FROM participant p
     LEFT JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
     WHERE p.partnership_id = $1 AND p.id = ANY ($2)
     UNION ALL
     SELECT r.id, ${COMPARED.REFERRAL} FROM referral r
     WHERE r.partnership_id = $1 AND r.id = ANY ($3) AND r.participant_id IS NULL`,
    [tenant.partnership.id, of('PARTICIPANT'), of('REFERRAL')],
  );
  return new Map(rows.map((row) => [row.id, cleanPerson(row, tenant.today)]));
}

function viewOf(candidate: Candidate, { verdict, probability, steps }: MatchScore): MetBeforeView {
  const { kind, id, reference, givenName, familyName, birthDate, organisation, since } = candidate;
  return {
    kind,
    id,
    reference,
    givenName: givenName ?? '',
    familyName: familyName ?? '',
    birthDate,
    organisation,
    since,
    verdict: verdict === 'LIKELY' ? 'LIKELY' : 'POSSIBLE',
    percent: Math.min(99, Math.round(probability * 100)),
    reasons: steps
      .filter(({ weight }) => weight !== 0)
      .toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
      .map(({ sentence }) => sentence),
  };
}
