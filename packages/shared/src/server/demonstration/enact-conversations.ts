import { answerAboutClaim, askAboutClaim, NO_PARTS } from '../claims/index.js';
import { dateOf, dayOf, instant } from './days.js';
import type { Dice } from './random.js';
import { granted, type Stage } from './stage.js';
import type { StandingClaim } from './standing-claim.js';

const EXCHANGES: readonly (readonly [question: string, answer: string])[] = [
  [
    'Is this the same home as in the claim before, or has there been a move?',
    'The same home. The agreement runs on.',
  ],
  [
    'The signature is hard to read. Who signed?',
    'The participant did. I was there, and it is noted in the visit of that day.',
  ],
  ['Which course is it, and where?', 'The adult learning centre, level 1, two mornings a week.'],
  ['Was this visit in person or by telephone?', 'In person, at home.'],
  ['The date is a Sunday. Is that right?', 'Yes, it is the day on the letter.'],
];

/** A question about a claim while it is being looked at, and the answer if there is one. */
export async function talkAbout(
  stage: Stage,
  claim: StandingClaim,
  who: { readonly asks: string; readonly answers: string | null },
  dice: Dice,
): Promise<void> {
  const [question, answer] = dice.pick(EXCHANGES);
  const asked = dayOf(claim.approvedOn);
  granted(
    await askAboutClaim(
      stage.actor(who.asks, instant(dateOf(asked), 15)),
      { id: claim.id, question },
      NO_PARTS,
    ),
  );
  if (who.answers === null) return;
  granted(
    await answerAboutClaim(
      stage.actor(who.answers, instant(dateOf(asked + 1), 10)),
      {
        id: claim.id,
        answer,
      },
      NO_PARTS,
    ),
  );
}
