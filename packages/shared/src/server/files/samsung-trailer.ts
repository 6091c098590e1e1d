/** Longer ones hold a film. */
export const LONGEST_TRAILER = 64 * 1024;

const ENTRY_LENGTH = 12;

/**
 * What Samsung's telephones write behind a picture: notes such as the time it was taken, then a directory of them
 * between `SEFH` and `SEFT`, whose entries say where each note begins, counted back from the directory, and how long
 * it is. There is nothing besides.
 */
export function isSamsungTrailer(tail: Buffer): boolean {
  const end = tail.length - 8;
  if (end < ENTRY_LENGTH || tail.toString('latin1', end + 4) !== 'SEFT') return false;
  const start = end - tail.readUInt32LE(end);
  if (start < 0 || tail.toString('latin1', start, start + 4) !== 'SEFH') return false;
  const count = tail.readUInt32LE(start + 8);
  if (end - start !== ENTRY_LENGTH * (1 + count)) return false;
  const notes = Array.from({ length: count }, (_, nth) => {
    const entry = start + ENTRY_LENGTH * (1 + nth);
    return { from: start - tail.readUInt32LE(entry + 4), length: tail.readUInt32LE(entry + 8) };
  }).sort((one, other) => one.from - other.from);
  // the first note begins at the first byte, or after one of the zeros before it
  let here = notes[0]?.from ?? start;
  if (here < 0 || here > 2) return false;
  for (const { from, length } of notes) {
    if (from !== here) return false;
    here = from + length;
  }
  return here === start;
}
