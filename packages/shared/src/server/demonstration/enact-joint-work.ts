import { addDays } from '../../rules/index.js';
import { recordContact } from '../contacts/index.js';
import {
  agreeToJointWork,
  askForJointWork,
  declineJointWork,
  endJointWork,
  type JointWorkInput,
} from '../joint-work/index.js';
import { withTenant } from '../tenancy/index.js';
import { instant } from './days.js';
import { readSupported, type Supported } from './enact-transfers.js';
import { TODAY } from './paperwork.js';
import { type DatedActor, granted, type Stage } from './stage.js';

type Parts = Pick<JointWorkInput, 'ourPart' | 'theirPart'>;

/** Some are worked with by two providers at once: two go on, two wait, one has ended and one was declined. */
export async function enactJointWork(stage: Stage, ours: string): Promise<void> {
  const ourId = stage.organisation(ours);
  const all = await readSupported(stage);
  const own = all.filter(({ providerId }) => providerId === ourId).slice(4);
  const others = all.filter(({ providerId }) => providerId !== ourId).slice(8);
  const [beside, waiting] = own;
  const worker = { providerId: ourId, linkWorkerId: stage.person('link-worker') };
  const [supported, asks, ended, declined] = others;
  if (!beside || !waiting || !supported || !asks || !ended || !declined)
    throw new RangeError('Too few people are supported actively for two providers to work with.');
  const { at, ask, agree, decline, met } = await togetherAt(stage);

  const first = await ask(beside, supported.providerId, 62, {
    ourPart: 'The tenancy, the rent and the letters from the landlord.',
    theirPart: 'The group on Thursdays, and a walk there together until it is familiar.',
  });
  await agree(first, supported, 59);
  await met(beside, supported, 38, '0001', 'Walked to the group together and stayed for the soup.');
  await met(beside, supported, 10, '0002', 'Came alone this time. Wants to cook once himself.');
  const second = await ask(supported, ourId, 48, {
    ourPart: 'Everything about the family and the school.',
    theirPart: 'Finding a flat nearer to the school, and the viewings.',
  });
  await agree(second, worker, 45);
  await met(supported, worker, 12, '0003', 'Two viewings. The second one has a garden.');
  const over = await ask(ended, ourId, 90, {
    ourPart: 'Weekly support, as before.',
    theirPart: 'The court date, and the letters before it.',
  });
  await agree(over, worker, 88);
  const words = 'The court has decided, and nothing more is to be done together.';
  granted(await endJointWork(at(worker.linkWorkerId, 20), { id: over, on: addDays(TODAY, -20), words }));
  await ask(asks, ourId, 3, {
    ourPart: 'Support goes on with us, weekly.',
    theirPart: 'The deposit scheme, which you know better than we do.',
  });
  await ask(waiting, asks.providerId, 5, {
    ourPart: 'The tenancy.',
    theirPart: 'Mornings at your workshop, two a week.',
  });
  const refused = await ask(declined, ourId, 25, {
    ourPart: 'Support goes on with us.',
    theirPart: 'Somebody to go along to the evening appointments.',
  });
  const why = 'None of us works in the evening at present. From spring somebody will.';
  await decline(refused, ourId, 23, why);
}

interface Together {
  /** somebody, so many days before the demonstration's own last day */
  readonly at: (personId: string, daysAgo: number) => DatedActor;
  readonly managerOf: (providerId: string, daysAgo: number) => DatedActor;
  /** asks on that day, for which it is agreed too; the id of the joint work */
  readonly ask: (who: Supported, toId: string, daysAgo: number, parts: Parts) => Promise<string>;
  readonly agree: (id: string, by: Omit<Supported, 'id'>, daysAgo: number) => Promise<void>;
  readonly decline: (id: string, providerId: string, daysAgo: number, words: string) => Promise<void>;
  readonly met: (
    who: Supported,
    by: Omit<Supported, 'id'>,
    daysAgo: number,
    key: string,
    words: string,
  ) => Promise<void>;
}

/** What those who were there would have done, each on a day of their own. */
export async function togetherAt(stage: Stage): Promise<Together> {
  const managers = await readManagers(stage);
  const at = (personId: string, daysAgo: number): DatedActor => ({
    personId,
    partnership: stage.slug,
    at: instant(addDays(TODAY, -daysAgo), 10),
  });
  const managerOf = (providerId: string, daysAgo: number): DatedActor =>
    at(managers.get(providerId) ?? stage.person('manager'), daysAgo);
  return {
    at,
    managerOf,
    ask: async (who, toId, daysAgo, parts) => {
      const on = addDays(TODAY, -daysAgo);
      const input = { ...parts, participantId: who.id, toId, fromOn: on, agreedOn: on, agreedHow: 'SPOKEN' };
      return granted(await askForJointWork(at(who.linkWorkerId, daysAgo), input)).id;
    },
    agree: async (id, by, daysAgo) => {
      const input = { id, workerId: by.linkWorkerId, share: 30 };
      granted(await agreeToJointWork(managerOf(by.providerId, daysAgo), input));
    },
    decline: async (id, providerId, daysAgo, words) => {
      granted(await declineJointWork(managerOf(providerId, daysAgo), { id, words }));
    },
    met: async (who, by, daysAgo, key, words) => {
      granted(
        await recordContact(at(by.linkWorkerId, daysAgo), {
          participantId: who.id,
          clientKey: `6a1d7a52-3c55-4a0e-9a51-00000000${key}`,
          kind: 'VISIT',
          on: addDays(TODAY, -daysAgo),
          minutes: 45,
          seen: true,
          words,
          company: [],
        }),
      );
    },
  };
}

/** Who manages each provider. */
const readManagers = (stage: Stage): Promise<ReadonlyMap<string, string>> =>
  withTenant(stage.actor('backbone', instant(TODAY, 18)), async (tenant) => {
    const rows = await tenant.rows<{ providerId: string; personId: string }>(
      `SELECT DISTINCT ON (organisation_id) organisation_id AS "providerId", person_id AS "personId" FROM membership
       WHERE partnership_id = $1 AND state = 'ACTIVE' AND 'PROVIDER_MANAGER' = ANY (roles)
       ORDER BY organisation_id, person_id`,
      [tenant.partnership.id],
    );
    return new Map(rows.map(({ providerId, personId }) => [providerId, personId]));
  });
