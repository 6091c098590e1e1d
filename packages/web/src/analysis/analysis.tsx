import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { dateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Icon } from '../ui/icons.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useSay } from '../ui/say.js';
import classes from './analysis.module.css';
import { ANALYST_PROJECTS, CLOSE_PROJECT, type Project } from './analysis-queries.js';
import { Analysts } from './analysts.js';

/** What analysts work on; for the data lead, who they are as well. */
export function Component() {
  const may = useMay();
  const to = useTo();
  const leads = may('approveProject');
  const { data, error, refetch } = useQuery(ANALYST_PROJECTS, { fetchPolicy: 'cache-and-network' });
  const projects = data?.analystProjects.projects;
  const until = data?.analystProjects.accreditedUntil;
  return (
    <>
      <PageHeader
        title="Analysis"
        lead="Accredited people, approved projects, rows without names, and tables that somebody else looks at before they leave."
        actions={
          leads ? (
            <Button component={Link} to={to('analysis/new')} leftSection={<Icon name="add" />}>
              Approve a project
            </Button>
          ) : null
        }
      />
      {error && !data ? <Fault error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what="Loading what is worked on" /> : null}
      <div className={classes.stack}>
        {data && may('projectTable') ? (
          <p>
            {until
              ? `You are accredited until ${dateText(until)}.`
              : 'You are not accredited here today, so there is nothing to see. It begins with the data lead, who records that you are accredited, and approves a project for you.'}
          </p>
        ) : null}
        {projects ? (
          <Panel
            title="Projects"
            actions={
              <Button component={Link} to={to('analysis/outputs')} variant="default">
                {leads ? 'Tables that are to leave' : 'Tables I asked for'}
              </Button>
            }
          >
            {projects.length === 0 ? (
              <EmptyState title="No project">
                {leads
                  ? 'First record below that an analyst is accredited. Then approve a project: what is to be learnt, on which lawful basis, by whom and until when.'
                  : 'The data lead approves what you may work on. You see it here while you are accredited.'}
              </EmptyState>
            ) : (
              <ul className={classes.list}>
                {projects.map((project) => (
                  <OneProject key={project.id} project={project} leads={leads} />
                ))}
              </ul>
            )}
          </Panel>
        ) : null}
        {leads ? <Analysts /> : null}
      </div>
    </>
  );
}

function OneProject({ project, leads }: { project: Project; leads: boolean }) {
  const to = useTo();
  const { id, title, purpose, from, until, isOpen, analysts } = project;
  return (
    <li>
      <span className={classes.name}>
        <Link to={to(`analysis/${id}`)}>{title}</Link>
      </span>
      <span>{purpose}</span>
      <span className={classes.soft}>
        {isOpen ? 'Open' : project.closedAt ? 'Closed' : 'Not open today'}, {dateText(from)} to{' '}
        {dateText(until)}.{analysts.length > 0 ? ` ${analysts.map(({ name }) => name).join(', ')}.` : ''}
      </span>
      {leads && isOpen ? (
        <div>
          <Close project={project} />
        </div>
      ) : null}
    </li>
  );
}

function Close({ project: { id, title } }: { project: Project }) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const [close] = useMutation(CLOSE_PROJECT);
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        aria-label={`Close it: ${title}`}
        onClick={() => setAsking(true)}
      >
        Close it
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Close ${title}?`}
        confirm="Close the project"
        danger
        onConfirm={async () => {
          const result = (await close({ variables: { id } })).data?.closeProject;
          if (result?.__typename === 'Refusal') return [result];
          say(`${title} is closed: nobody works in it any more.`);
          return undefined;
        }}
      >
        <p>From now on no analyst works in it or downloads its tables. It cannot be opened again.</p>
      </ConfirmDialog>
    </>
  );
}
