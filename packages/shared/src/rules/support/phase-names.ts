/** The phases of support (domain.md, Phases) as people read them, on screen and in files. */
export const PHASE_NAMES = {
  WAITING: 'Waiting',
  ACTIVE: 'Active',
  MONITORING: 'Monitoring',
  CLOSED: 'Closed',
} as const;
