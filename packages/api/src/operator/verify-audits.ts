import { type Settings, verifyAudit } from '@weft/shared/server';
import { inEachPartnership } from './each-partnership.js';
import { OperatorError } from './operator-error.js';

/** The last entry of a partnership's chain, as somebody wrote it down. */
export interface Expected {
  readonly number: bigint;
  readonly hash: string;
}

/** Reads `--expect SLUG:NUMBER:HASH`. @throws OperatorError for anything else. */
export function readExpected(args: readonly string[]): ReadonlyMap<string, Expected> {
  const expected = new Map<string, Expected>();
  for (let at = 0; at < args.length; at += 2) {
    const value = args[at] === '--expect' ? (args[at + 1] ?? '') : '';
    const [, slug, number, hash] = /^([a-z0-9-]+):(\d{1,18}):([0-9a-f]{64})$/.exec(value) ?? [];
    if (slug === undefined || number === undefined || hash === undefined)
      throw new OperatorError(
        'What is expected is written --expect SLUG:NUMBER:HASH, as verify-audit prints it.',
      );
    expected.set(slug, { number: BigInt(number), hash });
  }
  return expected;
}

/**
 * Works out every partnership's audit trail anew and says, line by line, what does not fit.
 *
 * @returns whether all is well.
 */
export async function verifyAudits(
  settings: Settings & { readonly databaseUrl: string },
  expected: ReadonlyMap<string, Expected>,
  say: (line: string) => void,
): Promise<boolean> {
  let isWell = true;
  const missing = new Set(expected.keys());
  await inEachPartnership(settings, say, async (actor, slug) => {
    missing.delete(slug);
    const { partnership, entries, head, findings } = await verifyAudit(actor, expected.get(slug));
    const result = findings.length === 0 ? 'whole' : `NOT whole (${findings.length} findings)`;
    say(`${partnership}: ${entries} entries: ${result}. Last entry: ${slug}:${entries}:${head}`);
    for (const { kind, number, detail } of findings) say(`  ${kind} at ${number}: ${detail}`);
    isWell &&= findings.length === 0;
  });
  for (const slug of missing) say(`There is no partnership ${slug} any more.`);
  return isWell && missing.size === 0;
}
