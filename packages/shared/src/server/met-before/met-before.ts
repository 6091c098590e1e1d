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
import { notFound } from '../errors.js';
import { isId, mustBeId } from '../ids.js';
import { APART } from '../merging/different-people.js';
import { likenessOf, PEOPLE_EVER } from '../merging/score.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import { type Actor, systemActor, type Tenant, withTenant } from '../tenancy/index.js';
import { COMPARED, filePeople, type MetKind } from './file-people.js';

/** Shown at most, the likeliest first. */
const MOST_SHOWN = 8;

export interface MetBeforeRequest extends PersonAsWritten {
  /** the referral that is looked at, which is no other record of its person, as little as whom it led to or is known to be */
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
  /** when support was closed, if it was */
  readonly until: CalendarDate | null;
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
export const metBefore = (actor: Actor, request: MetBeforeRequest): Promise<MetBeforeView[]> =>
  amongEverybody(actor, 'metBefore', async (tenant, mayMiss) =>
    findAlike(tenant, request, await leftOut(tenant, request.exceptReferralId ?? null, null), mayMiss),
  );

/**
 * The same of a participant who is on record, for whoever wonders whether they are there twice. Whom somebody has said
 * to be another person is left out.
 * @throws Fault FORBIDDEN; NOT_FOUND
 */
export async function likelySameAs(actor: Actor, participantId: string): Promise<MetBeforeView[]> {
  return amongEverybody(actor, 'likelySameAs', async (tenant, mayMiss) => {
    const id = mustBeId(participantId).toLowerCase();
    tenant.showed('participant', [id]);
    const person = await tenant.row<PersonAsWritten>(
      `SELECT ${COMPARED.PARTICIPANT} FROM participant p
       LEFT JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
       WHERE p.partnership_id = $1 AND p.id = $2`,
      [tenant.partnership.id, id],
    );
    if (!person) throw notFound();
    return findAlike(tenant, person, await leftOut(tenant, null, id), mayMiss);
  });
}

/**
 * Looks among all who are on record, who came a moment ago as well: seldom is somebody not filed yet, and then they are
 * filed first.
 * @param look null where not everybody is filed and nobody may be missed
 */
async function amongEverybody(
  actor: Actor,
  action: 'metBefore' | 'likelySameAs',
  look: (tenant: Tenant, mayMiss: boolean) => Promise<MetBeforeView[] | null>,
): Promise<MetBeforeView[]> {
  const within = (mayMiss: boolean) =>
    withTenant(actor, async (tenant) => {
      tenant.must(action);
      return { partnershipId: tenant.partnership.id, alike: await look(tenant, mayMiss) };
    });
  const { partnershipId, alike } = await within(false);
  if (alike) return alike;
  await filePeople(systemActor(partnershipId));
  // who came since is found by the next look
  return (await within(true)).alike ?? [];
}

/**
 * The ids of what is looked at, of the participant that it is about with the referrals known to be theirs, and of whom is
 * known to be another person.
 */
async function leftOut(
  tenant: Tenant,
  referralId: string | null,
  participantId: string | null,
): Promise<readonly string[]> {
  const referral = referralId && isId(referralId) ? referralId.toLowerCase() : null;
  if (referral === null && participantId === null) return [];
  const rows = await tenant.rows<{ id: string }>(
    `WITH apart AS MATERIALIZED (${APART}),
     about AS (
       SELECT app.survivor(r.participant_id) AS id FROM referral r
       WHERE r.partnership_id = $1 AND r.id = $2 AND r.participant_id IS NOT NULL
       UNION SELECT k.participant_id FROM recognised_person k WHERE k.partnership_id = $1 AND k.referral_id = $2
       UNION SELECT $3::uuid)
     SELECT id FROM about WHERE id IS NOT NULL
     UNION SELECT k.referral_id FROM recognised_person k JOIN about ON about.id = k.participant_id
       WHERE k.partnership_id = $1
     UNION SELECT apart.b FROM apart JOIN about ON about.id = apart.a
     UNION SELECT $2::uuid WHERE $2::uuid IS NOT NULL`,
    [tenant.partnership.id, referral, participantId],
    { keepPlan: 'always' },
  );
  return rows.map(({ id }) => id);
}

type Candidate = PersonAsWritten & Omit<MetBeforeView, 'verdict' | 'percent' | 'reasons'>;

/** @returns null where not everybody is filed, and nobody may be missed */
async function findAlike(
  tenant: Tenant,
  written: PersonAsWritten,
  except: readonly string[],
  mayMiss: boolean,
): Promise<MetBeforeView[] | null> {
  const person = cleanPerson(written, tenant.today);
  const asked = keysToAsk(person);
  // what too little was typed for was looked up in vain
  const { everybodyIsFiled, people, keys } = await lookUnder(
    tenant,
    asked.map(({ key }) => key),
  );
  if (!(everybodyIsFiled || mayMiss)) return null;
  if (!isEnoughToAsk(person, people)) return [];
  const { narrow } = narrowKeys(asked, ({ key }) => keys.get(key)?.length ?? 0);
  const found = new Map(narrow.flatMap(({ key }) => keys.get(key) ?? []).map((one) => [one.id, one]));
  for (const id of except) found.delete(id);
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

interface Filed {
  readonly kind: MetKind;
  readonly id: string;
}

interface Looked {
  readonly everybodyIsFiled: boolean;
  /** how many there ever were */
  readonly people: number;
  /** who is filed under each key, and never more of them than tell that they are too many */
  readonly keys: ReadonlyMap<string, readonly Filed[]>;
}

/** One statement, since somebody is typing: of three small ones the journeys cost more than the answers. */
async function lookUnder(tenant: Tenant, asked: readonly string[]): Promise<Looked> {
  const [row] = await tenant.rows<{ filed: boolean; people: number; found: [string, MetKind, string][] }>(
    `SELECT app.everybody_is_filed() AS filed, (${PEOPLE_EVER})::float8 AS people,
       (SELECT coalesce(json_agg(json_build_array(k.key, x.kind, x.record_id)), '[]') FROM unnest($2::text[]) AS k(key)
        CROSS JOIN LATERAL (SELECT m.kind, m.record_id FROM match_key m
          WHERE m.partnership_id = $1 AND m.key = k.key LIMIT ${MOST_UNDER_A_KEY + 1}) x) AS found`,
    [tenant.partnership.id, asked],
    { keepPlan: 'always' },
  );
  const keys = new Map<string, Filed[]>();
  for (const [key, kind, id] of row?.found ?? []) {
    const under = keys.get(key);
    if (under) under.push({ kind, id });
    else keys.set(key, [{ kind, id }]);
  }
  return { everybodyIsFiled: row?.filed ?? false, people: row?.people ?? 1, keys };
}

const CANDIDATES: Readonly<Record<MetKind, string>> = {
  PARTICIPANT: `SELECT 'PARTICIPANT' AS kind, p.id, p.reference, ${COMPARED.PARTICIPANT},
      ${organisationOf('p.provider_id', 'p.partnership_id')} AS organisation, p.enrolled_on AS since,
      CASE WHEN p.phase = 'CLOSED' THEN (SELECT max(e.ended_on) FROM enrolment e
        WHERE e.partnership_id = p.partnership_id AND e.participant_id = p.id) END AS until
    FROM participant p
    LEFT JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
    WHERE p.partnership_id = $1 AND p.id = ANY ($2)`,
  // a referral that led to support is that participant
  REFERRAL: `SELECT 'REFERRAL' AS kind, r.id, r.reference, ${COMPARED.REFERRAL},
      ${organisationOf('r.source_id', 'r.partnership_id')} AS organisation, r.referred_on AS since, NULL AS until
    FROM referral r WHERE r.partnership_id = $1 AND r.id = ANY ($2) AND r.participant_id IS NULL`,
};

async function readCandidates(tenant: Tenant, found: readonly Filed[]): Promise<Candidate[]> {
  const of = (kind: MetKind): Promise<Candidate[]> | Candidate[] => {
    const ids = found.filter((one) => one.kind === kind).map(({ id }) => id);
    if (ids.length === 0) return [];
    return tenant.listed<Candidate>(CANDIDATES[kind], [tenant.partnership.id, ids], { keepPlan: 'always' });
  };
  return (await Promise.all([of('PARTICIPANT'), of('REFERRAL')])).flat();
}

/** What those who are filed are compared by, made ready, by their id. @param ids of participants and referrals */
export async function readComparable(
  tenant: Tenant,
  ids: readonly string[],
): Promise<Map<string, { readonly kind: MetKind; readonly person: CleanPerson }>> {
  const rows = await tenant.rows<PersonAsWritten & { id: string; kind: MetKind }>(
    `SELECT 'PARTICIPANT' AS kind, p.id, ${COMPARED.PARTICIPANT} FROM participant p
     LEFT JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
     WHERE p.partnership_id = $1 AND p.id = ANY ($2)
     UNION ALL
     SELECT 'REFERRAL', r.id, ${COMPARED.REFERRAL} FROM referral r
     WHERE r.partnership_id = $1 AND r.id = ANY ($2) AND r.participant_id IS NULL`,
    [tenant.partnership.id, ids],
    { keepPlan: 'always' },
  );
  const { today } = tenant;
  return new Map(rows.map(({ id, kind, ...written }) => [id, { kind, person: cleanPerson(written, today) }]));
}

function viewOf(candidate: Candidate, score: MatchScore): MetBeforeView {
  const { kind, id, reference, givenName, familyName, birthDate, organisation, since, until } = candidate;
  return {
    kind,
    id,
    reference,
    givenName: givenName ?? '',
    familyName: familyName ?? '',
    birthDate,
    organisation,
    since,
    until,
    ...likenessOf(score),
    verdict: score.verdict === 'LIKELY' ? 'LIKELY' : 'POSSIBLE',
  };
}
