import { useId } from 'react';
import { EVIDENCE_KIND_WORDS } from '../app/words.js';
import { count } from '../ui/count.js';
import { EmptyState } from '../ui/empty-state.js';
import { Money } from '../ui/money.js';
import type { TariffLine } from './card-queries.js';
import { afterText, capText } from './card-words.js';
import classes from './tariff-table.module.css';

const isLimited = ({ maximumPaid, maximumPaidPerYear }: TariffLine): boolean =>
  Boolean(maximumPaid || maximumPaidPerYear);

/** The lines of a card, domain by domain: each outcome with its price, its evidence and what comes before it. */
export function TariffTable({ tariffs }: { tariffs: readonly TariffLine[] }) {
  const captionId = useId();
  if (tariffs.length === 0) return <EmptyState title="No outcomes">This version has no lines.</EmptyState>;
  const domains = [...new Set(tariffs.map(({ domain }) => domain))];
  const cohorts = new Set(tariffs.map(({ cohort }) => cohort)).size > 1;
  const limits = tariffs.some(isLimited);
  const titles = new Map(tariffs.map(({ outcomeCode, title }) => [outcomeCode, title]));
  const titleOf = (code: string): string => titles.get(code) ?? code;
  const columns = limits ? 5 : 4;
  return (
    <>
      <table className={classes.table} aria-labelledby={captionId}>
        <caption id={captionId} className="weft-visually-hidden">
          Outcomes and prices
        </caption>
        <thead>
          <tr>
            <th scope="col">Outcome</th>
            <th scope="col">Comes after</th>
            <th scope="col">Evidence, any one of</th>
            {limits ? <th scope="col">Limit</th> : null}
            <th scope="col" className={classes.end}>
              Price
            </th>
          </tr>
        </thead>
        {domains.map((domain) => (
          <tbody key={domain}>
            <tr className={classes.domain}>
              <th scope="rowgroup" colSpan={columns}>
                {domain}
              </th>
            </tr>
            {tariffs
              .filter((line) => line.domain === domain)
              .map((line) => (
                <tr key={line.id}>
                  <th scope="row">
                    {line.title}
                    <span className={classes.under}>
                      <code>{line.outcomeCode}</code>
                      {cohorts && line.cohort === 'HISTORIC' ? (
                        <span className={classes.cohort}>Historic participants</span>
                      ) : null}
                    </span>
                  </th>
                  <td data-label="Comes after" data-none={line.after ? undefined : true}>
                    {afterText(line, titleOf)}
                  </td>
                  <td data-label="Any one of">
                    {line.evidence.map((kind) => EVIDENCE_KIND_WORDS[kind]).join(', ')}
                  </td>
                  {limits ? (
                    <td data-label="Limit" data-none={isLimited(line) ? undefined : true}>
                      {capText(line)}
                    </td>
                  ) : null}
                  <td data-label="Price" className={classes.end}>
                    <Money of={line.price} />
                  </td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
      <p className={classes.foot}>{count(tariffs.length, 'outcome')}</p>
    </>
  );
}
