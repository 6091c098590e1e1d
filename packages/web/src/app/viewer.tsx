import { useQuery } from '@apollo/client/react';
import { type Action, type HeldRole, may, mayAt, type Role } from '@weft/shared';
import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo } from 'react';
import { Navigate, useLocation, useParams } from 'react-router';
import { graphql } from '../gql/gql.js';
import type { ViewerQuery } from '../gql/graphql.js';
import { Fault } from '../ui/fault.js';
import { isNotReached } from '../ui/fault-text.js';
import { Loading } from '../ui/loading.js';
import { clientOf, needsSecondFactor } from './api.js';

const VIEWER = graphql(`
  query Viewer {
    viewer {
      id
      name
      email
      isOperator
      memberships {
        id
        state
        roles
        organisation {
          id
          name
        }
        partnership {
          id
          slug
          name
          template
          currency
          timeZone
          contractFrom
          contractTo
          today
          sensitiveDomains
        }
      }
    }
  }
`);

export type Viewer = NonNullable<ViewerQuery['viewer']>;
export type Partnership = Viewer['memberships'][number]['partnership'];

/** What I am in one partnership: all my memberships there, added up. */
export interface Place {
  partnership: Partnership;
  roles: readonly Role[];
  /** where I hold each of them */
  held: readonly HeldRole[];
  organisations: readonly { id: string; name: string }[];
}

// loaded beforehand by who enters contacts, so that it is there without a connection (outbox/keep-shell.ts)
const OfflineDoor = lazy(() => import('../outbox/offline-door.js'));

const ViewerContext = createContext<{ viewer: Viewer; places: readonly Place[]; reload: () => void } | null>(
  null,
);
const PlaceContext = createContext<Place | null>(null);

function placesOf(viewer: Viewer): Place[] {
  const places = new Map<string, Place>();
  for (const { state, roles, organisation, partnership } of viewer.memberships) {
    if (state !== 'ACTIVE') continue;
    const before = places.get(partnership.slug);
    places.set(partnership.slug, {
      partnership,
      roles: [...new Set([...(before?.roles ?? []), ...roles])],
      held: [...(before?.held ?? []), ...roles.map((role) => ({ role, organisationId: organisation.id }))],
      organisations: [...(before?.organisations ?? []), organisation],
    });
  }
  return [...places.values()].sort((a, b) => a.partnership.name.localeCompare(b.partnership.name, 'en-GB'));
}

/** Knows who is signed in; leads to the sign-in page when nobody is, and back afterwards. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useQuery(VIEWER, { client: clientOf(null) });
  const location = useLocation();
  const { slug } = useParams();
  const viewer = data?.viewer;
  const value = useMemo(
    () => (viewer ? { viewer, places: placesOf(viewer), reload: () => void refetch() } : null),
    [viewer, refetch],
  );
  if (value) return <ViewerContext value={value}>{children}</ViewerContext>;
  if (data) {
    const from = location.pathname + location.search;
    return <Navigate to={from === '/' ? '/sign-in' : `/sign-in?from=${encodeURIComponent(from)}`} replace />;
  }
  if (needsSecondFactor(error))
    return (
      <Navigate
        to={`/second-factor?from=${encodeURIComponent(location.pathname + location.search)}`}
        replace
      />
    );
  const again = (): void => void refetch();
  if (isNotReached(error))
    return (
      <Suspense fallback={<Loading />}>
        <OfflineDoor slug={slug ?? null} error={error} onRetry={again} />
      </Suspense>
    );
  if (error) return <Fault error={error} onRetry={again} />;
  return <Loading />;
}

/** Who is signed in. */
export function useViewer(): { viewer: Viewer; places: readonly Place[]; reload: () => void } {
  const value = useContext(ViewerContext);
  if (value === null) throw new Error('useViewer outside of SignedIn');
  return value;
}

/** The place that the address names; null where I have no active membership there. */
export function usePlaceInAddress(): Place | null {
  const { slug } = useParams();
  return useViewer().places.find((place) => place.partnership.slug === slug) ?? null;
}

export function InPlace({ place, children }: { place: Place; children: ReactNode }) {
  return <PlaceContext value={place}>{children}</PlaceContext>;
}

/** The partnership of this page and what I am in it. */
export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (place === null) throw new Error('usePlace outside of a partnership');
  return place;
}

/** The partnership of this page: its name, currency, time zone, today's date there. */
export function usePartnership(): Partnership {
  return usePlace().partnership;
}

/** Whether my roles here allow an action at all: `const may = useMay(); may('approveClaim')`. */
export function useMay(): (action: Action) => boolean {
  const { roles } = usePlace();
  return (action) => may(roles, action);
}

/** Whether I may do this with what is one provider's: who manages one and is a link worker of another is not both in each. */
export function useMayAt(): (action: Action, providerId: string | null | undefined) => boolean {
  const { held } = usePlace();
  return (action, providerId) => mayAt(held, action, providerId ?? null);
}

/** An address inside this partnership: `const to = useTo(); to('claims/42')` is '/p/kirklees/claims/42'. */
export function useTo(): (path: string) => string {
  const { slug } = usePartnership();
  return (path) => `/p/${slug}/${path}`;
}
