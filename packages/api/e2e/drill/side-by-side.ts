import type { Drill } from './drill.js';
import { startLoad } from './load.js';
import { makePlace } from './place.js';
import type { Backend } from './site.js';

/** Two APIs and two workers on the same records, with people who get into each other's way, and runs. */
export async function sideBySide(drill: Drill, backend: Backend): Promise<void> {
  const { site, random, size } = drill;
  const places = await Promise.all([makePlace(site.owner), makePlace(site.owner)]);
  const apis = await Promise.all([site.api(), site.api()]);
  await Promise.all([site.worker(backend), site.worker(backend)]);
  const urls = apis.map(({ url }) => url);
  const loads = await Promise.all(places.map((place) => startLoad(site, place, random, urls)));
  for (let rounds = 1; rounds <= size.rounds; rounds++) {
    for (const place of places) await place.fill(random.between(size.claims / 4, size.claims));
    // asked for twice at once, by either API
    await Promise.all(loads.flatMap((load) => [load.prepareRun(), load.prepareRun()]));
    await Promise.all(loads.map((load) => load.acknowledges(size.writes)));
    drill.progress(`${rounds} of ${size.rounds} rounds side by side`);
  }
  await Promise.all(loads.map((load) => load.stop()));
  const said = loads.map((load) => load.acknowledged);
  for (const one of said) drill.answers(one);
  drill.expectNoFault(said);
  await drill.check(`two APIs, two workers, jobs in ${backend}`, size.rounds, places, said);
}
