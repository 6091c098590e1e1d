import { Drawer } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link, Outlet, useLocation, useNavigation } from 'react-router';
import { count } from '../ui/count.js';
import { Icon } from '../ui/icons.js';
import { Mark } from '../ui/mark.js';
import { AccountMenu } from './account-menu.js';
import { Navigation } from './navigation-list.js';
import { PartnershipSwitcher } from './partnership-switcher.js';
import classes from './shell.module.css';
import { SignedIn, usePlaceInAddress } from './viewer.js';
import { useWaiting } from './waiting.js';

const SearchDialog = lazy(() => import('./search-dialog.js'));

/** Around every page of somebody who is signed in. */
export function Component() {
  return (
    <SignedIn>
      <Shell />
    </SignedIn>
  );
}

function Shell() {
  const place = usePlaceInAddress();
  const slug = place?.partnership.slug;
  const [drawer, setDrawer] = useState(false);
  const [search, setSearch] = useState(false);
  const { pathname } = useLocation();
  const { state } = useNavigation();
  useFocusOnNavigation(pathname);
  useHotkeys([['mod+K', () => slug !== undefined && setSearch(true)]], []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes whenever the page changes
  useEffect(() => setDrawer(false), [pathname]);
  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        Skip to the content
      </a>
      {state === 'loading' ? <div className={classes.pending} aria-hidden="true" /> : null}
      <div className={classes.side}>
        <Brand />
        <PartnershipSwitcher place={place} />
        <Navigation place={place} />
      </div>
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
        {slug === undefined ? null : (
          <>
            <button
              type="button"
              className={classes.search}
              aria-label="Search people, claims and organisations"
              aria-keyshortcuts="Control+K"
              onClick={() => setSearch(true)}
            >
              <Icon name="search" />
              <span className={classes.searchWords}>Search people and organisations</span>
              <span className={classes.key}>Ctrl K</span>
            </button>
            <WaitingLink slug={slug} />
          </>
        )}
        <AccountMenu />
      </header>
      <main id="content" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      <Drawer
        opened={drawer}
        onClose={() => setDrawer(false)}
        title={<Brand />}
        size="20rem"
        closeButtonProps={{ 'aria-label': 'Close the menu' }}
      >
        <PartnershipSwitcher place={place} />
        <Navigation place={place} />
      </Drawer>
      {slug !== undefined && search ? (
        <Suspense>
          <SearchDialog slug={slug} onClose={() => setSearch(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

function Brand() {
  return (
    <Link to="/" className={classes.brand} aria-label="Weft, to Today">
      <Mark size={30} />
      <span>Weft</span>
    </Link>
  );
}

function WaitingLink({ slug }: { slug: string }) {
  const { items } = useWaiting(slug);
  const here = items?.filter(({ partnership }) => !partnership || partnership.slug === slug) ?? [];
  const total = here.reduce((sum, item) => sum + item.count, 0);
  if (total === 0) return null;
  return (
    <Link
      to={`/p/${slug}`}
      className={classes.waiting}
      aria-label={`${count(total, 'thing')} waiting for you`}
    >
      <span className={classes.waitingCount}>{total > 999 ? '999+' : total}</span>
      <span className={classes.waitingWords}>waiting for you</span>
    </Link>
  );
}

/** After going to another page, the focus is at its title: a screen reader says where one is. */
function useFocusOnNavigation(pathname: string): void {
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    const target =
      document.querySelector<HTMLElement>('[data-page-title]') ?? document.getElementById('content');
    target?.focus({ preventScroll: true });
  }, [pathname]);
}
