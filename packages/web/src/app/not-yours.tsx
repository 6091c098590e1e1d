import type { Role } from '@weft/shared';
import { Link } from 'react-router';
import { EmptyState } from '../ui/empty-state.js';
import { Icon } from '../ui/icons.js';
import { PageHeader } from '../ui/page-header.js';
import { navigationFor } from './navigation.js';
import classes from './not-yours.module.css';
import { usePlace, useTo } from './viewer.js';
import { rolesText } from './words.js';

/** A page that is there, and is for other roles than mine: whose it is, and where I can go. */
export function NotYours({ roles }: { roles: readonly Role[] }) {
  const place = usePlace();
  const to = useTo();
  const pages = navigationFor(place).flatMap(({ items }) => items);
  return (
    <>
      <PageHeader title="This page is for other roles" />
      <EmptyState
        title={`You are here as ${rolesText(place.roles)}`}
        action={
          <ul className={classes.pages}>
            {pages.slice(0, 4).map(({ path, label, icon }) => (
              <li key={path}>
                <Link to={to(path)}>
                  <Icon name={icon} size={18} />
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        }
      >
        <p>
          It is used by: {rolesText(roles)}. Nothing is wrong, and there is nothing to try again. If this is
          your work, ask the backbone organisation to give you the role.
        </p>
      </EmptyState>
    </>
  );
}
