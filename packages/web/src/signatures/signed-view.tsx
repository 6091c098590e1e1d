import { usePartnership } from '../app/viewer.js';
import { DateText, InstantText } from '../ui/date-text.js';
import { Ink, VIEW_BOX } from './ink.js';
import type { SignedFacts } from './signature-queries.js';
import classes from './signatures.module.css';

/** So far a device's clock may be ahead without anybody asking. */
const CLOCK_MS = 5 * 60_000;

/** What somebody signed, as it stood before them: words, facts, signature, and who took it when. */
export function SignedView({ of }: { of: SignedFacts }) {
  const { timeZone } = usePartnership();
  const ahead = Date.parse(of.signedAt) - Date.parse(of.receivedAt) > CLOCK_MS;
  return (
    <div className={`${classes.paper} ${classes.kept}`}>
      {of.isWhole ? null : (
        <p className={classes.broken}>
          <strong>The seal is broken.</strong> Words, facts or strokes are not those that were signed. Do not
          rely on this, and tell the backbone organisation.
        </p>
      )}
      <p className={classes.words}>{of.words}</p>
      {of.way === 'TYPED' ? (
        <div>
          <span className={classes.name}>{of.signedName}</span>
          <p className={classes.soft}>They typed their name in place of a signature.</p>
        </div>
      ) : null}
      {of.way === 'WITNESSED' ? (
        <p>
          Agreed before a witness: <strong>{of.witnessName}</strong>
        </p>
      ) : null}
      {of.drawing ? (
        <svg
          className={classes.drawing}
          viewBox={VIEW_BOX}
          role="img"
          aria-label={of.way === 'WITNESSED' ? 'Their mark' : 'Their signature'}
        >
          <Ink drawing={of.drawing} />
        </svg>
      ) : null}
      <dl className={classes.facts}>
        <div>
          <dt>Certifies</dt>
          <dd>
            {of.outcomeTitle}, <DateText of={of.achievedOn} />
          </dd>
        </div>
        <div>
          <dt>Signed</dt>
          <dd>
            <InstantText of={of.signedAt} timeZone={timeZone} /> by the clock of the device
            {ahead ? ', which was ahead' : ''}
          </dd>
        </div>
        <div>
          <dt>Received</dt>
          <dd>
            <InstantText of={of.receivedAt} timeZone={timeZone} />
          </dd>
        </div>
        <div>
          <dt>Taken by</dt>
          <dd>{of.takenBy?.name ?? 'Somebody who has left'}</dd>
        </div>
      </dl>
      <p className={classes.soft}>
        {of.isWhole
          ? `Nothing was altered since: the seal over words, facts and signature is whole (it begins ${of.sha256.slice(0, 8)}). `
          : ''}
        These were the partnership’s words number {of.wordingVersion}.
      </p>
    </div>
  );
}
