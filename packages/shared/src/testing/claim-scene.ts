import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { calendarDate, type EvidenceKind, isRefusal, type Refusal } from '../rules/index.js';
import {
  approveClaim,
  type ClaimInput,
  type ClaimView,
  type EvidenceInput,
  submitClaim,
  verifyClaim,
} from '../server/claims/index.js';
import {
  enrolParticipant,
  type ParticipantInput,
  type ParticipantView,
} from '../server/participants/index.js';
import type { Person } from './every-table/filling.js';
import { type Cast, makeScene, type Scene } from './scene.js';

export interface Line {
  code: string;
  price?: bigint;
  title?: string;
  domain?: string;
  cohort?: 'NEW' | 'HISTORIC';
  evidence?: EvidenceKind[];
  after?: string;
  /** months after `after` */
  months?: number;
  /** full-time-equivalent weeks after `after`, of 35 hours */
  fullTimeWeeks?: string;
  /** how long a break of what is sustained may be; a longer one begins it anew */
  breakDays?: number;
  maximumPaid?: number;
  maximumPaidPerYear?: number;
}

/** Entry into a home, three and six months there, and a course that is paid for twice a year. */
export const LINES: Line[] = [
  { code: 'ENTRY', price: 68_500n, title: 'Entry into a home', domain: 'Accommodation' },
  { code: 'STAY_3', price: 220_000n, title: '3 months at home', after: 'ENTRY', months: 3 },
  { code: 'STAY_6', price: 90_000n, title: '6 months at home', after: 'ENTRY', months: 6 },
  { code: 'COURSE', price: 5_000n, title: 'A course', maximumPaidPerYear: 2, maximumPaid: 3 },
  { code: 'WELL', price: 7_000n, title: 'Wellbeing', domain: 'Mental health', evidence: ['ASSESSMENT'] },
  {
    code: 'STAY_3',
    price: 200_000n,
    title: '3 months at home',
    after: 'ENTRY',
    months: 3,
    cohort: 'HISTORIC',
  },
];

export interface ClaimScene extends Scene {
  readonly people: Cast & { readonly otherVerifier: Person };
  /** Publishes a card behind the policies; its version is the next of its scope. */
  publish(lines?: Line[], given?: { from?: string; providerId?: string | null }): Promise<void>;
  /** A participant of the first provider, enrolled on 1 January 2024 unless said. */
  enrol(given?: Partial<ParticipantInput>, by?: Person): Promise<ParticipantView>;
  /** The input of a claim that is right: ENTRY on 1 March 2024 with the participant's signed words. */
  input(participantId: string, given?: Partial<ClaimInput>): ClaimInput;
  submitted(given?: Partial<ClaimInput>): Promise<ClaimView>;
  approved(given?: Partial<ClaimInput>): Promise<ClaimView>;
  verified(given?: Partial<ClaimInput>): Promise<ClaimView>;
  /** An uploaded file's id. */
  upload(by?: Person): Promise<string>;
}

/** What a use case was expected to grant. @throws Error with the refusal's words */
export function granted<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Error(`${result.code}: ${result.message}`);
  return result;
}

export const SIGNED: EvidenceInput = { kind: 'SELF_CERTIFICATION', statement: 'I moved in on Monday.' };

/** A partnership with a published card, in which claims are made through the use cases themselves. */
export async function makeClaimScene(
  owner: pg.Pool,
  given: Parameters<typeof makeScene>[1] & { lines?: Line[] | null } = {},
): Promise<ClaimScene> {
  const scene = await makeScene(owner, given);
  const people = { ...(await scene.cast()), otherVerifier: await scene.person('The Council', 'VERIFIER') };
  let names = 0;

  const publish: ClaimScene['publish'] = async (
    lines = LINES,
    { from = '2020-01-01', providerId = null } = {},
  ) => {
    const id = randomUUID();
    await owner.query(
      `INSERT INTO rate_card (partnership_id, id, provider_id, version, effective_from, full_time_hours, drafted_by, drafted_at)
       SELECT $1, $2, $3::uuid, coalesce(max(version), 0) + 1, $4, $6, ARRAY[$5::uuid], now() FROM rate_card
       WHERE partnership_id = $1 AND provider_id IS NOT DISTINCT FROM $3::uuid`,
      [
        scene.partnershipId,
        id,
        providerId,
        from,
        people.backbone.personId,
        lines.some((line) => line.fullTimeWeeks) ? 35 : null,
      ],
    );
    for (const [position, line] of lines.entries()) {
      await owner.query(
        `INSERT INTO tariff (partnership_id, rate_card_id, position, outcome_code, title, domain, cohort, price, evidence,
           after, sustain_unit, sustain_length, sustain_break_days, sustain_break_restarts, maximum_paid,
           maximum_paid_per_year)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
        [
          scene.partnershipId,
          id,
          position,
          line.code,
          line.title ?? line.code,
          line.domain ?? 'Accommodation',
          line.cohort ?? 'NEW',
          line.price ?? 10_000n,
          line.evidence ?? ['DOCUMENT', 'SELF_CERTIFICATION'],
          line.after ?? null,
          line.months ? 'MONTHS' : line.fullTimeWeeks ? 'FTE_WEEKS' : null,
          line.months ?? line.fullTimeWeeks ?? null,
          line.months || line.fullTimeWeeks ? (line.breakDays ?? 0) : null,
          line.months || line.fullTimeWeeks ? true : null,
          line.maximumPaid ?? null,
          line.maximumPaidPerYear ?? null,
        ],
      );
    }
    await owner.query(
      `UPDATE rate_card SET status = 'PUBLISHED', published_by = $2, published_at = now() WHERE id = $1`,
      [id, people.commissioner.personId],
    );
  };
  if (given.lines !== null) await publish(given.lines ?? LINES);

  const enrol: ClaimScene['enrol'] = async (wanted = {}, by = people.linkWorker) => {
    names += 1;
    return granted(
      await enrolParticipant(by, {
        givenName: 'Sam',
        familyName: `Number ${names}`,
        cohort: 'NEW',
        providerId: people.providerId,
        enrolledOn: calendarDate('2024-01-01'),
        ...wanted,
      }),
    );
  };
  const input: ClaimScene['input'] = (participantId, wanted = {}) => ({
    participantId,
    outcomeCode: 'ENTRY',
    achievedOn: calendarDate('2024-03-01'),
    evidence: [SIGNED],
    ...wanted,
  });
  const submitted: ClaimScene['submitted'] = async (wanted = {}) => {
    const participantId = wanted.participantId ?? (await enrol()).id;
    return granted(await submitClaim(people.linkWorker, input(participantId, wanted)));
  };
  const approved: ClaimScene['approved'] = async (wanted) =>
    granted(await approveClaim(people.backbone, await submitted(wanted)));
  const verified: ClaimScene['verified'] = async (wanted) =>
    granted(await verifyClaim(people.verifier, await approved(wanted)));
  const upload: ClaimScene['upload'] = async (by = people.linkWorker) => {
    const id = randomUUID();
    await owner.query(
      `INSERT INTO upload (partnership_id, id, uploaded_by, storage_key, file_name, media_type, size, sha256)
       VALUES ($1, $2, $3, $2::uuid::text, 'letter.pdf', 'application/pdf', 10, repeat('a', 64))`,
      [scene.partnershipId, id, by.personId],
    );
    return id;
  };
  return { ...scene, people, publish, enrol, input, submitted, approved, verified, upload };
}
