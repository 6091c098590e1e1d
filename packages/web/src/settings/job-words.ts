const KNOWN: Readonly<Record<string, string>> = {
  'payments.run': 'Payment run',
  'mail.invitation': 'Invitation by email',
  'mail.openedRecord': 'Notice that a record was opened',
  'mail.digest': 'Mail that sums up what somebody was told',
  'mail.referral': 'Acknowledgement of a referral',
  'mail.referralFile': 'Acknowledgement of a file of referrals',
  'referrals.check': 'Check of a file of referrals',
  'referrals.import': 'Import of a file of referrals',
  'matching.effects': 'What matches lead to: claims to offer, milestones to move',
  'extracts.check': 'Check of an extract',
  'matching.estimate': 'Estimate of a matching run',
  'matching.run': 'Matching run',
};

/** A job's kind in words; one that has none yet is spelled out: 'claims.export' is 'Claims export'. */
export function jobText(kind: string): string {
  const known = KNOWN[kind];
  if (known !== undefined) return known;
  const words = kind.replace(/[._-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
