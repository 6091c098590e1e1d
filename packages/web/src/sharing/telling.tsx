import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
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
  const { active, told, takenBack } = counts;
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
