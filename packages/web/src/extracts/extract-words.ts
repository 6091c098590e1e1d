import type { ExtractState } from '../gql/graphql.js';
import type { Tone } from '../ui/state-badge.js';

export const EXTRACT_STATE_WORDS: Readonly<Record<ExtractState, { name: string; tone: Tone }>> = {
  CHECKING: { name: 'Being checked', tone: 'going' },
  UNREADABLE: { name: 'Cannot be read', tone: 'stopped' },
  CHECKED: { name: 'Waits for you', tone: 'needs' },
  READY: { name: 'Ready to match', tone: 'good' },
  CANCELLED: { name: 'Given up', tone: 'quiet' },
  FAILED: { name: 'Stopped', tone: 'stopped' },
  DELETED: { name: 'Deleted', tone: 'quiet' },
};
