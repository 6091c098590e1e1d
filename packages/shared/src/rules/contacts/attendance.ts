/** What is ticked for each person at a sitting of a group. */
export const ATTENDANCES = ['PRESENT', 'ABSENT', 'APOLOGIES'] as const;
export type Attendance = (typeof ATTENDANCES)[number];

/** What a tariff on attendance asks, as data (domain.md, A tariff's basis: six contacts and 75 % of sessions). */
export interface AttendanceBasis {
  /** Contacts in which they met or spoke, apart from the group's sittings. */
  readonly contacts: number;
  /** Per cent of the sittings at which they were expected. */
  readonly percent: number;
  /** Whether a sitting for which they sent apologies counts as one at which they were not expected. */
  readonly apologiesExcuse: boolean;
}

/** West London's: six contacts and three quarters of the sessions; apologies excuse nobody there. */
export const USUAL_ATTENDANCE_BASIS: AttendanceBasis = { contacts: 6, percent: 75, apologiesExcuse: false };

export interface AttendanceShare {
  /** Sittings at which they were expected. */
  readonly expected: number;
  readonly present: number;
  /** Whole per cent, rounded down, so that 100 is all of them; null where nothing was expected. */
  readonly percent: number | null;
}

/** How often somebody came to what they were expected at. The order of what was ticked means nothing. */
export function attendanceShare(
  ticked: readonly Attendance[],
  { apologiesExcuse }: Pick<AttendanceBasis, 'apologiesExcuse'>,
): AttendanceShare {
  const present = ticked.filter((one) => one === 'PRESENT').length;
  const expected = ticked.filter((one) => !(apologiesExcuse && one === 'APOLOGIES')).length;
  return { present, expected, percent: expected === 0 ? null : Math.floor((present * 100) / expected) };
}

/**
 * Whether somebody has reached what the basis asks: exactly, in whole numbers, never by the rounded per cent.
 * @param contacts in which they met or spoke, apart from the group's sittings
 */
export function meetsAttendance(
  contacts: number,
  ticked: readonly Attendance[],
  basis: AttendanceBasis,
): boolean {
  const { present, expected } = attendanceShare(ticked, basis);
  return contacts >= basis.contacts && expected > 0 && present * 100 >= basis.percent * expected;
}
