/** How long something took, as people write it: 45 is '45 min', 90 is '1 h 30 min'; 0 is nothing at all, ''. Whole minutes. */
export function minutesText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : null, rest > 0 ? `${rest} min` : null].filter(Boolean).join(' ');
}
