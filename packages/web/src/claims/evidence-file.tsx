import { Button, FileInput, NativeSelect, Stack } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { faultText } from '../ui/fault-text.js';
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
  onSending: (sending: boolean) => void;
  /** Says to screen readers what became of a file. */
  onTold: (text: string) => void;
}

/** The file of one piece of evidence: it is sent as soon as it is chosen, and stays with the draft. */
export function EvidenceFile(props: EvidenceFileProps) {
  const { id, error, piece, optional, given, onChange, onSending, onTold } = props;
  const { slug } = usePartnership();
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const cancel = useRef<() => void>(undefined);
  useEffect(() => () => cancel.current?.(), []);
  const phase = sending ? 'sending' : piece.uploadId ? 'attached' : 'choosing';
  const box = useFocusKept(`${phase} ${piece.trouble ? 'trouble' : ''}`);

  const send = (file: File): void => {
    setSending({ name: file.name, share: 0 });
    onSending(true);
    // stands in the draft until the file has arrived: whoever comes back is told that it did not
    onChange({ trouble: `“${file.name}” was not kept, since it had not arrived yet. Choose it again.` });
    const upload = uploadFile(slug, file, (share) => setSending({ name: file.name, share }));
    cancel.current = upload.cancel;
    upload.done
      .then((uploadId) => {
        onChange({ uploadId, fileName: file.name, trouble: null });
        onTold(`Attached: ${file.name}`);
      })
      .catch((reason: unknown) => {
        if (reason instanceof DOMException && reason.name === 'AbortError') return;
        onChange({ trouble: `“${file.name}” is not attached. ${faultText(reason)}` });
      })
      .finally(() => {
        setSending(null);
        onSending(false);
      });
  };

  if (sending) {
    const percent = Math.round(sending.share * 100);
    return (
      <div className={classes.file} ref={box}>
        <span>Uploading {sending.name}</span>
        <Button
          id={id}
          variant="default"
          size="compact-md"
          onClick={() => {
            cancel.current?.();
            onChange({ trouble: null });
            onTold(`The upload of ${sending.name} is cancelled.`);
          }}
        >
          Cancel<span className="weft-visually-hidden"> the upload of {sending.name}</span>
        </Button>
        <progress
          className={classes.progress}
          max={100}
          value={percent}
          aria-label={`Uploading ${sending.name}`}
        >
          {percent} %
        </progress>
        {error ? <p className={classes.error}>{error}</p> : null}
      </div>
    );
  }
  if (piece.uploadId)
    return (
      <div ref={box}>
        <div className={classes.file}>
          <span className={classes.name}>
            <Icon name="done" size={18} />
            <span>{piece.fileName ?? 'The file'} is attached</span>
          </span>
          <Button
            id={id}
            variant="default"
            size="compact-md"
            onClick={() => {
              onChange({ uploadId: null, fileName: null });
              onTold(`Taken away: ${piece.fileName ?? 'the file'}`);
            }}
          >
            Remove<span className="weft-visually-hidden"> {piece.fileName}</span>
          </Button>
        </div>
        {error ? <p className={classes.error}>{error}</p> : null}
      </div>
    );
  return (
    <Stack gap="sm" ref={box}>
      <FileInput
        id={id}
        error={error}
        label={optional ? 'File (or write a statement below)' : 'File'}
        description="A photograph, a PDF or plain text, up to 20 MB"
        placeholder="Choose a file or take a photo"
        accept={ACCEPTED_FILES}
        value={null}
        onChange={(file) => {
          if (file) send(file);
        }}
      />
      {piece.trouble ? (
        <div>
          <Button
            variant="default"
            size="compact-md"
            onClick={() => {
              onChange({ trouble: null });
              onTold('The file is left out.');
            }}
          >
            Go on without this file
          </Button>
        </div>
      ) : null}
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
            if (!file) return;
            onChange({ uploadId: file.uploadId, fileName: file.label, trouble: null });
            onTold(`Attached: ${file.label}`);
          }}
        />
      ) : null}
    </Stack>
  );
}

/** When what had the focus makes way for something else in the same place, that has it then. */
function useFocusKept(phase: string) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(phase);
  // before the next frame, in which `useFoundFocus` would go to the page's title
  useLayoutEffect(() => {
    if (before.current === phase) return;
    before.current = phase;
    if (document.activeElement === null || document.activeElement === document.body)
      box.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [phase]);
  return box;
}
