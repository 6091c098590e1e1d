import { createHash } from 'node:crypto';
import { access, readFile, rename, rm } from 'node:fs/promises';
import {
  type EncodingSettings,
  type FieldSources,
  findFields,
  type GivenColumns,
  type NamePart,
  partOf,
  readEncodingSettings,
  recordEncoder,
  USUAL_ENCODING,
  writeEncodingHeader,
} from '../../../rules/index.js';
import { MatchingError } from '../matching-error.js';
import { type EncodingKey, readKey } from './encoding-key.js';
import { fingerprintOf } from './fingerprint-of.js';
import { keyedPlaces } from './keyed-places.js';
import { isKnownNumber, type Pseudonym, pseudonymsBy } from './pseudonyms.js';
import { openRows, type Rows } from './read-rows.js';
import { type SortedFile, sortedFile } from './sorted-file.js';

export interface EncodingOrder {
  /** a CSV file of people */
  readonly in: string;
  /** the heading of the column that tells one row from another */
  readonly id: string;
  readonly keyFile: string;
  /** a file of settings; null for the usual ones */
  readonly settings: string | null;
  readonly out: string;
  readonly pseudonym: Pseudonym;
  /** ends the run, which clears away after itself */
  readonly stop?: AbortSignal;
  readonly say: (line: string) => void;
}

export interface EncodingDone {
  readonly rows: number;
  /** rows of which nothing was known that could be encoded */
  readonly leftOut: number;
  readonly settingsFingerprint: string;
  readonly keyFingerprint: string;
}

/** Where a pseudonym leads back to its id: out.csv has out.ids.csv beside it, which never leaves its owner. */
export const idsPathOf = (out: string): string => `${out.replace(/\.csv$/i, '')}.ids.csv`;

/**
 * Encodes a file of people on its owner's machine: no network, no database, and no more memory for a million rows than
 * for a thousand but for the ids, each of which may stand once.
 *
 * @throws MatchingError, a sentence, for whatever its owner can mend; nothing is written then
 */
export async function encodeFile(order: EncodingOrder): Promise<EncodingDone> {
  const { out, say } = order;
  const withIds = order.pseudonym === 'none' ? null : idsPathOf(out);
  for (const path of withIds === null ? [out] : [out, withIds]) await mustBeNew(path);
  const key = await readKey(order.keyFile, (line) => say(`Take care: ${line}`));
  const { settings, columns } = await readGiven(order.settings);
  const rows = await openRows(order.in);
  const found = findFields(rows.headings, settings, columns);
  if (!('sources' in found)) throw new MatchingError(found.join(' '));
  if (found.absent.length > 0) say(`Not in this file, and so not encoded: ${found.absent.join(', ')}.`);
  for (const [field, { heading, part }] of found.sources)
    say(`  ${field}: the column "${heading}"${part ? `, the ${PART_WORDS[part]} of it` : ''}`);
  const settingsFingerprint = fingerprintOf(settings);
  const header = writeEncodingHeader({ settings, settingsFingerprint, keyFingerprint: key.fingerprint });
  const encoded = await sortedFile(out);
  const ids = await sortedFile(out);
  const [part, idsPart] = [`${out}.part`, `${withIds}.part`];
  try {
    const counts = await encodeRows(order, rows, { settings, sources: found.sources, key }, encoded, ids);
    if (counts.rows === 0)
      throw new MatchingError(
        `There is nothing to encode in ${order.in}: ${counts.leftOut === 0 ? 'it has no row below its headings' : 'no row has anything in the columns that are encoded'}.`,
      );
    await encoded.finish(
      part,
      `${header}\n${['id', ...settings.groups.map(({ name }) => name)].join(',')}\n`,
    );
    if (withIds !== null) {
      await ids.finish(idsPart, `pseudonym,${cellOf(order.id.trim())}\n`);
      await rename(idsPart, withIds);
    }
    await rename(part, out);
    return { ...counts, settingsFingerprint, keyFingerprint: key.fingerprint };
  } finally {
    await Promise.all([encoded.drop(), ids.drop()]);
    await Promise.all([part, idsPart].map((path) => rm(path, { force: true })));
  }
}

async function mustBeNew(path: string): Promise<void> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere)
    throw new MatchingError(
      `${path} is there already, and nothing is written over it. Give another name, or take the file away.`,
    );
}

