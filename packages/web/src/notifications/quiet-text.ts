/** Until when it is quiet, as one says it; null when it is not. */
export function quietText(until: string | null, timeZone: string): string | null {
  if (until === null) return null;
  const words = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(until));
  return `It is your quiet time until ${words.replace(',', '')}. Until then no mail is sent, and the bell counts only what cannot be turned off.`;
}
