import type { ClaimState } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

export interface ClaimEventRow {
  readonly claimId: string;
  readonly at: Date;
  /** null: the claim began with it */
  readonly from: ClaimState | null;
  readonly to: ClaimState;
  readonly reason: string | null;
}

/** Writes the history of claims, each entry by the acting person (nobody for the system). */
export async function writeEvents(tenant: Tenant, events: readonly ClaimEventRow[]): Promise<void> {
  if (events.length === 0) return;
  await tenant.execute(
    `INSERT INTO claim_event (partnership_id, by_person, claim_id, at, from_state, to_state, reason)
     SELECT $1, $2, x.* FROM unnest($3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::text[]) AS x`,
    [
      tenant.partnership.id,
      tenant.me.personId,
      events.map((event) => event.claimId),
      events.map((event) => event.at),
      events.map((event) => event.from),
      events.map((event) => event.to),
      events.map((event) => event.reason),
    ],
    { keepPlan: 'always' },
  );
}
