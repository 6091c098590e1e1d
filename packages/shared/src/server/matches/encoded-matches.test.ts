import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodingFor, type PersonField, USUAL_ENCODING } from '../../rules/index.js';
import {
  addParticipants,
  arrivingBytes,
  type CleanRow,
  chanceFrom,
  granted,
  type MadePerson,
  type MatchScene,
  madePeople,
  makeMatchScene,
  type Person,
  recordsOf,
  TEST_SECRET,
  type TestDatabase,
  tellAll,
  testDatabase,
} from '../../testing/index.js';
import { acceptExtract, checkExtract, deleteExtract, extract, receiveExtract } from '../extracts/index.js';
import { type FileStore, openFileStore } from '../files/index.js';
import { decideMatch, exportMatchedCodes, matchPair, matchPairs } from '../match-review/index.js';
import { encodeFile, idsPathOf } from '../matching/encoding/encode-file.js';
import { sealRecord } from '../sealing/index.js';
import { systemActor } from '../tenancy/index.js';
import {
  cancelMatchRun,
  carryOutMatchRun,
  estimateMatchRun,
  exportPeopleToEncode,
  matchRun,
  type RunWork,
  reckonMatchRun,
  startMatchRun,
} from './index.js';

const COMPARES: readonly PersonField[] = ['GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE', 'POSTCODE'];
const PEOPLE = 200;
const BOTH = 120;

