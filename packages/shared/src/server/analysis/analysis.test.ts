import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addDays,
  calendarDate,
  isRefusal,
  PROJECT_FIELDS,
  type ProjectField,
  today,
} from '../../rules/index.js';
import {
  granted,
  type MoneyScene,
  makeMoneyScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { chooseSuppression, suppressionChoice, suppressionProfile } from '../suppression/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import {
  analystOutputs,
  analystProjects,
  analysts,
  approveProject,
  closeProject,
  endAccreditation,
  exportOutput,
  projectRows,
  projectTable,
  recordAccreditation,
  refuseOutput,
  releaseOutput,
  requestOutput,
} from './index.js';

type Person = Actor & { personId: string };

const NOW = today('Europe/London', Date.now());
const SPAN = { from: NOW, until: addDays(NOW, 30) };
const ALL = { after: 0, sortBy: null, filterBy: null, filterValue: null };
const BY_PROVIDER = { rows: 'PROVIDER', columns: 'COHORT', filterBy: null, filterValue: null } as const;

describe('what analysts work in', () => {
  let database: TestDatabase;
  let scene: MoneyScene;
  let lead: Person;
  let analyst: Person;
  let other: Person;
  let first: string;
  let second: string;

  const approve = async (fields: readonly ProjectField[], ...people: Person[]): Promise<string> =>
    granted(
      await approveProject(lead, {
        title: 'Who stays in a home',
        purpose: 'To learn for whom a home lasts',
        lawfulBasis: 'Public task',
        fields,
        ...SPAN,
        analystIds: people.map(({ personId }) => personId),
      }),
    ).id;
  const accredit = async (who: Person, span: { from: string; until: string } = SPAN): Promise<string> =>
    granted(
      await recordAccreditation(lead, {
        analystId: who.personId,
        accreditedBy: 'The national scheme',
        from: calendarDate(span.from),
        until: calendarDate(span.until),
      }),
    ).accreditations[0]?.id ?? '';
  const code = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'LET IN',
      (fault: { code: string }) => fault.code,
    );
  const looks = async (who: Person, action: string): Promise<number> => {
    const { rows } = await database.owner.query<{ times: number }>(
      `SELECT count(*)::int AS times FROM (SELECT person_id, action, operation FROM audit_note UNION ALL
         SELECT person_id, action, operation FROM audit_entry) x WHERE operation = 'READ' AND person_id = $1 AND action = $2`,
      [who.personId, action],
    );
    return rows[0]?.times ?? 0;
  };

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeMoneyScene(database.owner);
    lead = await scene.person('Hub', 'DATA_LEAD');
    analyst = await scene.person('The university', 'ANALYST');
    other = await scene.person('The institute', 'ANALYST');
    const far = await scene.organisation('Far Homes', 'PROVIDER');
    await scene.claims({ code: 'HOME', count: 23 });
    await scene.claims({ code: 'HOME', count: 3, providerId: far });
    await scene.claims({
      code: 'CALM',
      count: 11,
      domain: 'Mental health',
      providerId: far,
      cohort: 'HISTORIC',
    });
    first = await approve(PROJECT_FIELDS, analyst);
    second = await approve(['PROVIDER', 'OUTCOME'], analyst, other);
  });
  afterAll(() => database.close());

  it('shows nothing without an accreditation that stands', async () => {
    expect(await analystProjects(analyst)).toEqual({ accreditedUntil: null, projects: [] });
    expect(await code(projectRows(analyst, first, ALL))).toBe('NOT_FOUND');
    await accredit(analyst, { from: addDays(NOW, -30), until: addDays(NOW, -1) });
    expect(await code(projectTable(analyst, first, BY_PROVIDER))).toBe('NOT_FOUND');
    const ended = await accredit(analyst);
    expect(await code(projectTable(analyst, first, BY_PROVIDER))).toBe('LET IN');
    granted(await endAccreditation(lead, ended));
    expect(isRefusal(await endAccreditation(lead, ended))).toBe(true);
    expect(await code(projectTable(analyst, first, BY_PROVIDER))).toBe('NOT_FOUND');
    await accredit(analyst);
    await accredit(other);
    expect((await analystProjects(analyst)).projects.map(({ id }) => id).sort()).toEqual(
      [first, second].sort(),
    );
  });

  it('shows nothing of a project that one is not named in, that is over, closed, or not begun', async () => {
    expect(await code(projectRows(other, first, ALL))).toBe('NOT_FOUND');
    expect(await code(projectRows(other, second, ALL))).toBe('LET IN');
    const third = await approve(['COHORT'], analyst);
    granted(await closeProject(lead, third));
    expect(await code(projectRows(analyst, third, ALL))).toBe('NOT_FOUND');
    await database.owner.query(
      'UPDATE analyst_project SET closed_at = NULL, closed_by = NULL, from_day = $2, until_day = $2 WHERE id = $1',
      [third, addDays(NOW, 1)],
    );
    expect(await code(projectRows(analyst, third, ALL))).toBe('NOT_FOUND');
    // the data lead sees what is worked on, and no row
    expect((await analystProjects(lead)).projects.length).toBeGreaterThanOrEqual(3);
    expect(await code(projectRows(lead, first, ALL))).toBe('FORBIDDEN');
  });

  it('has rows without names, in each project under others, and of the fields that are approved', async () => {
    const here = await projectRows(analyst, first, ALL);
    const there = await projectRows(analyst, second, ALL);
    expect(here.rows).toHaveLength(37);
    expect(here.next).toBeNull();
    expect(new Set(here.rows.map(({ pseudonym }) => pseudonym)).size).toBe(37);
    const elsewhere = new Set(there.rows.map(({ pseudonym }) => pseudonym));
    expect(here.rows.filter(({ pseudonym }) => elsewhere.has(pseudonym))).toEqual([]);
    // the same when it is asked again, and for a colleague
    expect((await projectRows(other, second, ALL)).rows).toEqual(there.rows);
    expect(
      there.rows.every(({ birthBand, cohort, enrolled }) =>
        [birthBand, cohort, enrolled].every((x) => x === null),
      ),
    ).toBe(true);
    const said = JSON.stringify([here, there]);
    expect(said).not.toMatch(/Given|Family|P-0|\d{4}-\d{2}-\d{2}T/);
    expect(here.rows.some(({ outcomes }) => outcomes?.some(({ title }) => title === 'Mental health'))).toBe(
      true,
    );
    expect(said).not.toContain('Calm');
    const far = await projectRows(analyst, first, {
      ...ALL,
      filterBy: 'OUTCOME',
      filterValue: 'Mental health',
      sortBy: 'PROVIDER',
    });
    expect(far.rows).toHaveLength(11);
  });

  it('leaves out who is sealed, at once', async () => {
    const { rows } = await database.owner.query<{ id: string }>(
      `SELECT id FROM participant WHERE partnership_id = $1 ORDER BY id LIMIT 1`,
      [scene.partnershipId],
    );
    const sealed = rows[0]?.id;
    await database.owner.query(
      `INSERT INTO record_seal (partnership_id, id, record_id, participant_id, reason, sealed_by, sealed_at)
       VALUES ($1, gen_random_uuid(), $2, $2, 'Somebody looks for them', $3, now())`,
      [scene.partnershipId, sealed, scene.people.backbone.personId],
    );
    expect((await projectRows(analyst, first, ALL)).rows).toHaveLength(36);
    await database.owner.query('DELETE FROM record_seal WHERE partnership_id = $1', [scene.partnershipId]);
    expect((await projectRows(analyst, first, ALL)).rows).toHaveLength(37);
  });

  it('keeps the secret of the names from whoever works with Weft', async () => {
    for (const actor of [analyst, lead, scene.people.backbone])
      await expect(
        withTenant(actor, (tenant) => tenant.rows('SELECT * FROM app.analyst_secret')),
      ).rejects.toThrow(/permission denied/);
    const asked = await withTenant(analyst, (tenant) =>
      tenant.row<{ name: string | null }>(
        `SELECT app.analyst_pseudonym($1, (SELECT gen_random_uuid())) AS name`,
        [first],
      ),
    );
    expect(asked?.name).toBeNull();
  });

  it('shows a table in which small counts are hidden, and what would give them away', async () => {
    const table = granted(await projectTable(analyst, first, BY_PROVIDER));
    expect(table).toMatchObject({ largestHidden: 7, roundedTo: 5, columns: ['HISTORIC', 'NEW'] });
    const far = table.rows.find(({ value }) => value === 'Far Homes');
    expect(far?.counts[1]).toBeNull();
    expect(table.all).not.toBe(37);
    expect(JSON.stringify(table.rows)).not.toMatch(/\b(3|23|11|14|26)\b/);
    // what it was not approved for, in whatever place
    for (const asked of [
      { ...BY_PROVIDER, rows: 'COHORT', columns: null },
      { ...BY_PROVIDER, columns: 'PHASE' },
      { ...BY_PROVIDER, columns: null, filterBy: 'COHORT', filterValue: 'NEW' },
    ] as const)
      expect(isRefusal(await projectTable(analyst, second, asked))).toBe(true);
  });

  it('stays as it is until the month is over, whatever happens meanwhile', async () => {
    const before = granted(await projectTable(analyst, first, BY_PROVIDER));
    await scene.claims({ code: 'HOME', count: 40 });
    await chooseSuppression(lead, 'STRICTER');
    expect(granted(await projectTable(analyst, first, BY_PROVIDER))).toEqual(before);
    expect(await suppressionChoice(lead)).toMatchObject({
      profile: 'USUAL',
      choices: [{ profile: 'STRICTER' }],
    });
    // the month in which it begins
    await database.owner.query('ALTER TABLE suppression_choice DISABLE TRIGGER append_only');
    await database.owner.query(
      `UPDATE suppression_choice SET from_day = '2020-01-01' WHERE partnership_id = $1`,
      [scene.partnershipId],
    );
    await database.owner.query('ALTER TABLE suppression_choice ENABLE TRIGGER append_only');
    expect(await withTenant(analyst, suppressionProfile)).toBe('STRICTER');
    expect(granted(await projectTable(analyst, first, BY_PROVIDER))).toEqual(before);
    // as the next month's is made: of other people, and by the other rules
    await database.owner.query(
      'DELETE FROM analyst_cube; DELETE FROM analyst_row; DELETE FROM analyst_snapshot',
    );
    const next = granted(await projectTable(analyst, first, BY_PROVIDER));
    expect(next).toMatchObject({ largestHidden: 9, roundedTo: 10 });
    expect(next.all).toBeGreaterThan(before.all ?? 0);
  });

  it('lets a table go when somebody else has looked at it', async () => {
    const asked = {
      ...BY_PROVIDER,
      projectId: first,
      title: 'Providers by cohort',
      meantFor: 'The report to the council',
    };
    const output = granted(await requestOutput(analyst, asked));
    const file = async (who: Person): Promise<string> => {
      let text = '';
      for await (const part of exportOutput(who, output.id)) text += part;
      return text;
    };
    expect(await code(file(analyst))).toBe('NOT_FOUND');
    expect(await code(releaseOutput(analyst, output.id))).toBe('FORBIDDEN');
    expect((await analystOutputs(lead)).map(({ id, state }) => [id, state])).toEqual([[output.id, 'ASKED']]);
    expect(granted(await releaseOutput(lead, output.id))).toMatchObject({
      state: 'RELEASED',
      decidedBy: { id: lead.personId },
    });
    expect(await releaseOutput(lead, output.id)).toMatchObject({ code: 'WRONG_STATE' });
    const text = await file(analyst);
    expect(text).toContain('*');
    expect(text).toContain('Counts of 1 to 9 are hidden and show as *');
    // in people's words, with of whom and of when it is, whatever title it was given
    expect(text).toContain('Providers by cohort,Historic,New,All people');
    expect(text).toMatch(/"People by provider and cohort, as of the end of \w+ \d{4}\. Project: [^"]+\."/);
    expect(text).toContain('rows and columns need not add up');
    expect(text).not.toContain('undefined');
    // another project's people do not
    expect(await code(file(other))).toBe('NOT_FOUND');
    const refused = granted(await requestOutput(analyst, asked));
    expect(granted(await refuseOutput(lead, refused.id, 'Too many hidden.'))).toMatchObject({
      state: 'REFUSED',
    });
    expect(await looks(analyst, 'downloadOutput')).toBe(1);
  });

  it('is not looked at by who asked for it, also with both roles', async () => {
    const both = await scene.person('The institute', 'ANALYST', 'DATA_LEAD');
    await accredit(both);
    const project = await approve(['PROVIDER'], both);
    const output = granted(
      await requestOutput(both, {
        rows: 'PROVIDER',
        columns: null,
        filterBy: null,
        filterValue: null,
        projectId: project,
        title: 'By provider',
        meantFor: 'Myself',
      }),
    );
    expect(await releaseOutput(both, output.id)).toMatchObject({ code: 'SAME_PERSON' });
    expect(
      isRefusal(
        await approveProject(both, {
          title: 'My own',
          purpose: 'To see',
          lawfulBasis: 'None',
          fields: ['PHASE'],
          ...SPAN,
          analystIds: [both.personId],
        }),
      ),
    ).toBe(true);
  });

  it('notes each look in the audit trail', async () => {
    const before = await looks(analyst, 'projectRows');
    await projectRows(analyst, first, ALL);
    expect(await looks(analyst, 'projectRows')).toBe(before + 1);
    expect(await looks(analyst, 'projectTable')).toBeGreaterThan(3);
    expect((await analysts(lead)).find(({ id }) => id === analyst.personId)?.accreditations).toHaveLength(3);
  });
});
