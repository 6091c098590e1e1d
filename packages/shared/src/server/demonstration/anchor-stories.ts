import type { AnchorField } from '../../rules/index.js';

/** What is told of a partnership's anchors: invented, in the words of those who would say it. */
export interface AnchorStories {
  readonly seed: string;
  readonly jobs: readonly string[];
  /** how a phone number there begins; the regulator keeps the rest for stories */
  readonly dialling: string;
  /** how the codes begin by which an anchor knows whom it thinks of */
  readonly codes: readonly string[];
  /** first and last day of each agreed year */
  readonly years: readonly (readonly [string, string])[];
  /** the last two reviews, the latest first */
  readonly reviews: readonly [latest: string, before: string];
  readonly promises: Readonly<Record<'ANCHOR' | 'PROVIDER', readonly string[]>>;
  readonly notes: readonly string[];
  /** whom an anchor thinks of; none where people are referred at once */
  readonly reasons: readonly string[];
  /** whether an anchor pays for its own people: elsewhere there is nothing to agree that it sees */
  readonly anchorsPay: boolean;
}

/** Agreements that differ, anchor by anchor; null: nothing is agreed yet. */
export const AGREEMENTS: readonly (readonly AnchorField[] | null)[] = [
  ['NAME', 'STARTED', 'PHASE', 'LINK_WORKER', 'LAST_SEEN', 'ATTENDANCE', 'OUTCOMES', 'PAYS'],
  ['NAME', 'STARTED', 'PHASE'],
  ['PHASE', 'OUTCOMES', 'PAYS'],
  null,
  ['NAME', 'PHASE', 'LINK_WORKER', 'ATTENDANCE', 'OUTCOMES'],
  [],
  ['PAYS'],
];

export const SCHOOLS_TOLD: AnchorStories = {
  seed: 'westway anchors',
  anchorsPay: true,
  jobs: ['Head teacher', 'Inclusion lead', 'Pastoral lead', 'School office'],
  dialling: '+442079460',
  codes: ['Y3', 'Y4', 'Y5', 'Y6'],
  years: [
    ['2024-09-01', '2025-08-31'],
    ['2025-09-01', '2026-08-31'],
    ['2026-09-01', '2027-08-31'],
  ],
  reviews: ['2026-10-07', '2026-06-24'],
  promises: {
    ANCHOR: [
      'A quiet room every Thursday, also in the weeks before tests',
      'Attendance figures of the last half term, by code',
      'Ten minutes in the staff meeting to say what link workers do',
      'Letters to parents go out with the school’s own newsletter',
    ],
    PROVIDER: [
      'A reading mentor for six more children from November',
      'A word on every child with its class teacher before half term',
      'Photographs and words for the board in the hall',
      'A drama group after school on Tuesdays',
    ],
  },
  notes: ['Best before half past eight', 'Not on Wednesdays', 'Ask the office to fetch them'],
  reasons: [
    'Reads well below what we would hope for by now, and has stopped putting a hand up since the move.',
    'Often late in the mornings; cheerful once here, and good with the younger ones.',
    'Lovely drawings, few words. Would do well in a small group with somebody patient.',
    'Missed eleven days last term. Mum works nights and would like a hand with mornings.',
    'New to English and quick at maths; has not found friends yet.',
    'Loves football and finds sitting still hard. A mentor who plays would be the one.',
  ],
};

export const PRACTICES_TOLD: AnchorStories = {
  seed: 'tyne anchors',
  anchorsPay: false,
  jobs: ['Practice manager', 'GP, lead for social prescribing', 'Practice nurse', 'Reception lead'],
  dialling: '+441914980',
  codes: [],
  years: [
    ['2024-04-01', '2025-03-31'],
    ['2025-04-01', '2026-03-31'],
    ['2026-04-01', '2027-03-31'],
  ],
  reviews: ['2026-09-16', '2026-05-13'],
  promises: {
    ANCHOR: [
      'The consulting room on the first floor, Tuesday afternoons',
      'A line about link workers on the screen in the waiting room',
      'Referrals go in on the day they are agreed, not at the week’s end',
      'Two places at the practice meeting each month',
    ],
    PROVIDER: [
      'A note to the GP after the first and the last conversation',
      'A walking group from the practice door, once a week',
      'Who has waited longest, each month, with the reason',
      'An evening for carers with the practice nurse',
    ],
  },
  notes: ['Best after the morning surgery', 'By e-mail first', 'Works Monday to Wednesday'],
  reasons: [],
};
