import { type Refusal, refuse } from '../refusals/index.js';
import type { Cohort, TariffTerms } from './tariff.js';

const keyOf = (cohort: Cohort, outcomeCode: string): string => `${cohort} ${outcomeCode}`;

/**
 * Whether every `after` names another outcome of the card, and no outcome waits for itself in a circle.
 * The earlier outcome stands in the same cohort. A historic line may also name one that only new participants
 * are paid for: historic ones have it as a baseline, which nobody pays for (domain.md, Prerequisite).
 * A circle is looked for only where every `after` is there; one of it is named.
 */
export function faultsOfOrder(tariffs: readonly TariffTerms[]): Refusal[] {
  const faults: Refusal[] = [];
  const lines = new Map(tariffs.map((tariff) => [keyOf(tariff.cohort, tariff.outcomeCode), tariff]));
  const earlierOf = (tariff: TariffTerms): TariffTerms | undefined => {
    if (tariff.after === null) return undefined;
    const own = lines.get(keyOf(tariff.cohort, tariff.after));
    return own ?? (tariff.cohort === 'HISTORIC' ? lines.get(keyOf('NEW', tariff.after)) : undefined);
  };

  for (const [index, tariff] of tariffs.entries()) {
    if (tariff.after === null) continue;
    const field = `tariffs.${index}.after`;
    if (tariff.after === tariff.outcomeCode)
      faults.push(refuse('INVALID', 'An outcome cannot come before itself. Choose another one.', field));
    else if (!earlierOf(tariff))
      faults.push(
        refuse(
          'INVALID',
          `${tariff.after} is not on this card for the same cohort. Add it, or choose another outcome to come first.`,
          field,
        ),
      );
  }
  if (faults.length > 0) return faults;

  const done = new Set<TariffTerms>();
  for (const [index, tariff] of tariffs.entries()) {
    const onTheWay = new Set<TariffTerms>();
    for (let at: TariffTerms | undefined = tariff; at && !done.has(at); at = earlierOf(at)) {
      if (onTheWay.has(at)) {
        return [
          refuse(
            'INVALID',
            `${tariff.outcomeCode} and ${tariff.after} wait for each other in a circle, so neither can be achieved. Change which one comes first.`,
            `tariffs.${index}.after`,
          ),
        ];
      }
      onTheWay.add(at);
    }
    for (const passed of onTheWay) done.add(passed);
  }
  return [];
}
