import { count } from '../ui/count.js';
import type { Measures } from './measures-queries.js';
import { betweenText, people, spreadText } from './measures-words.js';

/** 'Between … and …, providers asked one another for 12 transfers and for joint work with 7 people. …' */
export function askedSentence(measures: Measures): string {
  const { transfers, jointWork, jointWorkRunning, isSuppressed } = measures;
  const running =
    jointWorkRunning === 0
      ? ''
      : ` Today two providers work together with ${people(jointWorkRunning, isSuppressed)}.`;
  if (transfers.asked === 0 && jointWork.asked === 0)
    return `Providers asked nothing of one another ${betweenText(measures)}.${running}`;
  const some = (number: number | null | undefined, word: string, words: string): string =>
    number == null
      ? `some ${words}`
      : `${isSuppressed && number > 0 ? 'about ' : ''}${count(number, word, words)}`;
  const answers = (of: Measures['transfers'], what: string): string =>
    spreadText(of.answered, 'waited').replace('Half of them waited', `Half of the answers to ${what} took`);
  return (
    `Providers asked one another for ${some(transfers.asked, 'transfer', 'transfers')} and for joint work with ` +
    `${people(jointWork.asked, isSuppressed)} ${betweenText(measures)}.` +
    `${answers(transfers, 'transfers')}${answers(jointWork, 'joint work')}${running}`
  );
}
