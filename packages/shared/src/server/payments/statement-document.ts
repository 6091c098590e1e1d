import { isId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { StatementView } from './payment-views.js';
import { readStatement, readsLedger } from './read-statements.js';

/** All that stands on a statement's paper. */
export interface StatementDocument {
  readonly statement: StatementView;
  readonly partnershipName: string;
  readonly issuedAt: Date;
  /** whether sensitive outcomes show as the total of their domain, as they do to a funder */
  readonly sensitiveAsDomain: boolean;
}

/** What `buildStatementPdf` and `buildStatementCsv` write, or null when the actor may see no such statement. */
export function statementDocument(actor: Actor, id: string): Promise<StatementDocument | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('statements');
    if (!isId(id)) return null;
    const statement = await readStatement(tenant, id);
    const issued = await tenant.row<{ issued_at: Date }>(
      'SELECT issued_at FROM statement WHERE partnership_id = $1 AND id = $2',
      [tenant.partnership.id, id],
    );
    if (!statement || !issued) return null;
    return {
      statement,
      partnershipName: tenant.partnership.name,
      issuedAt: issued.issued_at,
      sensitiveAsDomain: !readsLedger(tenant),
    };
  });
}

/** A line's name on paper: the outcome's code, or what a line without an outcome is for. */
export function lineName(outcomeCode: string): string {
  if (outcomeCode === 'GRANT') return 'Grant';
  return outcomeCode === 'OPENING' ? 'Paid before Weft' : outcomeCode;
}

/** The state as a person reads it; until the money is there, it is awaited (domain.md, The life of a claim). */
export const STATEMENT_STATE_IN_WORDS = {
  ISSUED: 'Not authorised yet',
  AUTHORISED: 'Awaiting payment',
  SETTLED: 'Settled',
} as const;
