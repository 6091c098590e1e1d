import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { REFERRAL_STATE_WORDS } from '../app/words.js';
import { nameOf } from '../people/people-queries.js';
import type { ReferralPage } from '../referrals/referral-queries.js';
import { DateText, DayText, dateText } from '../ui/date-text.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import { EpisodeList } from './episodes.js';
import classes from './recognising.module.css';
import type { Known } from './recognising-queries.js';

interface KnownAlreadyProps {
  known: Known;
  referral: ReferralPage;
  /** how the hub takes it back, where it may */
  takeBack: ReactNode;
}

/** What is known of the person of a referral from before it, as far as the viewer may know. */
export function KnownAlready({ known, referral, takeBack }: KnownAlreadyProps) {
  const to = useTo();
  const { timeZone } = usePartnership();
  const { participant, saidBy, saidAt, episodes, referrals } = known;
  const goesOn = referral.state === 'STARTED' ? undefined : episodes.find((one) => one.goesOn);
  return (
    <Panel title="Known already" tone={goesOn ? 'warm' : 'plain'}>
      <div className={classes.known}>
        {participant ? (
          <p>
            This is <Link to={to(`people/${participant.id}`)}>{nameOf(participant)}</Link>,{' '}
            {participant.reference}.
            {saidAt ? (
              <span className={classes.soft}>
                {' '}
                Recognised{saidBy ? ` by ${saidBy.name}` : ''} on <DayText of={saidAt} timeZone={timeZone} />.
              </span>
            ) : null}
          </p>
        ) : (
          <p>The hub knows them from before. On these days they were supported:</p>
        )}
        {goesOn ? (
          <p>
            {goesOn.provider?.name ?? 'Another provider'} supports them now. That support is transferred or
            closed before another can start.
          </p>
        ) : null}
        {participant ? <Differences referral={referral} participant={participant} /> : null}
        {episodes.length > 0 ? (
          <div>
            {participant ? <h3>Supported before</h3> : null}
            <EpisodeList of={episodes} />
          </div>
        ) : null}
        {referrals.length > 0 ? <Earlier of={referrals} /> : null}
        {takeBack}
      </div>
    </Panel>
  );
}

const TIMES = ['Never', 'Once', 'Twice'];

function Earlier({ of }: { of: Known['referrals'] }) {
  const to = useTo();
  return (
    <div>
      <h3>Referred before: {(TIMES[of.length] ?? `${of.length} times`).toLowerCase()}</h3>
      <ul className={classes.list}>
        {of.map(({ id, reference, referredOn, source, state, reason }) => (
          <li key={id}>
            <span className={classes.line}>
              <Link to={to(`referrals/${id}`)}>{reference}</Link>
              <DateText of={referredOn} />
              <StateBadge tone={REFERRAL_STATE_WORDS[state].tone}>
                {REFERRAL_STATE_WORDS[state].name}
              </StateBadge>
            </span>
            <span className={classes.soft}>
              {source ? `By ${source.name}` : 'By themself'}
              {reason ? `. ${reason}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where the referral says otherwise than the record, which stays as it is until somebody puts it right. */
function Differences({
  referral,
  participant,
}: {
  referral: ReferralPage;
  participant: NonNullable<Known['participant']>;
}) {
  const said = [
    nameOf(referral) === nameOf(participant) ? null : `the name ${nameOf(participant)}`,
    !referral.birthDate || referral.birthDate === participant.birthDate
      ? null
      : participant.birthDate
        ? `${dateText(participant.birthDate)} as date of birth`
        : 'no date of birth',
    !referral.postcode || referral.postcode === participant.postcode
      ? null
      : participant.postcode
        ? `the postcode ${participant.postcode}`
        : 'no postcode',
  ].filter((one) => one !== null);
  return said.length === 0 ? null : (
    <p className={classes.soft}>
      The record has {said.join(', ')}. It stays as it is: ask them, and correct it on their page.
    </p>
  );
}
