import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, today } from '../../rules/index.js';
import {
  granted,
  type MoneyScene,
  makeMoneyScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import {
  chooseNotifications,
  notifications,
  tellWhatHappened,
  unreadNotifications,
} from '../notifications/index.js';
import { type Actor, systemActor } from '../tenancy/index.js';
import {
  approveProject,
  closeProject,
  endAccreditation,
  recordAccreditation,
  refuseOutput,
  releaseOutput,
  requestOutput,
} from './index.js';

type Person = Actor & { personId: string };

const NOW = today('Europe/London', Date.now());
const SPAN = { from: NOW, until: addDays(NOW, 30) };
/** Whatever the clock says. */
const NEVER_QUIET = {
  channels: [],
  frequency: 'DAILY',
  weekday: 1,
  hour: 0,
  quietFrom: null,
  quietTo: null,
  quietDays: [],
  timeZone: null,
} as const;
const WHY = 'A table by area as well tells who the three are.';

let database: TestDatabase;
let scene: MoneyScene;
let lead: Person;
let analyst: Person;
let colleague: Person;

const accredit = async (who: Person): Promise<string> =>
  granted(
    await recordAccreditation(lead, {
      analystId: who.personId,
      accreditedBy: 'The national scheme',
      ...SPAN,
    }),
  ).accreditations[0]?.id ?? '';
const approve = async (): Promise<string> =>
  granted(
    await approveProject(lead, {
      title: 'Who stays in a home',
      purpose: 'To learn for whom a home lasts',
      lawfulBasis: 'Public task',
      fields: ['PROVIDER'],
      ...SPAN,
      analystIds: [analyst.personId, colleague.personId],
    }),
  ).id;
const ask = async (projectId: string, title: string): Promise<string> =>
  granted(
    await requestOutput(analyst, {
      rows: 'PROVIDER',
      columns: null,
      filterBy: null,
      filterValue: null,
      projectId,
      title,
      meantFor: 'The report to the council',
    }),
  ).id;
const tell = () => tellWhatHappened(systemActor(scene.partnershipId));
const listOf = async (who: Actor) => (await notifications(who, { first: 20 })).edges.map(({ node }) => node);
const titlesOf = async (who: Actor) => (await listOf(who)).map(({ tableTitle }) => tableTitle).sort();

beforeAll(async () => {
  database = await testDatabase();
  scene = await makeMoneyScene(database.owner);
  lead = await scene.person('Hub', 'DATA_LEAD');
  analyst = await scene.person('The university', 'ANALYST');
  colleague = await scene.person('The institute', 'ANALYST');
  await scene.claims({ code: 'HOME', count: 12 });
  granted(await chooseNotifications(analyst, NEVER_QUIET));
});
afterAll(() => database.close());

it('tells whoever asked for a table, once, whether it was released, and why not', async () => {
  await accredit(analyst);
  await accredit(colleague);
  const project = await approve();
  const [released, refused] = [await ask(project, 'By provider'), await ask(project, 'By area')];
  await ask(project, 'Not looked at yet');
  expect(await tell()).toBe(0);
  granted(await releaseOutput(lead, released));
  granted(await refuseOutput(lead, refused, WHY));
  const both = await Promise.all([tell(), tell()]);
  expect(both[0] + both[1]).toBe(2);
  expect(await tell()).toBe(0);
  expect(await listOf(analyst)).toMatchObject([
    {
      kind: 'TABLE_DECIDED',
      detail: 'REFUSED',
      aboutId: refused,
      tableTitle: 'By area',
      reason: WHY,
      who: null,
    },
    { kind: 'TABLE_DECIDED', detail: 'RELEASED', aboutId: released, tableTitle: 'By provider', reason: null },
  ]);
  expect((await unreadNotifications(analyst)).count).toBe(2);
  // who works in the same project did not ask
  expect(await listOf(colleague)).toEqual([]);
  await expect(notifications(lead, { first: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

it('says nothing of a table once its project is closed, or nobody may work in it', async () => {
  const project = await approve();
  const kept = await titlesOf(analyst);
  granted(await releaseOutput(lead, await ask(project, 'Of a project that ends')));
  await tell();
  expect(await titlesOf(analyst)).toEqual([...kept, 'Of a project that ends']);
  granted(await closeProject(lead, project));
  expect(await titlesOf(analyst)).toEqual(kept);
  expect((await unreadNotifications(analyst)).count).toBe(kept.length);
  const { rows } = await database.owner.query<{ id: string }>(
    'SELECT id FROM analyst_accreditation WHERE partnership_id = $1 AND person_id = $2',
    [scene.partnershipId, analyst.personId],
  );
  granted(await endAccreditation(lead, rows[0]?.id ?? ''));
  expect(await titlesOf(analyst)).toEqual([]);
  expect((await unreadNotifications(analyst)).count).toBe(0);
  // accredited anew they see the tables again, and what was said of them
  await accredit(analyst);
  expect(await titlesOf(analyst)).toEqual(kept);
});

it('is silent for who chose so', async () => {
  const project = await approve();
  granted(
    await chooseNotifications(analyst, {
      ...NEVER_QUIET,
      channels: [{ kind: 'TABLE_DECIDED', channel: 'NONE' }],
    }),
  );
  granted(await releaseOutput(lead, await ask(project, 'Nobody hears of it')));
  expect(await tell()).toBe(0);
});
