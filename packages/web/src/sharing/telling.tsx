import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { count } from '../ui/count.js';
import { Panel } from '../ui/panel.js';
import classes from './sharing.module.css';
import { type Agreement, COUNTS } from './sharing-queries.js';

/** How many were told, and the way to those who were not. */
export function Telling({ agreement }: { agreement: Agreement }) {
  const to = useTo();
  const may = useMay();
  const { data } = useQuery(COUNTS, { variables: { agreementId: agreement.id } });
  const counts = data?.sharingCounts;
  if (!counts) return null;
  const { active, told, takenBack, closedTold } = counts;
  const inOurs = counts.takenBackInOurs ?? 0;
  const left = Math.max(0, active - told - takenBack);
  const isSigned = agreement.state === 'SIGNED' || agreement.state === 'IN_FORCE';
  const mayTell = may('recordSharingNotices');
  const number = (count: number): string => count.toLocaleString('en-GB');
  return (
    <Panel title="Who was told">
      <p>
        {number(told)} of {number(active)} people in support were told, and may be matched.
        {takenBack > 0 ? ` ${number(takenBack)} took it back.` : ''}
      </p>
      {closedTold > 0 ? (
        <p className={classes.more}>
          {number(closedTold)} more {closedTold === 1 ? 'was told and is' : 'were told and are'} matched as
          well: their support is closed.
        </p>
      ) : null}
      {agreement.isNamed && inOurs > 0 ? (
        <>
          <p className={classes.more}>
            {count(inOurs, 'person', 'people')} took it back after our encoded file was sent. They are left
            out of every run, but their codes are still in the file. Encode ours anew, and delete the older
            file.
          </p>
          <p className={classes.more}>
            <Button component={Link} to={to(`data/agreements/${agreement.id}/encode`)} variant="default">
              Encode ours anew
            </Button>
          </p>
        </>
      ) : null}
      {isSigned && left > 0 && !mayTell ? (
        <p className={classes.soft}>The backbone and the providers record who was told.</p>
      ) : null}
      {isSigned && left > 0 && mayTell ? (
        <p className={classes.more}>
          <Button component={Link} to={to(`data/agreements/${agreement.id}/tell`)} variant="default">
            Record who was told
          </Button>
        </p>
      ) : null}
    </Panel>
  );
}
