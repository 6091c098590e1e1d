import { useHotkeys } from '@mantine/hooks';
import { may } from '@weft/shared';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link, Outlet, useLocation, useNavigation, useParams } from 'react-router';
import { count } from '../ui/count.js';
import { Icon } from '../ui/icons.js';
import { AccountMenu } from './account-menu.js';
import { Brand } from './brand.js';
import { lastPartnership } from './last-partnership.js';
import { Navigation } from './navigation-list.js';
import { PartnershipSwitcher } from './partnership-switcher.js';
import classes from './shell.module.css';
import { type Place, SignedIn, usePlaceInAddress, useViewer } from './viewer.js';
import { useWaiting } from './waiting.js';

/** After this long nobody expects the focus to move by itself. */
const LONGEST_WAIT = 15_000;

const MenuDrawer = lazy(() => import('./menu-drawer.js'));
const WaitingHere = lazy(() => import('../outbox/waiting-here.js'));
const Bell = lazy(() => import('../notifications/bell.js'));
const SearchDialog = lazy(() => import('./search-dialog.js'));

/** Around every page of somebody who is signed in. */
export function Component() {
  return (
    <SignedIn>
      <Shell />
    </SignedIn>
  );
}

const inAList = new Intl.ListFormat('en-GB');

/** What somebody with these roles finds by Ctrl K, in words; null: nothing that has a page for them. */
function whatSearchFinds(roles: Place['roles']): string | null {
  const people = may(roles, 'participants') || may(roles, 'ownReferrals');
  const claims = may(roles, 'claims');
  // organisations alone are in the lists that use them
  if (!people && !claims) return null;
  return inAList.format([
    ...(people ? ['people'] : []),
    ...(claims ? ['claims'] : []),
    ...(may(roles, 'addOrganisation') ? ['organisations'] : []),
  ]);
}

function Shell() {
  const { viewer } = useViewer();
  const place = useShownPlace();
  const slug = place?.partnership.slug;
  const finds = place === null ? null : whatSearchFinds(place.roles);
  const searches = finds !== null;
  const [drawer, setDrawer] = useState(false);
  const [search, setSearch] = useState(false);
  const { pathname } = useLocation();
  const { state } = useNavigation();
  useFocusOnNavigation(pathname);
  useHotkeys([['mod+K', () => searches && setSearch(true)]], []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes whenever the page changes
  useEffect(() => setDrawer(false), [pathname]);
  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        Skip to the content
      </a>
      {state === 'loading' ? <div className={classes.pending} aria-hidden="true" /> : null}
      <nav className={classes.side} aria-label="Main">
        <Brand />
        <PartnershipSwitcher place={place} />
        <Navigation place={place} />
      </nav>
      <header className={classes.top}>
        <button
          type="button"
          className={classes.menu}
          aria-label="Open the menu"
          aria-expanded={drawer}
          onClick={() => setDrawer(true)}
        >
          <Icon name="menu" size={24} />
        </button>
        <div className={classes.topBrand}>
          <Brand />
        </div>
        {finds === null ? null : (
          <button
            type="button"
            className={classes.search}
            aria-label={`Search ${finds}`}
            aria-keyshortcuts="Control+K"
            onClick={() => setSearch(true)}
          >
            <Icon name="search" />
            <span className={classes.searchWords}>Search {finds}</span>
            <span className={classes.key}>Ctrl K</span>
          </button>
        )}
        <div className={classes.end}>
          {slug === undefined ? null : <WaitingLink slug={slug} />}
          {place !== null && slug !== undefined && may(place.roles, 'notifications') ? (
            <span className={classes.bell}>
              <Suspense>
                <Bell key={slug} slug={slug} />
              </Suspense>
            </span>
          ) : null}
          <AccountMenu />
        </div>
      </header>
      <main id="content" tabIndex={-1} className={classes.main}>
        <Suspense>
          <WaitingHere owner={viewer.id} />
        </Suspense>
        <Outlet />
      </main>
      {drawer ? (
        <Suspense>
          <MenuDrawer place={place} onClose={() => setDrawer(false)} />
        </Suspense>
      ) : null}
      {slug !== undefined && search && finds !== null ? (
        <Suspense>
          <SearchDialog
            slug={slug}
            finds={finds}
            atHub={place !== null && may(place.roles, 'triageReferral')}
            onClose={() => setSearch(false)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

function WaitingLink({ slug }: { slug: string }) {
  const { items } = useWaiting(slug);
  const things = (items ?? []).reduce((sum, { count: number }) => sum + number, 0);
  if (things === 0) return null;
  return (
    <Link
      to={`/p/${slug}`}
      className={classes.waiting}
      aria-label={`${count(things, 'thing')} waiting for you, on Today`}
    >
      <span className={classes.waitingCount}>{things.toLocaleString('en-GB')}</span>
      <span className={classes.waitingWords}>waiting for you</span>
    </Link>
  );
}

/** The place that the address names; on pages of nobody's (my account), the one where the person last was. */
function useShownPlace(): Place | null {
  const inAddress = usePlaceInAddress();
  const { slug } = useParams();
  const { places } = useViewer();
  if (inAddress !== null || slug !== undefined) return inAddress;
  const last = lastPartnership();
  return places.find(({ partnership }) => partnership.slug === last) ?? places[0] ?? null;
}

/**
 * After going to another page, the focus is at its title, once its data is there: a screen reader says where one
 * is. Whoever has gone on with the keyboard or a pointer meanwhile is left where they are.
 */
function useFocusOnNavigation(pathname: string): void {
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    const content = document.getElementById('content');
    if (content === null) return;
    const old = content.querySelector('[data-page-title]');
    const stop = (): void => {
      watch.disconnect();
      window.clearTimeout(late);
      document.removeEventListener('focusin', moved);
    };
    const moved = (): void => {
      if (document.activeElement !== content) stop();
    };
    const arrive = (): boolean => {
      const title = content.querySelector<HTMLElement>('[data-page-title]');
      if (title === null) return false;
      stop();
      title.focus({ preventScroll: true });
      return true;
    };
    const watch = new MutationObserver(() => void arrive());
    const late = window.setTimeout(stop, LONGEST_WAIT);
    if (old !== null && arrive()) return stop;
    content.focus({ preventScroll: true });
    document.addEventListener('focusin', moved);
    watch.observe(content, { childList: true, subtree: true });
    return stop;
  }, [pathname]);
}
