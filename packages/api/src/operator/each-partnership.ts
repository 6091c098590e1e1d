import {
  type Actor,
  asOwner,
  closeDatabase,
  openDatabase,
  type Settings,
  systemActor,
} from '@weft/shared/server';

/** Goes through every partnership of the installation, one after the other, as the system. */
export async function inEachPartnership(
  settings: Settings & { readonly databaseUrl: string },
  say: (line: string) => void,
  work: (actor: Actor, slug: string) => Promise<void>,
): Promise<void> {
  const partnerships = await asOwner(settings.databaseUrl, async (owner) => {
    const { rows } = await owner.query<{ id: string; slug: string }>(
      'SELECT id, slug FROM partnership ORDER BY slug',
    );
    return rows;
  });
  if (partnerships.length === 0) say('There is no partnership yet.');
  await openDatabase(settings.appDatabaseUrl, { applicationName: 'weft-operator', poolSize: 1 });
  try {
    for (const { id, slug } of partnerships) await work(systemActor(id), slug);
  } finally {
    await closeDatabase();
  }
}
