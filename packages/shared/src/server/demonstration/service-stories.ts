/** What a partner offers, as the demonstration tells it: by its provider’s and its anchor’s place in their lists. */
export interface ToldService {
  readonly provider: number;
  readonly name: string;
  readonly what: string;
  readonly forWhom: string;
  readonly ages: readonly [number | null, number | null];
  /** null: at `place` */
  readonly anchor: number | null;
  readonly place?: string;
  /** at an anchor: in which of its rooms */
  readonly room?: string;
  readonly runs: string;
  readonly capacity: number;
  readonly free: number;
}

export const SCHOOL_SERVICES: readonly ToldService[] = [
  ...[0, 3, 7].map((anchor) => ({
    provider: 1,
    name: `Reading mentors ${['', 'at Larkmead', 'at Lady Margaret'][[0, 3, 7].indexOf(anchor)]}`.trim(),
    what: 'Half an hour with the same mentor each week, and a book to take home.',
    forWhom: 'Children who would like to enjoy reading',
    ages: [7, 11] as const,
    anchor,
    room: 'School library',
    runs: 'Tuesdays and Thursdays at noon',
    capacity: 12,
    free: anchor === 3 ? 0 : 4,
  })),
  {
    provider: 1,
    name: 'Drama after school',
    what: 'Games, voices and a play at the end of term; parents come to see it.',
    forWhom: 'Children who find it easier to be somebody else first',
    ages: [8, 13],
    anchor: 0,
    room: 'Main hall',
    runs: 'Tuesdays from half past three',
    capacity: 20,
    free: 6,
  },
  {
    provider: 0,
    name: 'Football and friends',
    what: 'An hour of football with a mentor who listens.',
    forWhom: 'Children who think best on their feet',
    ages: [7, 13],
    anchor: 9,
    room: 'School field',
    runs: 'Wednesdays from half past three',
    capacity: 24,
    free: 9,
  },
  {
    provider: 0,
    name: 'Parents’ breakfast',
    what: 'Coffee, toast and somebody to ask about school, money or housing.',
    forWhom: 'Parents and carers of children in the zone',
    ages: [18, null],
    anchor: 1,
    room: 'Dining hall',
    runs: 'First Friday of the month from nine',
    capacity: 25,
    free: 11,
  },
  {
    provider: 1,
    name: 'Counselling at the canal',
    what: 'Six to twelve conversations with a children’s counsellor, with the parent’s consent.',
    forWhom: 'Children who carry something heavy',
    ages: [7, 13],
    anchor: null,
    place: 'Canalside Studios',
    runs: 'By appointment on weekdays',
    capacity: 18,
    free: 0,
  },
];

export const PRACTICE_SERVICES: readonly ToldService[] = [
  {
    provider: 0,
    name: 'Walk from the door',
    what: 'Two slow miles and a cup of tea; nobody is left behind.',
    forWhom: 'Anybody who would like to be out more',
    ages: [18, null],
    anchor: 0,
    room: 'From the front door',
    runs: 'Thursdays at ten',
    capacity: 20,
    free: 7,
  },
  {
    provider: 0,
    name: 'Carers’ evening',
    what: 'Two hours for oneself, with the practice nurse in the room.',
    forWhom: 'People who look after somebody',
    ages: [18, null],
    anchor: 1,
    room: 'Waiting room',
    runs: 'Last Monday of the month at six',
    capacity: 16,
    free: 5,
  },
  {
    provider: 1,
    name: 'Money, without the letters',
    what: 'Somebody who opens the envelopes with you, and rings whom one has to ring.',
    forWhom: 'People who worry about bills or benefits',
    ages: [18, null],
    anchor: null,
    place: 'Elswick Library',
    runs: 'Mondays and Wednesdays, one to four',
    capacity: 30,
    free: 12,
  },
  {
    provider: 1,
    name: 'Singing for breath',
    what: 'A choir that begins with breathing; no notes needed.',
    forWhom: 'People with a long-term condition of the lungs, and their friends',
    ages: [40, null],
    anchor: 3,
    room: 'Meeting room upstairs',
    runs: 'Fridays at eleven',
    capacity: 28,
    free: 0,
  },
  {
    provider: 2,
    name: 'Allotment mornings',
    what: 'Beds at two heights, a shed with a stove, and something to take home.',
    forWhom: 'People who would like their hands busy',
    ages: [18, null],
    anchor: null,
    place: 'Benwick allotments',
    runs: 'Tuesdays and Saturdays from nine',
    capacity: 22,
    free: 8,
  },
];
