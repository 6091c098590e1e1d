import type { Role } from '../permissions/index.js';
import type { EvidenceKind, Sustain } from '../rate-cards/index.js';

/** One line that a new card starts from; the price is for the partners to agree. */
export interface OutcomeLine {
  readonly outcomeCode: string;
  readonly title: string;
  readonly domain: string;
  readonly evidence: readonly EvidenceKind[];
  readonly after: string | null;
  readonly sustain: Sustain | null;
}

/** How this field of work calls its people and places. */
export interface TemplateWords {
  readonly participant: string;
  readonly participants: string;
  readonly linkWorker: string;
  readonly provider: string;
  readonly anchorOrganisation: string;
  readonly backbone: string;
}

export interface Template {
  readonly name: string;
  readonly description: string;
  readonly outcomes: readonly OutcomeLine[];
  /** Hours of a full-time week as a decimal, where outcomes count full-time-equivalent weeks. */
  readonly fullTimeHours: string | null;
  readonly sensitiveDomains: readonly string[];
  /** The areas that the wellbeing measure asks about; empty where there is none. */
  readonly wellbeingAreas: readonly string[];
  readonly words: TemplateWords;
  /** The roles that are let in with a second factor only. */
  readonly secondFactorRoles: readonly Role[];
}

/** An outcome that nothing has to come before. */
export function outcome(
  outcomeCode: string,
  title: string,
  domain: string,
  evidence: readonly EvidenceKind[],
): OutcomeLine {
  return { outcomeCode, title, domain, evidence, after: null, sustain: null };
}

/** The same outcome, once another one is achieved and, where it says so, sustained. */
export function following(line: OutcomeLine, after: string, sustain: Sustain | null = null): OutcomeLine {
  return { ...line, after, sustain };
}
