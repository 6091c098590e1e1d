import { type Consenter, consenterIn } from '@weft/shared';
import { usePartnership } from '../app/viewer.js';
import type { CandidateState } from '../gql/graphql.js';
import type { Tone } from '../ui/state-badge.js';

const CANDIDATE_TONES: Readonly<Record<CandidateState, Tone>> = {
  IDENTIFIED: 'needs',
  ASKED: 'going',
  CONSENTED: 'good',
};

/** What is said of a consent, by whose it is. */
interface ConsentWords {
  readonly states: Readonly<Record<CandidateState, string>>;
  readonly lead: string;
  /** a code that an anchor may have for somebody */
  readonly codeExample: string;
  readonly wasAsked: string;
  readonly consents: string;
  /** who was asked, after 'It is written down that' */
  readonly who: (code: string) => string;
  readonly safeWay: string;
  readonly phone: string;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly told: string;
}

const CONSENT_WORDS: Readonly<Record<Consenter, ConsentWords>> = {
  PARENT: {
    states: {
      IDENTIFIED: 'Parent not asked yet',
      ASKED: 'Parent asked',
      CONSENTED: 'Parent consented',
    },
    lead: 'Codes only, and no names: nobody here knows who they are until a parent consents. What a parent refuses is erased',
    codeExample: 'Y5-07',
    wasAsked: 'Parent was asked',
    consents: 'Parent consents',
    who: (code) => `the parent of ${code}`,
    safeWay: 'The safe way to reach the parent',
    phone: 'Parent’s phone (optional)',
    email: 'Parent’s e-mail (optional)',
    givenName: 'Child’s first name',
    familyName: 'Child’s last name',
    birthDate: 'Child’s date of birth (optional)',
    told: 'What the parent was told',
  },
  THEMSELVES: {
    states: { IDENTIFIED: 'Not asked yet', ASKED: 'Asked', CONSENTED: 'Consented' },
    lead: 'Codes only, and no names: nobody here knows who they are until they consent themselves. What they refuse is erased',
    codeExample: 'H-07',
    wasAsked: 'They were asked',
    consents: 'They consent',
    who: (code) => code,
    safeWay: 'The safe way to reach them',
    phone: 'Phone (optional)',
    email: 'E-mail (optional)',
    givenName: 'First name',
    familyName: 'Last name',
    birthDate: 'Date of birth (optional)',
    told: 'What they were told',
  },
};

/** The words of the partnership that is open. */
export function useConsentWords(): ConsentWords & { readonly tone: (state: CandidateState) => Tone } {
  const { template } = usePartnership();
  return { ...CONSENT_WORDS[consenterIn(template)], tone: (state) => CANDIDATE_TONES[state] };
}

/** Practices refer whom they think of at once; elsewhere an anchor has a list of candidates first. */
export const useKeepsCandidates = (): boolean => usePartnership().template !== 'SOCIAL_PRESCRIBING';

/** '34 of 40'; what is hidden is said to be */
export const usedText = (of: { used?: number | null; places: number } | null | undefined): string =>
  of ? `${of.used ?? 'hidden'} of ${of.places}` : '–';

/** Why a number of all who are supported at an anchor is not told to everybody who looks after it. */
export const WHY_HIDDEN =
  'A number is hidden where it would tell how few people of other providers are in it, and theirs are rounded. A hidden one shows as *.';

/** '6 of 8': sessions attended of those held */
export const sessionsText = (of: { attended: number; held: number } | null | undefined): string =>
  !of || of.held === 0 ? 'None held' : `${of.attended} of ${of.held}`;
