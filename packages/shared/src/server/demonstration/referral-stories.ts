import type { DeclineReason, PartnershipTemplate, SafeWay } from '../../rules/index.js';

/** The kinds of partnership that the demonstration has. */
export type StoriedTemplate = Exclude<PartnershipTemplate, 'BLANK'>;

/** What people say when they are referred, made up, by the kind of partnership: their own words, or a parent's. */
export interface Stories {
  readonly hopes: readonly string[];
  readonly strengths: readonly string[];
  readonly prefers: readonly string[];
  readonly avoids: readonly string[];
  readonly told: readonly string[];
}

export const STORIES: Readonly<Record<StoriedTemplate, Stories>> = {
  HOUSING_SUPPORT: {
    hopes: [
      'A place of my own with a door that I can lock, near my sister.',
      'To keep the flat this time, and to stop dreading the post.',
      'To see my children at weekends somewhere that is mine.',
      'Work with my hands again. I was a joiner for nine years.',
      'To get off the sofa at my mate’s before he has had enough.',
      'To sort out the arrears and know what I owe, and to whom.',
    ],
    strengths: [
      'Cooks for everybody. Up at six whatever happens.',
      'Knows every bus in the valley, and is never late.',
      'Sober for eleven weeks. Goes to the Tuesday group.',
      'Good with forms once somebody sits beside them.',
      'Has a sister who rings each Sunday.',
      'Fixes bicycles for the whole street.',
    ],
    prefers: [
      'Mornings. A worker who comes to them.',
      'A woman.',
      'Somebody who speaks Punjabi.',
      'The same person each time.',
    ],
    avoids: [
      'The hostel on Mill Street, where a former partner lives.',
      'Shared houses.',
      'Letters: they open none of them.',
    ],
    told: [
      'That the hub finds the provider who fits, and who reads this.',
      'We filled this in together at the counter and read it back.',
      'What is passed on and to whom; they have a copy.',
    ],
  },
  SCHOOL_ZONE: {
    hopes: [
      'To read as well as the others at the table, says Mum.',
      'To have one friend who comes round.',
      'To play the drums in the summer concert.',
      'To come to school without a stomach ache.',
      'Dad would like somebody to help with homework, in English.',
      'To be picked for the team.',
    ],
    strengths: [
      'Draws for hours. Kind to the little ones.',
      'Never misses football, in any weather.',
      'Speaks three languages at home.',
      'Asks good questions when it is quiet.',
      'Looks after a younger brother, and is proud of it.',
    ],
    prefers: ['After school rather than at lunch.', 'Small groups.', 'With a friend from the same class.'],
    avoids: ['Being taken out of lessons while others watch.', 'Loud rooms.'],
    told: [
      'Both parents were told at the parents’ evening, with an interpreter.',
      'Mum was told on the phone what the zone does and who sees this.',
      'The letter to parents was gone through line by line.',
    ],
  },
  SOCIAL_PRESCRIBING: {
    hopes: [
      'To get out of the house on more than two days a week.',
      'To cook properly again since the diagnosis.',
      'To sleep, and to stop going round in circles at night.',
      'To meet somebody who also lost a husband.',
      'To walk as far as the quay, as I used to.',
      'To understand what the money letter means for the heating.',
    ],
    strengths: [
      'Sang in a choir for twenty years.',
      'Grows tomatoes on the balcony, and gives them away.',
      'Manages four medicines without a slip.',
      'Known by everybody on the stairs.',
      'A retired shipwright, patient with tools and people.',
    ],
    prefers: ['Near the Metro.', 'Groups with tea afterwards.', 'Not before ten.', 'A man of a similar age.'],
    avoids: ['Gyms.', 'Anything called a class.', 'The club where the fall happened.'],
    told: [
      'The nurse explained link work at the review; they have the leaflet.',
      'What the practice passes on, and that they may say no at any time.',
      'We talked it over in the surgery and wrote this together.',
    ],
  },
};

export const SAFE_NOTES: Readonly<Record<SafeWay, readonly string[]>> = {
  CALL: ['Mornings only, leave no message.', 'Let it ring long.', 'Say it is about the library card.'],
  TEXT: ['No names in the text.', 'After six, when they are on their own.'],
  EMAIL: ['Others read the mailbox: keep it general.'],
  THROUGH_SOMEONE: [
    'Through their sister Maggie, who works at the bakery.',
    'Through the night shelter’s office.',
  ],
  IN_PERSON: ['At the library on Tuesday mornings.', 'At the surgery, after an appointment.'],
};

/** What was written beside a reason. */
const DECLINE_WORDS: Readonly<Record<string, string>> = {
  NOT_ELIGIBLE:
    'Lives with family and has no need that the contract is for. We gave the number of the advice line.',
  OUT_OF_AREA: 'Moved across the boundary last month. The hub there was asked, with their leave.',
  SUPPORTED_ELSEWHERE: 'Sees a worker every week already, and does not want a second.',
  OTHER_SERVICE_FITS: 'What they ask for is what the carers’ centre does, and it has room.',
  NOT_REACHED: 'Five tries in three weeks, in the way that is safe.',
  REFERRED_TWICE: 'The practice and the council both referred; we go on with the first.',
  NO_ROOM: 'Everybody has as many people as they can see properly. In a month it may be otherwise.',
  EXPERTISE: 'Asks for experience that nobody in the team has at present.',
  KNOWS_THE_WORKER: 'Two of us know the family from church.',
  TOO_FAR: 'Two buses each way, and they cannot stand for long.',
  OTHER: 'Talked over with the hub on the phone.',
};

export const wordsOf = ({ code, title }: DeclineReason): string => DECLINE_WORDS[code] ?? title;

export const WITHDRAWN_WORDS: readonly string[] = [
  'They found their own way and thank everybody.',
  'They changed their mind, and may come back in spring.',
  'The family moved away.',
];

export const ONE_OFF_WORDS: readonly string[] = [
  'A food parcel, and a letter to the landlord.',
  'One long talk, the application filled in, and the number of the walking group.',
  'A travel pass, and the way shown once.',
];
