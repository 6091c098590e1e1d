import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { NotFound } from '../app/not-found.js';
import { useMay, useTo } from '../app/viewer.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Facts, Panel } from '../ui/panel.js';
import { ANCHOR, type AnchorFacts } from './anchor-queries.js';
import { useKeepsCandidates } from './anchor-words.js';
import classes from './anchors.module.css';
import { Candidates } from './candidates.js';
import { Contacts } from './contacts.js';
import { DataAgreement } from './data-agreement.js';
import { PeopleThere } from './people-there.js';
import { Places } from './places.js';
import { Promises } from './promises.js';
import { ServicesThere } from './services-there.js';
import { Workers } from './workers.js';

/** One anchor on one page, for whoever looks after it. */
export function Component() {
  const { id = '' } = useParams();
  const to = useTo();
  const { data, error, refetch } = useQuery(ANCHOR, { variables: { id } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the anchor" />;
  if (!data.anchor) return <NotFound />;
  const { anchor } = data;
  const isLookedAfter = anchor.workers.length > 0;
  return (
    <>
      <PageHeader
        title={anchor.name}
        back={{ to: to('anchors'), label: 'Anchors' }}
        lead={anchor.address ? [anchor.address, anchor.postcode].filter(Boolean).join(', ') : undefined}
        actions={
          isLookedAfter ? (
            <Button component={Link} to={to(`anchors/${id}/review`)} variant="default">
              Pack for the next review
            </Button>
          ) : undefined
        }
      />
      <div className={classes.stack}>
        <Page anchor={anchor} isLookedAfter={isLookedAfter} />
      </div>
    </>
  );
}

function Page({ anchor, isLookedAfter }: { anchor: AnchorFacts; isLookedAfter: boolean }) {
  const may = useMay();
  const keepsCandidates = useKeepsCandidates();
  const seesAll = may('agreeAnchorData');
  // a manager first says who looks after it; the rest opens then
  if (!isLookedAfter && !seesAll) return <Workers anchor={anchor} />;
  return (
    <>
      <div className={classes.columns}>
        <div>
          <Contacts anchor={anchor} />
        </div>
        <div className={classes.stack}>
          <Workers anchor={anchor} />
          <Places anchor={anchor} />
        </div>
      </div>
      <Promises anchor={anchor} />
      <ServicesThere anchor={anchor} />
      {keepsCandidates ? <Candidates anchorId={anchor.id} refused={anchor.refused} /> : null}
      <div className={classes.columns}>
        <div>
          <DataAgreement anchor={anchor} />
        </div>
        {anchor.odsCode ? (
          <div>
            <Panel title="On NHS England’s list">
              <Facts of={[['ODS code', anchor.odsCode]]} />
            </Panel>
          </div>
        ) : null}
      </div>
      <PeopleThere anchor={anchor} />
    </>
  );
}
