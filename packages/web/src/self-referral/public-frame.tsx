import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { WovenBand } from '../ui/woven-band.js';
import classes from './public-frame.module.css';

/** Where somebody is who had to leave at once: nothing about help, nothing to explain. */
const ELSEWHERE = 'https://www.bbc.co.uk/weather';

/** Around the page on which people refer themselves: whose page it is, and the way out when somebody comes in. */
export function PublicFrame({
  name,
  onLeave,
  children,
}: {
  name: string | null;
  /** before the page is left at once: nothing is asked then */
  onLeave?: () => void;
  children: ReactNode;
}) {
  return (
    <div className={classes.page}>
      <WovenBand />
      <header className={classes.bar}>
        <span className={classes.name}>{name ?? 'Weft'}</span>
        <Button
          variant="default"
          size="compact-md"
          onClick={() => {
            onLeave?.();
            window.location.replace(ELSEWHERE);
          }}
        >
          Leave this page now
        </Button>
      </header>
      <main className={classes.main}>{children}</main>
    </div>
  );
}
