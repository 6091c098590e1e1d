import type { ReactNode } from 'react';
import type { ExtractFacts } from './extract-queries.js';

/** By which key and settings an encoded file was made, as both parties read it to each other. */
export const fingerprintsOf = ({
  keyFingerprint,
  settingsFingerprint,
}: ExtractFacts): readonly (readonly [string, ReactNode])[] => [
  ['Fingerprint of the key', <code key="key">{keyFingerprint}</code>],
  ['Fingerprint of the settings', <code key="settings">{settingsFingerprint}</code>],
];
