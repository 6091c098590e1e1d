import { useQuery } from '@apollo/client/react';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { useTo } from '../app/viewer.js';
import { count } from '../ui/count.js';
import { LOOKS_AFTER } from './support-queries.js';

interface LooksAfterProps {
  membershipId: string;
  person: { readonly id: string; readonly name: string };
}

/** Before a membership ends: how many people and which anchors somebody looks after, and the way to hand them over. */
export function LooksAfter({ membershipId, person }: LooksAfterProps) {
  const to = useTo();
  const { data } = useQuery(LOOKS_AFTER, { variables: { search: person.name }, fetchPolicy: 'network-only' });
  const member = data?.members.edges.find(({ node }) => node.id === membershipId)?.node;
  const people = member?.looksAfter ?? 0;
  const anchors = member?.looksAfterAnchors ?? [];
  return (
    <>
      {people > 0 ? (
        <p>
          They look after {count(people, 'person', 'people')}.{' '}
          <Link to={to(handOverPath(person))}>Hand them over first</Link>
        </p>
      ) : null}
      {anchors.length > 0 ? (
        <p>
          They look after{' '}
          {anchors.map(({ id, name }, nth) => (
            <Fragment key={id}>
              {nth === 0 ? '' : nth === anchors.length - 1 ? ' and ' : ', '}
              <Link to={to(`anchors/${id}`)}>{name}</Link>
            </Fragment>
          ))}
          , which ends too. Say on {anchors.length === 1 ? 'its page' : 'each page'} who does from now on.
        </p>
      ) : null}
    </>
  );
}

/** Where somebody’s people are handed over, inside the partnership. */
export const handOverPath = ({ id, name }: LooksAfterProps['person']): string =>
  `people/hand-over?${new URLSearchParams({ worker: id, name }).toString()}`;
