import { columnFields, extractFields, neededFields } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { mustReadAgreement } from '../sharing/read-agreements.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import {
  EXTRACT_COLUMNS,
  EXTRACTS,
  type ExtractFault,
  type ExtractRow,
  type ExtractView,
} from './extract-view.js';

/** As many as were sent in a year and a half of monthly ones. */
const LATEST = 20;
/** What the screen shows of one message at once. */
const FAULTS_SHOWN = 100;

/** The extracts of an agreement, for whom it names. */
export interface ExtractsOfAgreement {
  /** false: none are shown, whether there are any or not */
  readonly isNamed: boolean;
  /** the latest 20, newest first; their rows are shown one extract at a time */
  readonly extracts: readonly ExtractView[];
}

/** @throws Fault NOT_FOUND where there is no such agreement that the actor may see. */
export function extractsOfAgreement(actor: Actor, agreementId: string): Promise<ExtractsOfAgreement> {
  return withTenant(actor, async (tenant) => {
    tenant.must('extracts');
    const { id, isNamed } = await mustReadAgreement(tenant, agreementId);
    const rows = await tenant.rows<ExtractRow>(
      `SELECT ${EXTRACT_COLUMNS} FROM ${EXTRACTS} WHERE e.partnership_id = $1 AND e.agreement_id = $2
       ORDER BY e.sent_at DESC, e.id DESC LIMIT ${LATEST}`,
      [tenant.partnership.id, id],
    );
    return { isNamed, extracts: rows.map((row) => viewOf({ ...row, read: [] })) };
  });
}

/** One extract; null where there is none that the actor may see. That its rows were looked at is in the audit trail. */
export function extract(actor: Actor, id: string): Promise<ExtractView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('extracts');
    return (isId(id) && (await readExtractView(tenant, id))) || null;
  });
}

/**
 * What is said of single rows, in the order of the file: the first 100 of a message, or of all. The look is in the audit
 * trail.
 * @throws Fault NOT_FOUND
 */
export function extractFaults(actor: Actor, id: string, message?: string | null): Promise<ExtractFault[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('extracts');
    tenant.names('extractFaults');
    const { id: extractId } = await mustReadExtract(tenant, id);
    tenant.showed('extract', [extractId]);
    return tenant.rows<ExtractFault>(
      `SELECT line, column_name AS column, message FROM extract_fault
       WHERE partnership_id = $1 AND extract_id = $2 AND ($3::text IS NULL OR message = $3)
       ORDER BY line, column_name LIMIT ${FAULTS_SHOWN}`,
      [tenant.partnership.id, extractId, message ?? null],
    );
  });
}

export async function readExtractView(tenant: Tenant, id: string): Promise<ExtractView | undefined> {
  const row = await tenant.row<ExtractRow>(
    `SELECT ${EXTRACT_COLUMNS} FROM ${EXTRACTS} WHERE e.partnership_id = $1 AND e.id = $2`,
    [tenant.partnership.id, id],
  );
  if (!row) return undefined;
  // they are of people whom nobody here may know
  if (row.read.length > 0) tenant.showed('extract', [row.id]);
  return viewOf(row);
}

/** @throws Fault NOT_FOUND for what is not there, or not the actor's to see. */
export async function mustReadExtract(tenant: Tenant, id: string): Promise<ExtractView> {
  const found = isId(id) ? await readExtractView(tenant, id) : undefined;
  if (!found) throw notFound();
  return found;
}

function viewOf({ form, kind, compares, receives, mapping, read, said, ...row }: ExtractRow): ExtractView {
  const agreed = { kind, compares, receives };
  return {
    ...row,
    isEncoded: form === 'ENCODED',
    fields: columnFields(agreed),
    needed: neededFields(agreed),
    columns: mapping.map(([place, field]) => ({ place, field })),
    preview: { fields: extractFields(agreed), rows: read },
    messages: said.map(([message, rows]) => ({ message, rows })),
  };
}
