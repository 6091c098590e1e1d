import { useQuery } from '@apollo/client/react';
import { useMay } from '../app/viewer.js';
import { StateBadge } from '../ui/state-badge.js';
import { RECORD_SEAL } from './seal-queries.js';

/** Beside the name on top of a sealed record, before anything is said about the person; the panel says the rest. */
export function SealedMark({ recordId }: { recordId: string }) {
  const may = useMay();
  const { data } = useQuery(RECORD_SEAL, { variables: { recordId }, skip: !may('recordSeal') });
  return data?.recordSeal ? <StateBadge tone="needs">Sealed</StateBadge> : null;
}
