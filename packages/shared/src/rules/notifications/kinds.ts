import { HUB_ROLES, PROVIDER_ROLES, type Role } from '../permissions/index.js';

/** Where one is told of something: nowhere, in the app, or in the app and in the mail that sums it up. */
export const NOTIFICATION_CHANNELS = ['NONE', 'APP', 'DIGEST'] as const;
export type NotificationChannel = (typeof NOTIFICATION_CHANNELS)[number];

interface KindOfNotification {
  /** Who can be told of it; which of them is told of one is for server/notifications to find. */
  readonly roles: readonly Role[];
  /** What holds until a person has chosen. */
  readonly usual: NotificationChannel;
  /** Why it cannot be silenced; most can. */
  readonly urgent?: string;
}

/**
 * What one is told of (features.md PL6). Two cannot be turned off, because nobody but who is told would ever notice:
 * work that was given up stands still until somebody tries again, and a claim that its facts no longer bear out stays
 * paid until the backbone decides (domain.md, Milestones).
 */
export const NOTIFICATION_KINDS = {
  MILESTONE_SOON: { roles: PROVIDER_ROLES, usual: 'DIGEST' },
  MILESTONE_MISSED: { roles: PROVIDER_ROLES, usual: 'DIGEST' },
  MILESTONE_BROKEN: { roles: PROVIDER_ROLES, usual: 'DIGEST' },
  MATCH_OFFERED: { roles: PROVIDER_ROLES, usual: 'DIGEST' },
  MATCH_WITHDRAWN: { roles: [...PROVIDER_ROLES, 'BACKBONE', 'VERIFIER', 'AUDITOR'], usual: 'DIGEST' },
  CLAIM_IN_DOUBT: {
    roles: ['BACKBONE'],
    usual: 'DIGEST',
    urgent: 'Only the backbone decides what becomes of a claim that its facts no longer bear out.',
  },
  CLAIM_SENT_BACK: { roles: PROVIDER_ROLES, usual: 'DIGEST' },
  QUESTION_ASKED: { roles: PROVIDER_ROLES, usual: 'DIGEST' },
  QUESTION_ANSWERED: { roles: ['BACKBONE', 'VERIFIER', 'AUDITOR'], usual: 'APP' },
  REFERRAL_OFFERED: { roles: ['PROVIDER_MANAGER'], usual: 'DIGEST' },
  REFERRAL_DECLINED: { roles: HUB_ROLES, usual: 'DIGEST' },
  REFERRAL_WAITS: { roles: HUB_ROLES, usual: 'DIGEST' },
  REFERRAL_MOVED: { roles: ['REFERRER', 'ANCHOR', ...PROVIDER_ROLES], usual: 'DIGEST' },
  TRANSFER_ASKED: { roles: ['PROVIDER_MANAGER'], usual: 'DIGEST' },
  TRANSFER_ANSWERED: { roles: ['BACKBONE', ...PROVIDER_ROLES], usual: 'DIGEST' },
  JOINT_WORK_ASKED: { roles: ['PROVIDER_MANAGER'], usual: 'DIGEST' },
  JOINT_WORK_MOVED: { roles: PROVIDER_ROLES, usual: 'DIGEST' },
  RUN_TO_AUTHORISE: { roles: ['COMMISSIONER'], usual: 'DIGEST' },
  STATEMENT_TO_SETTLE: { roles: ['COMMISSIONER', 'FUNDER'], usual: 'DIGEST' },
  AUDIT_DRAWN: { roles: ['AUDITOR'], usual: 'DIGEST' },
  TABLE_DECIDED: { roles: ['ANALYST'], usual: 'DIGEST' },
  WORK_DONE: { roles: [...HUB_ROLES, 'REFERRER'], usual: 'APP' },
  WORK_FAILED: {
    roles: ['BACKBONE'],
    usual: 'DIGEST',
    urgent: 'What has stopped stays undone until somebody of the backbone tries again.',
  },
} as const satisfies Record<string, KindOfNotification>;

export type NotificationKind = keyof typeof NOTIFICATION_KINDS;

/** In the order in which one chooses. */
export const NOTIFICATION_KIND_NAMES = Object.keys(NOTIFICATION_KINDS) as NotificationKind[];

const kindOf = (kind: NotificationKind): KindOfNotification => NOTIFICATION_KINDS[kind];

/** What somebody with these roles can be told of. */
export const kindsFor = (roles: readonly Role[]): NotificationKind[] =>
  NOTIFICATION_KIND_NAMES.filter((kind) => kindOf(kind).roles.some((role) => roles.includes(role)));

/** Whether it is counted in quiet hours too and cannot be silenced. */
export const isUrgent = (kind: NotificationKind): boolean => kindOf(kind).urgent !== undefined;

/** Why it cannot be silenced; null for what can. */
export const urgencyOf = (kind: NotificationKind): string | null => kindOf(kind).urgent ?? null;

/** A person's own choices; what is missing is as usual. */
export type ChosenChannels = Partial<Readonly<Record<NotificationKind, NotificationChannel>>>;

/** Where somebody who chose this is told of a kind. What is urgent is never silent, whatever was stored. */
export function channelOf(kind: NotificationKind, chosen: ChosenChannels): NotificationChannel {
  const { usual } = kindOf(kind);
  const own = chosen[kind] ?? usual;
  return own === 'NONE' && isUrgent(kind) ? usual : own;
}
