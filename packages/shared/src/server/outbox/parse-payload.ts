import { isId } from '../ids.js';
import type { JobPayload } from './announce.js';

/** An outbox row as the relay hands it over. */
export interface OutboxRow {
  readonly kind: string;
  readonly payload: unknown;
}

/**
 * Reads what a row carries: nothing that came through a queue is trusted to be what was put in.
 * @returns null for a kind or a payload that this version does not know.
 */
export function parsePayload({ kind, payload }: OutboxRow): JobPayload | null {
  const carried = typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {};
  const id = (name: string): string | null => {
    const value = carried[name];
    return typeof value === 'string' && isId(value) ? value : null;
  };
  switch (kind) {
    case 'matching.effects':
    case 'payments.run':
    case 'matching.estimate':
    case 'matching.run': {
      const runId = id('runId');
      return runId === null ? null : { kind, runId };
    }
    case 'mail.invitation': {
      const membershipId = id('membershipId');
      const sentBy = id('sentBy');
      return membershipId === null || sentBy === null ? null : { kind, membershipId, sentBy };
    }
    case 'mail.openedRecord': {
      const openedRecordId = id('openedRecordId');
      return openedRecordId === null ? null : { kind, openedRecordId };
    }
    case 'mail.digest': {
      const digestId = id('digestId');
      return digestId === null ? null : { kind, digestId };
    }
    case 'mail.referral': {
      const referralId = id('referralId');
      return referralId === null ? null : { kind, referralId };
    }
    case 'mail.referralFile':
    case 'referrals.check':
    case 'referrals.import': {
      const fileId = id('fileId');
      return fileId === null ? null : { kind, fileId };
    }
    case 'extracts.check': {
      const extractId = id('extractId');
      return extractId === null ? null : { kind, extractId };
    }
    default:
      return null;
  }
}
