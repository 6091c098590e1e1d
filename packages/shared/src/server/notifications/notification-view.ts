import type { CalendarDate, NotificationKind, ReferralState } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/** Something that somebody was told of, as far as they see what it is about when they read it. */
export interface NotificationView {
  readonly id: string;
  readonly kind: NotificationKind;
  /** when it happened */
  readonly at: Date;
  readonly isRead: boolean;
  /** into which state it went, or what was done; null where the kind says all */
  readonly detail: string | null;
  /** the record that it leads to, of the kind that `kind` says: a participant, a claim, a transfer, a file */
  readonly aboutId: string;
  /** the number that the record is known by; null for what has none */
  readonly reference: string | null;
  /** the name of the person whom it is about; null where it is about nobody, or the reader knows no name */
  readonly who: string | null;
  /** the outcome in the rate card's words; null where it is about none */
  readonly outcome: string | null;
  /** the end of a run's or a statement's period, or an audited month's first day; else null */
  readonly period: CalendarDate | null;
  /** of work that failed its kind; else null */
  readonly work: string | null;
  /** of a file of referrals its name; else null */
  readonly fileName: string | null;
  /** where a referral of the reader's own stands now, as their list says it; else null */
  readonly stateNow: ReferralState | null;
  /** of a transfer and of joint work the other provider's name; else null */
  readonly provider: string | null;
  /** of a table that the reader asked for its title; else null */
  readonly tableTitle: string | null;
  /** of a table that was not released why; else null */
  readonly reason: string | null;
}

interface Leads {
  readonly participantId: string | null;
  readonly claimId: string | null;
  readonly referralId: string | null;
  readonly outputId: string | null;
}
export type NotificationRow = NotificationView & Leads;

/** The columns of NotificationRow for `notification n`; each table that it leads to shows what the reader may see. */
export const NOTIFICATION_COLUMNS = `n.id, n.kind, n.at, n.read_at IS NOT NULL AS "isRead", n.detail,
  coalesce(n.claim_id, n.referral_id, n.own_referral_id, n.statement_id, n.run_id, n.sample_id, n.job_id, n.file_id,
    n.transfer_id, n.joint_work_id, n.output_id, n.participant_id) AS "aboutId",
  coalesce(c.reference, r.reference, own.reference, s.reference, p.reference, asked.reference) AS reference,
  coalesce(p.given_name || ' ' || p.family_name, r.given_name || ' ' || r.family_name,
    own.given_name || ' ' || own.family_name, asked.given_name || ' ' || asked.family_name) AS who,
  t.title AS outcome, coalesce(s.period_end, run.period_end, sample.month) AS period,
  job.kind AS work, f.file_name AS "fileName", own.state AS "stateNow",
  (SELECT o.name FROM organisation o WHERE o.partnership_id = n.partnership_id AND o.id = CASE
    WHEN coalesce(tr.to_provider, jw.to_provider) = ANY ((SELECT app.provider_ids())::uuid[])
    THEN coalesce(tr.from_provider, jw.from_provider) ELSE coalesce(tr.to_provider, jw.to_provider) END) AS provider,
  u.title AS "tableTitle", u.reason,
  coalesce(p.id, asked.id) AS "participantId", c.id AS "claimId", coalesce(r.id, own.id) AS "referralId",
  u.id AS "outputId"`;

const about = (table: string, name: string, column: string): string =>
  `LEFT JOIN ${table} ${name} ON ${name}.partnership_id = n.partnership_id AND ${name}.id = n.${column}`;

export const NOTIFICATION_TABLES = `
  ${about('participant', 'p', 'participant_id')}
  LEFT JOIN milestone m ON m.partnership_id = n.partnership_id AND m.participant_id = n.participant_id
    AND m.outcome_code = n.outcome_code
  ${about('claim', 'c', 'claim_id')}
  ${about('referral', 'r', 'referral_id')}
  ${about('referrer_referral', 'own', 'own_referral_id')}
  ${about('statement', 's', 'statement_id')}
  ${about('payment_run', 'run', 'run_id')}
  ${about('audit_sample', 'sample', 'sample_id')}
  ${about('outbox', 'job', 'job_id')}
  ${about('referral_file', 'f', 'file_id')}
  ${about('transfer', 'tr', 'transfer_id')}
  ${about('joint_work', 'jw', 'joint_work_id')}
  ${about('analyst_output', 'u', 'output_id')}
  LEFT JOIN participant asked ON asked.partnership_id = n.partnership_id
    AND asked.id = coalesce(tr.participant_id, jw.participant_id)
  LEFT JOIN tariff t ON t.partnership_id = n.partnership_id AND t.id = coalesce(c.tariff_id, m.tariff_id)`;

/** Notes whose records the list has shown, and leaves out what only that needed. */
export function shownOf(tenant: Tenant, rows: readonly NotificationRow[]): NotificationView[] {
  const ids = (name: keyof Leads): string[] => rows.flatMap((row) => row[name] ?? []);
  tenant.showed('participant', ids('participantId'));
  tenant.showed('claim', ids('claimId'));
  tenant.showed('referral', ids('referralId'));
  tenant.showed('analyst_output', ids('outputId'));
  return rows.map(
    ({ participantId: _person, claimId: _claim, referralId: _referral, outputId: _output, ...view }) => view,
  );
}
