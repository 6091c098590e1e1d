/** A provider of the replay. All names are made up: the record names nobody. */
export interface PlannedProvider {
  readonly name: string;
  /** Of a hundred new participants, how many come here. */
  readonly share: number;
  readonly linkWorkers: number;
  /** Outcomes that this provider is known for, with its share of them in a hundred. */
  readonly knownFor: Readonly<Record<string, number>>;
}

const DOMESTIC_ABUSE = { LEGAL_PROTECTION: 90, EMPOWERED: 80, DA_RISK_REDUCED: 92 };

/** Two large ones, one for domestic abuse, one for mental health, four others (domain.md). */
export const PROVIDERS: readonly PlannedProvider[] = [
  { name: 'Calder Bridge Homes', share: 25, linkWorkers: 7, knownFor: {} },
  { name: 'Northgate Support', share: 22, linkWorkers: 7, knownFor: {} },
  { name: 'Hearth and Haven', share: 12, linkWorkers: 4, knownFor: DOMESTIC_ABUSE },
  {
    name: 'Stillwater Minds',
    share: 10,
    linkWorkers: 3,
    knownFor: { MENTAL_HEALTH_ACCESS: 45 },
  },
  { name: 'Second Key', share: 9, linkWorkers: 3, knownFor: {} },
  { name: 'Moorside Tenancies', share: 8, linkWorkers: 3, knownFor: { STATUTORY_ORDER: 40 } },
  { name: 'Two Valleys Recovery', share: 7, linkWorkers: 3, knownFor: { SUBSTANCE_ACCESS: 55 } },
  { name: 'The Lantern Project', share: 7, linkWorkers: 3, knownFor: { QUALIFICATION_PART_1: 40 } },
];

/** The one with a rate card of its own. */
export const SPECIALIST = 2;

/** Was there for nine months, before outcomes were recorded one by one. */
export const NINTH_PROVIDER = 'Fresh Start Holme';
export const NINTH_LEFT_ON = '2020-05-31';
