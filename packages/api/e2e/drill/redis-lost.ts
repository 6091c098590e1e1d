import type { Drill } from './drill.js';
import { startLoad } from './load.js';
import { makePlace } from './place.js';

/** Kills Redis in the middle of runs and starts it again with nothing in it; every other time its worker dies too. */
export async function redisLost(drill: Drill): Promise<void> {
  const { site, random, size } = drill;
  const { redis } = site;
  if (!redis) throw new Error('This site has no Redis.');
  const places = await Promise.all(Array.from({ length: 4 }, () => makePlace(site.owner)));
  const api = await site.api();
  let worker = await site.worker('redis');
  const loads = await Promise.all(places.map((place) => startLoad(site, place, random, [api.url])));
  for (let losses = 1; losses <= size.losses; losses++) {
    for (const place of places) await place.fill(random.between(size.claims / 4, size.claims));
    // two are worked on, the others wait in the queue
    await Promise.all(loads.map((load) => load.prepareRun()));
    await Promise.all(loads.map((load) => load.acknowledges(random.between(1, 5))));
    const dies = losses % 2 === 0;
    if (dies) await worker.kill();
    await redis.lose(random.one([0, 500, 2_000]));
    if (dies) worker = await site.worker('redis');
    drill.progress(`Redis lost ${losses} of ${size.losses} times`);
  }
  await Promise.all(loads.map((load) => load.stop()));
  const said = loads.map((load) => load.acknowledged);
  for (const one of said) drill.answers(one);
  await drill.check('Redis killed and emptied', size.losses, places, said);
}
