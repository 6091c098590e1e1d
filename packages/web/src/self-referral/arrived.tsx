import { SAFE_WAYS } from '@weft/shared';
import { useEffect } from 'react';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import frame from './public-frame.module.css';
import type { TypedMyself } from './self-steps.js';
import { NEXT_WORDS } from './self-words.js';

/** The acknowledgement: that it arrived, and how they will hear. It names nobody, as the screen may be seen. */
export function Arrived({
  name,
  typed,
  otherWay,
}: {
  name: string;
  typed: TypedMyself;
  otherWay: string | null;
}) {
  const way = SAFE_WAYS.find((one) => one === typed.safeWay);
  useEffect(() => document.querySelector<HTMLElement>('[data-page-title]')?.focus(), []);
  return (
    <>
      <PageHeader title="Thank you. Your words are here." lead={`${name} has them.`} />
      <Panel title="What happens now">
        <div className={frame.told}>
          <p>Someone reads them and gets in touch with you. {way ? NEXT_WORDS[way] : null}</p>
          <p>
            {typed.takesPart === 'YES'
              ? 'You said that you want to take part. You can change your mind at any time: just tell us.'
              : 'You have not said yes to anything yet. We talk first.'}
          </p>
          {otherWay ? <p>If you hear nothing, or something changes: {otherWay}</p> : null}
        </div>
      </Panel>
    </>
  );
}
