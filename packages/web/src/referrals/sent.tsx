import { Button, Group } from '@mantine/core';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { nameOf } from '../people/people-queries.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import type { OwnReferral } from './referral-queries.js';

/** A referral has arrived: under which reference, and what happens now. */
export function Sent({ referral, onAgain }: { referral: OwnReferral; onAgain: () => void }) {
  const to = useTo();
  const may = useMay();
  const atHub = may('triageReferral');
  useEffect(() => document.querySelector<HTMLElement>('[data-page-title]')?.focus(), []);
  return (
    <>
      <PageHeader
        title={`${nameOf(referral)} is referred`}
        lead={`The referral hub has it, as ${referral.reference}.`}
      />
      <Panel title="What happens now">
        <p>
          {atHub
            ? 'It stands under Received until somebody takes it into triage.'
            : 'The hub reads it, asks them whether they want to take part, and finds the partner who fits. You see where it stands; what is said between them and the hub stays there.'}
        </p>
        <Group mt="lg">
          {atHub ? (
            <Button component={Link} to={to(`referrals/${referral.id}`)}>
              Open the referral
            </Button>
          ) : may('ownReferrals') ? (
            <Button component={Link} to={to('referrals/own')}>
              See where it stands
            </Button>
          ) : null}
          <Button variant="default" onClick={onAgain}>
            Refer somebody else
          </Button>
        </Group>
      </Panel>
    </>
  );
}
