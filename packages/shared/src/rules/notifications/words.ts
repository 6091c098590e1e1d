import { REFERRAL_STATE_NAMES, type ReferralState } from '../referrals/states.js';
import type { NotificationKind } from './kinds.js';

/** What one is told of, as one chooses it: 'Tell me of …'. */
export const NOTIFICATION_WORDS: Readonly<Record<NotificationKind, string>> = {
  MILESTONE_SOON: 'A milestone of somebody you support falls due soon',
  MILESTONE_MISSED: 'A milestone was missed',
  MILESTONE_BROKEN: 'A milestone was broken and begins anew',
  MATCH_OFFERED: 'Data matching shows that somebody you support reached an outcome',
  MATCH_WITHDRAWN: 'A match that proves a claim does not stand any more',
  CLAIM_IN_DOUBT: 'What is recorded no longer bears out a claim',
  CLAIM_SENT_BACK: 'A claim was returned, withheld, rejected or reversed',
  QUESTION_ASKED: 'Somebody asks about a claim',
  QUESTION_ANSWERED: 'Your question about a claim was answered',
  REFERRAL_OFFERED: 'Somebody is offered to us',
  REFERRAL_DECLINED: 'A provider declined somebody',
  REFERRAL_WAITS: 'Somebody has waited too long',
  REFERRAL_MOVED: 'Somebody you referred is a step further',
  TRANSFER_ASKED: 'Another provider asks us to take somebody on',
  TRANSFER_ANSWERED: 'A transfer was answered, or taken back',
  JOINT_WORK_ASKED: 'Another provider asks us to work with somebody jointly',
  JOINT_WORK_MOVED: 'Joint work was answered, given to you, or ended',
  RUN_TO_AUTHORISE: 'A payment run waits for authorisation',
  STATEMENT_TO_SETTLE: 'A statement is to be settled',
  AUDIT_DRAWN: 'The month’s audit sample is drawn',
  TABLE_DECIDED: 'A table that you asked for was released, or was not',
  WORK_DONE: 'Something that took a while is done',
  WORK_FAILED: 'Background work has stopped',
};

/** The same said of one, by what became of it. */
const BY_DETAIL: Partial<Readonly<Record<NotificationKind, Readonly<Record<string, string>>>>> = {
  CLAIM_SENT_BACK: {
    RETURNED: 'A claim was returned to you',
    WITHHELD: 'A claim is withheld until better evidence comes',
    REJECTED: 'A claim was rejected',
    REVERSED: 'A claim was reversed',
  },
  MATCH_WITHDRAWN: {
    DIFFERENT: 'A match that proves a claim was decided to be another person',
    FALLEN: 'A match that proves a claim is not held to be one any more',
  },
  REFERRAL_WAITS: {
    RECEIVED: 'A referral has not been looked at yet',
    IN_TRIAGE: 'A referral has been in triage for long',
    OFFERED: 'An offer has not been answered yet',
    WAITING: 'Somebody has been on the waiting list for long',
  },
  REFERRAL_MOVED: {
    // in the words in which their own list says it
    ACCEPTED: movedTo('ACCEPTED'),
    STARTED: movedTo('STARTED'),
    DECLINED: movedTo('DECLINED'),
    SUPPORTED_ONCE: movedTo('SUPPORTED_ONCE'),
  },
  TRANSFER_ANSWERED: {
    TAKEN_ON: 'Another provider has taken somebody on',
    DECLINED: 'A transfer was declined',
    WITHDRAWN: 'A transfer was taken back before it was answered',
  },
  JOINT_WORK_MOVED: {
    AGREED: 'Joint work was agreed to',
    DECLINED: 'Joint work was declined',
    WITHDRAWN: 'Joint work was taken back before it was answered',
    NAMED: 'You were named to work with somebody jointly',
    RENAMED: 'Somebody else works with them jointly now',
    ENDED: 'Joint work has ended',
  },
  TABLE_DECIDED: {
    RELEASED: 'A table that you asked for was released: you can download it',
    REFUSED: 'A table that you asked for was not released',
  },
  WORK_DONE: {
    RUN: 'A payment run is worked out',
    CHECK: 'A file of referrals is checked',
    IMPORT: 'A file of referrals has gone in',
  },
};

function movedTo(state: ReferralState): string {
  return `A referral of yours: ${REFERRAL_STATE_NAMES[state]}`;
}

/** Where a referral stands now, if it went on since somebody was told: "now Offered"; null where it did not. */
export const sayStateNow = (detail: string | null, now: ReferralState | null): string | null =>
  now === null || now === detail ? null : `now ${REFERRAL_STATE_NAMES[now]}`;

const ONE: Partial<Readonly<Record<NotificationKind, string>>> = {
  MILESTONE_SOON: 'A milestone falls due soon',
};

/** What a notification says before it names anybody: whole words, for the page and for the mail. */
export const sayNotification = (kind: NotificationKind, detail: string | null): string =>
  BY_DETAIL[kind]?.[detail ?? ''] ?? ONE[kind] ?? NOTIFICATION_WORDS[kind];

const AT: Readonly<Record<NotificationKind, (id: string) => string>> = {
  MILESTONE_SOON: (id) => `people/${id}`,
  MILESTONE_MISSED: (id) => `people/${id}`,
  MILESTONE_BROKEN: (id) => `people/${id}`,
  MATCH_OFFERED: () => 'data/offers',
  MATCH_WITHDRAWN: (id) => `claims/${id}`,
  CLAIM_IN_DOUBT: (id) => `claims/${id}`,
  CLAIM_SENT_BACK: (id) => `claims/${id}`,
  QUESTION_ASKED: (id) => `claims/${id}`,
  QUESTION_ANSWERED: (id) => `claims/${id}`,
  REFERRAL_OFFERED: (id) => `referrals/${id}`,
  REFERRAL_DECLINED: (id) => `referrals/${id}`,
  REFERRAL_WAITS: (id) => `referrals/${id}`,
  REFERRAL_MOVED: () => 'referrals/own',
  TRANSFER_ASKED: () => 'transfers',
  TRANSFER_ANSWERED: () => 'transfers',
  JOINT_WORK_ASKED: () => 'transfers',
  JOINT_WORK_MOVED: () => 'transfers',
  RUN_TO_AUTHORISE: (id) => `money/runs/${id}`,
  STATEMENT_TO_SETTLE: (id) => `money/statements/${id}`,
  AUDIT_DRAWN: () => 'audit',
  TABLE_DECIDED: () => 'analysis/outputs',
  WORK_DONE: (id) => `money/runs/${id}`,
  WORK_FAILED: () => 'settings/work',
};

/** Where what a notification tells of is seen to: an address inside the partnership. */
export const addressOfNotification = (
  kind: NotificationKind,
  detail: string | null,
  aboutId: string,
): string => (kind === 'WORK_DONE' && detail !== 'RUN' ? `referrals/files/${aboutId}` : AT[kind](aboutId));
