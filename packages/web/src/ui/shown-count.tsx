import { VisuallyHidden } from '@mantine/core';
import { HIDDEN_SIGN, suppressionSentence } from '@weft/shared';

/** A count as it may be shown: the sign of a hidden one says what it is to whoever does not see it. */
export function ShownCount({ of }: { of: number | null | undefined }) {
  if (of != null) return <>{of.toLocaleString('en-GB')}</>;
  // a word for readers alone stays where its count is: outside a table that is scrolled it would widen the page
  return (
    <span title="Hidden, so that nobody can be recognised" style={{ position: 'relative' }}>
      <span aria-hidden="true">{HIDDEN_SIGN}</span>
      <VisuallyHidden>hidden</VisuallyHidden>
    </span>
  );
}

/** How the figures beside it were hidden and rounded. */
export function HowHidden({ largestHidden, roundedTo }: { largestHidden: number; roundedTo: number }) {
  return (
    <p style={{ color: 'var(--weft-soft)' }}>{suppressionSentence({ largestHidden, roundTo: roundedTo })}</p>
  );
}
