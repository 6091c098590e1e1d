import { useApolloClient } from '@apollo/client/react';
import { Button, FileInput, Group, Radio, Stack } from '@mantine/core';
import { LARGEST_EXTRACT, MOST_EXTRACT_ROWS } from '@weft/shared';
import { useEffect, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { type Sending, sendFile } from '../app/send-file.js';
import { usePartnership, useTo } from '../app/viewer.js';
import type { ExtractSide } from '../gql/graphql.js';
import { faultText } from '../ui/fault-text.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import classes from './extracts.module.css';

/** Sends a file under an agreement; then its page says what was found. */
export function SendExtract({ agreementId, isEncoded }: { agreementId: string; isEncoded: boolean }) {
  const to = useTo();
  const navigate = useNavigate();
  const client = useApolloClient();
  const { slug, today } = usePartnership();
  const refusals = useRefusals();
  const progressId = useId();
  const [file, setFile] = useState<File | null>(null);
  const [until, setUntil] = useState('');
  const [side, setSide] = useState<ExtractSide>('THEIRS');
  const [share, setShare] = useState<number | null>(null);
  const sending = useRef<Sending>(undefined);
  useEffect(() => () => sending.current?.cancel(), []);

  const send = async (): Promise<void> => {
    const faults = [
      ...(file ? [] : [{ field: 'file', message: 'Choose a file.' }]),
      ...(until === '' ? [{ field: 'until', message: 'Say until which day the file tells.' }] : []),
      ...(until > today ? [{ field: 'until', message: 'A file cannot tell of days to come.' }] : []),
    ];
    refusals.show(faults);
    if (faults.length > 0 || !file) return;
    setShare(0);
    const now = sendFile({
      address: `/api/extracts?${new URLSearchParams({ agreement: agreementId, until, side })}`,
      slug,
      file,
      answer: 'extractId',
      largest: LARGEST_EXTRACT,
      smaller: 'leave out columns that the agreement does not name, or send it in parts',
      onProgress: setShare,
    });
    sending.current = now;
    try {
      const id = await now.done;
      client.cache.evict({ fieldName: 'extracts' });
      setShare(null);
      await navigate(to(`data/extracts/${id}`));
    } catch (reason) {
      setShare(null);
      if (!(reason instanceof DOMException && reason.name === 'AbortError'))
        refusals.show([{ field: 'file', message: faultText(reason) }]);
    }
  };
  return (
    <Panel title="Send an extract">
      <Form refusals={refusals} onSubmit={send}>
        <Stack className="weft-form">
          {isEncoded ? (
            <Radio.Group
              label="Whose people are in it"
              value={side}
              onChange={(value) => setSide(value === 'OURS' ? 'OURS' : 'THEIRS')}
            >
              <Stack gap="xs" mt="xs">
                <Radio value="THEIRS" label="The other party’s" disabled={share !== null} />
                <Radio
                  value="OURS"
                  label="Our own file"
                  description="The participants, as somebody of the backbone encoded them"
                  disabled={share !== null}
                />
              </Stack>
            </Radio.Group>
          ) : null}
          <FileInput
            {...refusals.field('file')}
            label="File"
            description={
              isEncoded
                ? `As the program wrote it: ${side === 'OURS' ? 'our-encoded.csv' : 'encoded.csv'}. Never the key`
                : `CSV, up to ${MOST_EXTRACT_ROWS.toLocaleString('en-GB')} rows`
            }
            placeholder="Choose a file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            value={file}
            disabled={share !== null}
            onChange={setFile}
          />
          <DateField
            {...refusals.field('until')}
            label="The last day of which it tells"
            description={
              isEncoded
                ? 'Until when the list was kept up to date'
                : 'Whatever has no end in the file is taken to have gone on until this day'
            }
            value={until}
            max={today}
            disabled={share !== null}
            onChange={({ currentTarget: { value } }) => setUntil(value)}
          />
          {share === null ? null : (
            <div className={classes.sending}>
              <label htmlFor={progressId}>
                {share < 1 ? `Sending: ${Math.floor(share * 100)} %` : 'Sent. It is being put away'}
              </label>
              <progress id={progressId} max={100} value={Math.round(share * 100)} />
            </div>
          )}
          <Group>
            <Button type="submit" loading={share !== null}>
              Check the file
            </Button>
            {share !== null && share < 1 ? (
              <Button variant="default" onClick={() => sending.current?.cancel()}>
                Stop sending
              </Button>
            ) : null}
          </Group>
        </Stack>
      </Form>
    </Panel>
  );
}
