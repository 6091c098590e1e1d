import { spawn } from 'node:child_process';
import { mkdirSync, watch } from 'node:fs';
import { announce } from './lib/announce.mjs';
import { build } from './lib/build.mjs';
import { checkPort } from './lib/check-port.mjs';
import { install } from './lib/install.mjs';
import { makeReady, openInstallation } from './lib/installation.mjs';
import { checkNode } from './lib/node-version.mjs';
import { at, tool } from './lib/places.mjs';
import { runQuietly } from './lib/run.mjs';
import { command, oneLine, say, warn } from './lib/say.mjs';
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
    // The page comes from Vite's port: requests from there are its own, and links in mails lead there.
    process.env.PUBLIC_URL ||= `http://localhost:${WEB_PORT}`;
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

    stop.undo(watchServer(() => serving.restart().then(() => say('API and worker run anew.'))));
    stop.undo(startTool('tsc', '.', ['-b', '--watch', '--preserveWatchOutput'], process.env));
    const env = { ...process.env, WEFT_API: `http://127.0.0.1:${port}` };
    stop.undo(watchQueries());
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

/** What the compiler writes starts API and worker anew. */
function watchServer(changed) {
  const folders = ['shared', 'api', 'worker'].map((name) => at('packages', name, 'dist'));
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  return watchFiles(folders, (file) => file.endsWith('.js'), changed);
}

/** A changed query or schema makes the generated documents anew, which Vite then reloads. */
function watchQueries() {
  const isQuery = (file) => /\.(tsx?|graphql)$/.test(file) && !file.startsWith('gql');
  const generate = () =>
    runQuietly(
      tool('graphql-codegen', 'packages/web'),
      ['--config', 'codegen.ts', '--silent'],
      'the queries could not be generated',
      { cwd: at('packages/web') },
    ).catch((fault) => warn(`Weft: ${oneLine(fault)}`));
  return watchFiles([at('packages/web/src'), at('packages/api/schema.graphql')], isQuery, generate);
}

/** Calls once after a burst of writes: one saved file is compiled into several. */
function watchFiles(paths, matters, changed) {
  let timer;
  const later = (_, file) => {
    if (!file || !matters(file)) return;
    clearTimeout(timer);
    timer = setTimeout(changed, 400);
  };
  const watchers = paths.map((path) => watch(path, { recursive: true }, later));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
