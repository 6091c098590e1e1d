import type { Tenant } from '../tenancy/index.js';
import { traceparent } from '../tracing/index.js';

/**
 * Background work by kind, with what each carries: ids and nothing else, since a job may run twice and
 * reads the rest from the database.
 */
export type JobPayload =
  | { kind: 'payments.run'; runId: string }
  | { kind: 'mail.invitation'; membershipId: string; sentBy: string }
  | { kind: 'mail.openedRecord'; openedRecordId: string }
  | { kind: 'mail.digest'; digestId: string }
  | { kind: 'mail.referral'; referralId: string }
  | { kind: 'mail.referralFile'; fileId: string }
  | { kind: 'referrals.check'; fileId: string }
  | { kind: 'referrals.import'; fileId: string }
  | { kind: 'matching.effects'; runId: string }
  | { kind: 'extracts.check'; extractId: string }
  | { kind: 'matching.estimate'; runId: string }
  | { kind: 'matching.run'; runId: string };

/**
 * Writes an event in the transaction of its fact; the relay offers it to the queue after the commit.
 * Returns the outbox row's id.
 */
export async function announce(tenant: Tenant, payload: JobPayload): Promise<string> {
  const { kind, ...rest } = payload;
  // what the job does is a step of the trace of what caused it
  const at = traceparent();
  // the id is made here, because not every role that may announce may read the outbox back
  const id = crypto.randomUUID();
  await tenant.execute('INSERT INTO outbox (partnership_id, id, kind, payload) VALUES ($1, $2, $3, $4)', [
    tenant.partnership.id,
    id,
    kind,
    JSON.stringify(at === null ? rest : { ...rest, traceparent: at }),
  ]);
  return id;
}

/** The same for several at once, by one statement; for the system. */
export async function announceAll(tenant: Tenant, payloads: readonly JobPayload[]): Promise<void> {
  if (payloads.length === 0) return;
  const rows = payloads.map(({ kind, ...payload }) => ({ kind, payload }));
  await tenant.execute(
    `INSERT INTO outbox (partnership_id, kind, payload)
     SELECT $1, x.kind, x.payload FROM json_to_recordset($2) AS x(kind text, payload jsonb)`,
    [tenant.partnership.id, JSON.stringify(rows)],
  );
}
