import { randomUUID } from 'node:crypto';
import type {
  CalendarDate,
  FactOf,
  MatchedFacts,
  StatusReason,
  StatusSpell,
  WorkedHours,
} from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';
import type { LoadedPerson } from './load-matched-people.js';

/** Entries to be added: of a match, or that one of a match says so no more. */
interface NewSpell {
  readonly id: string;
  readonly participant: string;
  readonly code: string;
  readonly corrects: string | null;
  readonly held: boolean | null;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly reason: StatusReason | null;
  readonly pair: string | null;
}
interface NewHours {
  readonly id: string;
  readonly participant: string;
  readonly code: string;
  readonly corrects: string | null;
  readonly from: CalendarDate | null;
  readonly weekly: string | null;
  readonly pair: string | null;
}

export interface FactChanges {
  readonly spells: readonly NewSpell[];
  readonly hours: readonly NewHours[];
}

const sameSpell = ({
  held,
  from,
  to,
  reason,
}: Omit<StatusSpell, 'held'> & { held: boolean | null }): string => `${held} ${from} ${to} ${reason}`;
const sameHours = ({ from, weekly }: Omit<WorkedHours, 'weekly'> & { weekly: string | null }): string =>
  `${from} ${Number(weekly)}`;

/**
 * What has to be added so that just these facts stand of somebody's matches: new ones, and that others hold no more.
 * What stands already is not touched, so that it can be done as often as one likes.
 */
export function factChanges(person: LoadedPerson, wanted: ReadonlyMap<string, MatchedFacts>): FactChanges {
  const base = (code: string) => ({ id: randomUUID(), participant: person.id, code });
  const codes = new Set([
    ...wanted.keys(),
    ...[...person.matched.spells, ...person.matched.hours].map(({ code }) => code),
  ]);
  const spells: NewSpell[] = [];
  const hours: NewHours[] = [];
  for (const code of codes) {
    const facts = wanted.get(code);
    const ofCode = <Json extends { readonly code: string }>(all: readonly Json[]): Json[] =>
      all.filter((one) => one.code === code);
    const bySpell = differ(ofCode(person.matched.spells), facts?.spells ?? [], sameSpell);
    const byHours = differ(ofCode(person.matched.hours), facts?.hours ?? [], sameHours);
    for (const { id } of bySpell.gone)
      spells.push({
        ...base(code),
        corrects: id,
        held: null,
        from: null,
        to: null,
        reason: null,
        pair: null,
      });
    for (const { held, from, to, reason, pairId } of bySpell.missing)
      spells.push({ ...base(code), corrects: null, held, from, to, reason, pair: pairId });
    for (const { id } of byHours.gone)
      hours.push({ ...base(code), corrects: id, from: null, weekly: null, pair: null });
    for (const { from, weekly, pairId } of byHours.missing)
      hours.push({ ...base(code), corrects: null, from, weekly, pair: pairId });
  }
  return { spells, hours };
}

function differ<There, Wanted>(
  there: readonly There[],
  wanted: readonly FactOf<Wanted>[],
  key: (one: There | Wanted) => string,
): { gone: There[]; missing: FactOf<Wanted>[] } {
  const [has, asks] = [new Set(there.map(key)), new Set(wanted.map(key))];
  return {
    gone: there.filter((one) => !asks.has(key(one))),
    missing: wanted.filter((one) => !has.has(key(one))),
  };
}

/** Adds entries that nobody recorded, and beside each of which match it is: at most four statements. */
export async function writeFacts(system: Tenant, changes: readonly FactChanges[]): Promise<void> {
  const spells = changes.flatMap((one) => one.spells);
  const hours = changes.flatMap((one) => one.hours);
  const base = [system.partnership.id, system.now];
  if (spells.length > 0) {
    await system.execute(
      `INSERT INTO status_spell (partnership_id, recorded_at, id, participant_id, outcome_code, corrects, held, from_on,
         to_on, reason)
       SELECT $1, $2, x.id, x.participant, x.code, x.corrects, x.held, x."from", x."to", x.reason
       FROM json_to_recordset($3) AS x(id uuid, participant uuid, code text, corrects uuid, held boolean, "from" date,
         "to" date, reason text)`,
      [...base, JSON.stringify(spells)],
    );
    await noteFacts(system, 'status_spell_id', spells);
  }
  if (hours.length > 0) {
    await system.execute(
      `INSERT INTO worked_hours (partnership_id, recorded_at, id, participant_id, outcome_code, corrects, from_on, weekly)
       SELECT $1, $2, x.id, x.participant, x.code, x.corrects, x."from", x.weekly
       FROM json_to_recordset($3) AS x(id uuid, participant uuid, code text, corrects uuid, "from" date, weekly numeric)`,
      [...base, JSON.stringify(hours)],
    );
    await noteFacts(system, 'worked_hours_id', hours);
  }
}

const noteFacts = (
  system: Tenant,
  column: 'status_spell_id' | 'worked_hours_id',
  rows: readonly Pick<NewSpell, 'id' | 'participant' | 'pair'>[],
): Promise<number> =>
  system.execute(
    `INSERT INTO match_fact (partnership_id, participant_id, pair_id, ${column})
     SELECT $1, x.participant, x.pair, x.id FROM json_to_recordset($2) AS x(id uuid, participant uuid, pair uuid)`,
    [system.partnership.id, JSON.stringify(rows.filter(({ pair }) => pair !== null))],
  );
