import { Fragment } from 'react';

/** An email address that goes onto the next line before its @ or a dot, and inside a word only where nothing else fits. */
export function EmailText({ of }: { of: string }) {
  return (
    <span style={{ overflowWrap: 'anywhere' }}>
      {of.split(/(?=[@.])/).map((part, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in their order
        <Fragment key={nth}>
          {nth > 0 ? <wbr /> : null}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
