import type { PlanContent } from '@weft/shared';
import { isHalfTyped } from '../ui/fields.js';
import type { RefusalLike } from '../ui/refusals.js';

/** Days of the plan that are typed in part: the browser calls them empty, and they would be lost. */
export function halfTypedDays({ goals }: PlanContent): RefusalLike[] {
  const fields = goals.flatMap(({ steps }, nth) => [
    `goals.${nth}.endedOn`,
    ...steps.flatMap((_, place) => ['dueOn', 'doneOn'].map((day) => `goals.${nth}.steps.${place}.${day}`)),
  ]);
  return fields
    .filter(isHalfTyped)
    .map((field) => ({ field, message: 'Enter the whole date, or clear it.' }));
}
