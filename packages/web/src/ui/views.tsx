import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './views.module.css';

interface ViewsProps<Value extends string> {
  /** what is chosen, for screen readers: 'Which offers to look at' */
  legend: string;
  views: readonly { readonly value: Value; readonly label: string }[];
  current: Value;
  onChoose: (value: Value) => void;
  /** what stands beside them */
  children?: ReactNode;
}

/** A few ways of looking at the same page, of which one is chosen. */
export function Views<Value extends string>({
  legend,
  views,
  current,
  onChoose,
  children,
}: ViewsProps<Value>) {
  return (
    <fieldset className={classes.views}>
      <legend className="weft-visually-hidden">{legend}</legend>
      {views.map(({ value, label }) => (
        <Button
          key={value}
          variant="default"
          size="compact-md"
          className={classes.view ?? ''}
          aria-pressed={value === current}
          onClick={() => onChoose(value)}
        >
          {label}
        </Button>
      ))}
      {children}
    </fieldset>
  );
}
