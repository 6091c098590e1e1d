import { formatPhone, LAWFUL_BASIS_IN_WORDS } from '@weft/shared';
import { usePartnership } from '../app/viewer.js';
import { DateText, dateText, dayIn, InstantText } from '../ui/date-text.js';
import { EmailText } from '../ui/email-text.js';
import { Facts, Panel } from '../ui/panel.js';
import classes from './referral.module.css';
import type { ReferralPage } from './referral-queries.js';
import { CHANNEL_WORDS, contactAdvice, eventTitle } from './referral-words.js';

/** What the person hopes for, is good at, would like and wants to avoid, as it was said: before any fact about them. */
export function OwnWords({ referral }: { referral: ReferralPage }) {
  const said = [
    ['What they hope for', referral.hopes],
    ['What they are good at', referral.strengths],
    ['Whom or what they prefer', referral.prefers],
    ['Whom or what to avoid', referral.avoids],
  ] as const;
  const given = said.filter(([, words]) => words);
  return (
    <Panel title="In their words">
      {given.length === 0 ? <p className={classes.soft}>Nothing was written down. Ask them.</p> : null}
      <dl className={classes.said}>
        {given.map(([title, words]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

/** Who it is; a number or an address never stands without what it may be used for. */
export function About({ referral }: { referral: ReferralPage }) {
  const { birthDate, postcode, phone, email, safeWay } = referral;
  return (
    <Panel title="About them">
      <Facts
        of={[
          ['Date of birth', birthDate ? <DateText key="birth" of={birthDate} /> : 'Not given'],
          ['Postcode', postcode ?? 'Not given'],
          [
            'Phone',
            phone ? (
              <Reach key="phone" advice={contactAdvice('phone', safeWay).words}>
                {formatPhone(phone)}
              </Reach>
            ) : null,
          ],
          [
            'E-mail',
            email ? (
              <Reach key="email" advice={contactAdvice('email', safeWay).words}>
                <EmailText of={email} />
              </Reach>
            ) : null,
          ],
        ]}
      />
    </Panel>
  );
}

function Reach({ advice, children }: { advice: string; children: React.ReactNode }) {
  return (
    <>
      {children}
      <span className={classes.advice}>{advice}</span>
    </>
  );
}

/** How it came in, on which lawful basis, and what the person knows of it. */
export function Passed({ referral }: { referral: ReferralPage }) {
  const { timeZone } = usePartnership();
  const { source, referredBy, channel, theirReference, told, toldOn, notToldBecause } = referral;
  return (
    <Panel title="How it was passed on">
      <Facts
        of={[
          ['Referred by', source ? [source.name, referredBy?.name].filter(Boolean).join(', ') : 'Themself'],
          ['Came in', CHANNEL_WORDS[channel]],
          ['Received', <InstantText key="received" of={referral.receivedAt} timeZone={timeZone} />],
          ['Their reference', theirReference ?? null],
          ['Lawful basis', LAWFUL_BASIS_IN_WORDS[referral.lawfulBasis]],
        ]}
      />
      <dl className={classes.said}>
        <div>
          <dt>
            {told ? `What they were told${toldOn ? ` on ${dateText(toldOn)}` : ''}` : 'Not told yet, because'}
          </dt>
          <dd>{told ?? notToldBecause}</dd>
        </div>
      </dl>
    </Panel>
  );
}

/** Everything that happened, the latest first. */
export function History({ referral }: { referral: ReferralPage }) {
  const { timeZone } = usePartnership();
  return (
    <Panel title="History">
      <ol className={classes.story}>
        {referral.history.toReversed().map((event, nth) => (
          <li key={`${event.at} ${event.to}`} data-last={nth === 0}>
            <span className={classes.what}>{eventTitle(event)}</span>
            <span className={classes.soft}>
              <InstantText of={event.at} timeZone={timeZone} />
              {event.by ? `, ${event.by.name}` : event.to === 'RECEIVED' ? ', by the person themself' : ''}
            </span>
            {event.happenedOn && event.happenedOn !== dayIn(event.at, timeZone) ? (
              <span className={classes.soft}>
                It happened on <DateText of={event.happenedOn} />
              </span>
            ) : null}
            {event.reason ? <span>{event.reason}</span> : null}
            {event.words ? <p className={classes.words}>{event.words}</p> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
