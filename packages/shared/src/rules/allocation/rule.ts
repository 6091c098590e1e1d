/**
 * What a suggestion weighs, in the order in which it is said: expertise wanted and offered, what the person wishes for,
 * room on the caseload, the way to travel, the anchor (a pupil's school, a patient's practice).
 */
export const ALLOCATION_PARTS = ['expertise', 'wishes', 'room', 'travel', 'anchor'] as const;
export type AllocationPart = (typeof ALLOCATION_PARTS)[number];

/**
 * How a partnership suggests who supports whom (domain.md, Referral hub). All of it is the partnership's own to change,
 * and to try on its waiting list first. Whom a person wishes to avoid is no weight: nobody is offered to them.
 */
export interface AllocationRule {
  /** how much each part counts against the others, 0 to 100 */
  readonly weights: Readonly<Record<AllocationPart, number>>;
  /** at what percent of what they can carry by the partnership's guide a worker is full and is offered nobody more */
  readonly fullAt: number;
  /** expertise without which nobody is suggested to whoever wants it, by code */
  readonly essential: readonly string[];
  /** kilometres from which on nearness counts nothing */
  readonly farKm: number;
  /** how much distance or room counts where it is not known, percent */
  readonly unknown: number;
  /** who has waited so many days goes where there is room: from then on room weighs this instead; null: no change */
  readonly longWait: { readonly days: number; readonly room: number } | null;
}

/** To begin with: no source publishes weights, so these are our suggestion. */
export const USUAL_ALLOCATION: AllocationRule = {
  weights: { expertise: 40, wishes: 30, room: 20, travel: 15, anchor: 60 },
  fullAt: 100,
  essential: [],
  farKm: 30,
  unknown: 50,
  longWait: { days: 28, room: 40 },
};
