import type { Drill } from './drill.js';
import { startLoad } from './load.js';
import { makePlace } from './place.js';
import type { Backend } from './site.js';

/** Kills the postmaster under people who submit, approve, verify, read and pay, and starts it again. */
export async function postgresKilled(drill: Drill, backend: Backend): Promise<void> {
  const { site, random, size } = drill;
  const place = await makePlace(site.owner);
  const api = await site.api();
  await site.worker(backend);
  const load = await startLoad(site, place, random, [api.url]);
  await load.acknowledges(20);
  for (let crashes = 1; crashes <= size.crashes; crashes++) {
    await place.fill(random.between(size.claims / 4, size.claims));
    await load.prepareRun();
    await load.acknowledges(random.between(1, 20));
    await site.server.crash(random.one([0, 500, 2_000]), 'SIGKILL');
    // and everything works again, which nobody helps along
    await load.acknowledges(10);
    drill.progress(`Postgres killed ${crashes} of ${size.crashes} times`);
  }
  await load.stop();
  drill.answers(load.acknowledged);
  await drill.check(`Postgres killed, jobs in ${backend}`, size.crashes, [place], [load.acknowledged]);
}
