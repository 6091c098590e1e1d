import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';
import { useTo } from '../app/viewer.js';
import { count } from '../ui/count.js';
import { LOOKS_AFTER } from './support-queries.js';

interface LooksAfterProps {
  membershipId: string;
  person: { readonly id: string; readonly name: string };
}

/** Before a membership ends: how many people somebody looks after, and the way to hand them over. */
export function LooksAfter({ membershipId, person }: LooksAfterProps) {
  const to = useTo();
  const { data } = useQuery(LOOKS_AFTER, { variables: { search: person.name }, fetchPolicy: 'network-only' });
  const people = data?.members.edges.find(({ node }) => node.id === membershipId)?.node.looksAfter ?? 0;
  if (people === 0) return null;
  const query = new URLSearchParams({ worker: person.id, name: person.name }).toString();
  return (
    <p>
      They look after {count(people, 'person', 'people')}.{' '}
      <Link to={to(`people/hand-over?${query}`)}>Hand them over first</Link>
    </p>
  );
}
