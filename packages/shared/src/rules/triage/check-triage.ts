import { type Refusal, refuse } from '../refusals/index.js';

/** What triage records of a person, beside their own words. */
export interface TriageDraft {
  /** code of a band; null: not said yet */
  readonly complexity: string | null;
  /** codes of what they want somebody to know */
  readonly wants: readonly string[];
  /** whom or what they prefer and wish to avoid: codes of expertise, ids of providers and of workers */
  readonly prefers: readonly string[];
  readonly avoids: readonly string[];
}

/** What the partnership's lists hold. */
export interface TriageChoices {
  readonly bands: readonly string[];
  readonly expertise: readonly string[];
  /** ids of providers and of those who support people there */
  readonly people: readonly string[];
}

const MOST = 20;

/** Everything that is wrong with it, each INVALID with its field ("wants", "prefers.2"); nothing: it can be recorded. */
export function checkTriage(draft: TriageDraft, choices: TriageChoices): Refusal[] {
  const wished = [...choices.expertise, ...choices.people];
  const band =
    draft.complexity === null || choices.bands.includes(draft.complexity)
      ? []
      : [refuse('INVALID', 'Choose one of the partnership’s bands.', 'complexity')];
  const both = draft.avoids.findIndex((what) => draft.prefers.includes(what));
  return [
    ...band,
    ...faultsOf(draft.wants, choices.expertise, 'wants'),
    ...faultsOf(draft.prefers, wished, 'prefers'),
    ...faultsOf(draft.avoids, wished, 'avoids'),
    ...(both < 0
      ? []
      : [
          refuse(
            'INVALID',
            'Nobody can be both preferred and avoided. Remove one of the two.',
            `avoids.${both}`,
          ),
        ]),
  ];
}

function faultsOf(given: readonly string[], known: readonly string[], field: string): Refusal[] {
  if (given.length > MOST) return [refuse('INVALID', `Choose at most ${MOST}.`, field)];
  return given.flatMap((what, nth) => {
    if (!known.includes(what))
      return [refuse('INVALID', 'Choose from the partnership’s list.', `${field}.${nth}`)];
    if (given.indexOf(what) !== nth)
      return [refuse('INVALID', 'This is chosen twice. Remove one.', `${field}.${nth}`)];
    return [];
  });
}
