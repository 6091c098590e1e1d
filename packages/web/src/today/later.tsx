import type { Role } from '@weft/shared';
import { usePlace } from '../app/viewer.js';

/** What those can do here for whom seldom anything waits. */
const LATER: Partial<Record<Role, string>> = {
  ANALYST:
    'Under Measures are the rounded figures of the whole contract: how long people wait, who is declined, how long support lasts. You can export each of them. Under Analysis are the projects that you were approved for, with rows without names; the backbone organisation’s data lead approves them.',
  REFERRER: 'Refer somebody when you need to, and see below where your referrals stand.',
  ANCHOR:
    'How your own people are getting on is in the menu, as far as the agreement on data says. Refer somebody when you need to, and see below where your referrals stand.',
  INVESTOR:
    'Under Agreements you can read the rate cards, with what is paid for each outcome, and the funding agreement, with who pays it. What was paid and what is due you hear from the backbone organisation.',
};

/** Under “Nothing waits for you”: what appears on this page, in the words of one’s roles. */
export function Later() {
  const { roles } = usePlace();
  const texts = roles.flatMap((role) => LATER[role] ?? []);
  if (texts.length === 0 || texts.length < roles.length)
    return (
      <p>
        When somebody needs you here, a line appears on this page, the most urgent first, with the way to do
        it.
      </p>
    );
  return texts.map((text) => <p key={text}>{text}</p>);
}
