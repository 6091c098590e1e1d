import { formatPhone, SAFE_WAY_IN_WORDS, type SafeWay } from '@weft/shared';
import { EmailText } from '../ui/email-text.js';
import { Icon } from '../ui/icons.js';
import { contactAdvice, SAFE_WAY_ICON } from './referral-words.js';
import classes from './safe-way.module.css';

/** Only through others, or only in person: to be read twice. */
const isNarrow = (way: SafeWay): boolean => way === 'THROUGH_SOMEONE' || way === 'IN_PERSON';

/** How somebody may be reached, as a mark in a list; says whether there is more to know. */
export function SafeMark({ way, note }: { way: SafeWay; note?: string | null | undefined }) {
  return (
    <span className={classes.mark} data-narrow={isNarrow(way)}>
      <Icon name={SAFE_WAY_ICON[way]} size={16} />
      <span>
        <span className={way === 'EMAIL' ? classes.unparted : undefined}>{SAFE_WAY_IN_WORDS[way]}</span>
        {note ? <span className={classes.more}>, with care</span> : null}
      </span>
    </span>
  );
}

interface Reached {
  readonly safeWay: SafeWay;
  readonly safeNote?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
}

/** Before anything else on a page: how this person can be reached without harm, in their own conditions. */
export function SafeContact({ of, name }: { of: Reached; name: string }) {
  const { safeWay, safeNote, phone, email } = of;
  return (
    <section className={classes.box} aria-labelledby="safe-way" data-narrow={isNarrow(safeWay)}>
      <span className={classes.sign}>
        <Icon name={SAFE_WAY_ICON[safeWay]} size={24} />
      </span>
      <div className={classes.words}>
        <h2 id="safe-way">
          <span className={classes.who}>The safe way to reach {name}: </span>
          {SAFE_WAY_IN_WORDS[safeWay]}
        </h2>
        {safeNote ? <p className={classes.note}>{safeNote}</p> : null}
        {phone ? <Contact what="phone" value={phone} way={safeWay} /> : null}
        {email ? <Contact what="email" value={email} way={safeWay} /> : null}
      </div>
    </section>
  );
}

/** A number or an address with what it may be used for; what is not safe cannot be dialled by a slip of the thumb. */
function Contact({ what, value, way }: { what: 'phone' | 'email'; value: string; way: SafeWay }) {
  const { scheme, words } = contactAdvice(what, way);
  const shown = what === 'phone' ? formatPhone(value) : <EmailText of={value} />;
  return (
    <p className={classes.contact} data-safe={scheme !== null}>
      <span className="weft-visually-hidden">{what === 'phone' ? 'Phone: ' : 'E-mail: '}</span>
      {scheme ? <a href={`${scheme}:${value}`}>{shown}</a> : <span className={classes.value}>{shown}</span>}
      <span className={classes.advice}>
        <Icon name={scheme ? 'done' : 'stop'} size={15} strokeWidth={2.25} />
        {words}
      </span>
    </p>
  );
}
