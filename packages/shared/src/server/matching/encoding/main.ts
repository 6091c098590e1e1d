import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { USUAL_ENCODING } from '../../../rules/index.js';
import { MatchingError } from '../matching-error.js';
import { encodeFile, idsPathOf } from './encode-file.js';
import { newKey } from './encoding-key.js';
import { PSEUDONYMS, type Pseudonym } from './pseudonyms.js';

const HELP = `weft-encode --in people.csv --id COLUMN --key-file FILE [--settings FILE] [--pseudonym ${PSEUDONYMS.join('|')}] --out encoded.csv
    Encodes a file of people, so that the same people can be found in another file that was encoded with the same key
    and settings, by somebody who has neither the key nor the names. It works without a network. Send encoded.csv alone:
    the key and encoded.ids.csv, which leads back to your rows, stay with you.
    --pseudonym: what a row is called in encoded.csv. keyed (where nothing is said): a code made for this file alone;
    row-number; none: the id as it is.
weft-encode new-key --out FILE
    Makes a key. Give it to the other party by a safe way, and to nobody else: not to Weft.
weft-encode show-settings
    Writes what is encoded where no settings are given, to be changed and given to both parties.

docs/encoding.md says what the encoding keeps to itself and what it does not.
`;

const OPTIONS = {
  in: { type: 'string' },
  id: { type: 'string' },
  'key-file': { type: 'string' },
  settings: { type: 'string' },
  pseudonym: { type: 'string', default: 'keyed' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = read(args);
  const [command, more] = positionals;
  if (args.length === 0 || values.help) return say(HELP);
  if (more !== undefined || ![undefined, 'new-key', 'show-settings'].includes(command))
    throw new MatchingError(`There is no command "${positionals.join(' ')}"; see weft-encode --help.`);
  if (command === 'show-settings') return say(JSON.stringify(USUAL_ENCODING, null, 2));
  if (command === 'new-key') return makeKey(values.out);
  const { in: from, id, 'key-file': keyFile, settings, pseudonym, out } = values;
  if (!from || !id || !keyFile || !out)
    throw new MatchingError('--in, --id, --key-file and --out are needed; see weft-encode --help.');
  if (!isPseudonym(pseudonym))
    throw new MatchingError(`--pseudonym is one of ${PSEUDONYMS.join(', ')}; see weft-encode --help.`);
  await encode({ from, id, keyFile, settings, pseudonym, out });
}

interface Asked {
  readonly from: string;
  readonly id: string;
  readonly keyFile: string;
  readonly settings: string | undefined;
  readonly pseudonym: Pseudonym;
  readonly out: string;
}

async function encode({ from, id, keyFile, settings, pseudonym, out }: Asked): Promise<void> {
  const stop = new AbortController();
  // what it keeps on the disk meanwhile leads to people: it goes first
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  const began = performance.now();
  const done = await encodeFile({
    in: resolve(from),
    id,
    keyFile: resolve(keyFile),
    settings: settings === undefined ? null : resolve(settings),
    pseudonym,
    out: resolve(out),
    stop: stop.signal,
    say,
  });
  const seconds = (performance.now() - began) / 1000;
  const count = (rows: number): string => Math.round(rows).toLocaleString('en-GB');
  if (done.leftOut > 0)
    say(
      `${done.leftOut === 1 ? '1 row had nothing that is encoded, and was' : `${count(done.leftOut)} rows had nothing that is encoded, and were`} left out.`,
    );
  say(`${count(done.rows)} rows in ${out}, ${count(done.rows / seconds)} a second.`);
  if (pseudonym !== 'none')
    say(`${idsPathOf(out)} leads back from it to your rows: keep it, and send it to nobody.`);
  say(
    `Settings ${done.settingsFingerprint}, key ${done.keyFingerprint}: the other party has to see the same two.`,
  );
}

async function makeKey(out: string | undefined): Promise<void> {
  if (!out) throw new MatchingError('It is called: weft-encode new-key --out FILE.');
  const { fingerprint } = await newKey(resolve(out));
  say(
    `A new key in ${out}, fingerprint ${fingerprint}. Give the file to the other party by a safe way, and to nobody else.`,
  );
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (fault) {
    throw new MatchingError(
      `${fault instanceof Error ? fault.message : String(fault)} See weft-encode --help.`,
    );
  }
}

const isPseudonym = (given: string): given is Pseudonym => (PSEUDONYMS as readonly string[]).includes(given);

main(process.argv.slice(2)).catch((fault: unknown) => {
  const isKnown = fault instanceof MatchingError;
  process.stderr.write(`${isKnown ? fault.message : fault instanceof Error ? fault.stack : String(fault)}\n`);
  process.exitCode = 1;
});
