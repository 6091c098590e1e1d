/** KNOWS: what somebody knows or speaks, which a person may want. IS: who or how somebody is, which they may prefer. */
export const EXPERTISE_KINDS = ['KNOWS', 'IS'] as const;
export type ExpertiseKind = (typeof EXPERTISE_KINDS)[number];

/** Something that people may want in whoever supports them, as the partnership words it. */
export interface Expertise {
  readonly code: string;
  readonly kind: ExpertiseKind;
  /** in words that fit "knows …" or "wishes for …" */
  readonly title: string;
  /** not: given before, and offered no more */
  readonly offered: boolean;
}

const one = (code: string, kind: ExpertiseKind, title: string): Expertise => ({
  code,
  kind,
  title,
  offered: true,
});

/** What a partnership's list starts from; the partners change it. */
export const USUAL_EXPERTISE: readonly Expertise[] = [
  one('HOUSING', 'KNOWS', 'housing and tenancies'),
  one('MONEY', 'KNOWS', 'money and debt'),
  one('MENTAL_HEALTH', 'KNOWS', 'mental health'),
  one('DOMESTIC_ABUSE', 'KNOWS', 'safety after domestic abuse'),
  one('RECOVERY', 'KNOWS', 'recovery from drugs and alcohol'),
  one('CUSTODY', 'KNOWS', 'coming out of custody'),
  one('WORK', 'KNOWS', 'finding and keeping work'),
  one('FAMILIES', 'KNOWS', 'children and families'),
  one('LONG_TERM_CONDITIONS', 'KNOWS', 'living with a long-term condition'),
  one('NEURODIVERSITY', 'KNOWS', 'autism and neurodiversity'),
  one('PUNJABI', 'KNOWS', 'Punjabi'),
  one('URDU', 'KNOWS', 'Urdu'),
  one('POLISH', 'KNOWS', 'Polish'),
  one('BSL', 'KNOWS', 'British Sign Language'),
  one('WOMAN', 'IS', 'a woman'),
  one('MAN', 'IS', 'a man'),
  one('VISITS', 'IS', 'visits at home'),
  one('GROUPS', 'IS', 'groups'),
];
