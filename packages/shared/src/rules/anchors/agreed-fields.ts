/**
 * What an agreement on data may let an anchor know of its own people, field by field; without any of them it knows how
 * many are supported, and no more (domain.md, Anchor organisations). The database keeps to it (own_anchor_participant).
 */
export const ANCHOR_FIELDS = [
  'NAME',
  'STARTED',
  'PHASE',
  'LINK_WORKER',
  'LAST_SEEN',
  'ATTENDANCE',
  'OUTCOMES',
  'PAYS',
] as const;
export type AnchorField = (typeof ANCHOR_FIELDS)[number];

export const ANCHOR_FIELD_IN_WORDS: Readonly<
  Record<AnchorField, { readonly name: string; readonly means: string }>
> = {
  NAME: {
    name: 'Names',
    means: 'Who is supported. Without names there are numbers only, and small ones are hidden.',
  },
  STARTED: { name: 'First day', means: 'Since when each person is supported.' },
  PHASE: { name: 'Phase', means: 'Whether support is active, light or closed.' },
  LINK_WORKER: { name: 'Link worker', means: 'Who supports each person.' },
  LAST_SEEN: { name: 'Last seen', means: 'On which day a link worker last met or spoke with each person.' },
  ATTENDANCE: {
    name: 'Attendance',
    means:
      'With names: to how many group sessions of the last four months each person came, of those held. Not which, or why not.',
  },
  OUTCOMES: {
    name: 'Outcomes',
    means:
      'What was reached and verified; of a sensitive kind only how many, by domain, and nothing beside a name.',
  },
  PAYS: { name: 'Payments', means: 'What the anchor pays for its own people, run by run.' },
};

/** The fields of an agreement in the order of the list, each once. */
export const orderedFields = (fields: readonly AnchorField[]): AnchorField[] =>
  ANCHOR_FIELDS.filter((field) => fields.includes(field));
