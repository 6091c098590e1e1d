import type { CalendarDate } from '../calendar/index.js';

/** Something that a person wants or avoids, by the id or code that an offer has, in words that fit "knows …", "wishes for …". */
export interface Wish {
  /** a provider's id, a worker's id, or a code of the partnership's list (expertise, a language, a woman) */
  readonly what: string;
  readonly words: string;
}

/** Where somebody lives or works, as far as it may be used for this. */
export interface AllocationPlace {
  /** a district by its name or code, equal where it is the same place */
  readonly area: string | null;
  readonly point: { readonly latitude: number; readonly longitude: number } | null;
}

/** Somebody on the one waiting list. */
export interface WaitingPerson {
  readonly id: string;
  /** as the hub calls them */
  readonly name: string;
  readonly waitedDays: number;
  /** what they would add to a caseload, in hundredths of a person in active support (`weightOf` in rules/caseload) */
  readonly weight: number;
  readonly wants: readonly Wish[];
  readonly prefers: readonly Wish[];
  /** a hard no: also what a whole provider has (nobody of that provider), or what some of its workers have */
  readonly avoids: readonly Wish[];
  readonly anchor: { readonly id: string; readonly name: string } | null;
  readonly place: AllocationPlace | null;
  /** providers that declined them before, with the last day: it takes nothing away, and whoever decides is told */
  readonly declinedBy: readonly { readonly id: string; readonly on: CalendarDate }[];
}

/** Somebody who supports people. Ids of providers and workers, and codes, are different from each other. */
export interface OfferingWorker {
  readonly id: string;
  readonly name: string;
  /** codes of expertise, languages and whatever else people may wish for or avoid */
  readonly offers: readonly string[];
  readonly anchorIds: readonly string[];
  readonly places: readonly AllocationPlace[];
  /** what they carry now, and what they can in their hours by the partnership's guide (`loadOf` in rules/caseload) */
  readonly load: number;
  readonly room: number;
}

/** An organisation that supports people. What it offers, all its workers do. */
export interface OfferingProvider {
  readonly id: string;
  readonly name: string;
  readonly offers: readonly string[];
  readonly anchorIds: readonly string[];
  readonly places: readonly AllocationPlace[];
  /** what all of it carries now, and what it agreed to carry at once; null: as its workers can */
  readonly load: number;
  readonly agreed: number | null;
  /** none: the provider itself is suggested, and decides who */
  readonly workers: readonly OfferingWorker[];
}
