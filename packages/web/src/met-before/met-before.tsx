import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { sameText } from '../merging/same-words.js';
import { nameOf } from '../people/people-queries.js';
import { dateText } from '../ui/date-text.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './met-before.module.css';
import { MET_BEFORE, type Met } from './met-queries.js';

interface TypedPerson {
  givenName?: string | null;
  familyName?: string | null;
  birthDate?: string | null;
  postcode?: string | null;
  phone?: string | null;
}

interface Sending {
  readonly sourceId: string | null;
  readonly on: string;
}

interface MetBeforeProps {
  person: TypedPerson;
  /** The referral that is looked at. */
  exceptReferralId?: string;
  /** Who sent the referral that is looked at, null for themself, and on which day: the same again may be one sending. */
  sending?: Sending;
  /** While somebody types: nothing is shown until there is something to say, and it opens beside what is typed. */
  quiet?: boolean;
  /** Nothing is shown where nobody is found. */
  unlessNobody?: boolean;
  /** What can be done with one of them. */
  actions?: (met: Met) => ReactNode;
}

/** How long somebody pauses before it is asked for. */
const PAUSE_MS = 350;

/** Who on record is likely the same person, and why: for the hub, which decides what to make of it. */
export function MetBefore(props: MetBeforeProps) {
  // whoever may not know who is in a service asks nothing
  return useMay()('metBefore') ? <Asked {...props} /> : null;
}

function Asked({
  person,
  exceptReferralId,
  sending,
  quiet = false,
  unlessNobody = quiet,
  actions,
}: MetBeforeProps) {
  const [typed] = useDebouncedValue(
    {
      givenName: person.givenName ?? '',
      familyName: person.familyName ?? '',
      birthDate: person.birthDate ?? '',
      postcode: person.postcode ?? '',
      phone: person.phone ?? '',
    },
    PAUSE_MS,
  );
  const { data, previousData, error } = useQuery(MET_BEFORE, {
    variables: { ...typed, exceptReferralId },
    fetchPolicy: 'network-only',
  });
  const found = (data ?? previousData)?.metBefore ?? [];
  if (error)
    return quiet ? null : (
      <Panel title="Have we met?">
        <p>Nobody could be looked up just now. Reload the page to try again.</p>
      </Panel>
    );
  if (found.length === 0)
    return unlessNobody || !data ? null : (
      <Panel title="Have we met?">
        <p className={classes.none}>Nobody on record is likely to be this person.</p>
      </Panel>
    );
  return (
    <Panel title="Have we met?" tone="warm">
      <div role="status">
        <p className={classes.lead}>
          {found.length === 1 ? 'Somebody on record may be' : `${found.length} records may be of`} the same
          person. You decide: nobody is refused for it.
        </p>
        <ul className={classes.found}>
          {found.map((one) => (
            <Likely
              key={one.id}
              met={one}
              sentTwice={isOneSending(one, sending)}
              beside={quiet ? { target: '_blank' } : {}}
            >
              {actions?.(one)}
            </Likely>
          ))}
        </ul>
      </div>
    </Panel>
  );
}

/** The same organisation referred them on the same day: by the form and in a file, it may be. */
const isOneSending = ({ kind, organisation, since }: Met, sending: Sending | undefined): boolean =>
  sending !== undefined &&
  kind === 'REFERRAL' &&
  since === sending.on &&
  (organisation?.id ?? null) === sending.sourceId;

interface LikelyProps {
  met: Met;
  sentTwice: boolean;
  beside: { target?: '_blank' };
  children: ReactNode;
}

function Likely({ met, sentTwice, beside, children }: LikelyProps) {
  const to = useTo();
  const { kind, id, reference, birthDate, organisation, since, until, verdict, percent, reasons } = met;
  const isReferral = kind === 'REFERRAL';
  const where = isReferral
    ? `Referred ${organisation ? `by ${organisation.name} ` : 'by themself '}on ${dateText(since)}`
    : `Supported by ${organisation?.name ?? 'a provider'} ${until ? `from ${dateText(since)} to ${dateText(until)}` : `since ${dateText(since)}`}`;
  return (
    <li>
      <div className={classes.who}>
        <Link to={to(isReferral ? `referrals/${id}` : `people/${id}`)} {...beside}>
          {nameOf(met)}
        </Link>
        <StateBadge tone={verdict === 'LIKELY' ? 'needs' : 'quiet'}>{sameText(verdict, percent)}</StateBadge>
        {sentTwice ? <StateBadge tone="needs">Perhaps sent twice</StateBadge> : null}
      </div>
      <p className={classes.facts}>
        {reference}
        {birthDate ? `, born ${dateText(birthDate)}` : ''}. {where}.
      </p>
      {sentTwice ? (
        <p className={classes.facts}>
          {organisation ? 'The same organisation referred them' : 'They referred themself'} on the same day:
          this may be one referral that came in two ways. If it is, decline one of the two and say so.
        </p>
      ) : null}
      <p className={classes.why}>{reasons.join('. ')}.</p>
      {children}
    </li>
  );
}
