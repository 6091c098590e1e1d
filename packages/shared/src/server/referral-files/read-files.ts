import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import {
  type FaultyRowView,
  FILE_COLUMNS,
  FILES,
  type KnownRowView,
  type ReferralFileView,
  type RepeatedRowView,
  ROWS_SHOWN,
} from './file-view.js';

/** As many as one remembers having sent. */
const LATEST = 20;

/** The latest files that the actor may see, newest first: their organisation's, or at the hub what arrived. */
export function referralFiles(actor: Actor): Promise<ReferralFileView[]> {
  return withTenant(actor, (tenant) => {
    tenant.must('referralFiles');
    return tenant.rows<ReferralFileView>(
      `SELECT ${FILE_COLUMNS} FROM ${FILES} WHERE f.partnership_id = $1 ORDER BY f.sent_at DESC, f.id DESC LIMIT ${LATEST}`,
      [tenant.partnership.id],
    );
  });
}

/** One file; null where there is none that the actor may see. */
export function referralFile(actor: Actor, id: string): Promise<ReferralFileView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('referralFiles');
    return (isId(id) && (await readFileView(tenant, id))) || null;
  });
}

export const readFileView = (tenant: Tenant, id: string): Promise<ReferralFileView | undefined> =>
  tenant.row<ReferralFileView>(
    `SELECT ${FILE_COLUMNS} FROM ${FILES} WHERE f.partnership_id = $1 AND f.id = $2`,
    [tenant.partnership.id, id],
  );

/** @throws Fault NOT_FOUND for what is not there, or not the actor's to see. */
export async function mustReadFile(tenant: Tenant, id: string): Promise<ReferralFileView> {
  const file = isId(id) ? await readFileView(tenant, id) : undefined;
  if (!file) throw notFound();
  return file;
}

/** What the preview of a file shows, the first rows of each kind. */
export interface ReferralFilePreview {
  readonly mistakes: readonly FaultyRowView[];
  readonly repeated: readonly RepeatedRowView[];
  /** for the hub, of a file that it sent itself; empty for everybody else */
  readonly known: readonly KnownRowView[];
  /** how many of the file there are of them */
  readonly knownCount: number;
}

/**
 * The first rows that do not go in, and for the hub who may be known already.
 * @throws Fault NOT_FOUND
 */
export function referralFilePreview(actor: Actor, id: string): Promise<ReferralFilePreview> {
  return withTenant(actor, async (tenant) => {
    tenant.must('referralFiles');
    const here = [tenant.partnership.id, (await mustReadFile(tenant, id)).id];
    const [mistakes, repeated, known, count] = await Promise.all([
      tenant.rows<FaultyRowView>(
        `SELECT line AS row, faults FROM referral_file_row
         WHERE partnership_id = $1 AND file_id = $2 AND result = 'STAYS_OUT' ORDER BY line LIMIT ${ROWS_SHOWN}`,
        here,
      ),
      tenant.rows<RepeatedRowView>(
        `SELECT line AS row, repeats_line AS repeats FROM referral_file_row
         WHERE partnership_id = $1 AND file_id = $2 AND result = 'REPEATS' ORDER BY line LIMIT ${ROWS_SHOWN}`,
        here,
      ),
      tenant.rows<KnownRowView>(
        `SELECT m.line AS row, m.given_name AS "givenName", m.family_name AS "familyName", m.kind, m.record_id AS "recordId",
           coalesce(p.reference, r.reference) AS reference, m.verdict, m.percent
         FROM referral_file_match m
         LEFT JOIN participant p ON m.kind = 'PARTICIPANT' AND p.partnership_id = m.partnership_id AND p.id = m.record_id
         LEFT JOIN referral r ON m.kind = 'REFERRAL' AND r.partnership_id = m.partnership_id AND r.id = m.record_id
         WHERE m.partnership_id = $1 AND m.file_id = $2 AND coalesce(p.reference, r.reference) IS NOT NULL
         ORDER BY m.percent DESC, m.line LIMIT ${ROWS_SHOWN}`,
        here,
      ),
      tenant.row<{ many: number }>(
        'SELECT count(*)::int AS many FROM referral_file_match WHERE partnership_id = $1 AND file_id = $2',
        here,
      ),
    ]);
    for (const kind of ['PARTICIPANT', 'REFERRAL'] as const)
      tenant.showed(
        kind === 'PARTICIPANT' ? 'participant' : 'referral',
        known.filter((one) => one.kind === kind).map(({ recordId }) => recordId),
      );
    return { mistakes, repeated, known, knownCount: count?.many ?? 0 };
  });
}
