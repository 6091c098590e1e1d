import { useQuery } from '@apollo/client/react';
import { sayWhatIsCompared } from '@weft/shared';
import { useTo } from '../app/viewer.js';
import { extractStateWords } from '../extracts/extract-words.js';
import { Fingerprint } from '../extracts/fingerprints-of.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './encoding.module.css';
import { ENCODED_EXTRACTS, type EncodedFile } from './encoding-queries.js';

const COLUMNS: readonly Column<EncodedFile>[] = [
  {
    key: 'file',
    header: 'File',
    primary: true,
    cell: ({ number, fileName }) => `${number}: ${fileName}`,
  },
  { key: 'side', header: 'Whose', cell: ({ side }) => (side === 'OURS' ? 'Ours' : 'The other party’s') },
  {
    key: 'state',
    header: 'State',
    cell: (file) => {
      const { name, tone } = extractStateWords({ ...file, headings: [], isEncoded: true });
      return <StateBadge tone={tone}>{name}</StateBadge>;
    },
  },
  { key: 'key', header: 'Key', cell: ({ keyFingerprint }) => <Fingerprint of={keyFingerprint ?? ''} /> },
  {
    key: 'settings',
    header: 'Settings',
    cell: ({ settingsFingerprint }) => <Fingerprint of={settingsFingerprint ?? ''} />,
  },
];

/** The encoded files that can be read, and whether those of both sides can be compared. */
export function Fingerprints({ agreementId }: { agreementId: string }) {
  const to = useTo();
  const { data, loading, error, refetch } = useQuery(ENCODED_EXTRACTS, {
    variables: { agreementId },
    fetchPolicy: 'cache-and-network',
  });
  const files = data?.extracts.extracts.filter(
    ({ keyFingerprint, state, isBeingDeleted }) =>
      keyFingerprint != null && !isBeingDeleted && (state === 'CHECKED' || state === 'READY'),
  );
  const said = files && sayWhatIsCompared(files);
  return (
    <>
      {said ? <p className={classes.after}>{said}</p> : null}
      <DataTable
        caption="Fingerprints of the encoded files"
        columns={COLUMNS}
        rows={files}
        rowKey={({ id }) => id}
        rowLink={({ id }) => to(`data/extracts/${id}`)}
        unit={['file', 'files']}
        sortName="fingerprints"
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyState title="No encoded file is here">The fingerprints of each file stand here.</EmptyState>
        }
      />
    </>
  );
}
