import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { NotFound } from '../app/not-found.js';
import { useTo } from '../app/viewer.js';
import { ORGANISATION_KIND_WORDS } from '../app/words.js';
import { graphql } from '../gql/gql.js';
import type { OrganisationTiesQuery } from '../gql/graphql.js';
import { count } from '../ui/count.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import classes from './ties.module.css';

type Ties = NonNullable<OrganisationTiesQuery['organisationTies']>;

const TIES = graphql(`
  query OrganisationTies($id: ID!) {
    organisationTies(id: $id) {
      organisation {
        id
        name
        kinds
      }
      months {
        month
        referred
        started
      }
      refersTo {
        organisation {
          id
          name
        }
        count
      }
      comeFrom {
        organisation {
          id
          name
        }
        count
      }
      anchors {
        id
        name
      }
      lookedAfterBy {
        id
        name
      }
    }
  }
`);

const monthOf = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** With whom an organisation works: whom it referred, to whom they went, and the anchors that it looks after. */
export function Component() {
  const { id = '' } = useParams();
  const to = useTo();
  const { data, error, refetch } = useQuery(TIES, { variables: { id } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the organisation" />;
  const ties = data.organisationTies;
  if (!ties) return <NotFound />;
  const { organisation, months, refersTo, comeFrom, anchors, lookedAfterBy } = ties;
  return (
    <>
      <PageHeader
        title={organisation.name}
        back={{ to: to('settings/organisations'), label: 'Organisations' }}
        lead={new Intl.ListFormat('en-GB').format(
          organisation.kinds.map((kind) => ORGANISATION_KIND_WORDS[kind]),
        )}
      />
      <Months months={months} />
      <Counted title="Where people whom it referred are supported" ties={refersTo} />
      <Counted title="From where those came whom it supports" ties={comeFrom} />
      <Named title="Anchors that its people look after" organisations={anchors} />
      <Named title="Looked after by people of" organisations={lookedAfterBy} />
    </>
  );
}

function Months({ months }: { months: Ties['months'] }) {
  return (
    <Panel title="Whom it referred">
      {months.length === 0 ? (
        <p>It has referred nobody so far.</p>
      ) : (
        <table className={classes.table}>
          <caption className="weft-visually-hidden">Referrals by month</caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col" data-align="end">
                Referred
              </th>
              <th scope="col" data-align="end">
                Support started
              </th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, referred, started }) => (
              <tr key={month}>
                <th scope="row">{monthOf.format(new Date(`${month}T00:00:00Z`))}</th>
                <td data-align="end">{referred}</td>
                <td data-align="end">{started}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Counted({ title, ties }: { title: string; ties: Ties['refersTo'] }) {
  if (ties.length === 0) return null;
  return (
    <Panel title={title}>
      <ul className={classes.list}>
        {ties.map(({ organisation: { id, name }, count: people }) => (
          <li key={id}>
            {name}: {count(people, 'person', 'people')}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Named({ title, organisations }: { title: string; organisations: Ties['anchors'] }) {
  if (organisations.length === 0) return null;
  return (
    <Panel title={title}>
      <ul className={classes.list}>
        {organisations.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </Panel>
  );
}
