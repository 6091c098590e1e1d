import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { servingEnvironment } from './installation.mjs';
import { API, WORKER } from './places.mjs';
import { startProcess } from './processes.mjs';
import { Stop, warn } from './say.mjs';

/**
 * API and worker of an installation. A worker that ends is started again, after a pause that doubles while
 * it keeps ending early; an API that ends, ends everything, or waits for the next change in development.
 */
export function serve(installation, { patient = false } = {}) {
  const { settings } = installation;
  const env = servingEnvironment(installation);
  // In earnest the logs belong to whoever runs the service; tried out, they would bury the few lines that matter.
  const start = (name, file) =>
    startProcess(name, file, { env, log: settings.production ? null : join(settings.home, `${name}.log`) });

  let [fail, wake] = [() => undefined, () => undefined];
  const failed = new Promise((_, reject) => {
    fail = reject;
  });
  // Whoever waits for it hears of it; until then it is no fault of its own.
  failed.catch(() => undefined);
  const stopped = new Promise((resolve) => {
    wake = resolve;
  });
  let stopping = false;
  let restarting = Promise.resolve();
  let worker = start('worker', WORKER);
  let api = start('api', API);

  const watchApi = async (watched) => {
    const { how, why } = await watched.ended;
    if (stopping || watched !== api) return;
    const line = `the API ${how}${why ? `: ${why}` : '.'}`;
    if (patient) warn(`Weft: ${line}`);
    else fail(new Stop(line));
  };
  const watchWorker = async () => {
    let wait = 500;
    while (!stopping) {
      const [watched, since] = [worker, Date.now()];
      const { how, why } = await watched.ended;
      if (stopping || watched !== worker) continue;
      wait = Date.now() - since > 60_000 ? 1_000 : Math.min(wait * 2, 60_000);
      warn(`Weft: the worker ${how}${why ? ` (${why})` : ''}; it is started again in ${wait / 1000} s.`);
      await Promise.race([pause(wait, undefined, { ref: false }), stopped]);
      if (!stopping && watched === worker) worker = start('worker', WORKER);
    }
  };
  watchApi(api);
  watchWorker();

  const startAnew = async () => {
    if (stopping) return;
    const [oldApi, oldWorker] = [api, worker];
    // The API lets go of the port before its successor asks for it.
    api = null;
    await oldApi?.stop();
    api = start('api', API);
    watchApi(api);
    worker = start('worker', WORKER);
    await oldWorker.stop();
  };

  return {
    failed,
    /** Waits until API, database, queue and migrations are right. */
    async ready(patience = 90_000) {
      const deadline = Date.now() + patience;
      let last = 'it does not answer';
      while (Date.now() < deadline && !stopping) {
        const answer = await Promise.race([ask(settings, '/readyz'), failed]);
        if (answer?.ok) return;
        last = answer?.text || last;
        await Promise.race([pause(100), failed]);
      }
      if (!stopping) throw new Stop(`the API is not ready: ${last}`);
    },
    /** What the API tells everybody: whether it shows the demonstration, and with which accounts. */
    async meta() {
      const answer = await ask(settings, '/api/meta');
      return answer?.ok ? JSON.parse(answer.text) : {};
    },
    /** Starts both anew from what was built since. */
    restart() {
      restarting = restarting.then(startAnew);
      return restarting;
    },
    /** First no new requests, then no new jobs. */
    async stop() {
      stopping = true;
      wake();
      await restarting;
      await api?.stop();
      await worker.stop();
    },
    kill() {
      api?.kill();
      worker.kill();
    },
  };
}

/** One question to the API; null when it does not answer. */
async function ask({ host, port }, path) {
  const name =
    host === '0.0.0.0' ? '127.0.0.1' : host.includes(':') ? `[${host === '::' ? '::1' : host}]` : host;
  try {
    const answer = await fetch(`http://${name}:${port}${path}`, { signal: AbortSignal.timeout(5_000) });
    return { ok: answer.ok, text: (await answer.text()).slice(0, 100_000) };
  } catch {
    return null;
  }
}
