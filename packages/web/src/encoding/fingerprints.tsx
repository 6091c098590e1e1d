import { useQuery } from '@apollo/client/react';
import { type Column, DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
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
  { key: 'key', header: 'Key', cell: ({ keyFingerprint }) => <code>{keyFingerprint}</code> },
  {
    key: 'settings',
    header: 'Settings',
    cell: ({ settingsFingerprint }) => <code>{settingsFingerprint}</code>,
  },
];

/** Of the newest file of each side, whether they can be compared. */
export function Fingerprints({ agreementId }: { agreementId: string }) {
  const { data, loading, error, refetch } = useQuery(ENCODED_EXTRACTS, {
    variables: { agreementId },
    fetchPolicy: 'cache-and-network',
  });
  const files = data?.extracts.extracts.filter(
    ({ keyFingerprint, state }) => keyFingerprint != null && (state === 'CHECKED' || state === 'READY'),
  );
  const [ours, theirs] = (['OURS', 'THEIRS'] as const).map((side) =>
    files?.find((file) => file.side === side),
  );
  return (
    <>
      {ours && theirs ? <p className={classes.after}>{verdict(ours, theirs)}</p> : null}
      <DataTable
        caption="Fingerprints of the encoded files"
        columns={COLUMNS}
        rows={files}
        rowKey={({ id }) => id}
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

function verdict(ours: EncodedFile, theirs: EncodedFile): string {
  if (ours.keyFingerprint !== theirs.keyFingerprint)
    return 'The newest two files were encoded with different keys. Use one key file, and encode one of them anew.';
  return ours.settingsFingerprint === theirs.settingsFingerprint
    ? 'The newest two files have the same two fingerprints: they can be compared.'
    : 'The newest two files were encoded with different settings. Use the settings of this page, and encode one of them anew.';
}
