import type { Tenant } from '../tenancy/index.js';
import type { RunToDo } from './prepare-run.js';
import { readDecisions } from './read-decisions.js';

export interface Pairing {
  readonly participantId: string;
  readonly recordKey: string;
}

/** What is known before: pairs that somebody decided to be one person, and those of the run that this one goes on from. */
export interface Known {
  readonly same: readonly Pairing[];
  readonly standing: readonly Pairing[];
}

export async function readKnown(tenant: Tenant, { agreementId, goesOnFrom }: RunToDo): Promise<Known> {
  const decisions = await readDecisions(tenant, agreementId);
  return {
    same: [...decisions.values()].filter(({ decision }) => decision === 'SAME'),
    standing:
      goesOnFrom === null
        ? []
        : await tenant.rows<Pairing>(
            `SELECT participant_id AS "participantId", record_key AS "recordKey" FROM match_pair
             WHERE partnership_id = $1 AND run_id = $2`,
            [tenant.partnership.id, goesOnFrom],
          ),
  };
}
