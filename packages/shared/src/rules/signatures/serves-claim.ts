import { type CalendarDate, formatDate } from '../calendar/index.js';
import { type Refusal, refuse } from '../refusals/index.js';

/** A line of a rate card, as a step of a ladder. */
export interface LadderLine {
  readonly outcomeCode: string;
  /** the outcome that comes before it */
  readonly after: string | null;
}

/** The outcomes that stand on one ladder with this one: what comes before it, and what comes after. */
export function onLadderWith(lines: readonly LadderLine[], outcomeCode: string): ReadonlySet<string> {
  const found = new Set([outcomeCode]);
  const near = ({ outcomeCode: code, after }: LadderLine): boolean =>
    found.has(code) || found.has(after ?? '');
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const line of lines)
      if (near(line)) {
        found.add(line.outcomeCode);
        if (line.after !== null) found.add(line.after);
      }
  }
  return found;
}

interface Certified {
  readonly outcomeCode: string;
  readonly outcomeTitle: string;
  readonly achievedOn: CalendarDate;
  /** a newer one was signed for the same outcome */
  readonly isReplaced: boolean;
}

interface Claimed {
  readonly outcomeCode: string;
  readonly achievedOn: CalendarDate;
  /** of the card that prices it */
  readonly lines: readonly LadderLine[];
}

/**
 * Whether a signed statement is evidence of a claim of the same person. One document serves every claim of its ladder
 * (domain.md, Evidence); for the outcome that it names it holds for the day that it names.
 * @returns INVALID without a field
 */
export function judgeSignedFor(signed: Certified, claim: Claimed): Refusal | null {
  if (signed.isReplaced)
    return refuse('INVALID', 'A newer statement was signed in the place of this one. Choose that.');
  if (!onLadderWith(claim.lines, claim.outcomeCode).has(signed.outcomeCode))
    return refuse(
      'INVALID',
      `This statement is about “${signed.outcomeTitle}”, which is not on the ladder of this outcome. Take a signature for this one.`,
    );
  if (signed.outcomeCode === claim.outcomeCode && signed.achievedOn !== claim.achievedOn)
    return refuse(
      'INVALID',
      `It was signed for ${formatDate(signed.achievedOn)}, and you claim ${formatDate(claim.achievedOn)}. Put the day right, or take a new signature.`,
    );
  return null;
}
