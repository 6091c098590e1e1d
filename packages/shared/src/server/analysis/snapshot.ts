import {
  addDays,
  addMonths,
  birthBand,
  type CalendarDate,
  type CubeFamily,
  calendarDate,
  familyKey,
  PROJECT_FIELDS,
  type ProjectField,
  SUPPRESSION_OF,
  type SuppressionProfile,
  suppressCube,
  VALUE_NOT_KNOWN,
} from '../../rules/index.js';
import { suppressionProfile } from '../suppression/suppression-rules.js';
import type { Tenant } from '../tenancy/index.js';

/** What every project of a partnership works with in a month. */
export interface Snapshot {
  /** the first day of the last month that was over when it was made */
  readonly month: CalendarDate;
  readonly profile: SuppressionProfile;
  readonly madeAt: Date;
}

interface Read {
  readonly id: string;
  readonly birth_year: number | null;
  readonly provider: string;
  readonly area: string | null;
  readonly cohort: string;
  readonly enrolled: string;
  readonly phase: string;
  readonly outcomes: readonly { readonly title: string; readonly month: string }[];
}

/**
 * The snapshot of the last whole month, made now if nobody has asked before: one for all projects, so that no two of them,
 * and no two days, tell of different people. People who were enrolled by its end and outcomes that were reached by then and
 * verified; nobody whose record is sealed or was merged. The counts are suppressed once, over the whole cube, and kept as
 * they may be shown. Snapshots of other months go.
 * @param system as the system, with sealed records kept from everybody
 */
export async function currentSnapshot(system: Tenant): Promise<Snapshot> {
  const month = addMonths(calendarDate(`${system.today.slice(0, 7)}-01`), -1);
  const { id } = system.partnership;
  const found = await findSnapshot(system, month);
  if (found) return found;
  await system.rows(`SELECT pg_advisory_xact_lock(hashtextextended('weft.analysis.' || $1::text, 0))`, [id]);
  // whoever waited finds what the other one made
  const made = await findSnapshot(system, month);
  if (made) return made;
  for (const table of ['analyst_cube', 'analyst_row', 'analyst_snapshot'])
    await system.execute(`DELETE FROM ${table} WHERE partnership_id = $1`, [id]);
  const profile = await suppressionProfile(system);
  await system.execute(
    `INSERT INTO analyst_snapshot (partnership_id, month, profile, made_at) VALUES ($1, $2, $3, $4)`,
    [id, month, profile, system.now],
  );
  const people = await readPeople(system, addDays(addMonths(month, 1), -1));
  await writeRows(system, month, people);
  const families = suppressCube(people.map(recordOf), NAMES, SUPPRESSION_OF[profile]);
  await writeCube(system, month, families);
  return { month, profile, madeAt: system.now };
}

const findSnapshot = (system: Tenant, month: CalendarDate): Promise<Snapshot | undefined> =>
  system.row<Snapshot>(
    `SELECT s.month, s.profile, s.made_at AS "madeAt" FROM analyst_snapshot s WHERE s.partnership_id = $1 AND s.month = $2`,
    [system.partnership.id, month],
  );

const readPeople = (system: Tenant, until: CalendarDate): Promise<Read[]> =>
  system.listed<Read>(
    `SELECT p.id, extract(year FROM d.birth_date)::int AS birth_year, o.name AS provider,
       nullif(split_part(btrim(a.postcode), ' ', 1), '') AS area, p.cohort, to_char(p.enrolled_on, 'YYYY-MM') AS enrolled,
       p.phase, coalesce(r.outcomes, '[]'::json) AS outcomes
     FROM participant p
     JOIN organisation o ON o.partnership_id = p.partnership_id AND o.id = p.provider_id
     LEFT JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
     LEFT JOIN anchor_record a ON a.partnership_id = p.partnership_id AND a.anchor_id = p.anchor_id
     LEFT JOIN (SELECT x.participant_id, json_agg(json_build_object('title', x.title, 'month', x.month) ORDER BY x.month, x.title)
         AS outcomes
       FROM (SELECT c.participant_id, coalesce(app.sensitive_domain(t.domain, h.sensitive_domains), t.title) AS title,
           to_char(min(c.achieved_on), 'YYYY-MM') AS month
         FROM claim c JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
         JOIN partnership h ON h.id = c.partnership_id
         WHERE c.partnership_id = $1 AND c.achieved_on <= $2 AND c.state IN ('VERIFIED', 'BILLED', 'PAID')
         GROUP BY 1, 2) x GROUP BY 1) r ON r.participant_id = p.id
     WHERE p.partnership_id = $1 AND p.enrolled_on <= $2 AND p.merged_into IS NULL`,
    [system.partnership.id, until],
  );

const coarse = ({ birth_year, provider, area, cohort, phase }: Read) => ({
  birth_band: birthBand(birth_year),
  provider,
  area: area ?? VALUE_NOT_KNOWN,
  cohort,
  phase,
});

const NAMES: { readonly dimensions: readonly ProjectField[]; readonly marks: ProjectField } = {
  dimensions: PROJECT_FIELDS.filter((field) => field !== 'OUTCOME'),
  marks: 'OUTCOME',
};

/** In the order of NAMES; tables say the year of enrolment. */
function recordOf(read: Read) {
  const { birth_band, provider, area, cohort, phase } = coarse(read);
  return {
    values: [birth_band, provider, area, cohort, read.enrolled.slice(0, 4), phase],
    marks: read.outcomes.map(({ title }) => title),
  };
}

async function writeRows(system: Tenant, month: CalendarDate, people: readonly Read[]): Promise<void> {
  await system.execute(
    `INSERT INTO analyst_row (partnership_id, month, participant_id, birth_band, provider, area, cohort, enrolled, phase,
       outcomes)
     SELECT $1, $2, x.participant_id, x.birth_band, x.provider, x.area, x.cohort, x.enrolled, x.phase, x.outcomes
     FROM json_to_recordset($3::json) AS x(participant_id uuid, birth_band text, provider text, area text, cohort text,
       enrolled text, phase text, outcomes jsonb)`,
    [
      system.partnership.id,
      month,
      JSON.stringify(
        people.map((read) => ({
          participant_id: read.id,
          ...coarse(read),
          enrolled: read.enrolled,
          outcomes: read.outcomes,
        })),
      ),
    ],
  );
}

async function writeCube(
  system: Tenant,
  month: CalendarDate,
  families: readonly CubeFamily[],
): Promise<void> {
  const rows = families.map(({ dimensions, cells }) => ({
    dimensions: familyKey(dimensions as ProjectField[]),
    cells,
  }));
  await system.execute(
    `INSERT INTO analyst_cube (partnership_id, month, dimensions, cells)
     SELECT $1, $2, x.dimensions, x.cells FROM json_to_recordset($3::json) AS x(dimensions text, cells jsonb)`,
    [system.partnership.id, month, JSON.stringify(rows)],
  );
}

/** Of the cube the sets of dimensions with these keys. */
export async function readFamilies(
  system: Tenant,
  month: CalendarDate,
  keys: readonly string[],
): Promise<ReadonlyMap<string, CubeFamily['cells']>> {
  const rows = await system.rows<{ dimensions: string; cells: CubeFamily['cells'] }>(
    `SELECT c.dimensions, c.cells FROM analyst_cube c
     WHERE c.partnership_id = $1 AND c.month = $2 AND c.dimensions = ANY ($3::text[])`,
    [system.partnership.id, month, keys],
  );
  return new Map(rows.map(({ dimensions, cells }) => [dimensions, cells]));
}
