import { type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type InstrumentView, readInstruments } from './instrument-view.js';
import { type MeasureRuleView, readMeasureRules } from './measure-rules.js';
import { lockInstrument } from './move-instrument.js';

/**
 * Throws a draft of an instrument away: nobody was asked with it, and nothing of it stays. Its versions in use are not touched.
 * @returns the draft as it was; WRONG_STATE for a version that has been put in use
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function discardInstrumentDraft(actor: Actor, id: string): Promise<InstrumentView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('discardInstrumentDraft');
    const { state } = await lockInstrument(tenant, mustBeId(id));
    if (state !== 'DRAFT')
      return refuse(
        'WRONG_STATE',
        'This version has been put in use: people may have been asked with it, so it stays.',
      );
    const [view] = await readInstruments(tenant, 'i.id = $2', [id]);
    if (!view) throw notFound();
    await tenant.execute('DELETE FROM instrument WHERE partnership_id = $1 AND id = $2', [
      tenant.partnership.id,
      id,
    ]);
    return view;
  });
}

/**
 * Takes a proposal about what a measure has to show back, before the commissioner has agreed.
 * @returns the proposal as it was; WRONG_STATE once it is agreed
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function discardMeasureRule(actor: Actor, id: string): Promise<MeasureRuleView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('discardMeasureRule');
    const [view] = await readMeasureRules(tenant, mustBeId(id));
    if (!view) throw notFound();
    // of one that is agreed in the same moment the database takes nothing away
    const removed = await tenant.execute(
      'DELETE FROM measure_rule WHERE partnership_id = $1 AND id = $2 AND agreed_at IS NULL',
      [tenant.partnership.id, id],
    );
    if (removed === 0) return refuse('WRONG_STATE', 'This is agreed already, and stays.');
    return view;
  });
}
