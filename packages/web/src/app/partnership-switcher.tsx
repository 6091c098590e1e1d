import { Menu } from '@mantine/core';
import { Link } from 'react-router';
import { Icon } from '../ui/icons.js';
import { Weave } from '../ui/weave.js';
import classes from './partnership-switcher.module.css';
import { type Place, useViewer } from './viewer.js';
import { rolesText } from './words.js';

/** Which partnership this page is about, and the way to the others I belong to. */
export function PartnershipSwitcher({ place }: { place: Place | null }) {
  const { places } = useViewer();
  if (places.length === 0) return null;
  if (place !== null && places.length === 1) {
    return (
      <div className={classes.place}>
        <Words place={place} />
      </div>
    );
  }
  return (
    <Menu position="bottom-start" width="target" withinPortal>
      <Menu.Target>
        <button type="button" className={classes.place} data-button>
          {place ? <Words place={place} /> : <span className={classes.words}>Choose a partnership</span>}
          <Icon name="down" size={16} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Your partnerships</Menu.Label>
        {places.map((one) => (
          <Menu.Item
            key={one.partnership.slug}
            component={Link}
            to={`/p/${one.partnership.slug}`}
            aria-current={one === place ? 'true' : undefined}
            leftSection={<Weave name={one.partnership.slug} size={28} />}
            rightSection={one === place ? <Icon name="done" size={18} /> : null}
          >
            <span className={classes.name}>{one.partnership.name}</span>
            <span className={classes.roles}>{rolesText(one.roles)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Words({ place: { partnership, roles } }: { place: Place }) {
  return (
    <>
      <Weave name={partnership.slug} size={34} />
      <span className={classes.words}>
        <span className={classes.name}>{partnership.name}</span>
        <span className={classes.roles}>{rolesText(roles)}</span>
      </span>
    </>
  );
}
