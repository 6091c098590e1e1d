/** 'runPayments' or 'payments.run' in words: 'Run payments', 'Payments run'. */
export function jobText(kind: string): string {
  const words = kind
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .split(/[\s._:-]+/)
    .filter((word) => word !== '')
    .join(' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
