import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { OutsidePage } from '../app/outside-page.js';
import { QuickEntry } from '../contacts/quick-entry.js';
import { dayIn } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { type KeptList, keptList } from './kept-list.js';

interface OfflineDoorProps {
  readonly slug: string | null;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Where Weft cannot be reached: contacts can be entered from what is kept here, and wait on this device. */
export default function OfflineDoor({ slug, error, onRetry }: OfflineDoorProps) {
  const [kept, setKept] = useState<KeptList | null | 'looking'>('looking');
  useEffect(() => {
    keptList(slug).then(setKept, () => setKept(null));
  }, [slug]);
  useEffect(() => {
    window.addEventListener('online', onRetry);
    return () => window.removeEventListener('online', onRetry);
  }, [onRetry]);
  if (kept === 'looking') return <Loading />;
  if (kept === null) return <Fault error={error} onRetry={onRetry} />;
  const { writer, source } = kept;
  return (
    <OutsidePage title="No connection">
      <p>
        You can record contacts as <strong>{writer.name}</strong>. They wait on this device and are sent when{' '}
        {writer.name} is signed in and the connection is back.
      </p>
      <p>
        <Button variant="default" onClick={onRetry}>
          Try to connect
        </Button>
      </p>
      <QuickEntry
        writer={writer}
        source={source}
        today={dayIn(new Date().toISOString(), writer.timeZone)}
        participantId={null}
      />
    </OutsidePage>
  );
}
