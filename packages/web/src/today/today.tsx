import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { navigationFor } from '../app/navigation.js';
import { useMay, usePartnership, usePlace, useTo, useViewer } from '../app/viewer.js';
import { useWaiting, type WaitingItem } from '../app/waiting.js';
import { dateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Icon } from '../ui/icons.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Later } from './later.js';
import { SetUp, useSetUp } from './set-up.js';
import classes from './today.module.css';
import { TODAY_LINES, wayOf } from './today-lines.js';

// of a few roles alone: nobody else waits for their script
const PortfolioGlance = lazy(async () => ({
  default: (await import('../portfolio/glance.js')).PortfolioGlance,
}));
const OwnReferralsGlance = lazy(async () => ({
  default: (await import('../referrals/own-glance.js')).OwnReferralsGlance,
}));

/** Everyone's first page: what waits for me, oldest and most urgent first, each line one action away. */
export function Component() {
  const { slug, today } = usePartnership();
  const { viewer } = useViewer();
  const may = useMay();
  const { roles } = usePlace();
  // whoever sends people has little else to do here; providers have, and find theirs in the navigation
  const refers = roles.some((role) => role === 'REFERRER' || role === 'ANCHOR');
  const steps = useSetUp();
  const { items, error, reload } = useWaiting(slug);
  const here = items?.filter(({ partnership }) => !partnership || partnership.slug === slug);
  const elsewhere = items?.filter(({ partnership }) => partnership && partnership.slug !== slug) ?? [];
  return (
    <>
      <PageHeader
        title="Today"
        lead={`${dateText(today)}. ${greeting(viewer.name, here?.length, steps.length > 0)}`}
      />
      {error && !items ? <Fault error={error} onRetry={reload} /> : null}
      {!items && !error ? <Loading /> : null}
      {here && here.length > 0 ? (
        <ul className={classes.lines}>
          {here.map((item) => (
            <Line key={item.kind} item={item} slug={slug} />
          ))}
        </ul>
      ) : null}
      {steps.length > 0 ? (
        <div className={classes.elsewhere}>
          <SetUp steps={steps} />
        </div>
      ) : null}
      {here && here.length === 0 && steps.length === 0 ? (
        <EmptyState title="Nothing waits for you" action={may('portfolio') || refers ? null : <GoOn />}>
          <Later />
        </EmptyState>
      ) : null}
      {may('portfolio') ? (
        <div className={classes.elsewhere}>
          <Suspense fallback={null}>
            <PortfolioGlance />
          </Suspense>
        </div>
      ) : null}
      {refers ? (
        <div className={classes.elsewhere}>
          <Suspense fallback={null}>
            <OwnReferralsGlance />
          </Suspense>
        </div>
      ) : null}
      {elsewhere.length > 0 ? (
        <section className={classes.elsewhere}>
          <h2>In your other partnerships</h2>
          <ul className={classes.lines}>
            {elsewhere.map((item) => (
              <Line
                key={`${item.kind} ${item.partnership?.slug ?? ''}`}
                item={item}
                slug={item.partnership?.slug ?? slug}
              />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Line({ item, slug }: { item: WaitingItem; slug: string }) {
  const { today, slug: here } = usePartnership();
  const to = useTo();
  const line = TODAY_LINES[item.kind];
  const { action, path } = wayOf(item);
  const address = slug === here ? to(path) : `/p/${slug}/${path}`;
  const since = item.oldest === null || item.oldest === undefined ? null : waited(item.oldest, today);
  return (
    <li className={classes.line}>
      <span className={classes.number} aria-hidden="true">
        {item.count.toLocaleString('en-GB')}
      </span>
      <div className={classes.words}>
        <h2>
          <span className={classes.inline}>{item.count.toLocaleString('en-GB')} </span>
          {line.title(item.count)}
        </h2>
        <p>{line.what}</p>
        {item.partnership && slug !== here ? <p className={classes.since}>{item.partnership.name}</p> : null}
        {since ? (
          <p className={classes.since}>
            <Icon name="wait" size={16} />
            {since}
          </p>
        ) : null}
      </div>
      <Link to={address} className={classes.action}>
        {action}
        <Icon name="next" size={18} />
      </Link>
    </li>
  );
}

/** Where one can go when nothing waits: the first pages that one's roles can use. */
function GoOn() {
  const to = useTo();
  const [first] = navigationFor(usePlace());
  const pages = first?.items.filter(({ path }) => path !== '') ?? [];
  if (pages.length === 0) return null;
  return (
    <ul className={classes.pages}>
      {pages.map(({ path, label, icon }) => (
        <li key={path}>
          <Link to={to(path)} className={classes.action}>
            <Icon name={icon} size={18} />
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function greeting(name: string, lines: number | undefined, isNew: boolean): string {
  if (lines === undefined) return '';
  const first = name.split(/\s+/)[0] ?? name;
  if (lines === 0 && isNew) return `${first}, this is what comes next.`;
  return lines === 0 ? `You are up to date, ${first}.` : `${first}, this is what waits for you.`;
}

/** How long the oldest has waited, in whole days: 'The oldest has waited 12 days'. */
function waited(oldest: string, today: string): string {
  const days = Math.round((Date.parse(today) - Date.parse(oldest.slice(0, 10))) / 86_400_000);
  if (days <= 0) return 'Came in today';
  return days === 1
    ? 'The oldest came in yesterday'
    : `The oldest has waited ${days.toLocaleString('en-GB')} days`;
}
