import { addDays } from '../../rules/index.js';
import { askForTransfer, declineTransfer } from '../transfers/index.js';
import { togetherAt } from './enact-joint-work.js';
import { readSupported } from './enact-transfers.js';
import { TODAY } from './paperwork.js';
import { granted, type Stage } from './stage.js';

/** One provider works beside another: one goes on, one waits for our answer, one of ours was declined; and two transfers. */
export async function enactTyneTogether(stage: Stage, ours: string): Promise<void> {
  const ourId = stage.organisation(ours);
  const all = await readSupported(stage);
  const [asksOther, goes] = all.filter(({ providerId }) => providerId === ourId);
  const [supported, waits, comes] = all.filter(({ providerId }) => providerId !== ourId);
  if (!asksOther || !goes || !supported || !waits || !comes)
    throw new RangeError('Too few people are supported actively for two providers to work with.');
  const { at, managerOf, ask, agree, decline, met } = await togetherAt(stage);
  const worker = { providerId: ourId, linkWorkerId: stage.person('link-worker') };

  const goesOn = await ask(supported, ourId, 54, {
    ourPart: 'Everything about money, and the appeal.',
    theirPart: 'The walking group, until the way there is familiar.',
  });
  await agree(goesOn, worker, 52);
  await met(supported, worker, 15, '0011', 'Walked the long round and asked for the next date.');
  await ask(waits, ourId, 4, {
    ourPart: 'Support goes on with us, every other week.',
    theirPart: 'The garden mornings. They would rather not go alone the first time.',
  });
  const refused = await ask(asksOther, supported.providerId, 30, {
    ourPart: 'Support as before.',
    theirPart: 'Somebody to go along to the hospital on Fridays.',
  });
  await decline(
    refused,
    supported.providerId,
    27,
    'Our Fridays are full until the new year. Ask us again then.',
  );

  const asked = async (who: typeof goes, toId: string, daysAgo: number, reason: string, about: string) => {
    const agreedOn = addDays(TODAY, -daysAgo);
    const input = { participantId: who.id, toId, reason, about, agreedOn, agreedHow: 'SPOKEN' };
    return granted(await askForTransfer(at(who.linkWorkerId, daysAgo), input)).id;
  };
  await asked(
    comes,
    ourId,
    6,
    'NEARER',
    'Has moved in with a daughter round the corner from you. Afternoons are best.',
  );
  const stays = await asked(
    goes,
    comes.providerId,
    21,
    'AS_THEY_WISH',
    'Knows your choir, and would like to go on there.',
  );
  const words = 'The choir has stopped for now, and that is what they were looking for.';
  granted(await declineTransfer(managerOf(comes.providerId, 19), { id: stays, words }));
}
