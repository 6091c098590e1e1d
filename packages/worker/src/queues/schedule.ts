import { isRefusal } from '@weft/shared';
import {
  type Actor,
  clearExtracts,
  clearReferralFiles,
  clearUnusedUploads,
  drawScheduledSample,
  type FileStore,
  fileEverybody,
  namedExtractFiles,
  prepareScheduledRun,
  sweepMatchedEvidence,
  sweepMilestones,
  systemActor,
  UNUSED_UPLOAD_DAYS,
} from '@weft/shared/server';
import pg from 'pg';
import type { Logger } from 'pino';

const EVERY = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Does what is due by the calendar, now and every quarter of an hour: prepares the runs that partnerships have
 * scheduled, draws the audit sample of a month that is over, judges the milestones that another day has changed, looks once a day at what matches lead to, and
 * clears away files that no claim names and files of referrals that have ended or waited too long. What ends at midnight in a partnership's time zone is done soon after. Several workers may do so at once: there is one run for a period's end, one sample a month,
 * and a milestone that one of them judges is passed over by the others.
 */
export function startSchedule(
  appDatabaseUrl: string,
  files: { readonly evidence: FileStore; readonly referrals: FileStore; readonly extracts: FileStore },
  log: Logger,
): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let sweptOn = '';
  const look = (): void => {
    running = (async () => {
      await prepareScheduledRuns(appDatabaseUrl, log);
      await drawScheduledSamples(appDatabaseUrl, log);
      await sweepAllMilestones(appDatabaseUrl, log, () => stopped);
      sweptOn = await sweepMatches(appDatabaseUrl, log, sweptOn);
      await clearLeftBehind(appDatabaseUrl, files.evidence, log);
      await clearEndedFiles(appDatabaseUrl, files.referrals, log);
      await clearOldExtracts(appDatabaseUrl, files.extracts, log);
      await clearUnnamedExtracts(appDatabaseUrl, files.extracts, log);
      await files.extracts.sweep();
      await fileEverybodyNew(appDatabaseUrl, log);
    })().catch((error: unknown) =>
      log.warn({ err: error }, 'what is due by the calendar could not be done; the next look tries again'),
    );
  };
  look();
  const timer = setInterval(look, EVERY);
  return {
    stop: () => {
      stopped = true;
      clearInterval(timer);
      return running;
    },
  };
}

/** One look. @returns the ids of the runs that it prepared. */
export async function prepareScheduledRuns(appDatabaseUrl: string, log: Logger): Promise<string[]> {
  const prepared: string[] = [];
  const due = 'SELECT partnership_id AS id FROM app.scheduled_partnerships()';
  await inEach(appDatabaseUrl, due, log, async (actor, partnership) => {
    const run = await prepareScheduledRun(actor);
    if (isRefusal(run))
      log.warn({ partnership, code: run.code, reason: run.message }, 'a scheduled run was refused');
    else if (run) prepared.push(run.id);
  });
  if (prepared.length > 0) log.info({ runs: prepared }, 'runs were prepared by schedule');
  return prepared;
}

/** One look. @returns the ids of the partnerships whose sample it drew. */
async function drawScheduledSamples(appDatabaseUrl: string, log: Logger): Promise<string[]> {
  const drawn: string[] = [];
  const all = 'SELECT id FROM app.partnership_ids() AS id';
  await inEach(appDatabaseUrl, all, log, async (actor, partnership) => {
    if (await drawScheduledSample(actor)) drawn.push(partnership);
  });
  if (drawn.length > 0) log.info({ partnerships: drawn }, 'audit samples were drawn by schedule');
  return drawn;
}

/** One look, except while records of the past are loaded. @returns how many milestones it judged. */
export async function sweepAllMilestones(
  appDatabaseUrl: string,
  log: Logger,
  stopped: () => boolean = () => false,
): Promise<number> {
  let judged = 0;
  const all = `SELECT id FROM app.partnership_ids() AS id WHERE NOT (SELECT i.dates_back FROM app.installation i)`;
  await inEach(appDatabaseUrl, all, log, async (actor) => {
    judged += await sweepMilestones(actor, stopped);
  });
  if (judged > 0) log.info({ milestones: judged }, 'milestones were judged anew');
  return judged;
}

/**
 * Once a day, except while records of the past are loaded: what claims, notices and days have changed of what matches lead
 * to. What a run or a decision changes follows at once.
 * @returns the day
 */
