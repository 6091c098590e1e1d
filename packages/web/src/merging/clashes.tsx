import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { CLAIM_STATE_WORDS } from '../app/words.js';
import { dateText } from '../ui/date-text.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './merging.module.css';
import type { MergeRecord, Preview } from './merging-queries.js';

type Claim = Preview['claims'][number]['one'];

/** Outcomes claimed under both records: one person is paid for once, so somebody decides which claim stays. */
export function Clashes({ preview: { claims, one, other } }: { preview: Preview }) {
  return (
    <Panel title="Claimed on both records" tone="warm">
      <p>
        An outcome is claimed once for one person. Decide which claim stays; the other one has to end first,
        by those who may end it.
      </p>
      {claims.map((clash) => (
        <div key={clash.outcomeCode} className={classes.choice}>
          <strong>{clash.outcomeCode}</strong>
          <div className={classes.two}>
            <OneClaim of={clash.one} record={one} />
            <OneClaim of={clash.other} record={other} />
          </div>
        </div>
      ))}
    </Panel>
  );
}

function OneClaim({ of, record }: { of: Claim; record: MergeRecord }) {
  const to = useTo();
  const may = useMay();
  const { name, tone } = CLAIM_STATE_WORDS[of.state];
  const called = of.reference ?? `Claim of ${record.reference}`;
  return (
    <div>
      {of.claimId && of.reference && may('claims') ? (
        <Link to={to(`claims/${of.claimId}`)}>{called}</Link>
      ) : (
        called
      )}{' '}
      <StateBadge tone={tone}>{name}</StateBadge>
      <p className={classes.quiet}>
        On {record.reference}, achieved on {dateText(of.achievedOn)}
      </p>
      <p>To end this one: {of.whoEnds}</p>
    </div>
  );
}
