import type { Refusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import type { KeptAndSent } from './send-waiting.js';

/** What is said of an entry: 'The contact with Ada is recorded.' where it arrived, and by its name, 'contact', where it waits. */
interface Words {
  readonly arrived: string;
  readonly called: string;
}

/**
 * Tells what became of an entry that was kept and sent.
 * @returns whether it is out of its writer's hands: else it was refused, or is neither sent nor kept
 */
export function useTellSent(refusals: Refusals): (of: KeptAndSent, words: Words) => boolean {
  const say = useSay();
  return ({ kept, sent }, { arrived, called }) => {
    if (sent.how === 'refused') refusals.show([{ message: sent.message }]);
    else if (sent.how === 'sent') say(arrived);
    else if (kept)
      say(`No connection: the ${called} waits on this device and is sent when it is back.`, { tone: 'tell' });
    else
      refusals.show([
        {
          message:
            'Weft cannot be reached, and this browser keeps nothing. Keep this page open and try again.',
        },
      ]);
    return sent.how === 'sent' || (sent.how === 'waits' && kept);
  };
}
