import { type CalendarDate, today } from '../../rules/index.js';
import { isId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { StatementLineView, StatementView } from './payment-views.js';
import { readStatement } from './read-statements.js';

/**
 * All that stands on a statement's paper: the funder's version, whoever asks for it. There is one paper of a
 * statement, so that two who speak of it speak of the same lines.
 */
export interface StatementDocument {
  readonly statement: StatementView;
  readonly partnershipName: string;
  readonly issuedAt: Date;
  /** the day that was in the partnership's time zone */
  readonly issuedOn: CalendarDate;
}

/** What `buildStatementPdf` and `buildStatementCsv` write, or null when the actor may see no such statement. */
export function statementDocument(actor: Actor, id: string): Promise<StatementDocument | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('statements');
    if (!isId(id)) return null;
    const statement = await readStatement(tenant, id, 'ON_PAPER');
    const issued = await tenant.row<{ issued_at: Date }>(
      'SELECT issued_at FROM statement WHERE partnership_id = $1 AND id = $2',
      [tenant.partnership.id, id],
    );
    if (!statement || !issued) return null;
    return {
      statement,
      partnershipName: tenant.partnership.name,
      issuedAt: issued.issued_at,
      issuedOn: today(tenant.partnership.timeZone, issued.issued_at.getTime()),
    };
  });
}

/** A line's name on paper. */
export const lineName = ({ title, givenBack }: StatementLineView): string =>
  givenBack ? `${title}, given back` : title;

/** The state as a person reads it; until the money is there, it is awaited (domain.md, The life of a claim). */
export const STATEMENT_STATE_IN_WORDS = {
  ISSUED: 'Not authorised yet',
  AUTHORISED: 'Awaiting payment',
  SETTLED: 'Settled',
} as const;
