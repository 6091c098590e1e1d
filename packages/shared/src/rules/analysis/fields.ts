/**
 * What analysts may be given of people, each coarse (docs/adr/0029): ten years of birth, the provider, the district of the
 * anchor organisation, the cohort, when they were enrolled, the phase, and the outcomes that they reached. Rows say months,
 * tables years. A project is approved for some of them.
 */
export const PROJECT_FIELDS = [
  'BIRTH_BAND',
  'PROVIDER',
  'AREA',
  'COHORT',
  'ENROLLED',
  'PHASE',
  'OUTCOME',
] as const;
export type ProjectField = (typeof PROJECT_FIELDS)[number];

/** What is said where a record does not say it. */
export const VALUE_NOT_KNOWN = 'Not known';

/** '1980 to 1989' from the year of birth. */
export const birthBand = (year: number | null): string => {
  if (year === null) return VALUE_NOT_KNOWN;
  const first = Math.floor(year / 10) * 10;
  return `${first} to ${first + 9}`;
};
