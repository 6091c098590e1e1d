import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import classes from './refusals.module.css';

/** What the API answers instead of a result, or what a form finds wrong by itself. */
export interface RefusalLike {
  message: string;
  field?: string | null | undefined;
  /** What the summary says before the message where that does not say of which field it is: 'Party 2'. */
  place?: string | undefined;
  /** The claim that stands in the way. */
  claimId?: string | null | undefined;
}

export interface Refusals {
  list: readonly RefusalLike[];
  /** Changes with every attempt, so that the summary takes the focus again when the same refusal comes back. */
  attempt: number;
  /** Shows these refusals and moves the focus to the summary; an empty list clears it. */
  show: (refusals: readonly RefusalLike[]) => void;
  clear: () => void;
  /** Takes away what was said of fields whose names begin so: they have changed since. */
  drop: (prefix: string) => void;
  /** `id` and `error` of the input for a field; the field's name is the path that the API uses. */
  field: (name: string) => { id: string; error: string | undefined };
}

/** Keeps a form's refusals: each stands beside its field and in the summary at the top. */
export function useRefusals(): Refusals {
  const [state, setState] = useState<{ list: readonly RefusalLike[]; attempt: number }>({
    list: [],
    attempt: 0,
  });
  const show = useCallback(
    (list: readonly RefusalLike[]) => setState((before) => ({ list, attempt: before.attempt + 1 })),
    [],
  );
  const clear = useCallback(() => setState((before) => ({ list: [], attempt: before.attempt })), []);
  const drop = useCallback(
    (prefix: string) =>
      setState((before) => {
        const list = before.list.filter(({ field }) => !field?.startsWith(prefix));
        return list.length === before.list.length ? before : { ...before, list };
      }),
    [],
  );
  return {
    ...state,
    show,
    clear,
    drop,
    field: (name) => ({ id: name, error: state.list.find((one) => one.field === name)?.message }),
  };
}

/** The same with what is known by itself, without an attempt to send: each stands beside its field and in the summary. */
export function withMore(refusals: Refusals, more: readonly RefusalLike[]): Refusals {
  const list = [...refusals.list];
  for (const one of more)
    if (!list.some(({ field, message }) => field === one.field && message === one.message)) list.push(one);
  return {
    ...refusals,
    list,
    field: (name) => ({ id: name, error: list.find((one) => one.field === name)?.message }),
  };
}

function goTo(id: string): void {
  const element = document.getElementById(id);
  if (element === null) return;
  const target = element.matches('input, textarea, select, button, [tabindex]')
    ? element
    : (element.querySelector<HTMLElement>('input, textarea, select, button') ?? element);
  target.focus();
  target.scrollIntoView({ block: 'center' });
}

/** 'There is a problem', at the top of a form or a page: takes the focus, each line leads to its field. */
export function ErrorSummary({ of, children }: { of: Refusals; children?: ReactNode }) {
  const title = useId();
  const box = useRef<HTMLDivElement>(null);
  const { attempt, list } = of;
  const shown = list.length > 0;
  const seen = useRef(attempt);
  useEffect(() => {
    // what turns up by itself, such as a refused file, is read out and takes the focus from nobody
    if (attempt !== seen.current && shown) box.current?.focus();
    seen.current = attempt;
  }, [attempt, shown]);
  if (!shown) return null;
  return (
    <div className={classes.summary} ref={box} tabIndex={-1} role="alert" aria-labelledby={title}>
      <h2 id={title}>There is a problem</h2>
      <ul>
        {list.map(({ message, field, place }) => (
          <li key={`${field ?? ''} ${message}`}>
            {field ? (
              <a
                href={`#${field}`}
                onClick={(event) => {
                  event.preventDefault();
                  goTo(field);
                }}
              >
                {place ? `${place}: ` : ''}
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
      {children}
    </div>
  );
}
