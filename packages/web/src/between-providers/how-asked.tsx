import type { AgreedHow } from '@weft/shared';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { nameOf } from '../people/people-queries.js';
import { AGREED_HOW_WORDS } from '../referrals/referral-words.js';
import { DateText, DayText } from '../ui/date-text.js';

/** Of whom one provider asks another: by name where it is known, and not at all on the person's own page. */
export function OfWhom({
  participant,
  from,
  nameless,
}: {
  participant: (Parameters<typeof nameOf>[0] & { readonly id: string }) | null | undefined;
  /** the provider that supports them */
  from: string;
  nameless: boolean;
}) {
  const to = useTo();
  if (nameless) return null;
  if (!participant) return <strong>Somebody of {from}</strong>;
  return <Link to={to(`people/${participant.id}`)}>{nameOf(participant)}</Link>;
}

/** Who asked when, and how the person agreed to it. */
export function HowAsked({
  of: { askedBy, askedAt, agreedOn, agreedHow },
}: {
  of: {
    readonly askedBy?: { readonly name: string } | null;
    readonly askedAt: string;
    readonly agreedOn: string;
    readonly agreedHow: AgreedHow;
  };
}) {
  const { timeZone } = usePartnership();
  return (
    <>
      Asked {askedBy ? `by ${askedBy.name} ` : ''}on <DayText of={askedAt} timeZone={timeZone} />. They agreed
      on <DateText of={agreedOn} />, {AGREED_HOW_WORDS[agreedHow].toLowerCase()}.
    </>
  );
}
