import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { isOpenReferral } from '@weft/shared';
import { useRef } from 'react';
import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { MetBefore } from '../met-before/met-before.js';
import type { Met } from '../met-before/met-queries.js';
import { nameOf } from '../people/people-queries.js';
import type { ReferralPage } from '../referrals/referral-queries.js';
import { faultText } from '../ui/fault-text.js';
import type { RefusalLike } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { KnownAlready } from './known-already.js';
import classes from './recognising.module.css';
import { KNOWN_PERSON, RECOGNISE, TAKE_BACK } from './recognising-queries.js';

interface WhoTheyAreProps {
  referral: ReferralPage;
  onRefused: (refusals: readonly RefusalLike[]) => void;
}

/** Whether the person of a referral is known from before: what the hub has said, and who else on record it may be. */
export function WhoTheyAre({ referral, onRefused }: WhoTheyAreProps) {
  const may = useMay();
  const say = useSay();
  const place = useRef<HTMLDivElement>(null);
  const refetchQueries = ['KnownPerson', 'MetBefore'];
  const { data } = useQuery(KNOWN_PERSON, {
    variables: { referralId: referral.id },
    skip: !may('knownPerson'),
    fetchPolicy: 'cache-and-network',
  });
  const [recognise, recognising] = useMutation(RECOGNISE, { refetchQueries, awaitRefetchQueries: true });
  const [takeBack, takingBack] = useMutation(TAKE_BACK, { refetchQueries, awaitRefetchQueries: true });
  const known = data?.knownPerson ?? null;
  const started = referral.state === 'STARTED';
  const maySay = may('recognisePerson') && !started;

  const done = (refused: RefusalLike | null, words: string): void => {
    onRefused(refused ? [refused] : []);
    if (refused) return;
    say(words);
    // the button that was pressed is gone
    requestAnimationFrame(() => place.current?.focus());
  };
  const recogniseAs = async (met: Met): Promise<void> => {
    try {
      const answer = await recognise({ variables: { referralId: referral.id, participantId: met.id } });
      const result = answer.data?.recognisePerson;
      const refused = result?.__typename === 'Refusal' ? result : null;
      done(refused, `${nameOf(referral)} is known as ${met.reference}.`);
    } catch (fault) {
      onRefused([{ message: faultText(fault) }]);
    }
  };
  const takeItBack = async (): Promise<void> => {
    try {
      const answer = await takeBack({ variables: { referralId: referral.id } });
      const result = answer.data?.takeRecognitionBack;
      const refused = result?.__typename === 'Refusal' ? result : null;
      done(refused, `${nameOf(referral)} is not known from before.`);
    } catch (fault) {
      onRefused([{ message: faultText(fault) }]);
    }
  };
  const hint = (met: Met) => {
    if (met.kind !== 'PARTICIPANT') return null;
    if (started && referral.participantId)
      return <CompareRecords participantId={referral.participantId} met={met} />;
    return maySay && !known?.saidAt ? (
      <Button
        variant="default"
        size="compact-md"
        mt="xs"
        loading={recognising.loading}
        onClick={() => void recogniseAs(met)}
      >
        Same person as {met.reference}
      </Button>
    ) : null;
  };
  return (
    <div ref={place} tabIndex={-1} className={classes.place}>
      {known ? (
        <KnownAlready
          known={known}
          referral={referral}
          takeBack={
            maySay && known.saidAt ? (
              <Button
                variant="default"
                size="compact-md"
                loading={takingBack.loading}
                onClick={() => void takeItBack()}
              >
                This is somebody else
              </Button>
            ) : null
          }
        />
      ) : null}
      {isOpenReferral(referral.state) || started ? (
        <MetBefore
          person={referral}
          exceptReferralId={referral.id}
          sending={{ sourceId: referral.source?.id ?? null, on: referral.referredOn }}
          unlessNobody={started || known !== null}
          actions={hint}
        />
      ) : null}
    </div>
  );
}

/** Support has started under a record of its own: the two can still become one. */
function CompareRecords({ participantId, met }: { participantId: string; met: Met }) {
  const to = useTo();
  return useMay()('mergePreview') ? (
    <Button
      component={Link}
      to={to(`people/${participantId}/merge/${met.id}`)}
      variant="default"
      size="compact-md"
      mt="xs"
    >
      Compare with {met.reference}
    </Button>
  ) : null;
}
