import { Button } from '@mantine/core';
import type { Action } from '@weft/shared';
import { Link } from 'react-router';
import { useMay, useTo } from './viewer.js';

interface Step {
  /** What one must be allowed to do to take it. */
  action: Action;
  label: string;
  /** Address inside the partnership. */
  path: string;
}

const AGREE: readonly Step[] = [
  { action: 'agreeFunding', label: 'Agree who pays', path: 'funding/new' },
  { action: 'proposeFunding', label: 'Propose who pays', path: 'funding/new' },
];

/** How an empty page is filled, by what is missing; each way in the order in which it is offered. */
const STEPS = {
  claims: [
    { action: 'submitClaim', label: 'Choose whose outcome to record', path: 'people' },
    { action: 'enrolParticipant', label: 'Enrol a participant', path: 'people/new' },
  ],
  funding: AGREE,
  plan: [{ action: 'recordForecast', label: 'Record a plan', path: 'money/forecast/new' }],
  prices: [
    { action: 'draftRateCard', label: 'Draft a rate card', path: 'rate-cards/new' },
    { action: 'publishRateCard', label: 'See the drafts', path: 'rate-cards' },
  ],
  statements: [
    { action: 'runPayments', label: 'Prepare a payment run', path: 'money/runs/new' },
    { action: 'authorisePayments', label: 'See the payment runs', path: 'money/runs' },
  ],
} as const satisfies Record<string, readonly Step[]>;

/** The first step that the viewer may take themself towards what is missing; nothing for those who can only wait. */
export function NextStep({ towards }: { towards: keyof typeof STEPS }) {
  const may = useMay();
  const to = useTo();
  const step = STEPS[towards].find(({ action }) => may(action));
  if (!step) return null;
  return (
    <Button component={Link} to={to(step.path)} variant="default">
      {step.label}
    </Button>
  );
}
