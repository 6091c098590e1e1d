import type { FileStore } from '../files/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** What the worker gives the check of an extract along. */
export interface CheckWork {
  /** called now and then while it goes on: a sign of life */
  readonly onProgress?: () => Promise<void> | void;
  /** commits together with the end of the work: the job's outbox row is marked done there */
  readonly finishing?: (tenant: Tenant) => Promise<void>;
  /** milliseconds between two notes of how far it is */
  readonly noteEvery?: number;
}

/** What a check needs to know of an extract, and where it tells how far it is. */
export interface CheckPlace {
  readonly actor: Actor;
  readonly files: FileStore;
  readonly extractId: string;
  readonly key: string;
  readonly follow: Follow;
}

/** Somebody gave the extract up, or another worker has it: what is half done is thrown away. */
export class NotWanted extends Error {
  override readonly name = 'NotWanted';
}

/** Notes how far a check is, once in a while, and sees whether it is still wanted. */
export class Follow {
  private last = Date.now();

  constructor(
    private readonly actor: Actor,
    private readonly extractId: string,
    private readonly work: CheckWork,
  ) {}

  /** @param rows in the file, as far as is known. @throws NotWanted */
  async at(done: number, rows: number): Promise<void> {
    const { noteEvery = 1000, onProgress } = this.work;
    if (Date.now() - this.last < noteEvery) return;
    this.last = Date.now();
    const isWanted = await withTenant(this.actor, async (tenant) => {
      await tenant.commitsEarly();
      const noted = await tenant.execute(
        `UPDATE extract_progress g SET rows = greatest($3::int, $4::int), done = $3
         FROM extract e WHERE g.partnership_id = $1 AND g.extract_id = $2
           AND e.partnership_id = $1 AND e.id = $2 AND e.state = 'CHECKING'`,
        [tenant.partnership.id, this.extractId, done, rows],
      );
      return noted === 1;
    });
    if (!isWanted) throw new NotWanted();
    await onProgress?.();
  }
}
