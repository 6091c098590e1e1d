import { useQuery } from '@apollo/client/react';
import { PROJECT_FIELDS } from '@weft/shared';
import { useParams } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { dateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { useListAddress } from '../ui/list-address.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Facts, Panel } from '../ui/panel.js';
import { Views } from '../ui/views.js';
import classes from './analysis.module.css';
import { ANALYST_PROJECTS } from './analysis-queries.js';
import { FIELD_WORDS } from './analysis-words.js';
import { Rows } from './rows.js';
import { Tables } from './tables.js';

const LOOKS = [
  { value: 'tables', label: 'Tables' },
  { value: 'rows', label: 'Rows' },
] as const;

/** One project: what it is for, its tables, and its rows without names. */
export function Component() {
  const to = useTo();
  const { id = '' } = useParams();
  const works = useMay()('projectTable');
  const { data, error, refetch } = useQuery(ANALYST_PROJECTS);
  const address = useListAddress({ look: ['tables', 'rows'] });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the project" />;
  const back = { to: to('analysis'), label: 'Analysis' };
  const project = data.analystProjects.projects.find((one) => one.id === id);
  if (!project)
    return (
      <>
        <PageHeader title="Analysis" back={back} />
        <EmptyState title="There is no such project for you">
          You see a project while you are accredited, are named in it, and it is approved and not over.
        </EmptyState>
      </>
    );
  const fields = PROJECT_FIELDS.filter((field) => project.fields.includes(field));
  const look = address.get('look') === 'rows' ? 'rows' : 'tables';
  return (
    <>
      <PageHeader title={project.title} lead={project.purpose} back={back} />
      <Panel title="Terms" folded={`until ${dateText(project.until)}`}>
        <Facts
          of={[
            ['Lawful basis', project.lawfulBasis],
            ['What may be known', fields.map((field) => FIELD_WORDS[field].name).join(', ')],
            ['Days', `${dateText(project.from)} to ${dateText(project.until)}`],
            ['Approved by', project.approvedBy?.name ?? 'The data lead'],
            ['Who works on it', project.analysts.map(({ name }) => name).join(', ') || null],
          ]}
        />
      </Panel>
      {works ? (
        <>
          <div className={classes.looks}>
            <Views
              legend="What to look at"
              views={LOOKS}
              current={look}
              onChoose={(next) => address.set({ look: next })}
            />
          </div>
          {look === 'rows' ? (
            <Rows projectId={project.id} fields={fields} />
          ) : (
            <Tables projectId={project.id} fields={fields} />
          )}
        </>
      ) : null}
    </>
  );
}
