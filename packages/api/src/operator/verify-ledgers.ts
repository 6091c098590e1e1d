import { type Settings, verifyLedger } from '@weft/shared/server';
import { inEachPartnership } from './each-partnership.js';

/**
 * Adds up every partnership's ledger anew and says, line by line, what does not balance.
 *
 * @returns whether all is well.
 */
export async function verifyLedgers(
  settings: Settings & { readonly databaseUrl: string },
  say: (line: string) => void,
): Promise<boolean> {
  let isWell = true;
  await inEachPartnership(settings, say, async (actor) => {
    const { partnership, transactions, entries, findings } = await verifyLedger(actor);
    const result = findings.length === 0 ? 'balances' : `does not balance (${findings.length} findings)`;
    say(`${partnership}: ${transactions} transactions with ${entries} entries: ${result}.`);
    for (const { check, detail } of findings) say(`  ${check}: ${detail}`);
    isWell &&= findings.length === 0;
  });
  return isWell;
}
