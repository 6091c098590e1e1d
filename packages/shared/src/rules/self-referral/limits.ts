/**
 * What holds machines off the page on which people refer themselves, and no person: a hostel or a library is one
 * address for many, and five questions are not answered in less time by anybody.
 */
export const SELF_REFERRAL_LIMITS = {
  /** From opening the page to sending; the page itself never sends sooner. */
  leastSeconds: 4,
  /** Messages from one network address, and to one partnership, in an hour. */
  fromAddress: 20,
  toPartnership: 100,
  hourSeconds: 3_600,
  /** Mails that one mailbox gets in a day, whoever types its address. */
  toMailbox: 3,
  daySeconds: 86_400,
} as const;
