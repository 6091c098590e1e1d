import type { Instrument } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import type { Tenant } from '../tenancy/index.js';

export const INSTRUMENT_STATES = ['DRAFT', 'IN_USE', 'OUT_OF_USE'] as const;
export type InstrumentState = (typeof INSTRUMENT_STATES)[number];

/** One version of a questionnaire. */
export interface InstrumentView {
  readonly id: string;
  /** ties its versions together */
  readonly instrumentCode: string;
  readonly version: number;
  readonly title: string;
  readonly state: InstrumentState;
  /** its JSON text, as `readInstrument` reads it */
  readonly content: string;
  readonly draftedAt: Date;
  /** null: somebody whom the actor does not know as a member */
  readonly draftedBy: PersonView | null;
}

type Row = Omit<InstrumentView, 'draftedAt'> & { readonly draftedAt: string };

/** Versions of instruments as they are kept, each code’s newest version first. @param where over `instrument i` */
export async function readInstruments(
  tenant: Tenant,
  where = 'true',
  parameters: readonly unknown[] = [],
): Promise<InstrumentView[]> {
  const rows = await tenant.listed<Row>(
    `SELECT i.id, i.code AS "instrumentCode", i.version, i.title, i.state, i.content::text AS content, i.drafted_at AS "draftedAt",
       ${personOf('i.drafted_by')} AS "draftedBy"
     FROM instrument i WHERE i.partnership_id = $1 AND ${where} ORDER BY i.code, i.version DESC`,
    [tenant.partnership.id, ...parameters],
  );
  return rows.map((row) => ({ ...row, draftedAt: new Date(row.draftedAt) }));
}

/** An instrument from what is kept of it: it was checked when it was written. */
export const instrumentOf = ({
  content,
  version,
}: Pick<InstrumentView, 'content' | 'version'>): Instrument => ({
  ...(JSON.parse(content) as Omit<Instrument, 'version'>),
  version,
});
