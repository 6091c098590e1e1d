import { asOwner, closeDatabase, openDatabase, type Settings, verifyLedger } from '@weft/shared/server';

/**
 * Adds up every partnership's ledger anew and says, line by line, what does not balance.
 *
 * @returns whether all is well.
 */
export async function verifyLedgers(
  settings: Settings & { readonly databaseUrl: string },
  say: (line: string) => void,
): Promise<boolean> {
  const partnerships = await asOwner(settings.databaseUrl, async (owner) => {
    const { rows } = await owner.query<{ id: string }>('SELECT id FROM partnership ORDER BY slug');
    return rows;
  });
  if (partnerships.length === 0) say('There is no partnership yet.');
  await openDatabase(settings.appDatabaseUrl, { applicationName: 'weft-verify-ledger', poolSize: 1 });
  let isWell = true;
  try {
    for (const { id } of partnerships) {
      const { partnership, transactions, entries, findings } = await verifyLedger({
        system: true,
        partnershipId: id,
      });
      const result = findings.length === 0 ? 'balances' : `does not balance (${findings.length} findings)`;
      say(`${partnership}: ${transactions} transactions with ${entries} entries: ${result}.`);
      for (const { check, detail } of findings) say(`  ${check}: ${detail}`);
      isWell &&= findings.length === 0;
    }
  } finally {
    await closeDatabase();
  }
  return isWell;
}
