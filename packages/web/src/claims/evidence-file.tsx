import { Button, FileInput, NativeSelect, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { Icon } from '../ui/icons.js';
import type { DraftPiece, GivenFile } from './evidence-draft.js';
import classes from './evidence-fields.module.css';
import { ACCEPTED_FILES, uploadFile } from './upload-file.js';

interface EvidenceFileProps {
  /** From `refusals.field(...)`. */
  id: string;
  error: string | undefined;
  piece: DraftPiece;
  optional: boolean;
  given: readonly GivenFile[];
  onChange: (change: Partial<DraftPiece>) => void;
  onBusy: (busy: boolean) => void;
}

/** The file of one piece of evidence: it is sent as soon as it is chosen, and stays with the draft. */
export function EvidenceFile({ id, error, piece, optional, given, onChange, onBusy }: EvidenceFileProps) {
  const { slug } = usePartnership();
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const cancel = useRef<() => void>(undefined);
  useEffect(() => () => cancel.current?.(), []);

  const send = (file: File): void => {
    setFault(null);
    setSending({ name: file.name, share: 0 });
    onBusy(true);
    const upload = uploadFile(slug, file, (share) => setSending({ name: file.name, share }));
    cancel.current = upload.cancel;
    upload.done
      .then((uploadId) => onChange({ uploadId, fileName: file.name }))
      .catch((reason: unknown) => {
        if (reason instanceof DOMException && reason.name === 'AbortError') return;
        setFault(reason instanceof Error ? reason.message : 'The file could not be uploaded. Try again.');
      })
      .finally(() => {
        setSending(null);
        onBusy(false);
      });
  };

  if (sending) {
    const percent = Math.round(sending.share * 100);
    return (
      <div className={classes.file}>
        <span>Uploading {sending.name}</span>
        <Button variant="default" size="compact-md" onClick={() => cancel.current?.()}>
          Cancel
        </Button>
        <progress
          className={classes.progress}
          max={100}
          value={percent}
          aria-label={`Uploading ${sending.name}`}
        >
          {percent} %
        </progress>
      </div>
    );
  }
  if (piece.uploadId)
    return (
      <div>
        <div className={classes.file}>
          <span className={classes.name}>
            <Icon name="done" size={18} />
            <span>{piece.fileName ?? 'The file'} is attached</span>
          </span>
          <Button
            id={id}
            variant="default"
            size="compact-md"
            onClick={() => onChange({ uploadId: null, fileName: null })}
          >
            Remove<span className="weft-visually-hidden"> {piece.fileName}</span>
          </Button>
        </div>
        {error ? <p className={classes.error}>{error}</p> : null}
      </div>
    );
  return (
    <Stack gap="sm">
      <FileInput
        id={id}
        error={fault ?? error}
        label={optional ? 'File (or write a statement below)' : 'File'}
        description="PDF, photo or plain text, up to 20 MB"
        placeholder="Choose a file or take a photo"
        accept={ACCEPTED_FILES}
        value={null}
        onChange={(file) => {
          if (file) send(file);
        }}
      />
      {given.length > 0 ? (
        <NativeSelect
          label="Or use a file given before"
          value=""
          data={[
            { value: '', label: 'Choose' },
            ...given.map(({ uploadId, label }) => ({ value: uploadId, label })),
          ]}
          onChange={(event) => {
            const file = given.find(({ uploadId }) => uploadId === event.currentTarget.value);
            if (file) onChange({ uploadId: file.uploadId, fileName: file.label });
          }}
        />
      ) : null}
    </Stack>
  );
}
