import { randomInt } from 'node:crypto';
import { hasRedis } from '@weft/shared/testing';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { clockMoved } from './clock-moved.js';
import { diskFull, mayMountDisk } from './disk-full.js';
import { type Account, type Drill, openDrill, tableOf } from './drill.js';
import { postgresKilled } from './postgres-killed.js';
import { redisLost } from './redis-lost.js';
import { sideBySide } from './side-by-side.js';
import { BACKENDS, type Backend, openSite, type Site } from './site.js';
import { workerKilled } from './worker-killed.js';

// npm run drill does it at full length; npm test in short. Both print the seed, with which the same is drawn again.
const FULL = process.env.WEFT_DRILL === 'full';
const SEED = Number(process.env.WEFT_DRILL_SEED ?? randomInt(2 ** 31));
const DISK = mayMountDisk();
const backends = BACKENDS.filter((backend) => backend === 'postgres' || hasRedis());
/** In short each backend has a part of what does not depend on it. */
const onSome = (one: Backend): Backend[] => (FULL ? backends : backends.filter((backend) => backend === one));

describe('whatever breaks, nothing acknowledged is lost and nothing is paid twice', {
  timeout: FULL ? 3_600_000 : 300_000,
}, () => {
  const account: Account = { rows: [], counts: new Map(), leftOut: [] };
  let site: Site;
  let drill: Drill;

  beforeAll(async () => {
    console.log(`The drill's seed is ${SEED}`);
    if (!hasRedis()) leaveOut('everything on Redis: redis-server is missing');
    // a right, not a tool: nobody can install it, so the short form does without it, in sight
    if (!DISK)
      leaveOut('the disk full for evidence: no small disk may be mounted here (root on Linux may)', FULL);
    site = await openSite(hasRedis());
    drill = openDrill(site, { seed: SEED, full: FULL, account });
  }, 240_000);
  afterEach(() => site.endAll());
  afterAll(async () => {
    await site?.close();
    console.log(tableOf(account));
  });

  const leaveOut = (what: string, isNeeded = true): void => {
    if (isNeeded && process.env.CI === 'true')
      throw new Error(`With CI=true nothing may be left out: ${what}`);
    account.leftOut.push(what);
  };

  it.each(backends)('the worker killed in the middle of runs, jobs in %s', (backend) =>
    workerKilled(drill, backend),
  );
  it.each(onSome('postgres'))('Postgres killed under load, jobs in %s', (backend) =>
    postgresKilled(drill, backend),
  );
  it.runIf(hasRedis())('Redis killed and emptied in the middle of runs', () => redisLost(drill));
  it.runIf(DISK)('the disk full for evidence', () => diskFull(drill));
  it.each(onSome('postgres'))('the clocks of API and worker moved, jobs in %s', (backend) =>
    clockMoved(drill, backend),
  );
  it.each(onSome('redis'))('two APIs and two workers side by side, jobs in %s', (backend) =>
    sideBySide(drill, backend),
  );
});
