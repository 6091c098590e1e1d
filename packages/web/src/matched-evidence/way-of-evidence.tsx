import { useQuery } from '@apollo/client/react';
import { useMay } from '../app/viewer.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { WAY_OF_EVIDENCE } from './offer-queries.js';
import { Way } from './way.js';

/** Beside evidence that is a data match: where it comes from. Nothing for who may not see it. */
export function WayOfEvidence({ evidenceId }: { evidenceId: string }) {
  const may = useMay();
  const { data, error, refetch } = useQuery(WAY_OF_EVIDENCE, {
    variables: { evidenceId },
    skip: !may('wayOfEvidence'),
  });
  if (!may('wayOfEvidence')) return null;
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading where it comes from" />;
  return data.wayOfEvidence ? <Way of={data.wayOfEvidence} /> : null;
}
