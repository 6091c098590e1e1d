import { makeReady, openInstallation } from '../../../../scripts/lib/installation.mjs';
import { command } from '../../../../scripts/lib/say.mjs';
import { untilStopped } from '../../../../scripts/lib/stopping.mjs';
import { ownEnvironment } from './own-environment.mjs';

// The demonstration, loaded into a folder and left at rest: runs of the stories begin with a copy of it each.
const [home = ''] = process.argv.slice(2);
if (home === '') throw new Error('load.mjs is told which folder it may fill.');
process.env = ownEnvironment(home);
await command(() =>
  untilStopped(async (stop) => {
    const installation = await openInstallation();
    stop.undo(() => installation.release());
    await makeReady(installation);
  }),
);
process.exit();
