import type { StepTaker } from '../../rules/index.js';

/** What somebody wants, with the steps towards it; days from the day on which it is written down. */
interface Wish {
  readonly words: string;
  readonly steps: readonly (readonly [words: string, taker: StepTaker | `by ${string}`, inDays: number])[];
}

/** What people of one partnership say of themselves: invented, and as somebody might say it. */
export interface PlanStories {
  readonly strengths: readonly string[];
  readonly hopes: readonly string[];
  readonly wishes: readonly Wish[];
}

export const HOUSING_STORIES: PlanStories = {
  strengths: [
    'I have kept my little dog through all of it. People say I am good with animals.',
    'I can cook for ten out of a small kitchen. My nan taught me.',
    'I turn up. Even on the bad days I turn up.',
    'I was a roofer for nine years and I still have the hands for it.',
    'My daughter rings me every Sunday. I am a better dad than I was.',
    'I know everybody on our street and they know me.',
    'I write songs. I have stopped drinking before, for eleven months, so I know I can.',
  ],
  hopes: [
    'A door of my own that I can shut, and a kitchen table.',
    'To wake up and not be afraid of the post.',
    'To have my children stay over at weekends.',
    'Work that gets me out of the house, and quiet evenings.',
    'To help somebody who is where I was.',
  ],
  wishes: [
    {
      words: 'Find a flat near my mum and keep it',
      steps: [
        ['Look at two places with somebody beside me', 'PARTICIPANT', 14],
        ['Ask the council for the deposit', 'WORKER', 10],
        ['Borrow the van for the move', 'by My brother', 40],
      ],
    },
    {
      words: 'Sort out what I owe, one letter at a time',
      steps: [
        ['Bring the letters in a bag, opened or not', 'PARTICIPANT', 7],
        ['Ring the energy company together', 'WORKER', 12],
      ],
    },
    {
      words: 'Get my construction card back',
      steps: [
        ['Book the test', 'WORKER', 21],
        ['Practise the questions on my phone', 'PARTICIPANT', 35],
      ],
    },
    {
      words: 'Go to the Thursday group and stay until the end',
      steps: [['Go the first time with somebody', 'WORKER', 9]],
    },
    { words: 'See the doctor about my sleep', steps: [['Make the appointment', 'PARTICIPANT', 6]] },
  ],
};

export const SCHOOL_STORIES: PlanStories = {
  strengths: [
    'I can do keepie-uppies to 84 and I never give up.',
    'I look after my little sister in the mornings and she is never late.',
    'I am funny. I draw comics and my friends want to be in them.',
    'I speak three languages and I help my aunt at the doctor’s.',
    'I am good at maths when nobody watches.',
  ],
  hopes: [
    'To read a whole book and like it.',
    'To have a friend to sit with at lunch.',
    'To be a vet, or a footballer, or both.',
    'To come to school and not have a tummy ache.',
  ],
  wishes: [
    {
      words: 'Read out loud in class once',
      steps: [
        ['Read ten minutes with my buddy every Tuesday', 'PARTICIPANT', 30],
        ['Choose a book about animals with me', 'WORKER', 7],
      ],
    },
    { words: 'Join the football club and stay', steps: [['Take me there the first time', 'by Mum', 10]] },
    {
      words: 'Ask for help before I get cross',
      steps: [
        ['Use my card that says I need a minute', 'PARTICIPANT', 14],
        ['Tell my teachers about the card', 'WORKER', 5],
      ],
    },
    { words: 'Show my comics to somebody new', steps: [['Bring them on Friday', 'PARTICIPANT', 8]] },
  ],
};

export const WELLBEING_STORIES: PlanStories = {
  strengths: [
    'I brought up four children and I have not forgotten how to laugh.',
    'I know every path along the river. I used to walk it with my husband.',
    'I can mend anything with a motor.',
    'My faith holds me. My neighbours look in.',
    'I am stubborn, and that has been good for me since the stroke.',
  ],
  hopes: [
    'To walk to the shop and back without stopping.',
    'To have somebody to talk to on a Wednesday.',
    'To sleep through, and to wake up wanting to do something.',
    'To sing again.',
  ],
  wishes: [
    {
      words: 'Walk to the bridge and back, three times a week',
      steps: [
        ['Start with the bench, then the bridge', 'PARTICIPANT', 21],
        ['Come with me the first time', 'WORKER', 7],
      ],
    },
    { words: 'Join the choir at the library', steps: [['Ring the woman who leads it', 'WORKER', 10]] },
    {
      words: 'Cook something fresh every other day',
      steps: [
        ['Try the kitchen group at the centre', 'PARTICIPANT', 14],
        ['Bring me the recipes in large print', 'by My daughter', 9],
      ],
    },
    { words: 'Understand what my tablets are for', steps: [['Ask the pharmacist with me', 'WORKER', 12]] },
  ],
};
