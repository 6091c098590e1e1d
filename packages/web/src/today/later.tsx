import type { Role } from '@weft/shared';
import { usePlace } from '../app/viewer.js';

/** What will be here for roles whose work in Weft begins later, and what they can do now. */
const LATER: Partial<Record<Role, string>> = {
  ANALYST:
    'Rounded figures of the whole contract are under Measures. Rows for evaluation, without names, will be here: until then the backbone organisation’s data lead gives you what you need.',
  REFERRER: 'Refer somebody when you need to, and see below where your referrals stand.',
  ANCHOR:
    'How your own people are getting on is under Our people, as far as the agreement on data says. Refer somebody when you need to, and see below where your referrals stand.',
  INVESTOR:
    'What was paid and what is due, by quarter and domain, will be here as figures. Now you can read the rate cards and the funding agreement under Agreements.',
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
