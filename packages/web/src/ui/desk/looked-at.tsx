import { Button, type ButtonProps } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './desk.module.css';

interface DeskHeadProps {
  title: string;
  /** Somebody came here from another row: a screen reader says which this is. */
  takesFocus: boolean;
  /** how it stands, and where it is looked at by itself */
  children: ReactNode;
}

/** The head of what is looked at. */
export function DeskHead({ title, takesFocus, children }: DeskHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const focuses = useRef(takesFocus);
  useEffect(() => {
    if (!focuses.current) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <header className={classes.head}>
      <h2 tabIndex={-1} ref={heading} data-desk-title>
        {title}
      </h2>
      {children}
    </header>
  );
}

interface DecisionBarProps {
  /** what is decided on: 'C-1024' */
  of: string;
  /** said where nothing can be decided */
  nothing: string | null;
  children: ReactNode;
}

/** The decisions, always within reach. */
export const DecisionBar = ({ of, nothing, children }: DecisionBarProps) => (
  <fieldset className={classes.bar}>
    <legend className="weft-visually-hidden">Decide on {of}</legend>
    {children}
    {nothing === null ? null : <span className={classes.soft}>{nothing}</span>}
  </fieldset>
);

interface DecisionButtonProps extends ButtonProps {
  /** the key that does the same; undefined where keys are off or there is no keyboard */
  letter: string | undefined;
  onClick: () => void;
}

export const DecisionButton = ({ letter, children, ...button }: DecisionButtonProps) => (
  <Button variant="default" {...button} aria-keyshortcuts={letter}>
    {children}
    {letter === undefined ? null : (
      <span className={classes.hint} aria-hidden="true">
        {letter}
      </span>
    )}
  </Button>
);
