import { Button, Group } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { Link } from 'react-router';
import { faultText } from './fault-text.js';
import { keepFocus } from './focus.js';
import { ErrorSummary, type Refusals } from './refusals.js';

interface FormProps {
  refusals: Refusals;
  /** Checks and sends; it shows what is refused by itself. What it throws is told like a refusal. */
  onSubmit: () => void | Promise<void>;
  className?: string;
  children: ReactNode;
}

/**
 * The frame of every form: the error summary at its head, our own words instead of the browser's, and one
 * sending at a time.
 */
export function Form({ refusals, onSubmit, className, children }: FormProps) {
  const busy = useRef(false);
  const send = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const sender = document.activeElement;
    try {
      await onSubmit();
    } catch (fault) {
      refusals.show([{ message: faultText(fault) }]);
    } finally {
      busy.current = false;
      keepFocus(sender);
    }
  };
  return (
    <form
      noValidate
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        // a dialog inside this form has a form of its own: for React its sending would be ours as well
        event.stopPropagation();
        void send();
      }}
    >
      <ErrorSummary of={refusals} />
      {children}
    </form>
  );
}

interface FormButtonsProps {
  /** What sending does, in a verb. */
  send: string;
  sending: boolean;
  /** Where one goes who does not send it. */
  cancelTo: string;
  onCancel?: () => void;
}

/** The end of a form that has a page of its own. */
export function FormButtons({ send, sending, cancelTo, onCancel }: FormButtonsProps) {
  return (
    <Group>
      <Button type="submit" loading={sending}>
        {send}
      </Button>
      <Button component={Link} to={cancelTo} variant="default" onClick={onCancel}>
        Cancel
      </Button>
    </Group>
  );
}