/** Settings that both parties share, and which column of this file is which field. */
async function readGiven(path: string | null) {
  if (path === null) return { settings: USUAL_ENCODING, columns: {} };
  const text = await readFile(path, 'utf8').catch(() => {
    throw new MatchingError(`There is no file of settings ${path}.`);
  });
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new MatchingError(`${path} is not JSON.`);
  }
  const shared = { ...USUAL_ENCODING, ...(given as object) };
  const read = readEncodingSettings(shared);
  if (!('groups' in read))
    throw new MatchingError(`The settings in ${path} cannot be used. ${read.join(' ')}`);
  const columns = (given as { readonly columns?: unknown }).columns ?? {};
  if (typeof columns !== 'object' || Array.isArray(columns))
    throw new MatchingError(`The settings in ${path} cannot be used. columns is not an object in braces.`);
  return { settings: read, columns: columns as GivenColumns };
}

/** Characters of a hash by which an id is known again: of a million, two have the same one in ten thousand million runs. */
const MARK = 12;
const PART_WORDS: Readonly<Record<NamePart, string>> = { GIVEN: 'first name', FAMILY: 'family name' };

interface With {
  readonly settings: EncodingSettings;
  readonly sources: FieldSources;
  readonly key: EncodingKey;
}

async function encodeRows(
  { in: path, id: idHeading, pseudonym, stop, say }: EncodingOrder,
  { headings, some }: Rows,
  { settings, sources, key }: With,
  encoded: SortedFile,
  ids: SortedFile,
): Promise<{ readonly rows: number; readonly leftOut: number }> {
  const idAt = headings.indexOf(idHeading.trim());
  if (idAt < 0)
    throw new MatchingError(`${path} has no column "${idHeading}". Its columns are: ${headings.join(', ')}.`);
  const fields = [...sources].map(([name, { heading, part }]) => ({
    name,
    at: headings.indexOf(heading),
    part,
  }));
  const monthFirst = new Set([...sources].filter(([, each]) => !each.dayFirst).map(([name]) => name));
  const encode = recordEncoder(settings, keyedPlaces(key));
  const named = pseudonymsBy(pseudonym, key);
  const seen = new Set<string>();
  let [row, rows, leftOut] = [0, 0, 0];
  for await (const piece of some) {
    if (stop?.aborted) throw new MatchingError('The run was stopped. Nothing was written.');
    for (const { line, cells } of piece) {
      row++;
      const id = (cells[idAt] ?? '').trim().replace(/\s+/g, ' ');
      const here = `${path}, line ${line}`;
      if (id === '')
        throw new MatchingError(
          `${here}: nothing stands in the column "${idHeading}". Every row needs an id of its own.`,
        );
      if (cells.slice(headings.length).some((cell) => cell.trim() !== ''))
        throw new MatchingError(
          `${here}: there are more cells than headings. A text with the separator in it stands in quotation marks.`,
        );
      // a part of a text would keep the whole of it in memory
      const mark = createHash('sha256').update(id).digest('base64').slice(0, MARK);
      if (seen.has(mark))
        throw new MatchingError(
          `${here}: the id in the column "${idHeading}" stood in an earlier row. Every row needs an id of its own.`,
        );
      seen.add(mark);
      if (pseudonym === 'none' && isKnownNumber(id))
        throw new MatchingError(
          `${here}: the id looks like an NHS or National Insurance number, which must not leave. Take --pseudonym keyed.`,
        );
      const values = new Map(
        fields.map(({ name, at, part }) => [name, part ? partOf(cells[at] ?? '', part) : cells[at]]),
      );
      const filters = encode({ values, monthFirst });
      if (filters.every((filter) => filter === null)) {
        leftOut++;
        continue;
      }
      const name = named(id, row);
      const written = filters.map((filter) =>
        filter === null ? '' : Buffer.from(filter).toString('base64'),
      );
      await encoded.add(name, `${cellOf(name)},${written.join(',')}`);
      if (pseudonym !== 'none') await ids.add(name, `${cellOf(name)},${cellOf(id)}`);
      rows++;
      if (rows % 100_000 === 0) say(`${rows.toLocaleString('en-GB')} rows …`);
    }
  }
  return { rows, leftOut };
}

/** As CSV writes it. */
const cellOf = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
