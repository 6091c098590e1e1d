import { spawn } from 'node:child_process';
import { mkdirSync, watch } from 'node:fs';
import { announce } from './lib/announce.mjs';
import { build } from './lib/build.mjs';
import { checkPort } from './lib/check-port.mjs';
import { install } from './lib/install.mjs';
import { makeReady, openInstallation } from './lib/installation.mjs';
import { checkNode } from './lib/node-version.mjs';
import { at, tool } from './lib/places.mjs';
import { command, say } from './lib/say.mjs';
import { serve } from './lib/serve.mjs';
import { untilStopped } from './lib/stopping.mjs';
import { wantedAddress } from './lib/wanted-address.mjs';

const WEB_PORT = Number(process.env.WEB_PORT ?? 4410);

// npm run dev: the compiler watches the server's sources and what it writes starts API and worker anew;
// Vite serves the page, with its own reloading, beside them and passes /graphql and /api on.
await command(() =>
  untilStopped(async (stop) => {
    checkNode();
    const { host, port } = wantedAddress();
    await checkPort(host, port);
    await checkPort('127.0.0.1', WEB_PORT);
    await install();
    stop.check();
    await build(['server']);
    stop.check();
    const installation = await openInstallation();
    stop.undo(() => installation.release());
    stop.check();
    await makeReady(installation);
    stop.check();
    const serving = serve(installation, { patient: true });
    stop.undo(() => serving.stop());
    stop.force(() => serving.kill());
    await Promise.race([serving.ready(), stop.asked]);
    stop.check();

    stop.undo(watchOutput(() => serving.restart().then(() => say('API and worker run anew.'))));
    stop.undo(startTool('tsc', '.', ['-b', '--watch', '--preserveWatchOutput'], process.env));
    const env = { ...process.env, WEFT_API: `http://127.0.0.1:${port}` };
    stop.undo(
      startTool('graphql-codegen', 'packages/web', ['--config', 'codegen.ts', '--watch', '--silent'], env),
    );
    stop.undo(startTool('vite', 'packages/web', ['--host', '127.0.0.1', '--port', String(WEB_PORT)], env));
    announce(`http://localhost:${WEB_PORT}`, await serving.meta());
    await Promise.race([serving.failed, stop.asked]);
  }),
);
process.exit();

function startTool(name, workspace, args, env) {
  const child = spawn(tool(name, workspace), args, {
    cwd: at(workspace),
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return () => void child.kill('SIGTERM');
}

/** Calls once after a burst of writes: one saved file is compiled into several. */
function watchOutput(changed) {
  let timer;
  const later = (_, file) => {
    if (!file?.endsWith('.js')) return;
    clearTimeout(timer);
    timer = setTimeout(changed, 400);
  };
  const watchers = ['shared', 'api', 'worker'].map((name) => {
    mkdirSync(at('packages', name, 'dist'), { recursive: true });
    return watch(at('packages', name, 'dist'), { recursive: true }, later);
  });
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
