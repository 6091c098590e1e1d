/** Until when it is quiet, as one says it; null when it is not. */
export function quietText(until: string | null, timeZone: string): string | null {
  if (until === null) return null;
  const words = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(until));
  return `It is your quiet time until ${words.replace(',', '')}: until then nothing is counted at the bell and no mail is sent, but for what cannot wait.`;
}
