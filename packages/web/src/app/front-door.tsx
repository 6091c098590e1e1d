import { Navigate } from 'react-router';
import { EmptyState } from '../ui/empty-state.js';
import { PageHeader } from '../ui/page-header.js';
import { lastPartnership } from './last-partnership.js';
import { useViewer } from './viewer.js';

/** '/': leads to the partnership where the person last was. */
export function Component() {
  const { viewer, places } = useViewer();
  const last = lastPartnership();
  const place = places.find(({ partnership }) => partnership.slug === last) ?? places[0];
  if (place) return <Navigate to={`/p/${place.partnership.slug}`} replace />;
  if (viewer.isOperator) return <Navigate to="/operator" replace />;
  return (
    <>
      <PageHeader title="Welcome to Weft" />
      <EmptyState title="You are not in a partnership yet">
        Ask the backbone organisation of your partnership to add you under People and roles. What is theirs to
        show you will be here then.
      </EmptyState>
    </>
  );
}
