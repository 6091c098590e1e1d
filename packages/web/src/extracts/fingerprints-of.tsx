import type { ReactNode } from 'react';
import type { ExtractFacts } from './extract-queries.js';

/** By which key and settings an encoded file was made, as both parties read it to each other. */
export const fingerprintsOf = ({
  keyFingerprint,
  settingsFingerprint,
}: ExtractFacts): readonly (readonly [string, ReactNode])[] => [
  ['Fingerprint of the key', <Fingerprint key="key" of={keyFingerprint ?? ''} />],
  ['Fingerprint of the settings', <Fingerprint key="settings" of={settingsFingerprint ?? ''} />],
];

/** Where it is too long for a line it goes on in the middle, and not with the last two digits. */
export function Fingerprint({ of }: { of: string }) {
  const half = Math.ceil(of.length / 2);
  return (
    <code>
      {of.slice(0, half)}
      <wbr />
      {of.slice(half)}
    </code>
  );
}
