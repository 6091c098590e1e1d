import { type Refusal, refuse } from '../refusals/index.js';
import { ALLOCATION_PARTS, type AllocationPart, type AllocationRule } from './rule.js';

const HEAVIEST = 100;
const MOST_ESSENTIAL = 100;
const LONGEST_WAIT = 3650;
const FARTHEST = 1000;

const PART_IN_WORDS: Record<AllocationPart, string> = {
  expertise: 'expertise',
  wishes: 'the person’s wishes',
  room: 'room',
  travel: 'travel',
  anchor: 'the anchor organisation',
};

/**
 * Everything that is wrong with a rule, in the order of its fields, each as INVALID with its path ("weights.travel");
 * nothing: it can be tried and adopted.
 *
 * @param known codes of the expertise that the partnership's list has
 */
export function faultsOfAllocationRule(rule: AllocationRule, known: readonly string[]): Refusal[] {
  const { weights, fullAt, farKm, unknown, longWait } = rule;
  return [
    ...ALLOCATION_PARTS.map((part) =>
      whole(weights[part], 0, HEAVIEST, `weights.${part}`, `Give ${PART_IN_WORDS[part]} a weight`),
    ),
    ALLOCATION_PARTS.every((part) => weights[part] === 0)
      ? refuse('INVALID', 'Give at least one of them a weight above 0.', 'weights')
      : null,
    whole(fullAt, 1, 200, 'fullAt', 'Give at how much of the guide, in %, a worker is full,'),
    ...faultsOfEssential(rule.essential, known),
    whole(farKm, 1, FARTHEST, 'farKm', 'Give the distance that is too far to count, in kilometres,'),
    whole(unknown, 0, 100, 'unknown', 'Give how much counts where nothing is known, in %,'),
    ...(longWait
      ? [
          whole(longWait.days, 1, LONGEST_WAIT, 'longWait.days', 'Give the days that are a long wait'),
          whole(longWait.room, 0, HEAVIEST, 'longWait.room', 'Give room a weight after a long wait'),
        ]
      : []),
  ].filter((fault) => fault !== null);
}

function faultsOfEssential(essential: readonly string[], known: readonly string[]): Refusal[] {
  if (essential.length > MOST_ESSENTIAL)
    return [refuse('INVALID', `Name at most ${MOST_ESSENTIAL} kinds of expertise.`, 'essential')];
  return essential.flatMap((code, nth) => {
    const field = `essential.${nth}`;
    if (!known.includes(code))
      return [
        refuse('INVALID', 'This expertise is not on the partnership’s list. Choose from the list.', field),
      ];
    if (essential.indexOf(code) !== nth)
      return [refuse('INVALID', 'The same expertise is listed twice. Remove one.', field)];
    return [];
  });
}

const whole = (given: number, least: number, most: number, field: string, ask: string): Refusal | null =>
  Number.isInteger(given) && given >= least && given <= most
    ? null
    : refuse('INVALID', `${ask} as a whole number from ${least} to ${most.toLocaleString('en-GB')}.`, field);
