/** For how many days something is news, and is told of; ours, no source says any. */
export const NEWS_DAYS = {
  /** a milestone that was missed or broken longer ago is history that somebody entered late */
  milestone: 31,
  /** work on a file that was asked for longer ago is not looked for: the newest are found by an index */
  work: 7,
  /** whoever referred is told for so long that a referral went a step further */
  referral: 7,
  /** a change under a claim stands for so long in the day of who can reverse it; the list of claims keeps it */
  changeUnderClaim: 28,
} as const;
