import { type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type InstrumentState, type InstrumentView, readInstruments } from './instrument-view.js';

/**
 * Puts a version in use: people are asked with it from now on, and the version before it goes out of use.
 * @returns WRONG_STATE when it is in use already
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function putInstrumentToUse(actor: Actor, id: string): Promise<InstrumentView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('putInstrumentToUse');
    return putInstrumentToUseIn(tenant, mustBeId(id));
  });
}

/** The same inside a transaction. */
export async function putInstrumentToUseIn(tenant: Tenant, id: string): Promise<InstrumentView | Refusal> {
  const { code, state } = await lockInstrument(tenant, id);
  if (state === 'IN_USE') return refuse('WRONG_STATE', 'This version is in use already.');
  await tenant.execute(
    `UPDATE instrument SET state = 'OUT_OF_USE', moved_at = $3
     WHERE partnership_id = $1 AND code = $2 AND state = 'IN_USE'`,
    [tenant.partnership.id, code, tenant.now],
  );
  return moveTo(tenant, id, 'IN_USE');
}

/**
 * Takes a version out of use: nobody is asked with it any more, and what was answered stays.
 * @returns WRONG_STATE when it is not in use
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function takeInstrumentOutOfUse(actor: Actor, id: string): Promise<InstrumentView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('takeInstrumentOutOfUse');
    const { state } = await lockInstrument(tenant, mustBeId(id));
    if (state !== 'IN_USE') return refuse('WRONG_STATE', 'This version is not in use.');
    return moveTo(tenant, id, 'OUT_OF_USE');
  });
}

interface Locked {
  readonly code: string;
  readonly version: number;
  readonly state: InstrumentState;
}

/** An instrument with all its versions under lock: of two that are put in use at once, one is the later. @throws Fault NOT_FOUND */
export async function lockInstrument(tenant: Tenant, id: string): Promise<Locked> {
  const rows = await tenant.rows<Locked & { id: string }>(
    `SELECT i.id, i.code, i.version, i.state FROM instrument i WHERE i.partnership_id = $1
       AND i.code = (SELECT o.code FROM instrument o WHERE o.partnership_id = $1 AND o.id = $2)
     ORDER BY i.version FOR UPDATE`,
    [tenant.partnership.id, id],
  );
  const found = rows.find((row) => row.id === id.toLowerCase());
  if (!found) throw notFound();
  return found;
}

async function moveTo(tenant: Tenant, id: string, state: InstrumentState): Promise<InstrumentView> {
  await tenant.execute(
    'UPDATE instrument SET state = $3, moved_at = $4 WHERE partnership_id = $1 AND id = $2',
    [tenant.partnership.id, id, state, tenant.now],
  );
  const [view] = await readInstruments(tenant, 'i.id = $2', [id]);
  if (!view) throw notFound();
  return view;
}
