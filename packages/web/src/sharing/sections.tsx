import { lazy, Suspense } from 'react';
import { Loading } from '../ui/loading.js';
import classes from './sharing.module.css';
import type { Agreement } from './sharing-queries.js';

// loaded when they are shown: whoever reads an agreement need not be named in it
const Extracts = lazy(async () => ({
  default: (await import('../extracts/of-agreement.js')).ExtractsOfAgreement,
}));
const Runs = lazy(async () => ({ default: (await import('../matches/of-agreement.js')).RunsOfAgreement }));

/**
 * The parts of the page for who is named in the agreement, over its whole width and first: that is what they come for.
 * Before it is signed nothing can have come in.
 */
export function Sections({ agreement }: { agreement: Agreement }) {
  if (!agreement.isNamed || agreement.signedAt === null) return null;
  const isEncoded = agreement.form === 'ENCODED';
  return (
    <div className={classes.sections}>
      <Suspense fallback={<Loading />}>
        <Extracts
          agreementId={agreement.id}
          isInForce={agreement.state === 'IN_FORCE'}
          isEncoded={isEncoded}
        />
        <Runs agreementId={agreement.id} isInForce={agreement.state === 'IN_FORCE'} isEncoded={isEncoded} />
      </Suspense>
    </div>
  );
}
