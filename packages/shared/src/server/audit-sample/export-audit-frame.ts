import { csvHead, csvRows } from '../csv.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';

interface FrameRow {
  reference: string;
  outcome: string;
  provider: string;
  position: number | null;
}

/**
 * The frame of a month's sample as the text of a CSV file in parts: every claim it was drawn from, and which were
 * drawn, so that anyone with the seed can repeat the draw (rules/audit-sample/draw-sample.ts says how).
 * @throws Fault FORBIDDEN, NOT_FOUND before the first part
 */
export async function* exportAuditFrame(actor: Actor, sampleId: string | null): AsyncGenerator<string> {
  const rows = await withTenant(actor, async (tenant) => {
    tenant.must('auditSamples');
    if (sampleId === null || !isId(sampleId)) throw notFound();
    return tenant.rows<FrameRow>(
      `SELECT c.reference, c.outcome_code AS outcome, c.provider_id::text AS provider, x.position
       FROM audit_sample_claim x JOIN claim c ON c.partnership_id = x.partnership_id AND c.id = x.claim_id
       WHERE x.partnership_id = $1 AND x.sample_id = $2
       ORDER BY c.outcome_code, c.provider_id::text COLLATE "C", c.reference`,
      [tenant.partnership.id, sampleId],
    );
  });
  if (rows.length === 0) throw notFound();
  yield csvHead(['Claim', 'Outcome', 'Provider', 'Drawn as']);
  yield csvRows(
    rows.map(({ reference, outcome, provider, position }) => [reference, outcome, provider, position]),
  );
}
