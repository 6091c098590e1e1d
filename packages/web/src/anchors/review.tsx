import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useParams } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { PHASE_WORDS } from '../app/words.js';
import { dateText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { Money } from '../ui/money.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { ShownCount } from '../ui/shown-count.js';
import { ANCHOR_PACK, type Pack } from './anchor-queries.js';
import { WHY_HIDDEN } from './anchor-words.js';
import classes from './anchors.module.css';
import { PromiseList } from './promises.js';

/** What is laid on the table at the next review: made from what is recorded, and printed by the browser. */
export function Component() {
  const { id = '' } = useParams();
  const to = useTo();
  // the backbone is told everything
  const seesAll = useMay()('agreeAnchorData');
  const { data, error, refetch } = useQuery(ANCHOR_PACK, { variables: { id }, fetchPolicy: 'network-only' });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the pack" />;
  const pack = data.anchorPack;
  return (
    <>
      <PageHeader
        title={`Review with ${pack.name}`}
        back={{ to: to(`anchors/${id}`), label: pack.name }}
        lead={`${dateText(pack.from)} to ${dateText(pack.to)}. It goes to the anchor, so it holds what the agreement on data lets it know; small numbers are hidden unless names are agreed. ${seesAll ? '' : WHY_HIDDEN}`.trim()}
        actions={
          <Button className={classes.notPrinted} onClick={() => window.print()}>
            Print it
          </Button>
        }
      />
      <div className={classes.stack}>
        <Panel title="Places">
          {pack.places.length === 0 ? <p className={classes.soft}>No places are agreed yet.</p> : null}
          <table className={classes.table}>
            <caption className="weft-visually-hidden">Places agreed and used</caption>
            <tbody>
              {pack.places.map(({ from, to: until, places, used }) => (
                <tr key={from}>
                  <th scope="row">
                    {dateText(from)} to {dateText(until)}
                  </th>
                  <td data-align="end">
                    <ShownCount of={used} /> of {places} used
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
        <Panel title="People by phase">
          <Figures of={pack.phases} label={(phase) => PHASE_WORDS[phase as keyof typeof PHASE_WORDS].name} />
        </Panel>
        <Panel title="Outcomes reached and verified">
          <Figures of={pack.outcomes} label={(title) => title} />
        </Panel>
        {pack.services ? (
          <Panel title="Who comes to what runs there">
            <Figures of={pack.services} label={(name) => name} />
          </Panel>
        ) : null}
        <Panel title="What was promised">
          {pack.promises.length === 0 ? <p className={classes.soft}>Nothing is written down.</p> : null}
          <PromiseList promises={pack.promises} name={pack.name} />
        </Panel>
        {pack.fields.includes('PAYS') ? (
          <Panel title="What it paid">
            {pack.paid ? (
              <p>
                <Money of={pack.paid} /> in the runs of these days.
              </p>
            ) : (
              <p className={classes.soft}>Hidden.</p>
            )}
          </Panel>
        ) : null}
      </div>
    </>
  );
}

function Figures({ of, label }: { of: Pack['phases']; label: (name: string) => string }) {
  if (!of) return <p className={classes.soft}>Not part of the agreement on data.</p>;
  if (of.length === 0) return <p className={classes.soft}>None in these days.</p>;
  return (
    <table className={classes.table}>
      <tbody>
        {of.map((figure) => (
          <tr key={figure.label}>
            <th scope="row">{label(figure.label)}</th>
            <td data-align="end">
              <ShownCount of={figure.count} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
