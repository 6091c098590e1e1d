import type { CandidateState } from '../gql/graphql.js';
import type { Tone } from '../ui/state-badge.js';

export const CANDIDATE_STATE_WORDS: Readonly<Record<CandidateState, { name: string; tone: Tone }>> = {
  IDENTIFIED: { name: 'Parent not asked yet', tone: 'needs' },
  ASKED: { name: 'Parent asked', tone: 'going' },
  CONSENTED: { name: 'Parent consented', tone: 'good' },
};

/** How an anchor of this kind of partnership speaks of its people. */
export const PEOPLE_OF: Readonly<Record<string, string>> = {
  SCHOOL_ZONE: 'Our pupils',
  SOCIAL_PRESCRIBING: 'Our patients',
};

/** '34 of 40' */
export const usedText = (of: { used: number; places: number } | null | undefined): string =>
  of ? `${of.used} of ${of.places}` : '–';
