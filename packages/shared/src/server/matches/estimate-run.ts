import { randomUUID } from 'node:crypto';
import {
  chooseOurFile,
  type EncodingHeader,
  isRefusal,
  isToCompare,
  type Refusal,
  refuse,
  USUAL_LINKAGE,
  whyNotComparable,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { announce } from '../outbox/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { isInForce, NOT_IN_FORCE } from './in-force.js';
import { mustReadRun } from './read-runs.js';
import type { MatchRunView } from './run-view.js';

export interface MatchRunInput {
  readonly extractId: string;
  /** a run that is done, of the same agreement: what it learnt is kept, and only what is new is compared */
  readonly goesOnFrom?: string | null;
}

/** A wrong pair is as bad as nineteen missed ones where money is paid on it (USUAL_LINKAGE says how that is reckoned). */
const WHERE_MONEY_IS_PAID = 0.95;

interface ExtractRow {
  readonly id: string;
  readonly agreementId: string;
  readonly state: string;
  readonly form: 'CLEAR' | 'ENCODED';
  readonly side: 'OURS' | 'THEIRS';
  /** of an encoded file */
  readonly encoding: EncodingHeader | null;
  readonly proves: boolean;
}

/**
 * Asks what matching an extract would compare (contract: `estimateMatchRun`): the worker reckons it, and nothing is
 * compared before somebody says yes.
 * @returns the run; WRONG_STATE outside an agreement in force, or for an extract that is not ready; IN_USE while another
 *   run of the agreement is under way; INVALID for a run that this one cannot go on from
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function estimateMatchRun(actor: Actor, input: MatchRunInput): Promise<MatchRunView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('estimateMatchRun');
    const extract = await mustReadExtract(tenant, input.extractId);
    if (!(await isInForce(tenant, extract.agreementId))) return NOT_IN_FORCE();
    if (extract.state !== 'READY')
      return refuse(
        'WRONG_STATE',
        'Only an extract that somebody accepted can be matched. Look at the extract first.',
      );
    const goesOnFrom = input.goesOnFrom ?? null;
    const ours = extract.form === 'ENCODED' ? await chooseOurs(tenant, extract, goesOnFrom) : null;
    if (ours !== null && isRefusal(ours)) return ours;
    if (goesOnFrom !== null && !(await isDoneRun(tenant, goesOnFrom, extract.agreementId)))
      return refuse(
        'INVALID',
        'A run goes on from one of the same agreement that is done. Choose another, or match all anew.',
        'goesOnFrom',
      );
    // of two at once the second waits here, and is told of the first
    await tenant.rows(`SELECT pg_advisory_xact_lock(hashtextextended('weft.matches.' || $1::text, 0))`, [
      tenant.partnership.id,
    ]);
    const other = await readUnderWay(tenant, extract.agreementId);
    if (other !== null)
      return refuse(
        'IN_USE',
        `Run ${other} of this agreement is under way. Wait until it is done, or cancel it.`,
      );
    const id = randomUUID();
    await write(tenant, id, extract, { goesOnFrom, ourExtractId: ours?.id ?? null });
    return mustReadRun(tenant, id);
  });
}

async function mustReadExtract(tenant: Tenant, id: string): Promise<ExtractRow> {
  const row = isId(id)
    ? await tenant.row<ExtractRow>(
        `SELECT x.id, x.agreement_id AS "agreementId", x.state, x.side, x.encoding, a.form, EXISTS (SELECT FROM sharing_evidence e
           WHERE e.partnership_id = x.partnership_id AND e.agreement_id = x.agreement_id) AS proves
         FROM extract x JOIN sharing_agreement a ON a.partnership_id = x.partnership_id AND a.id = x.agreement_id
         WHERE x.partnership_id = $1 AND x.id = $2`,
        [tenant.partnership.id, id],
      )
    : undefined;
  if (!row) throw notFound();
  return row;
}

/**
 * The one of our own encoded files that the other party's is compared with (`chooseOurFile`).
 * @returns why none can be compared with it, else
 */
async function chooseOurs(
  tenant: Tenant,
  theirs: ExtractRow,
  goesOnFrom: string | null,
): Promise<{ readonly id: string } | Refusal> {
  if (theirs.side === 'OURS')
    return refuse(
      'INVALID',
      'This is our own encoded file. Choose the one of the other party: it is compared with ours.',
      'extractId',
    );
  if (goesOnFrom !== null)
    return refuse(
      'INVALID',
      'The codes of an encoded file are new each time, so no run can go on from an earlier one. Match all anew.',
      'goesOnFrom',
    );
  const ours = await tenant.rows<OurFile>(
    `SELECT id, number, file_name AS "fileName", state, encoding, encoding ->> 'keyFingerprint' AS "keyFingerprint",
       encoding ->> 'settingsFingerprint' AS "settingsFingerprint" FROM extract
     WHERE partnership_id = $1 AND agreement_id = $2 AND side = 'OURS' AND encoding IS NOT NULL
     ORDER BY sent_at DESC, id DESC`,
    [tenant.partnership.id, theirs.agreementId],
  );
  const newest = ours.find(isToCompare);
  if (!newest)
    return refuse(
      'WRONG_STATE',
      'There is no encoded file of our own participants yet. Encode them, send the file as ours, and accept it.',
    );
  const { encoding } = theirs;
  if (encoding === null) return newest;
  return (
    chooseOurFile(ours, { ...encoding, state: theirs.state }) ??
    refuse(
      'INVALID',
      `${whyNotComparable(newest.encoding, encoding, ['our file', 'their file'])} Our newest file is extract ${newest.number} (${newest.fileName}): if it is the wrong one, delete it on its page.`,
      'extractId',
    )
  );
}

interface OurFile {
  readonly id: string;
  readonly number: number;
  readonly fileName: string;
  readonly state: string;
  readonly encoding: EncodingHeader;
  readonly keyFingerprint: string;
  readonly settingsFingerprint: string;
}

async function isDoneRun(tenant: Tenant, id: string, agreementId: string): Promise<boolean> {
  if (!isId(id)) return false;
  const row = await tenant.row(
    `SELECT FROM match_run WHERE partnership_id = $1 AND id = $2 AND agreement_id = $3 AND state = 'DONE'`,
    [tenant.partnership.id, id, agreementId],
  );
  return row !== undefined;
}

/** @returns the number of a run that is not over */
async function readUnderWay(tenant: Tenant, agreementId: string): Promise<number | null> {
  const row = await tenant.row<{ number: number }>(
    `SELECT number FROM match_run WHERE partnership_id = $1 AND agreement_id = $2
       AND state IN ('ESTIMATING', 'ESTIMATED', 'RUNNING')`,
    [tenant.partnership.id, agreementId],
  );
  return row?.number ?? null;
}

async function write(
  tenant: Tenant,
  id: string,
  { id: extractId, agreementId, proves }: ExtractRow,
  { goesOnFrom, ourExtractId }: { readonly goesOnFrom: string | null; readonly ourExtractId: string | null },
): Promise<void> {
  const { partnership, personId, now } = tenant;
  const system = await tenant.continueAsSystem();
  // as somebody last moved them under this agreement
  await system.execute(
    `INSERT INTO match_run (partnership_id, id, number, agreement_id, extract_id, asked_by, asked_at, goes_on_from,
       match_from, review_from, our_extract_id)
     SELECT $1, $2, (SELECT coalesce(max(number), 0) + 1 FROM match_run WHERE partnership_id = $1), $3, $4, $5, $6, $7,
       coalesce(l.match_from, $8), coalesce(l.review_from, $9), $10
     FROM (SELECT) AS one LEFT JOIN LATERAL (SELECT match_from, review_from FROM match_run WHERE partnership_id = $1
       AND agreement_id = $3 AND state = 'DONE' ORDER BY asked_at DESC, id DESC LIMIT 1) l ON true`,
    [
      partnership.id,
      id,
      agreementId,
      extractId,
      personId,
      now,
      goesOnFrom,
      proves ? WHERE_MONEY_IS_PAID : USUAL_LINKAGE.matchFrom,
      USUAL_LINKAGE.reviewFrom,
      ourExtractId,
    ],
  );
  await system.execute('INSERT INTO match_run_progress (partnership_id, run_id) VALUES ($1, $2)', [
    partnership.id,
    id,
  ]);
  await announce(system, { kind: 'matching.estimate', runId: id });
}
