import { type Refusal, readInstrument, refuse, writeInstrument } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { firstOf } from './draft-instrument.js';
import { type InstrumentView, readInstruments } from './instrument-view.js';
import { lockInstrument } from './move-instrument.js';

/**
 * Writes a draft anew. A version that has been put in use never changes: the next one is drafted.
 * @returns WRONG_STATE for what is no draft; INVALID with the path of the first thing that is wrong
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function updateInstrumentDraft(
  actor: Actor,
  input: { readonly id: string; readonly content: string },
): Promise<InstrumentView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('updateInstrumentDraft');
    const id = mustBeId(input.id);
    const { code, version, state } = await lockInstrument(tenant, id);
    if (state !== 'DRAFT')
      return refuse(
        'WRONG_STATE',
        'This version has been put in use, and never changes again. Draft the next version.',
      );
    const read = readInstrument(input.content, version);
    if (Array.isArray(read)) return firstOf(read);
    if (read.code !== code)
      return refuse('INVALID', `The code stays ${code}: it ties the versions together.`, 'code');
    await tenant.execute(
      'UPDATE instrument SET title = $3, content = $4 WHERE partnership_id = $1 AND id = $2',
      [tenant.partnership.id, id, read.title, writeInstrument(read)],
    );
    const [view] = await readInstruments(tenant, 'i.id = $2', [id]);
    if (!view) throw notFound();
    return view;
  });
}
