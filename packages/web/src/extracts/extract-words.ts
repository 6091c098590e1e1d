import type { ExtractState } from '../gql/graphql.js';
import type { Tone } from '../ui/state-badge.js';

interface Words {
  name: string;
  tone: Tone;
}

const EXTRACT_STATE_WORDS: Readonly<Record<ExtractState, Words>> = {
  CHECKING: { name: 'Being checked', tone: 'going' },
  UNREADABLE: { name: 'Cannot be read', tone: 'stopped' },
  CHECKED: { name: 'Waits for you', tone: 'needs' },
  READY: { name: 'Ready to match', tone: 'good' },
  CANCELLED: { name: 'Given up', tone: 'quiet' },
  FAILED: { name: 'Stopped', tone: 'stopped' },
  DELETED: { name: 'Deleted', tone: 'quiet' },
};

interface Standing {
  readonly state: ExtractState;
  readonly headings: readonly string[];
  readonly isEncoded: boolean;
  readonly isBeingDeleted: boolean;
}

/** It could be opened, and nobody has said yet which of its columns hold what is needed. */
export const wantsColumns = ({ state, headings, isEncoded }: Standing): boolean =>
  state === 'UNREADABLE' && headings.length > 0 && !isEncoded;

export function extractStateWords(extract: Standing): Words {
  // it cannot be matched any more from the moment that its agreement is over, though its rows are here a moment longer
  if (extract.isBeingDeleted) return { name: 'Being deleted', tone: 'quiet' };
  return wantsColumns(extract)
    ? { name: 'Columns to choose', tone: 'needs' }
    : EXTRACT_STATE_WORDS[extract.state];
}
