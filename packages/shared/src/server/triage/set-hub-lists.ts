import {
  type ComplexityBand,
  type EditedEntry,
  type Expertise,
  editList,
  isRefusal,
  type ListEntry,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { codesInUse } from '../codes-in-use.js';
import { readText } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type HubLists, keepHubLists, readHubLists } from './hub-lists.js';

const LONGEST_MEANING = 400;

/**
 * Edits how much support people may want. Nothing is removed: what is left out is offered no more, and a band that was
 * given keeps what it says. @returns INVALID or IN_USE with its path, "bands.3.title" @throws Fault FORBIDDEN
 */
export function setComplexityBands(
  actor: Actor,
  input: { readonly bands: readonly EditedEntry<ComplexityBand>[] },
): Promise<HubLists | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('setComplexityBands');
    const before = await hold(tenant, 'complexity_band');
    const edited: EditedEntry<ComplexityBand>[] = [];
    for (const [nth, band] of input.bands.entries()) {
      const meaning = readText(band.meaning, `bands.${nth}.meaning`, LONGEST_MEANING, 'Say what it means.');
      if (isRefusal(meaning)) return meaning;
      edited.push({ ...band, meaning });
    }
    const used = await codesInUse(tenant, 'complexity_band');
    const list = editList<ComplexityBand>({
      path: 'bands',
      noun: 'band',
      before: before.complexity,
      edited,
      used,
      saysTheSame: (one, other) =>
        one.title === other.title && one.meaning === other.meaning && one.isComplex === other.isComplex,
    });
    const wrong = firstOf(list);
    if (wrong) return wrong;
    await tenant.execute(
      `INSERT INTO complexity_band (partnership_id, code, position, title, meaning, is_complex, is_offered)
       SELECT $1, x.code, x.position, x.title, x.meaning, x."isComplex", x.offered
       FROM json_to_recordset($2) AS x(code text, position int, title text, meaning text, "isComplex" boolean,
         offered boolean)
       ON CONFLICT (partnership_id, code) DO UPDATE SET position = excluded.position, title = excluded.title,
         meaning = excluded.meaning, is_complex = excluded.is_complex, is_offered = excluded.is_offered`,
      [tenant.partnership.id, numbered(list)],
    );
    return readHubLists(tenant);
  });
}

/**
 * Edits what people may want in whoever supports them. Nothing is removed, as above.
 * @returns INVALID or IN_USE with its path, "expertise.3.title" @throws Fault FORBIDDEN
 */
export function setExpertise(
  actor: Actor,
  input: { readonly expertise: readonly EditedEntry<Expertise>[] },
): Promise<HubLists | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('setExpertise');
    const before = await hold(tenant, 'expertise');
    const used = new Set([...(await codesInUse(tenant, 'expertise')), ...(await offered(tenant))]);
    const list = editList<Expertise>({
      path: 'expertise',
      noun: 'expertise',
      before: before.expertise,
      edited: input.expertise,
      used,
      saysTheSame: (one, other) => one.title === other.title && one.kind === other.kind,
    });
    const wrong = firstOf(list);
    if (wrong) return wrong;
    await tenant.execute(
      `INSERT INTO expertise (partnership_id, code, position, kind, title, is_offered)
       SELECT $1, x.code, x.position, x.kind, x.title, x.offered
       FROM json_to_recordset($2) AS x(code text, position int, kind text, title text, offered boolean)
       ON CONFLICT (partnership_id, code) DO UPDATE SET position = excluded.position, kind = excluded.kind,
         title = excluded.title, is_offered = excluded.is_offered`,
      [tenant.partnership.id, numbered(list)],
    );
    return readHubLists(tenant);
  });
}

/** The lists as they are, made the partnership's own, and this one held: two who edit at once do so one after the other. */
async function hold(tenant: Tenant, table: 'complexity_band' | 'expertise'): Promise<HubLists> {
  await keepHubLists(tenant);
  await tenant.rows(`SELECT FROM ${table} WHERE partnership_id = $1 FOR UPDATE`, [tenant.partnership.id]);
  return readHubLists(tenant);
}

/** What those who support say that they know or are. */
async function offered(tenant: Tenant): Promise<readonly string[]> {
  const rows = await tenant.rows<{ code: string }>(
    `SELECT unnest(offers) AS code FROM support_worker WHERE partnership_id = $1
     UNION SELECT unnest(offers) FROM provider_offer WHERE partnership_id = $1`,
    [tenant.partnership.id],
  );
  return rows.map(({ code }) => code);
}

const numbered = (list: readonly (ListEntry | Refusal)[]): string =>
  JSON.stringify(list.map((one, nth) => ({ ...one, position: nth + 1 })));

const firstOf = (list: readonly (ListEntry | Refusal)[]): Refusal | null => {
  const [first] = list;
  if (first === undefined) return refuse('INVALID', 'The list is empty.');
  return isRefusal(first) ? first : null;
};
