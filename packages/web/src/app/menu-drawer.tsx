import { Drawer } from '@mantine/core';
import { Brand } from './brand.js';
import { Navigation } from './navigation-list.js';
import { PartnershipSwitcher } from './partnership-switcher.js';
import type { Place } from './viewer.js';

/** The navigation on a narrow screen. */
export default function MenuDrawer({ place, onClose }: { place: Place | null; onClose: () => void }) {
  return (
    <Drawer
      opened
      onClose={onClose}
      title={<Brand />}
      size="20rem"
      closeButtonProps={{ 'aria-label': 'Close the menu' }}
    >
      <nav aria-label="Main">
        <PartnershipSwitcher place={place} />
        <Navigation place={place} />
      </nav>
    </Drawer>
  );
}
