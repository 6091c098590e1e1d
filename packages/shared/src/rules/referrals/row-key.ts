import type { ReferralDraft } from './check-referral.js';

/**
 * By what a row of a file is known again, so that the same file sent once more, corrected, reordered, with other line
 * ends or in another program's encoding, repeats nothing that went in: the sender's own reference where the row has
 * one, otherwise who it is and when they were referred. Without a birth date, whatever reaches the person stands for
 * it. The key holds for one sender: two agencies that refer one person make two referrals, and "Have we met?" shows it.
 *
 * A text of at most about 500 characters; equal keys are the same referral. A date of referral that a file leaves out
 * is no part of the key: it would be another one on each day.
 */
export function referralKey(referral: ReferralDraft, referredOnGiven: boolean): string {
  if (referral.theirReference !== null) return JSON.stringify(['reference', folded(referral.theirReference)]);
  const { givenName, familyName, birthDate, phone, email, postcode, referredOn } = referral;
  return JSON.stringify([
    'person',
    folded(givenName),
    folded(familyName),
    birthDate ?? phone ?? email ?? postcode ?? '',
    referredOnGiven ? referredOn : '',
  ]);
}

/** Without what people write now one way and now another: case, accents, blanks, dashes, apostrophes. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{P}\p{Z}]/gu, '');
