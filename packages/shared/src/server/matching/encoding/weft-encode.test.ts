import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { USUAL_ENCODING } from '../../../rules/index.js';

const SOURCE = fileURLToPath(new URL('../../../', import.meta.url));
let folder: string;
let program: string;
/** the parts of Node that it takes up */
const ofNode = new Set<string>();
const at = (name: string): string => join(folder, name);
const PEOPLE =
  'NHS number,First name,Surname,DOB,Address,Town,Post code\r\n' +
  '943 476 5919,Ann,"O\'Brien, Mrs",5/3/1984,12 High St,Leeds,LS1 4AP\r\n' +
  '2,Siân,Khan,1990-11-30,,,hd12tt\r\n' +
  '3,,,,,,\r\n';

/** The program as a data owner runs it, made of this source: only what it reads itself goes along. */
function compileInto(place: string): string {
  const wanted = [join(SOURCE, 'server/matching/encoding/main.ts')];
  for (let path = wanted.pop(), done = new Set<string>(); path !== undefined; path = wanted.pop()) {
    if (done.has(path)) continue;
    done.add(path);
    const { code } = transformFileSync(path, {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    const out = join(place, relative(SOURCE, path)).replace(/\.ts$/, '.js');
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, code);
    for (const [, part = ''] of code.matchAll(/(?:from|import) ?\(?['"](node:[^'"]+)/g)) ofNode.add(part);
    for (const [, from = ''] of code.matchAll(/from ['"](\.[^'"]+)\.js['"]/g))
      wanted.push(join(dirname(path), `${from}.ts`));
  }
  return join(place, 'server/matching/encoding/main.js');
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'weft-encode-test-'));
  // within the package, so that what it needs of others is found
  const place = join(SOURCE, '..', 'node_modules', '.cache', `weft-encode-${process.pid}`);
  program = compileInto(place);
  writeFileSync(at('package.json'), '{}');
  writeFileSync(join(place, 'package.json'), '{"type":"module"}');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(join(dirname(program), '..', '..', '..'), { recursive: true, force: true });
});

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}
const encode = (...more: string[]) =>
  run('--in', 'people.csv', '--id', 'NHS number', '--key-file', 'key', '--out', 'out.csv', ...more);

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(at(name), { recursive: true, force: true });
  writeFileSync(at('people.csv'), PEOPLE);
  writeFileSync(at('key'), `${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o600 });
});

describe('weft-encode, as its own process', () => {
  it('makes a key for its owner alone, encodes, and says what goes and what stays', () => {
    const made = run('new-key', '--out', 'new');
    expect(made.stderr).toBe('');
    expect(made.stdout).toMatch(/fingerprint [0-9a-f]{16}\. Give the file/);
    expect(statSync(at('new')).mode & 0o777).toBe(0o600);
    expect(Buffer.from(readFileSync(at('new'), 'utf8'), 'base64')).toHaveLength(32);
    expect(run('new-key', '--out', 'new')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('new is there already'),
    });

    const { status, stdout, stderr } = encode();
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('2 rows in out.csv');
    expect(stdout).toContain('1 row had nothing that is encoded, and was left out.');
    expect(stdout).toContain('out.ids.csv leads back from it to your rows: keep it, and send it to nobody.');
    expect(stdout).not.toContain('Take care');

    const [header = '', headings, ...rows] = readFileSync(at('out.csv'), 'utf8').trimEnd().split('\n');
    expect(header).toMatch(/^# weft-encoding \{"version":1,"bits":1024,/);
    expect(headings).toBe('id,names,birth,address');
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row).toMatch(/^p[\w-]{22}(,[A-Za-z0-9+/]{171}=){3}$/);
    expect(rows.join('')).not.toMatch(/943|Brien|Khan/);

    const [head, ...ids] = readFileSync(at('out.ids.csv'), 'utf8').trimEnd().split('\n');
    expect(head).toBe('pseudonym,NHS number');
    expect(ids.map((line) => line.slice(24)).sort()).toEqual(['2', '943 476 5919']);
    expect(ids.map((line) => line.slice(0, 22)).sort()).toEqual(rows.map((row) => row.slice(0, 22)).sort());
    for (const name of ['out.csv', 'out.ids.csv']) expect(statSync(at(name)).mode & 0o077).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['key', 'new', 'out.csv', 'out.ids.csv', 'people.csv']);
  });

  it('takes first and family name from a column of whole names, as from two columns', () => {
    const names = [
      ['Ann', 'Lee', 'Dr Ann Marie Lee'],
      ['Jan', 'van der Berg', 'van der Berg, Jan'],
    ] as const;
    writeFileSync(
      at('people.csv'),
      `id,First name,Surname\n${names.map(([g, f], n) => `${n},${g},${f}`).join('\n')}\n`,
    );
    writeFileSync(
      at('whole.csv'),
      `id,Name\n${names.map(([, , whole], n) => `${n},"${whole}"`).join('\n')}\n`,
    );
    const plain = ['--id', 'id', '--key-file', 'key', '--pseudonym', 'none'];
    run('--in', 'people.csv', ...plain, '--out', 'parted.csv');
    const { stdout } = run('--in', 'whole.csv', ...plain, '--out', 'out.csv');
    expect(stdout).toContain('surname: the column "Name", the family name of it');
    expect(readFileSync(at('out.csv'), 'utf8')).toBe(readFileSync(at('parted.csv'), 'utf8'));
  });

  it('makes the same filters again, and others with another key or in another encoding of text the same', () => {
    const filters = (name: string): string[] =>
      readFileSync(at(name), 'utf8')
        .trimEnd()
        .split('\n')
        .slice(2)
        .map((row) => row.slice(24))
        .sort();
    encode();
    const first = filters('out.csv');
    writeFileSync(
      at('people.csv'),
      Buffer.from(PEOPLE.replaceAll(',', ';').replace("O'Brien;", "O'Brien,"), 'latin1'),
    );
    run('--in', 'people.csv', '--id', 'NHS number', '--key-file', 'key', '--out', 'again.csv');
    expect(filters('again.csv')).toEqual(first);
    writeFileSync(at('key'), Buffer.alloc(32, 8).toString('base64'), { mode: 0o600 });
    run('--in', 'people.csv', '--id', 'NHS number', '--key-file', 'key', '--out', 'other.csv');
    expect(filters('other.csv').filter((row) => first.includes(row))).toEqual([]);
  });

  it('calls rows by their numbers where that is asked, and takes settings that say which column is which', () => {
    writeFileSync(
      at('settings.json'),
      JSON.stringify({
        ...USUAL_ENCODING,
        bits: 512,
        columns: { surname: 'First name', given_name: 'Surname', city: null },
      }),
    );
    const { stdout, stderr } = encode('--pseudonym', 'row-number', '--settings', 'settings.json');
    expect(stderr).toBe('');
    expect(stdout).toContain('Not in this file, and so not encoded: city.');
    const lines = readFileSync(at('out.csv'), 'utf8').trimEnd().split('\n');
    expect(lines[0]).toContain('"bits":512');
    expect(
      lines
        .slice(2)
        .map((row) => row.split(',')[0])
        .sort(),
    ).toEqual(['1', '2']);
    expect(lines[2]?.split(',')[1]).toHaveLength(88);
  });

  it('reads files of many pieces as it reads small ones', () => {
    const rows = Array.from(
      { length: 12_000 },
      (_, nth) => `${nth},"Given\n${nth}","Family ""${nth}""",1984-03-05`,
    );
    writeFileSync(at('people.csv'), `id,given_name,surname,dob\n${rows.join('\n')}\n`);
    const { stdout, stderr } = run(
      '--in',
      'people.csv',
      '--id',
      'id',
      '--key-file',
      'key',
      '--out',
      'out.csv',
    );
    expect(stderr).toBe('');
    expect(stdout).toContain('12,000 rows in out.csv');
    const ids = readFileSync(at('out.ids.csv'), 'utf8').trimEnd().split('\n').slice(1);
    expect(new Set(ids.map((line) => line.slice(24))).size).toBe(12_000);
    // the order of the rows is not that of the file: it would say the names of one that is in their order
    expect(ids.map((line) => line.slice(24))).not.toEqual(rows.map((row) => row.split(',')[0]));
  });

  it('has no door to a network, and starts no other program', () => {
    expect([...ofNode].sort()).toEqual([
      'node:crypto',
      'node:events',
      'node:fs',
      'node:fs/promises',
      'node:path',
      'node:stream/promises',
      'node:util',
    ]);
  });

  it('shows its settings and its help', () => {
    expect(JSON.parse(run('show-settings').stdout)).toEqual(USUAL_ENCODING);
    expect(run('--help').stdout).toContain('weft-encode new-key --out FILE');
    expect(run().stdout).toBe(run('--help').stdout);
  });
});

describe('weft-encode refuses in a sentence, and writes nothing', () => {
  const refused = (sentence: string, ...more: string[]): void => {
    const before = existsSync(at('out.csv'));
    const { status, stderr } = encode(...more);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('    at ');
    expect(status).toBe(1);
    expect(existsSync(at('out.csv'))).toBe(before);
    expect(readdirSync(folder).filter((name) => /part|^\.weft/.test(name))).toEqual([]);
  };

  it('a key that is too short, no key, or absent', () => {
    writeFileSync(at('key'), Buffer.alloc(16).toString('base64'));
    refused('is too short: it has 16 bytes, and needs 32');
    writeFileSync(at('key'), 'our secret password');
    refused('is no key file');
    rmSync(at('key'));
    refused('There is no key file');
  });

  it('but warns of a key that others may read, and goes on', () => {
    chmodSync(at('key'), 0o644);
    const { status, stdout } = encode();
    expect(status).toBe(0);
    expect(stdout).toContain('Other people on this machine may read');
    expect(stdout).toContain('chmod 600');
  });

  it('columns that are not there', () => {
    writeFileSync(at('settings.json'), JSON.stringify({ columns: { surname: 'Nachname' } }));
    refused('no column "Nachname" for the field surname', '--settings', 'settings.json');
    refused('has no column "key"', '--id', 'key');
  });

  it('a file with nothing to encode', () => {
    writeFileSync(at('people.csv'), 'NHS number,Shoe\n1,2\n');
    refused('There is nothing to encode: no column is one of the fields');
    writeFileSync(at('people.csv'), 'NHS number,Surname\n1,\n2,unknown\n');
    refused('no row has anything in the columns that are encoded');
    writeFileSync(at('people.csv'), 'NHS number,Surname\n');
    refused('it has no row below its headings');
    writeFileSync(at('people.csv'), '');
    refused('is empty');
    rmSync(at('people.csv'));
    refused('There is no file');
  });

  it('a result that is there, or a file of ids beside it', () => {
    writeFileSync(at('out.ids.csv'), 'mine');
    refused('out.ids.csv is there already');
    rmSync(at('out.ids.csv'));
    writeFileSync(at('out.csv'), 'mine');
    refused('out.csv is there already');
    expect(readFileSync(at('out.csv'), 'utf8')).toBe('mine');
  });

  it('rows without an id, with the id of another, or with more cells than headings', () => {
    writeFileSync(at('people.csv'), 'NHS number,Surname\n1,a\n,b\n');
    refused('people.csv, line 3: nothing stands in the column');
    writeFileSync(at('people.csv'), 'NHS number,Surname\n1,"a\nc"\n1,b\n');
    refused('people.csv, line 4: the id in the column "NHS number" stood in an earlier row');
    writeFileSync(at('people.csv'), 'NHS number,Surname\n1,a,b\n');
    refused('people.csv, line 2: there are more cells than headings');
    writeFileSync(at('people.csv'), 'NHS number,Surname\n1,a\n2,"b\n3,c\n');
    refused('people.csv, line 3: a quotation mark is opened and never closed');
  });

  it('a number by which somebody is known as the name of a row', () => {
    refused(
      'people.csv, line 2: the id looks like an NHS or National Insurance number',
      '--pseudonym',
      'none',
    );
  });

  it('settings that cannot be used, and what it does not know', () => {
    writeFileSync(at('settings.json'), '{"bits": 5}');
    refused('bits is not one of 512, 1024, 2048', '--settings', 'settings.json');
    writeFileSync(at('settings.json'), 'bits');
    refused('is not JSON', '--settings', 'settings.json');
    refused('There is no file of settings', '--settings', 'none.json');
    refused('--pseudonym is one of keyed, row-number, none', '--pseudonym', 'plain');
    expect(run('make-tea').stderr).toContain('There is no command "make-tea"');
    expect(run('--tea').stderr).toContain("Unknown option '--tea'");
    expect(run('--in', 'people.csv').stderr).toContain('--in, --id, --key-file and --out are needed');
  });
});
