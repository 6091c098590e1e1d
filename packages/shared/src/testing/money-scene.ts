import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Cast, makeScene, type Scene } from './scene.js';

export interface Terms {
  label: string;
  funder?: string;
  anchorPays?: boolean;
  kind: 'PERCENT' | 'FIXED' | 'RESIDUAL';
  /** hundredths of one per cent */
  percent?: number;
  amount?: bigint;
  cap?: bigint;
  outcomeCodes?: string[];
  anchorIds?: string[];
  cohort?: 'NEW' | 'HISTORIC';
}

export interface GivenClaims {
  count?: number;
  code?: string;
  price?: bigint;
  achievedOn?: string;
  cohort?: 'NEW' | 'HISTORIC';
  anchorId?: string | null;
  /** the cast's, unless said */
  providerId?: string;
  state?: string;
  domain?: string;
}

export interface MoneyScene extends Scene {
  readonly people: Cast;
  /** Agrees the next version, from 2020-01-01 unless said; funders are named and made when new. */
  agree(terms: Terms[], effectiveFrom?: string): Promise<void>;
  /** Claims as they stand after verification, each of a participant of its own; their ids by reference. */
  claims(given?: GivenClaims): Promise<string[]>;
  /** What stands in the ledger under account DUE, by funder's name. */
  due(): Promise<Record<string, bigint>>;
  /** Reverses a claim as an auditor would. */
  reverse(claimId: string): Promise<void>;
}

/** A partnership with verified claims and terms, written behind the policies: what payments start from. */
export async function makeMoneyScene(
  owner: pg.Pool,
  given: Parameters<typeof makeScene>[1] = {},
): Promise<MoneyScene> {
  const scene = await makeScene(owner, given);
  const people = await scene.cast();
  const here = scene.partnershipId;
  const cardId = randomUUID();
  await owner.query(
    `INSERT INTO rate_card (partnership_id, id, version, effective_from, drafted_by, drafted_at)
     VALUES ($1, $2, 1, '2020-01-01', ARRAY[$3::uuid], now())`,
    [here, cardId, people.backbone.personId],
  );
  const tariffs = new Map<string, string>();
  const tariff = async (code: string, domain: string): Promise<string> => {
    const known = tariffs.get(code);
    if (known) return known;
    const id = randomUUID();
    await owner.query(
      `INSERT INTO tariff (partnership_id, id, rate_card_id, position, outcome_code, title, domain, cohort, price, evidence)
       VALUES ($1, $2, $3, $4, $5, initcap($5), $6, 'NEW', 100, '{DOCUMENT}')`,
      [here, id, cardId, tariffs.size + 1, code, domain],
    );
    tariffs.set(code, id);
    return id;
  };
  let versions = 0;
  let references = 0;

  const agree = async (terms: Terms[], effectiveFrom = '2020-01-01'): Promise<void> => {
    versions += 1;
    const id = randomUUID();
    await owner.query(
      `INSERT INTO funding_agreement (partnership_id, id, version, effective_from, agreed_by, agreed_at)
       VALUES ($1, $2, $3, $4, $5, now())`,
      [here, id, versions, effectiveFrom, people.commissioner.personId],
    );
    for (const [position, one] of terms.entries()) {
      await owner.query(
        `INSERT INTO contribution (partnership_id, agreement_id, position, label, funder_id, anchor_pays, kind, percent,
           amount, cap, outcome_codes, anchor_ids, cohort)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          here,
          id,
          position + 1,
          one.label,
          one.funder ? await scene.organisation(one.funder, 'FUNDER') : null,
          one.anchorPays ?? false,
          one.kind,
          one.percent ?? null,
          one.amount ?? null,
          one.cap ?? null,
          one.outcomeCodes ?? null,
          one.anchorIds ?? null,
          one.cohort ?? null,
        ],
      );
    }
  };

  const claims = async (wanted: GivenClaims = {}): Promise<string[]> => {
    const { count = 1, code = 'HOME', price = 50000n, achievedOn = '2024-03-15' } = wanted;
    const tariffId = await tariff(code, wanted.domain ?? 'Housing');
    const first = references + 1;
    references += count;
    const made = await owner.query<{ id: string }>(
      `WITH made AS MATERIALIZED (
         SELECT n, gen_random_uuid() AS participant, gen_random_uuid() AS enrolment, gen_random_uuid() AS claim
         FROM generate_series($2::int, $3::int) n
       ), participants AS (
         INSERT INTO participant (partnership_id, id, reference, given_name, family_name, cohort, provider_id, anchor_id, enrolled_on)
         SELECT $1, participant, 'P-' || lpad(n::text, 6, '0'), 'Given', 'Family', $4, $5, $6, '2020-01-01' FROM made
       ), enrolments AS (
         INSERT INTO enrolment (partnership_id, id, participant_id, provider_id, anchor_id, cohort, enrolled_on, recorded_at)
         SELECT $1, enrolment, participant, $5, $6, $4, '2020-01-01', now() FROM made
       )
       INSERT INTO claim (partnership_id, id, reference, participant_id, enrolment_id, provider_id, anchor_id, cohort,
         outcome_code, tariff_id, achieved_on, price, state, submitted_by, submitted_at, approved_by, approved_at,
         verified_by, verified_at)
       SELECT $1, claim, 'C-' || lpad(n::text, 6, '0'), participant, enrolment, $5, $6, $4, $7, $8, $9, $10, $11,
         $12, now(), $13, now(), $14, now() FROM made ORDER BY n RETURNING id`,
      [
        here,
        first,
        references,
        wanted.cohort ?? 'NEW',
        wanted.providerId ?? people.providerId,
        wanted.anchorId ?? null,
        code,
        tariffId,
        achievedOn,
        price,
        wanted.state ?? 'VERIFIED',
        people.linkWorker.personId,
        people.backbone.personId,
        people.verifier.personId,
      ],
    );
    return made.rows.map((row) => row.id);
  };

  const due = async (): Promise<Record<string, bigint>> => {
    const found = await owner.query<{ name: string; amount: string }>(
      `SELECT o.name, sum(e.amount) AS amount FROM ledger_entry e
       JOIN organisation o ON o.partnership_id = e.partnership_id AND o.id = e.funder_id
       WHERE e.partnership_id = $1 AND e.account = 'DUE' GROUP BY o.name ORDER BY o.name`,
      [here],
    );
    return Object.fromEntries(found.rows.map((row) => [row.name, BigInt(row.amount)]));
  };

  const reverse = async (claimId: string): Promise<void> => {
    await owner.query(
      `UPDATE claim SET reversal_pending = state IN ('BILLED', 'PAID'), state = 'REVERSED' WHERE id = $1`,
      [claimId],
    );
  };

  return { ...scene, people, agree, claims, due, reverse };
}
