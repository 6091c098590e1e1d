// Checks and imports files of referrals as the worker would, with all of the worker's code loaded, and reports what it took.
import { createReadStream } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { at } from '../../scripts/lib/places.mjs';
import { server } from '../lib/packages.mjs';

const {
  checkReferralFile,
  closeDatabase,
  fileEverybody,
  importReferralFile,
  importReferrals,
  openDatabase,
  openReferralFileStore,
  receiveReferralFile,
  referralFile,
  systemActor,
} = await server();
const worker = (name) => import(pathToFileURL(at('packages/worker/dist', name)).href);
await worker('start-worker.js');
// as the worker does when it starts
(await worker('yield-to-screens.js')).yieldToScreens();

const { WEFT_APP_DATABASE_URL, WEFT_HOME } = process.env;
await openDatabase(WEFT_APP_DATABASE_URL, { applicationName: 'weft-bench', poolSize: 6 });
const files = openReferralFileStore(WEFT_HOME);

const timed = async (work) => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};

process.on('disconnect', () => process.exit());
process.on('message', async ({ file, partnershipId, hub, sourceId }) => {
  const system = systemActor(partnershipId);
  if (file === undefined) {
    await fileEverybody(system);
    process.send({ filed: true });
    return;
  }
  if (file === null) {
    await closeDatabase();
    process.exit();
  }
  const id = await receiveReferralFile(hub, files, {
    content: createReadStream(file),
    fileName: 'people.csv',
    sourceId,
  });
  const shown = [];
  const onProgress = ({ done }) => shown.push(done);
  const check = await timed(() => checkReferralFile(system, files, id, { onProgress }));
  await importReferrals(hub, id);
  const enter = await timed(() => importReferralFile(system, files, id, { onProgress }));
  const { state, enters, entered } = await referralFile(hub, id);
  process.send({
    check,
    enter,
    state,
    enters,
    entered,
    steps: shown.length,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  });
});
process.send('ready');
