import { Link, useLocation } from 'react-router';
import { Icon } from '../ui/icons.js';
import { navigationFor } from './navigation.js';
import classes from './navigation-list.module.css';
import type { Place } from './viewer.js';

/** The pages that my roles here can use. */
export function Navigation({ place }: { place: Place | null }) {
  const pathname = useLocation().pathname.replace(/\/+$/, '');
  if (place === null) return null;
  const base = `/p/${place.partnership.slug}`;
  const groups = navigationFor(place);
  const paths = groups.flatMap(({ items }) =>
    items.map(({ path }) => (path === '' ? base : `${base}/${path}`)),
  );
  // The longest address that the page lies under is where one is: 'money/runs', not also 'money'.
  const here = paths
    .filter((path) => pathname === path || (path !== base && pathname.startsWith(`${path}/`)))
    .sort((a, b) => b.length - a.length)[0];
  return (
    <div className={classes.nav}>
      {groups.map(({ label, items }) => (
        <div key={label ?? ''} className={classes.group}>
          {label ? <p className={classes.label}>{label}</p> : null}
          <ul>
            {items.map((item) => {
              const to = item.path === '' ? base : `${base}/${item.path}`;
              return (
                <li key={item.path}>
                  <Link to={to} className={classes.link} aria-current={to === here ? 'page' : undefined}>
                    <Icon name={item.icon} />
                    {item.label}
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </div>
  );
}
