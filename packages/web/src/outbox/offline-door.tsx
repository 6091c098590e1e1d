import { Button, Chip, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import { OutsidePage } from '../app/outside-page.js';
import { QuickEntry } from '../contacts/quick-entry.js';
import { SignOffline } from '../signatures/sign-offline.js';
import { dayIn } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { type KeptList, keptList } from './kept-list.js';

interface OfflineDoorProps {
  readonly slug: string | null;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Where Weft cannot be reached: contacts and signatures are taken from what is kept here, and wait on this device. */
export default function OfflineDoor({ slug, error, onRetry }: OfflineDoorProps) {
  const [kept, setKept] = useState<KeptList | null | 'looking'>('looking');
  const [what, setWhat] = useState<'CONTACT' | 'SIGNATURE'>('CONTACT');
  useEffect(() => {
    keptList(slug).then(setKept, () => setKept(null));
  }, [slug]);
  // nobody is taken away from a signature that is being written
  const [signs, setSigns] = useState(false);
  useEffect(() => {
    if (signs) return;
    window.addEventListener('online', onRetry);
    return () => window.removeEventListener('online', onRetry);
  }, [onRetry, signs]);
  if (kept === 'looking') return <Loading />;
  if (kept === null) return <Fault error={error} onRetry={onRetry} />;
  const { writer, source, signing } = kept;
  const today = dayIn(new Date().toISOString(), writer.timeZone);
  const shown = source && signing ? what : source ? 'CONTACT' : 'SIGNATURE';
  return (
    <OutsidePage title="No connection">
      <p>
        You can{' '}
        {[source ? 'record contacts' : '', signing ? 'take signatures' : ''].filter(Boolean).join(' and ')} as{' '}
        <strong>{writer.name}</strong>. They wait on this device and are sent when {writer.name} is signed in
        and the connection is back.
      </p>
      <p>
        <Button variant="default" onClick={onRetry}>
          Try to connect
        </Button>
      </p>
      {source && signing ? (
        <Chip.Group value={what} onChange={(value) => setWhat(value === 'SIGNATURE' ? value : 'CONTACT')}>
          <Group gap="xs">
            <Chip value="CONTACT">Record a contact</Chip>
            <Chip value="SIGNATURE">Take a signature</Chip>
          </Group>
        </Chip.Group>
      ) : null}
      {source && shown === 'CONTACT' ? (
        <QuickEntry writer={writer} source={source} today={today} participantId={null} />
      ) : null}
      {signing && shown === 'SIGNATURE' ? (
        <SignOffline writer={writer} source={signing} today={today} onSigning={setSigns} />
      ) : null}
    </OutsidePage>
  );
}
