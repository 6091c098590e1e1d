// Sweeps a partnership's milestones as the worker would, with all of the worker's code loaded, and reports what it took.
import { pathToFileURL } from 'node:url';
import { at } from '../../scripts/lib/places.mjs';
import { server } from '../lib/packages.mjs';

const { closeDatabase, openDatabase, sweepMilestones, systemActor } = await server();
await import(pathToFileURL(at('packages/worker/dist/start-worker.js')).href);

process.once('message', async ({ url, partnershipId }) => {
  await openDatabase(url, { applicationName: 'weft-bench', poolSize: 6 });
  const started = performance.now();
  const judged = await sweepMilestones(systemActor(partnershipId));
  const seconds = (performance.now() - started) / 1000;
  await closeDatabase();
  process.send({ seconds, judged, peakMegabytes: process.resourceUsage().maxRSS / 1024 }, () =>
    process.exit(),
  );
});
process.send('ready');
