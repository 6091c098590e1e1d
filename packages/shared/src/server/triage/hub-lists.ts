import {
  type ComplexityBand,
  type Expertise,
  type HubGuide,
  USUAL_COMPLEXITY_BANDS,
  USUAL_EXPERTISE,
  USUAL_HUB_GUIDE,
} from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** The partnership's own lists that triage chooses from, in its order. */
export interface HubLists {
  readonly complexity: readonly ComplexityBand[];
  readonly expertise: readonly Expertise[];
}

/** @throws Fault FORBIDDEN */
export function hubLists(actor: Actor): Promise<HubLists> {
  return withTenant(actor, async (tenant) => {
    tenant.must('hubLists');
    return readHubLists(tenant);
  });
}

/** The same inside a transaction: the partnership's own lists; the usual ones until it has any. */
export async function readHubLists(tenant: Tenant): Promise<HubLists> {
  const here = [tenant.partnership.id];
  const complexity = await tenant.rows<ComplexityBand>(
    `SELECT code, title, meaning, is_complex AS "isComplex", is_offered AS offered FROM complexity_band
     WHERE partnership_id = $1 ORDER BY position, code`,
    here,
  );
  const expertise = await tenant.rows<Expertise>(
    `SELECT code, kind, title, is_offered AS offered FROM expertise
     WHERE partnership_id = $1 ORDER BY position, code`,
    here,
  );
  return {
    complexity: complexity.length > 0 ? complexity : USUAL_COMPLEXITY_BANDS,
    expertise: expertise.length > 0 ? expertise : USUAL_EXPERTISE,
  };
}

/** When somebody has waited long, and how ages are banded; the usual until the partnership has its own. */
export async function readHubGuide(tenant: Tenant): Promise<HubGuide> {
  const own = await tenant.row<HubGuide>(
    `SELECT age_bands AS "ageBands", triage_days AS "triageDays", answer_days AS "answerDays",
       waiting_days AS "waitingDays" FROM hub_guide WHERE partnership_id = $1`,
    [tenant.partnership.id],
  );
  return own ?? USUAL_HUB_GUIDE;
}

/**
 * Makes the usual lists the partnership's own before something of them is recorded: what was given stays what it was,
 * whatever the usual lists become. @param tenant as the system
 */
export async function keepHubLists(tenant: Tenant): Promise<void> {
  const numbered = (list: readonly object[]): string =>
    JSON.stringify(list.map((one, nth) => ({ ...one, position: nth + 1 })));
  await tenant.execute(
    `INSERT INTO complexity_band (partnership_id, code, position, title, meaning, is_complex, is_offered)
     SELECT $1, x.code, x.position, x.title, x.meaning, x."isComplex", x.offered
     FROM json_to_recordset($2) AS x(code text, position int, title text, meaning text, "isComplex" boolean,
       offered boolean)
     WHERE NOT EXISTS (SELECT FROM complexity_band b WHERE b.partnership_id = $1)
     ON CONFLICT DO NOTHING`,
    [tenant.partnership.id, numbered(USUAL_COMPLEXITY_BANDS)],
  );
  await tenant.execute(
    `INSERT INTO expertise (partnership_id, code, position, kind, title, is_offered)
     SELECT $1, x.code, x.position, x.kind, x.title, x.offered
     FROM json_to_recordset($2) AS x(code text, position int, kind text, title text, offered boolean)
     WHERE NOT EXISTS (SELECT FROM expertise e WHERE e.partnership_id = $1)
     ON CONFLICT DO NOTHING`,
    [tenant.partnership.id, numbered(USUAL_EXPERTISE)],
  );
}
