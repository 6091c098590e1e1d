import { announce } from './lib/announce.mjs';
import { build } from './lib/build.mjs';
import { checkPort } from './lib/check-port.mjs';
import { install } from './lib/install.mjs';
import { makeReady, openInstallation } from './lib/installation.mjs';
import { checkNode } from './lib/node-version.mjs';
import { command } from './lib/say.mjs';
import { serve } from './lib/serve.mjs';
import { untilStopped } from './lib/stopping.mjs';
import { wantedAddress } from './lib/wanted-address.mjs';

// npm start: everything from a bare clone to an address that answers.
await command(() =>
  untilStopped(async (stop) => {
    checkNode();
    const { host, port } = wantedAddress();
    await checkPort(host, port);
    await install();
    stop.check();
    await build();
    stop.check();
    const installation = await openInstallation();
    stop.undo(() => installation.release());
    stop.check();
    await makeReady(installation);
    stop.check();
    const serving = serve(installation);
    stop.undo(() => serving.stop());
    stop.force(() => serving.kill());
    await Promise.race([serving.ready(), stop.asked]);
    stop.check();
    announce(installation.settings.publicUrl, await serving.meta());
    await Promise.race([serving.failed, stop.asked]);
  }),
);
process.exit();
