import { may } from '@weft/shared';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { useViewer } from '../app/viewer.js';
import { Icon } from '../ui/icons.js';
import { useSay } from '../ui/say.js';
import { forgetKeptOfOthers } from './kept-list.js';
import classes from './outbox.module.css';
import { sendWaiting } from './send-waiting.js';
import { useWaitingHere } from './use-waiting.js';
import { tellEntries } from './waiting.js';

/** So often it is tried again while something waits: browsers do not always tell that the connection is back. */
const AGAIN_MS = 20_000;

/** What waits on this device, on every page; sends it as soon as it can be sent. */
export default function WaitingHere({ owner }: { owner: string }) {
  const say = useSay();
  const waiting = useWaitingHere(owner);
  const toSend = waiting.filter(({ refused }) => refused === null).length;
  const { viewer } = useViewer();
  const places = viewer.memberships
    .filter(({ state, roles }) => state === 'ACTIVE' && may(roles, 'recordContact'))
    .map(({ partnership }) => partnership.slug)
    .join(' ');
  useEffect(() => {
    void forgetKeptOfOthers(owner, places.split(' '));
  }, [owner, places]);
  useEffect(() => {
    if (toSend === 0) return;
    const send = async (): Promise<void> => {
      const sent = await sendWaiting(owner);
      if (sent.length > 0)
        say(`${tellEntries(sent)} that waited on this device ${sent.length === 1 ? 'is' : 'are'} sent.`);
    };
    const go = (): void => void send();
    go();
    const timer = setInterval(go, AGAIN_MS);
    window.addEventListener('online', go);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', go);
    };
  }, [owner, toSend, say]);
  const [first] = waiting;
  if (!first) return null;
  const refused = waiting.length - toSend;
  return (
    <p className={classes.bar} role="status">
      <Icon name={refused > 0 ? 'alert' : 'wait'} size={18} />
      <span>
        {tellEntries(waiting)} {waiting.length === 1 ? 'waits' : 'wait'} on this device
        {refused > 0 ? `, ${refused} to put right` : ''}.{' '}
        <Link to={`/p/${first.slug}/contacts/new`}>See {waiting.length === 1 ? 'it' : 'them'}</Link>
      </span>
    </p>
  );
}
