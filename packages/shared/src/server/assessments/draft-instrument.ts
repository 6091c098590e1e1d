import { type Refusal, readInstrument, refuse, writeInstrument } from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type InstrumentView, readInstruments } from './instrument-view.js';

/**
 * Drafts an instrument, or the next version of one, from its JSON text. It asks nobody anything until it is put in use.
 * @returns WRONG_STATE when a draft of it is there already; INVALID with the path of the first thing that is wrong
 * @throws Fault FORBIDDEN
 */
export function draftInstrument(
  actor: Actor,
  input: { readonly content: string },
): Promise<InstrumentView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('draftInstrument');
    return draftInstrumentIn(tenant, input.content);
  });
}

/** The same inside a transaction. */
export async function draftInstrumentIn(tenant: Tenant, content: string): Promise<InstrumentView | Refusal> {
  const read = readInstrument(content, 1);
  if (Array.isArray(read)) return firstOf(read);
  const row = await tenant.row<{ id: string }>(
    `INSERT INTO instrument (partnership_id, code, version, title, content, drafted_by, drafted_at)
     SELECT $1, $2, coalesce(max(i.version), 0) + 1, $3, $4, $5, $6 FROM instrument i
     WHERE i.partnership_id = $1 AND i.code = $2
     ON CONFLICT DO NOTHING RETURNING id`,
    [tenant.partnership.id, read.code, read.title, writeInstrument(read), tenant.personId, tenant.now],
  );
  if (!row)
    return refuse('WRONG_STATE', `There is a draft of ${read.code} already. Change that one.`, 'code');
  const [view] = await readInstruments(tenant, 'i.id = $2', [row.id]);
  if (!view) throw new Error('A drafted instrument is to be seen by whoever drafted it.');
  return view;
}

/** Of all that is wrong, what an answer has room for. */
export function firstOf(faults: readonly Refusal[]): Refusal {
  const [first] = faults;
  if (!first) throw new RangeError('Nothing is wrong.');
  return first;
}
