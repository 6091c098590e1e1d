import { randomUUID } from 'node:crypto';
import type { Scene } from '@weft/shared/testing';
import type pg from 'pg';

/** Somebody whom a provider supports, of whom nothing else is written yet. */
export async function addParticipant(
  owner: pg.Pool,
  scene: Scene,
  given: {
    readonly reference: string;
    readonly provider: string;
    readonly familyName?: string;
    readonly phase?: string;
    readonly worker?: string;
  },
): Promise<string> {
  const id = randomUUID();
  await owner.query(
    `INSERT INTO participant (partnership_id, id, reference, given_name, family_name, provider_id, enrolled_on, phase,
       link_worker_id) VALUES ($1, $2, $3, 'Bo', $4, $5, '2025-01-01', $6, $7)`,
    [
      scene.partnershipId,
      id,
      given.reference,
      given.familyName ?? 'Open',
      given.provider,
      given.phase ?? 'ACTIVE',
      given.worker ?? null,
    ],
  );
  return id;
}
