import { buffer } from 'node:stream/consumers';
import { isRefusal, openReferralFile, type ReferralField, type ReferralFile } from '../../rules/index.js';
import type { FileStore } from '../files/index.js';

/** A column by its place, from 0, and the field that somebody chose for it; null leaves it out. */
export type ChosenColumn = readonly [place: number, field: ReferralField | null];

/** What is said where the content is no longer there, as after a restored backup. */
const GONE = 'The file is no longer here. Send it again: what went in is not repeated.';

/** Reads a file of referrals from the disk; the sentences that say why not where it cannot be read. */
export async function openContent(
  files: FileStore,
  key: string | null,
  chosen: readonly ChosenColumn[],
): Promise<ReferralFile | { readonly problems: readonly string[]; readonly headings: readonly string[] }> {
  if (key === null || (await files.size(key)) === null) return { problems: [GONE], headings: [] };
  const file = openReferralFile(await buffer(await files.read(key)), new Map(chosen));
  if (isRefusal(file)) return { problems: [file.message], headings: [] };
  const { faults } = file.columns;
  return faults.length > 0 ? { problems: faults, headings: file.headings } : file;
}
