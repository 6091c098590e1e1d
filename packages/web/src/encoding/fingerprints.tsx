import { useQuery } from '@apollo/client/react';
import { useTo } from '../app/viewer.js';
import { Fingerprint } from '../extracts/fingerprints-of.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import classes from './encoding.module.css';
import { ENCODED_EXTRACTS, type EncodedFile } from './encoding-queries.js';

const nameOf = ({ number, fileName }: EncodedFile): string => `${number}: ${fileName}`;

const COLUMNS: readonly Column<EncodedFile>[] = [
  {
    key: 'file',
    header: 'File',
    primary: true,
    cell: nameOf,
  },
  { key: 'side', header: 'Whose', cell: ({ side }) => (side === 'OURS' ? 'Ours' : 'The other party’s') },
  { key: 'key', header: 'Key', cell: ({ keyFingerprint }) => <Fingerprint of={keyFingerprint ?? ''} /> },
  {
    key: 'settings',
    header: 'Settings',
    cell: ({ settingsFingerprint }) => <Fingerprint of={settingsFingerprint ?? ''} />,
  },
];

/** Of the newest file of each side, whether they can be compared. */
export function Fingerprints({ agreementId }: { agreementId: string }) {
  const to = useTo();
  const { data, loading, error, refetch } = useQuery(ENCODED_EXTRACTS, {
    variables: { agreementId },
    fetchPolicy: 'cache-and-network',
  });
  const files = data?.extracts.extracts.filter(
    ({ keyFingerprint, state }) => keyFingerprint != null && (state === 'CHECKED' || state === 'READY'),
  );
  const said = files && verdict(files);
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

/** Of their newest file and the newest of ours that fits it; a newer one of ours that does not is passed over. */
function verdict(files: readonly EncodedFile[]): string | null {
  const theirs = files.find(({ side }) => side === 'THEIRS');
  const ours = files.filter(({ side }) => side === 'OURS');
  const [newest] = ours;
  if (!theirs || !newest) return null;
  const fits = (file: EncodedFile): boolean =>
    file.keyFingerprint === theirs.keyFingerprint && file.settingsFingerprint === theirs.settingsFingerprint;
  const fitting = ours.find(fits);
  if (fitting && fitting !== newest)
    return `Our file ${nameOf(fitting)} has the fingerprints of theirs and is compared. ${nameOf(newest)} is newer and has others: delete it on its page if it was sent by mistake.`;
  if (newest.keyFingerprint !== theirs.keyFingerprint)
    return 'The newest two files were encoded with different keys. Use one key file, and encode one of them anew.';
  return fitting
    ? 'The newest two files have the same two fingerprints: they can be compared.'
    : 'The newest two files were encoded with different settings. Use the settings of this page, and encode one of them anew.';
}
