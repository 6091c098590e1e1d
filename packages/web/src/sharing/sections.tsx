import { type ComponentType, lazy, Suspense } from 'react';
import { Loading } from '../ui/loading.js';
import type { Agreement } from './sharing-queries.js';

/** What a part of an agreement's page is told: of which agreement, and whether it holds today. */
export interface SectionProps {
  agreementId: string;
  isInForce: boolean;
}

/** What came in under an agreement and what was matched, each loaded by itself: `section(() => import('…'), 'Name')`. */
const SECTIONS: readonly ComponentType<SectionProps>[] = [];

/** A part that is loaded when it is shown. */
export const section = <Name extends string>(
  load: () => Promise<Record<Name, ComponentType<SectionProps>>>,
  name: Name,
): ComponentType<SectionProps> => lazy(async () => ({ default: (await load())[name] }));

/** The parts of the page for who is named in the agreement; before it is signed nothing can have come in. */
export function Sections({ agreement }: { agreement: Agreement }) {
  if (!agreement.isNamed || agreement.signedAt === null) return null;
  return (
    <Suspense fallback={<Loading />}>
      {SECTIONS.map((Part, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
        <Part key={nth} agreementId={agreement.id} isInForce={agreement.state === 'IN_FORCE'} />
      ))}
    </Suspense>
  );
}
