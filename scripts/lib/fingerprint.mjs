import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { at, ROOT, STAMPS } from './places.mjs';

/**
 * A hash over names and contents of files and folders, so that what has not changed is not made again,
 * whatever a checkout did to the files' times.
 */
export function fingerprint(paths, { skip = () => false, also = '' } = {}) {
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch} ${also}`);
  const files = paths.flatMap((path) => filesBelow(at(path), skip)).sort();
  for (const file of files)
    hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  return { hash: hash.digest('hex'), files: files.map((file) => relative(ROOT, file)) };
}

function filesBelow(path, skip) {
  if (!existsSync(path) || skip(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name), skip));
}

export function readStamp(name) {
  try {
    return JSON.parse(readFileSync(join(STAMPS, `${name}.json`), 'utf8'));
  } catch {
    // None yet, or cut off while it was written: the work is done again.
    return null;
  }
}

export function writeStamp(name, stamp) {
  const file = join(STAMPS, `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(stamp));
}