async function sweepMatches(appDatabaseUrl: string, log: Logger, sweptOn: string): Promise<string> {
  const day = new Date().toISOString().slice(0, 10);
  if (day === sweptOn) return day;
  const all = `SELECT id FROM app.partnership_ids() AS id WHERE NOT (SELECT i.dates_back FROM app.installation i)`;
  await inEach(appDatabaseUrl, all, log, async (actor) => {
    await sweepMatchedEvidence(actor);
  });
  return day;
}

/** One look, except while records of the past are loaded. @returns how many files it cleared away. */
export async function clearLeftBehind(
  appDatabaseUrl: string,
  files: FileStore,
  log: Logger,
): Promise<number> {
  let cleared = 0;
  const some = `SELECT id FROM app.partnerships_with_unused_uploads(now() - interval '${UNUSED_UPLOAD_DAYS} days') AS id
    WHERE NOT (SELECT i.dates_back FROM app.installation i)`;
  await inEach(appDatabaseUrl, some, log, async (_, partnership) => {
    cleared += await clearUnusedUploads(partnership, files);
  });
  if (cleared > 0) log.info({ cleared }, 'files that no claim names were cleared away');
  return cleared;
}

/** One look, except while records of the past are loaded. @returns of how many files of referrals it deleted the content. */
async function clearEndedFiles(appDatabaseUrl: string, files: FileStore, log: Logger): Promise<number> {
  let cleared = 0;
  const all = `SELECT id FROM app.partnership_ids() AS id WHERE NOT (SELECT i.dates_back FROM app.installation i)`;
  await inEach(appDatabaseUrl, all, log, async (_, partnership) => {
    cleared += await clearReferralFiles(partnership, files);
  });
  if (cleared > 0) log.info({ cleared }, 'files of referrals that have ended were cleared away');
  return cleared;
}

/**
 * One look, except while records of the past are loaded: deletes extracts whose time is over, and what came under
 * agreements that are over. @returns how many it deleted.
 */
export async function clearOldExtracts(
  appDatabaseUrl: string,
  files: FileStore,
  log: Logger,
): Promise<number> {
  let cleared = 0;
  const all = `SELECT id FROM app.partnership_ids() AS id WHERE NOT (SELECT i.dates_back FROM app.installation i)`;
  await inEach(appDatabaseUrl, all, log, async (_, partnership) => {
    cleared += await clearExtracts(partnership, files);
  });
  if (cleared > 0) log.info({ cleared }, 'extracts were deleted, as their agreements promised');
  return cleared;
}

/**
 * One look: removes files of extracts that no row of any partnership names, as a process leaves them that is killed in
 * the middle. A file has its row, or is removed, minutes after it came: none that is still on its way is a day old.
 * @returns how many files it removed
 */
export async function clearUnnamedExtracts(
  appDatabaseUrl: string,
  files: FileStore,
  log: Logger,
): Promise<number> {
  const unnamed = new Set(await files.olderThan(DAY_MS));
  if (unnamed.size === 0) return 0;
  const all = 'SELECT id FROM app.partnership_ids() AS id';
  const haveAllAnswered = await inEach(appDatabaseUrl, all, log, async (_, partnership) => {
    for (const key of await namedExtractFiles(partnership, [...unnamed])) unnamed.delete(key);
  });
  // who did not answer may name any of them
  if (!haveAllAnswered) return 0;
  for (const key of unnamed) await files.remove(key);
  if (unnamed.size > 0)
    log.warn({ removed: unnamed.size }, 'files of extracts that no row names were removed');
  return unnamed.size;
}

/** One look: files who came, or changed, since the last one, so that they are found when somebody asks whether we have met. */
async function fileEverybodyNew(appDatabaseUrl: string, log: Logger): Promise<void> {
  let filed = 0;
  await inEach(appDatabaseUrl, 'SELECT id FROM app.partnership_ids() AS id', log, async (actor) => {
    filed += await fileEverybody(actor);
  });
  if (filed > 0) log.info({ filed }, 'people were filed to be found again');
}

/** Each partnership for itself: what is wrong in one keeps no other waiting. @returns whether nothing was wrong in any */
export async function inEach(
  appDatabaseUrl: string,
  which: string,
  log: Logger,
  work: (actor: Actor, partnership: string) => Promise<void>,
): Promise<boolean> {
  const client = new pg.Client({ connectionString: appDatabaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', (error) => log.debug({ err: error }, 'the schedule’s connection broke'));
  await client.connect();
  const { rows } = await client.query<{ id: string }>(which).finally(() => client.end());
  let isWell = true;
  for (const { id } of rows) {
    try {
      await work(systemActor(id), id);
    } catch (error) {
      isWell = false;
      log.warn(
        { err: error, partnership: id },
        'what is due in a partnership could not be done; the next look tries again',
      );
    }
  }
  return isWell;
}
