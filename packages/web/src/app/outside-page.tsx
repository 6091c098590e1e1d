import type { ReactNode } from 'react';
import { Mark } from '../ui/mark.js';
import { WovenBand } from '../ui/woven-band.js';
import classes from './outside-page.module.css';

/** A page that one sees without being signed in. */
export function OutsidePage({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={classes.page} data-aside={aside ? true : undefined}>
      <WovenBand />
      <main className={classes.main}>
        <div className={classes.form}>
          <p className={classes.brand}>
            <Mark size={40} />
            Weft
          </p>
          <h1 tabIndex={-1} data-page-title>
            {title}
          </h1>
          {children}
        </div>
        {aside}
      </main>
    </div>
  );
}
