import { ApolloProvider } from '@apollo/client/react';
import { useLayoutEffect } from 'react';
import { Outlet, useLocation } from 'react-router';
import { clientOf } from './api.js';
import { rememberPartnership } from './last-partnership.js';
import { NotFound } from './not-found.js';
import { NotYours } from './not-yours.js';
import { rolesInstead } from './pages.js';
import { InPlace, usePlaceInAddress } from './viewer.js';

/** Around every screen of one partnership: its client, and what I am in it. */
export function Component() {
  const place = usePlaceInAddress();
  const slug = place?.partnership.slug;
  const { pathname } = useLocation();
  // with what is shown, not after it: whoever sees a partnership finds it again
  useLayoutEffect(() => {
    if (slug !== undefined) rememberPartnership(slug);
  }, [slug]);
  if (place === null || slug === undefined) return <NotFound what="partnership" />;
  const others = rolesInstead(place.roles, pathname.slice(`/p/${slug}/`.length));
  return (
    <ApolloProvider client={clientOf(slug)} key={slug}>
      <InPlace place={place}>{others === null ? <Outlet /> : <NotYours roles={others} />}</InPlace>
    </ApolloProvider>
  );
}
