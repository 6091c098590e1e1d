import type { AllocationPart } from '@weft/shared';

/** What a suggestion weighs, in the order in which it is said. */
export const PARTS: readonly {
  readonly part: AllocationPart;
  readonly label: string;
  readonly description: string;
}[] = [
  { part: 'expertise', label: 'Expertise', description: 'They know what the person wants somebody to know.' },
  { part: 'wishes', label: 'Wishes', description: 'They are whom or what the person prefers.' },
  { part: 'room', label: 'Room', description: 'They have room left by the caseload guide.' },
  { part: 'travel', label: 'Nearness', description: 'They work where the person lives.' },
  { part: 'anchor', label: 'Anchor', description: 'They look after the person’s school or practice.' },
];
