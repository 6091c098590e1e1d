import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { describeLoad, formatLoad } from '@weft/shared';
import { useState } from 'react';
import { useMay, useMayAt } from '../app/viewer.js';
import { count } from '../ui/count.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import classes from './allocation.module.css';
import { ProviderForm, WorkerForm } from './support-forms.js';
import { type ProviderRoom, WHO_SUPPORTS, type WorkerRoom } from './support-queries.js';

type Expertise = readonly { code: string; title: string }[];

/** Who supports people, what they offer, and how much room they have: what the hub’s suggestions rest on. */
export function Component() {
  const may = useMay();
  const { data, error, refetch } = useQuery(WHO_SUPPORTS, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading who supports people" />;
  const atHub = may('allocationSuggestions');
  return (
    <>
      <PageHeader
        title={atHub ? 'Who has room' : 'Our room'}
        lead="What the hub’s suggestions rest on: what people offer, where they work, and what they carry beside the partnership’s caseload guide. Loads are those of team caseloads, and whoever is offered and not yet answered for counts, too."
      />
      {data.whoSupports.length === 0 ? (
        <EmptyState title="No provider yet">Providers that join the partnership stand here.</EmptyState>
      ) : null}
      <div className={classes.stack}>
        {data.whoSupports.map((one) => (
          <Provider key={one.provider.id} room={one} expertise={data.hubLists.expertise} />
        ))}
      </div>
    </>
  );
}

function Provider({ room, expertise }: { room: ProviderRoom; expertise: Expertise }) {
  const may = useMay();
  const mayAt = useMayAt();
  const [open, setOpen] = useState<string | null>(null);
  const { provider, agreed, load, workers, offers, areas } = room;
  const close = (): void => setOpen(null);
  return (
    <Panel
      title={provider.name}
      actions={
        may('recordProviderOffer') && open !== provider.id ? (
          <Button
            variant="default"
            size="compact-md"
            onClick={() => setOpen(provider.id)}
            aria-label={`Change what ${provider.name} offers`}
          >
            Change
          </Button>
        ) : undefined
      }
    >
      <p>
        {count(load.people, 'person', 'people')}, who weigh as much as {inPeople(load.load)}
        {agreed === null || agreed === undefined ? '' : `; it agreed to ${inPeople(agreed)}`}.
      </p>
      {agreed === null || agreed === undefined ? null : <Bar load={load.load} room={agreed} />}
      <Offered offers={offers} areas={areas} expertise={expertise} />
      {open === provider.id ? <ProviderForm room={room} expertise={expertise} onDone={close} /> : null}
      {workers.map((worker) => (
        <div key={worker.id} className={classes.worker}>
          <p>
            <strong>{worker.name}</strong> <span className={classes.soft}>{hoursText(worker)}</span>
          </p>
          {mayAt('recordSupportWorker', provider.id) && open !== worker.id ? (
            <Button
              variant="default"
              size="compact-md"
              onClick={() => setOpen(worker.id)}
              aria-label={`Change ${worker.name}’s hours and what they offer`}
            >
              Change
            </Button>
          ) : (
            <span />
          )}
          {worker.hours ? <Bar load={worker.load.load} room={worker.load.room} /> : null}
          <Offered offers={worker.offers} areas={worker.areas} expertise={expertise} />
          {open === worker.id ? (
            <div style={{ gridColumn: '1 / -1' }}>
              <WorkerForm providerId={provider.id} worker={worker} expertise={expertise} onDone={close} />
            </div>
          ) : null}
        </div>
      ))}
    </Panel>
  );
}

const inPeople = (hundredths: number): string => {
  const people = formatLoad(hundredths);
  return `${people} ${people === '1' ? 'person' : 'people'} in active support`;
};

function hoursText({ hours, peopleHours, load }: WorkerRoom): string {
  if (hours === null || hours === undefined) return 'Hours not said: nobody is suggested to them by name.';
  const part =
    peopleHours === null || peopleHours === undefined
      ? ''
      : `, ${formatLoad(peopleHours)} of them with people`;
  return `${formatLoad(hours)} hours a week${part}; carries ${describeLoad(load)}`;
}

/** For the eye: the sentence beside it says the same. */
function Bar({ load, room }: { load: number; room: number }) {
  const share = room === 0 ? 100 : Math.min(100, (100 * load) / room);
  return (
    <div className={classes.bar} data-full={load > room} aria-hidden="true">
      <div style={{ width: `${share}%` }} />
    </div>
  );
}

function Offered({
  offers,
  areas,
  expertise,
}: {
  offers: readonly string[];
  areas: readonly string[];
  expertise: Expertise;
}) {
  if (offers.length === 0 && areas.length === 0) return null;
  const titles = offers.map((code) => expertise.find((one) => one.code === code)?.title ?? code);
  const words = [titles.join(', '), areas.length > 0 ? `in ${areas.join(', ')}` : ''].filter(
    (one) => one !== '',
  );
  return <p className={classes.soft}>{words.join('; ')}</p>;
}
