import { Fault } from '../errors.js';
import type { Actor, PersonActor } from './actor.js';
import type { Tenant } from './tenant.js';
import { withTenant } from './with-tenant.js';

interface Waiting {
  readonly actor: PersonActor;
  /** what it resolves to, whoever asked for it knows */
  readonly work: (tenant: Tenant) => Promise<unknown>;
  readonly resolve: (value: never) => void;
  readonly reject: (reason: unknown) => void;
}

/** A statement failed, and with it the transaction for all who share it. */
class TransactionLost extends Error {}

/**
 * What one request reads, gathered: what is asked for in one moment by one person in one partnership is read in one
 * transaction instead of one each, since to enter a partnership and to leave it costs as much as a short read. The actor
 * carries it, and a use case says that it may be read so (`readAlongside`).
 */
export class Alongside {
  private waiting: Waiting[] = [];

  read<T>(actor: PersonActor, work: (tenant: Tenant) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ actor, work, resolve, reject });
      // begins when all who ask in this moment have asked
      if (this.waiting.length === 1) void Promise.resolve().then(() => process.nextTick(() => this.begin()));
    });
  }

  private begin(): void {
    let waiting = this.waiting;
    this.waiting = [];
    for (let [first] = waiting; first; [first] = waiting) {
      const { actor } = first;
      void together(
        actor,
        waiting.filter((one) => isSame(one.actor, actor)),
      );
      waiting = waiting.filter((one) => !isSame(one.actor, actor));
    }
  }
}

/**
 * Reads in a transaction of its own, or in one with what else the request reads in this moment. For works that only read,
 * never go on as the system, and mind no more than others where the transaction looks back (`Tenant.looksBack`): a
 * participant's record, and what hangs on it.
 * @throws as `withTenant`
 */
export const readAlongside = <T>(actor: Actor, work: (tenant: Tenant) => Promise<T>): Promise<T> =>
  'alongside' in actor && actor.alongside ? actor.alongside.read(actor, work) : withTenant(actor, work);

const isSame = (one: PersonActor, other: PersonActor): boolean =>
  one.session === other.session &&
  one.personId === other.personId &&
  one.partnership === other.partnership &&
  one.at?.getTime() === other.at?.getTime();

async function together(actor: PersonActor, group: readonly Waiting[]): Promise<void> {
  const [only] = group;
  if (only && group.length === 1) return alone(only);
  try {
    const read = await withTenant(actor, async (tenant) => {
      const settled = await Promise.allSettled(group.map(({ work }) => tenant.aside(work)));
      // a fault of ours is one work's own; a fault of the database is everybody's
      if (settled.some((one) => one.status === 'rejected' && !(one.reason instanceof Fault)))
        throw new TransactionLost();
      return settled;
    });
    for (const [nth, one] of group.entries()) answer(one, read[nth]);
  } catch (reason) {
    if (reason instanceof TransactionLost) await Promise.all(group.map(alone));
    else for (const { reject } of group) reject(reason);
  }
}

const alone = ({ actor, work, resolve, reject }: Waiting): Promise<void> =>
  withTenant(actor, work).then((value) => resolve(value as never), reject);

function answer({ resolve, reject }: Waiting, read: PromiseSettledResult<unknown> | undefined): void {
  if (read?.status === 'fulfilled') resolve(read.value as never);
  else reject(read?.reason);
}
