import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { RefusalLike, Refusals } from '../ui/refusals.js';

/** A question a page: one step of a form that is filled in so. */
export interface FormStep {
  readonly key: string;
  /** In the list of steps. */
  readonly name: string;
  /** The question of the page. */
  readonly title: string;
  readonly fields: readonly string[];
}

/** What is wrong in one step, in the order of its fields. */
export const faultsIn = ({ fields }: FormStep, faults: readonly RefusalLike[]): RefusalLike[] =>
  fields.flatMap((field) => faults.filter((fault) => fault.field === field));

/**
 * Leads through the steps of a form: which one is shown stands in the address, so that the browser's own way back leads
 * to the step before, and none is shown that was not come to yet. The last step shows all answers.
 */
export function useSteps<Step extends FormStep>(
  steps: readonly [Step, ...Step[]],
  { show, clear }: Pick<Refusals, 'show' | 'clear'>,
) {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [reached, setReached] = useState(0);
  const last = steps.length - 1;

  // a step that was not come to yet, as after a reload, begins at the first
  const asked = steps.findIndex(({ key }) => key === params.get('step'));
  const at = Math.min(Math.max(asked, 0), reached);
  const step = steps[at] ?? steps[0];
  const shown = useRef(step.key);
  // shown once the step has changed: a refusal that belongs to another step than the one it was sent from
  const waiting = useRef<readonly RefusalLike[]>([]);
  useEffect(() => {
    if (shown.current === step.key) return;
    shown.current = step.key;
    document.querySelector<HTMLElement>('[data-page-title]')?.focus();
    if (waiting.current.length > 0) show(waiting.current);
    else clear();
    waiting.current = [];
  }, [step.key, show, clear]);

  const addressOf = (key: string): string => {
    const there = new URLSearchParams(params);
    there.set('step', key);
    return there.toString();
  };
  const go = async (next: number): Promise<void> => {
    setReached((before) => Math.max(before, next));
    await navigate({ search: addressOf((steps[next] ?? steps[0]).key) });
  };
  return {
    at,
    step,
    before: steps[at - 1],
    reached,
    isAnswered: reached === last,
    addressOf,
    /** To the next step; who came back from the answers to change one returns to them. */
    goOn: () => go(reached === last ? last : at + 1),
    /** Goes to the first step where something is wrong and says it there; false where no step asks for it. */
    async goBackTo(faults: readonly RefusalLike[]): Promise<boolean> {
      const first = steps.findIndex((one) => faultsIn(one, faults).length > 0);
      const there = steps[first];
      if (!there) return false;
      if (there.key === step.key) show(faultsIn(there, faults));
      else waiting.current = faultsIn(there, faults);
      await go(first);
      return true;
    },
    async startAgain(): Promise<void> {
      setReached(0);
      await navigate({ search: '' });
    },
  };
}
