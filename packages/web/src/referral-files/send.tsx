import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, FileInput, Group, NativeSelect, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { OrganisationPicker } from '../app/organisation-picker.js';
import { type Sending, sendFile } from '../app/send-file.js';
import { useMay, usePartnership, usePlace, useTo } from '../app/viewer.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { InstantText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { faultText } from '../ui/fault-text.js';
import { Form } from '../ui/form.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { StateBadge } from '../ui/state-badge.js';
import { ColumnHelp } from './column-help.js';
import { type FileFacts, REFERRAL_FILES } from './file-queries.js';
import { FILE_STATE_WORDS } from './file-words.js';

const whole = new Intl.NumberFormat('en-GB');

const columnsFor = (timeZone: string, atHub: boolean): readonly Column<FileFacts>[] => [
  { key: 'name', header: 'File', primary: true, cell: ({ fileName }) => fileName },
  ...(atHub ? [{ key: 'source', header: 'Referred by', cell: ({ source }: FileFacts) => source.name }] : []),
  { key: 'sent', header: 'Sent', cell: ({ sentAt }) => <InstantText of={sentAt} timeZone={timeZone} /> },
  {
    key: 'state',
    header: 'State',
    cell: ({ state }) => (
      <StateBadge tone={FILE_STATE_WORDS[state].tone}>{FILE_STATE_WORDS[state].name}</StateBadge>
    ),
  },
  { key: 'rows', header: 'Rows', align: 'end', cell: ({ rows }) => whole.format(rows) },
  { key: 'entered', header: 'Went in', align: 'end', cell: ({ entered }) => whole.format(entered) },
];

/** Refers many people at once: chooses a file, says how it should look, and shows what became of the last ones. */
export function Component() {
  const to = useTo();
  const may = useMay();
  const { timeZone } = usePartnership();
  const atHub = may('triageReferral');
  const { data, loading, error, refetch } = useQuery(REFERRAL_FILES, { fetchPolicy: 'cache-and-network' });
  return (
    <>
      <PageHeader
        title="Refer from a file"
        lead="Refer many people at once from a spreadsheet. You see who would go in and what is wrong before anybody is referred."
        back={
          atHub
            ? { to: to('referrals'), label: 'Referral hub' }
            : { to: to('referrals/own'), label: 'Referred by us' }
        }
      />
      <ChooseFile atHub={atHub} />
      <ColumnHelp />
      <Panel title="Files sent">
        <DataTable
          caption="Files sent"
          columns={columnsFor(timeZone, atHub)}
          rows={data?.referralFiles}
          rowKey={({ id }) => id}
          unit={['file', 'files']}
          rowLink={({ id }) => to(`referrals/files/${id}`)}
          loading={loading}
          error={error}
          onRetry={() => void refetch()}
          empty={
            <EmptyState title="No file was sent yet">
              The last 20 stand here, with what came of them.
            </EmptyState>
          }
        />
      </Panel>
    </>
  );
}

function ChooseFile({ atHub }: { atHub: boolean }) {
  const to = useTo();
  const navigate = useNavigate();
  const client = useApolloClient();
  const { slug } = usePartnership();
  const { organisations } = usePlace();
  const refusals = useRefusals();
  const [source, setSource] = useState<{ id: string; name: string } | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const sending = useRef<Sending>(undefined);
  useEffect(() => () => sending.current?.cancel(), []);
  const choosesSource = atHub || organisations.length > 1;

  const send = async (): Promise<void> => {
    const faults = [
      ...(choosesSource && !source
        ? [{ field: 'sourceId', message: 'Choose the organisation that refers.' }]
        : []),
      ...(file ? [] : [{ field: 'file', message: 'Choose a file.' }]),
    ];
    refusals.show(faults);
    if (faults.length > 0 || !file) return;
    setShare(0);
    const now = sendFile({
      address: `/api/referral-files${source ? `?${new URLSearchParams({ source: source.id })}` : ''}`,
      slug,
      file,
      answer: 'fileId',
      smaller: 'split it into several and send one after another',
      onProgress: setShare,
    });
    sending.current = now;
    try {
      const id = await now.done;
      client.cache.evict({ fieldName: 'referralFiles' });
      await navigate(to(`referrals/files/${id}`));
    } catch (reason) {
      if (!(reason instanceof DOMException && reason.name === 'AbortError'))
        refusals.show([{ field: 'file', message: faultText(reason) }]);
    } finally {
      setShare(null);
    }
  };
  return (
    <Panel title="Choose a file">
      <Form refusals={refusals} onSubmit={send}>
        <Stack className="weft-form">
          {atHub ? (
            <OrganisationPicker
              {...refusals.field('sourceId')}
              label="Which organisation refers them?"
              value={source?.id ?? null}
              chosenName={source?.name}
              onChange={(id, name) => setSource(id === null ? null : { id, name: name ?? '' })}
            />
          ) : organisations.length > 1 ? (
            <NativeSelect
              {...refusals.field('sourceId')}
              label="For which of your organisations?"
              value={source?.id ?? ''}
              data={[
                { value: '', label: 'Choose' },
                ...organisations.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={({ currentTarget: { value } }) =>
                setSource(organisations.find(({ id }) => id === value) ?? null)
              }
            />
          ) : null}
          <FileInput
            {...refusals.field('file')}
            label="File"
            description="CSV, up to 20 MB and 50,000 people"
            placeholder="Choose a file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            value={file}
            onChange={setFile}
          />
          {share === null ? null : (
            <progress max={100} value={Math.round(share * 100)} aria-label="Sending the file" />
          )}
          <Group>
            <Button type="submit" loading={share !== null}>
              Check the file
            </Button>
          </Group>
        </Stack>
      </Form>
    </Panel>
  );
}