const textOf = async (parts: AsyncGenerator<string>): Promise<string> => {
  let text = '';
  for await (const part of parts) text += part;
  return text.replace(/^\ufeff/, '');
};
const csvOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, ...rows]
    .map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`)
    .join('');

describe('runs of encodings', () => {
  const home = mkdtempSync(join(tmpdir(), 'weft-encoded-matches-'));
  const at = (name: string): string => join(home, name);
  const work: RunWork = { folder: at('matching'), secret: TEST_SECRET, memory: '500MB', lookEvery: 20 };
  let db: TestDatabase;
  let files: FileStore;
  let scene: MatchScene;
  let people: MadePerson[];
  let rows: CleanRow[];
  let agreementId: string;

  beforeAll(async () => {
    db = await testDatabase();
    files = openFileStore(at('extracts'));
  });
  afterAll(async () => {
    await db.close();
    rmSync(home, { recursive: true });
  });
  beforeEach(async () => {
    scene = await makeMatchScene(db.owner, home);
    const chance = chanceFrom(11);
    people = madePeople(PEOPLE, chance);
    await addParticipants(db.owner, scene, people);
    agreementId = await scene.agreement({
      kind: 'LIST',
      form: 'ENCODED',
      compares: COMPARES,
      named: [scene.people.backbone],
    });
    await tellAll(db.owner, scene, agreementId, people);
    rows = [...recordsOf(people.slice(0, BOTH), chance), ...recordsOf(madePeople(80, chance), chance, BOTH)];
  });

  const system = () => systemActor(scene.partnershipId);

  interface Encoding {
    readonly id: string;
    readonly pseudonym: 'none' | 'keyed';
    readonly key?: number;
    readonly settings?: object;
  }
  /** What a party's own machine makes of its people. */
  async function encode(
    people: string,
    { id, pseudonym, key = 1, settings = encodingFor(COMPARES) }: Encoding,
  ) {
    const name = randomBytes(6).toString('hex');
    writeFileSync(at(`${name}.people`), people);
    writeFileSync(at(`${name}.key`), Buffer.alloc(32, key).toString('base64'), { mode: 0o600 });
    writeFileSync(at(`${name}.settings`), JSON.stringify(settings));
    const out = at(`${name}.csv`);
    await encodeFile({
      in: at(`${name}.people`),
      id,
      keyFile: at(`${name}.key`),
      settings: at(`${name}.settings`),
      pseudonym,
      out,
      say: () => undefined,
    });
    const ids = pseudonym === 'none' ? '' : readFileSync(idsPathOf(out), 'utf8');
    const leadsBack = new Map(
      ids
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',') as [string, string]),
    );
    return { text: readFileSync(out, 'utf8'), leadsBack };
  }
  const ourPeople = () => textOf(exportPeopleToEncode(scene.people.backbone, agreementId));
  const encodeOurs = async (more: Partial<Encoding> = {}) =>
    encode(await ourPeople(), { id: 'id', pseudonym: 'none', ...more });
  const encodeTheirs = (more: Partial<Encoding> = {}) =>
    encode(
      csvOf(
        ['RECORD_ID', ...COMPARES],
        rows.map((row) => [row.RECORD_ID, ...COMPARES.map((field) => row[field] ?? '')]),
      ),
      { id: 'RECORD_ID', pseudonym: 'keyed', ...more },
    );
  const sent = async (text: string, isOurs: boolean) => {
    const id = await receiveExtract(scene.dataLead, files, {
      content: arrivingBytes(text),
      fileName: isOurs ? 'ours.csv' : 'theirs.csv',
      agreementId,
      describesUntil: '2025-12-31',
      isOurs,
    });
    await checkExtract(system(), files, id);
    return mustFind(id);
  };
  const mustFind = async (id: string) => {
    const found = await extract(scene.dataLead, id);
    if (!found) throw new Error('The extract is gone.');
    return found;
  };
  const accepted = async (text: string, isOurs: boolean): Promise<string> => {
    const { id } = await sent(text, isOurs);
    granted(await acceptExtract(scene.dataLead, files, id));
    return id;
  };
  const mustBe = async (id: string) => {
    const run = await matchRun(scene.dataLead, id);
    if (!run) throw new Error('The run is gone.');
    return run;
  };
  const reckoned = async (extractId: string) => {
    const { id } = granted(await estimateMatchRun(scene.dataLead, { extractId }));
    await reckonMatchRun(system(), files, id, work);
    return mustBe(id);
  };
  const done = async (extractId: string) => {
    const { id } = await reckoned(extractId);
    granted(await startMatchRun(scene.dataLead, id));
    await carryOutMatchRun(system(), files, id, work);
    return mustBe(id);
  };
  const pairsOf = async (runId: string) =>
    (
      await db.owner.query<{
        id: string;
        participantId: string;
        code: string;
        verdict: string;
        theirs: object;
      }>(
        `SELECT id, participant_id AS "participantId", record ->> 'CODE' AS code, verdict, theirs FROM match_pair
         WHERE run_id = $1 ORDER BY weight DESC, id`,
        [runId],
      )
    ).rows;

  it('find who is in both files, from the participants that are given out to the codes that are given back', async () => {
    const [ours, theirs] = [await encodeOurs(), await encodeTheirs()];
    await accepted(ours.text, true);
    const theirId = await accepted(theirs.text, false);
    const estimated = await reckoned(theirId);
    expect(estimated).toMatchObject({
      state: 'ESTIMATED',
      people: PEOPLE,
      records: 200,
      fileName: 'theirs.csv',
      ourFileName: 'ours.csv',
      doubts: [],
      estimates: [{ rule: 'Everybody with every record', pairs: 40_000 }],
    });
    granted(await startMatchRun(scene.dataLead, estimated.id));
    await carryOutMatchRun(system(), files, estimated.id, work);
    const run = await mustBe(estimated.id);
    expect(run).toMatchObject({ state: 'DONE', compared: 40_000, problem: null });
    expect(run.model?.fields.map(({ title }) => title)).toEqual(['Names', 'Date of birth', 'Postcode']);
    expect(run.model?.fields[0]?.levels[1]?.words).toBe('at least 95 % in common');
    expect(readdirSync(work.folder)).toEqual([]);

    const pairs = await pairsOf(run.id);
    const found = pairs.filter(({ verdict }) => verdict === 'MATCH');
    const isRight = ({ participantId, code }: { participantId: string; code: string }): boolean => {
      const nth = Number((theirs.leadsBack.get(code) ?? '').slice(1));
      return nth < BOTH && people[nth]?.id === participantId;
    };
    expect(found.filter(isRight).length).toBeGreaterThan(0.9 * BOTH);
    expect(found.filter((pair) => !isRight(pair)).length).toBeLessThan(3);
    expect(run.matches).toBe(found.length);
    // of their records nothing is known but the code
    expect(pairs.every(({ theirs: values }) => Object.keys(values).length === 0)).toBe(true);

    const pair = await matchPair(scene.dataLead, found[0]?.id ?? '');
    expect(pair).toMatchObject({ theirCode: found[0]?.code, theirName: null, record: [] });
    expect(pair?.name).not.toBeNull();
    expect(pair?.steps.at(-1)?.total).toBeCloseTo(pair?.weight ?? 0, 6);
    expect(pair?.steps.map(({ title }) => title).slice(0, 4)).toEqual([
      'To begin with',
      'Names',
      'Date of birth',
      'Postcode',
    ]);

    const [head, ...lines] = (await textOf(exportMatchedCodes(scene.dataLead, run.id))).trim().split('\r\n');
    expect(head).toBe('code,probability');
    expect(lines.map((line) => line.split(',')[0]).sort()).toEqual(found.map(({ code }) => code).sort());
    // of a run that is not there, or not theirs to see, nobody is told that nobody was found
    for (const [actor, id] of [
      [scene.dataLead, randomUUID()],
      [scene.otherLead, run.id],
    ] as const)
      await expect(textOf(exportMatchedCodes(actor, id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('ask nobody twice: what was decided of the same file holds in the next run', async () => {
    const [ours, theirs] = [await encodeOurs(), await encodeTheirs()];
    await accepted(ours.text, true);
    const theirId = await accepted(theirs.text, false);
    const first = await done(theirId);
    const [wrong, ...others] = (await pairsOf(first.id)).filter(({ verdict }) => verdict === 'MATCH');
    const unlikely = (await pairsOf(first.id)).filter(({ verdict }) => verdict !== 'MATCH').at(-1);
    granted(await decideMatch(scene.dataLead, { pairId: wrong?.id ?? '', decision: 'DIFFERENT' }));
    if (unlikely) granted(await decideMatch(scene.dataLead, { pairId: unlikely.id, decision: 'SAME' }));
    const second = await done(theirId);
    const matched = (await pairsOf(second.id)).filter(({ verdict }) => verdict === 'MATCH');
    const nameOf = ({ participantId, code }: { participantId: string; code: string }) =>
      `${participantId} ${code}`;
    expect(matched.map(nameOf)).not.toContain(wrong ? nameOf(wrong) : '');
    expect(matched.length).toBeGreaterThanOrEqual(others.length);
    if (unlikely) expect(matched.map(nameOf)).toContain(nameOf(unlikely));
    const decided = await matchPairs(scene.dataLead, { runId: second.id, queue: 'DECIDED', first: 10 });
    expect(decided.edges.map(({ node }) => node.theirCode).sort()).toEqual(
      [wrong?.code, unlikely?.code].filter((code) => code !== undefined).sort(),
    );
  });

  it('leave out who took it back since our file was made, and say who is not in it', async () => {
    const ours = await encodeOurs();
    const written = people[1]?.id ?? '';
    // an id is the same in capitals, and with blanks around it
    await accepted(ours.text.replace(written, ` ${written.toUpperCase()} `), true);
    const theirId = await accepted((await encodeTheirs()).text, false);
    const [gone, later] = [people[0]?.id ?? '', await scene.enrol()];
    await scene.told(agreementId, [gone], 'TAKEN_BACK');
    await scene.told(agreementId, [later.id]);
    const run = await done(theirId);
    expect(run).toMatchObject({ state: 'DONE', people: PEOPLE - 1 });
    expect(run.doubts[0]).toContain('One participant who was told is not in our encoded file');
    const found = (await pairsOf(run.id)).map(({ participantId }) => participantId);
    expect(found).not.toContain(gone);
    expect(found).toContain(written);
  });

  it('are refused, in a sentence, where there is nothing that can be compared', async () => {
    const theirs = await encodeTheirs();
    const theirId = await accepted(theirs.text, false);
    const ask = (extractId: string, goesOnFrom?: string) =>
      estimateMatchRun(scene.dataLead, { extractId, goesOnFrom: goesOnFrom ?? null });
    expect(await ask(theirId)).toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('no encoded file of our own participants'),
    });
    const otherKey = await accepted((await encodeOurs({ key: 2 })).text, true);
    expect(await ask(theirId)).toMatchObject({
      code: 'INVALID',
      field: 'extractId',
      message: expect.stringContaining('different keys (fingerprints'),
    });
    const unbalanced = { ...encodingFor(COMPARES), balanced: false };
    await accepted((await encodeOurs({ settings: unbalanced })).text, true);
    expect(await ask(theirId)).toMatchObject({
      code: 'INVALID',
      message: expect.stringMatching(
        /their file is balanced, and our file is not.*Our newest file is extract 3 \(ours\.csv\): if it is the wrong one, delete it/,
      ),
    });
    expect(await ask(otherKey)).toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('our own encoded file'),
    });
    const ourId = await accepted((await encodeOurs()).text, true);
    const first = await done(theirId);
    expect(await ask(theirId, first.id)).toMatchObject({ code: 'INVALID', field: 'goesOnFrom' });
    // neither file goes while a run compares it
    const second = await reckoned(theirId);
    expect(await deleteExtract(scene.dataLead, files, ourId)).toMatchObject({ code: 'WRONG_STATE' });
    granted(await cancelMatchRun(scene.dataLead, second.id));
    // a newer one that does not fit theirs hides it from nobody, and is told of
    const wrong = await accepted((await encodeOurs({ key: 3 })).text, true);
    const third = await reckoned(theirId);
    expect(third).toMatchObject({ state: 'ESTIMATED', people: PEOPLE });
    expect(third.doubts).toEqual([
      'Of ours, extract 4 (ours.csv) is compared. Newer is extract 5 (ours.csv), which was encoded with another key or other settings than theirs: delete it if sent by mistake.',
    ]);
    granted(await cancelMatchRun(scene.dataLead, third.id));
    // one that nobody has accepted hides it neither
    await db.owner.query(
      `UPDATE extract SET state = 'CHECKED', accepted_by = NULL, accepted_at = NULL WHERE id = $1`,
      [wrong],
    );
    const fourth = await reckoned(theirId);
    expect([fourth.state, fourth.doubts]).toEqual(['ESTIMATED', []]);
    granted(await cancelMatchRun(scene.dataLead, fourth.id));
    await db.owner.query(
      `UPDATE extract SET state = 'READY', accepted_by = sent_by, accepted_at = now() WHERE id = $1`,
      [wrong],
    );
    granted(await deleteExtract(scene.dataLead, files, wrong));
    granted(await deleteExtract(scene.dataLead, files, ourId));
  });

  it('come from files that hold no more than the agreement compares, and lead to participants', async () => {
    const more = await sent((await encodeTheirs({ settings: USUAL_ENCODING })).text, false);
    expect(more).toMatchObject({ state: 'UNREADABLE' });
    expect(more.problems[0]).toContain('codes of “address”, “city”, and the agreement compares');
    const { text } = await encodeOurs();
    const changed = await sent(text.replace('"balanced":true', '"balanced":false'), true);
    expect(changed.problems[0]).toContain('somebody changed the line');
    const strangers = await sent(text.replaceAll(people[0]?.id ?? '', 'somebody'), true);
    expect(strangers).toMatchObject({
      state: 'CHECKED',
      rows: PEOPLE,
      good: PEOPLE - 1,
      staysOut: 1,
      keyFingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      settingsFingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(strangers.messages[0]?.message).toContain('No participant is called so');
    expect(existsSync(work.folder) ? readdirSync(work.folder) : []).toEqual([]);
  });

  it('come from files whose rows are to the matching what they were to the check', async () => {
    const { text } = await encodeOurs();
    const [head = '', headings = '', ...lines] = text.trimEnd().split('\n');
    const [id, codes] = [people[0]?.id ?? '', ',,'];
    const others = lines.filter((line) => !line.startsWith(id));
    const file = (...rows: string[]): string => `${[head, headings, ...others, ...rows].join('\n')}\n`;
    const problemOf = async (sentText: string, isOurs = true): Promise<string | undefined> =>
      (await sent(sentText, isOurs)).problems[0];
    const twice = file(`${id},${codes}`, `${id.toUpperCase()},${codes}`);
    // nobody asks another party for our own file
    expect(await problemOf(twice)).toBe('Two rows of the file have the same id. Make it anew.');
    const alone = (...rows: string[]): string => [head, headings, ...rows].join('\n');
    expect(await problemOf(alone(`1,${codes}`, `1,${codes}`), false)).toBe(
      'Two rows of the file have the same id. Ask for it anew.',
    );
    expect(await problemOf(text.replace(headings, 'id,names'), true)).toMatch(
      / Make it anew, as weft-encode wrote it\.$/,
    );
    expect(await problemOf(file(`${id},${codes}`, `"${id} ",${codes}`))).toContain('have the same id');
    const never = 'characters that weft-encode never writes';
    for (const odd of ['x\r', 'x\u2028', 'x\u2029', 'x\0', 'x\ufffd'])
      expect(await problemOf(alone(`${odd}${id},${codes}`), false)).toContain(never);
    expect(await problemOf(text.replace('"version"', '\r"version"'), false)).toContain(never);
    const padded = text.replace('"version"', `${' '.repeat(70_000)}"version"`);
    expect(await problemOf(padded, false)).toBe('The first line of the file is too long. Ask for it anew.');

    // a participant in large letters with a blank is the same participant
    const mine = lines.find((line) => line.startsWith(id))?.slice(id.length) ?? '';
    await accepted(file(`"${id.toUpperCase()} "${mine}`).replaceAll('\n', '\r\n'), true);
    const theirs = await encodeTheirs();
    const [first, second, ...their] = theirs.text.trimEnd().split('\n');
    for (const name of ['José', '"O""Brien, A"', "'); DROP TABLE record; --", id])
      expect(await problemOf(alone(`${name},${codes}`), false)).toContain('could be a name');
    const ids = ['7', '"8"', '" 9 "'];
    const called = their.map((line, nth) => (ids[nth] ?? '') + line.slice(ids[nth] ? line.indexOf(',') : 0));
    const run = await done(await accepted([first, second, ...called].join('\n'), false));
    expect(run).toMatchObject({ state: 'DONE', people: PEOPLE, records: 200, problem: null, doubts: [] });
    expect((await pairsOf(run.id)).map(({ participantId }) => participantId)).toContain(id);
  });

  it('keep nobody who is sealed while they go on, and give out no code of who is sealed since', async () => {
    await accepted((await encodeOurs()).text, true);
    const theirId = await accepted((await encodeTheirs()).text, false);
    const { backbone, otherBackbone } = scene.people;
    const seal = async (recordId: string) =>
      granted(
        await sealRecord(backbone, {
          recordId,
          reason: 'Somebody looks for them.',
          personIds: [otherBackbone.personId],
        }),
      );
    const earlier = await done(theirId);
    const [one, other] = (await pairsOf(earlier.id)).filter(({ verdict }) => verdict === 'MATCH');
    if (!one || !other) throw new Error('There are matches.');
    const codes = () => textOf(exportMatchedCodes(backbone, earlier.id));
    expect(await codes()).toContain(one.code);
    await seal(one.participantId);
    expect(await codes()).not.toContain(one.code);
    expect(await codes()).toContain(other.code);

    const { id } = await reckoned(theirId);
    granted(await startMatchRun(scene.dataLead, id));
    let isSealed = false;
    const slow: FileStore = Object.assign(Object.create(files), {
      // who takes part has been read by then
      read: async (key: string) => {
        if (!isSealed) await seal(other.participantId);
        isSealed = true;
        return files.read(key);
      },
    });
    await carryOutMatchRun(system(), slow, id, work);
    expect(await mustBe(id)).toMatchObject({ state: 'DONE', people: PEOPLE - 1 });
    const kept = (await pairsOf(id)).map(({ participantId }) => participantId);
    expect(kept.length).toBeGreaterThan(BOTH / 2);
    expect(kept).not.toContain(one.participantId);
    expect(kept).not.toContain(other.participantId);
  });

  it('give the participants with their names to nobody but the backbone that is named, and to nobody of whom there is no need', async () => {
    const { backbone, otherBackbone } = scene.people;
    const [sealed, gone] = [people[0]?.id ?? '', people[1]?.id ?? ''];
    granted(
      await sealRecord(backbone, {
        recordId: sealed,
        reason: 'Somebody who hurt them looks for them.',
        personIds: [otherBackbone.personId],
      }),
    );
    await scene.told(agreementId, [gone], 'TAKEN_BACK');
    const [head, ...lines] = (await ourPeople()).trim().split('\r\n');
    expect(head).toBe('id,given_name,surname,date_of_birth,postcode');
    const ids = lines.map((line) => line.split(',')[0]);
    expect(ids).toHaveLength(PEOPLE - 2);
    expect(ids).not.toContain(sealed);
    expect(ids).not.toContain(gone);
    const asked = (actor: Person, id = agreementId) => textOf(exportPeopleToEncode(actor, id));
    await expect(asked(otherBackbone)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(asked(scene.dataLead)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const elsewhere = await makeMatchScene(db.owner, home);
    await expect(asked(elsewhere.people.backbone)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const clear = await scene.agreement({ named: [backbone] });
    await expect(asked(backbone, clear)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const { rows: looks } = await db.owner.query<{ many: number }>(
      `SELECT count(DISTINCT looked.id)::int AS many FROM (SELECT person_id, action, operation, record_ids FROM audit_note
         UNION ALL SELECT person_id, action, operation, record_ids FROM audit_entry) x, unnest(x.record_ids) AS looked(id)
       WHERE x.operation = 'READ' AND x.person_id = $1 AND x.action = 'exportPeopleToEncode'`,
      [backbone.personId],
    );
    expect(looks[0]?.many).toBe(PEOPLE - 2);
    await scene.endAgreement(agreementId);
    await expect(asked(backbone)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
