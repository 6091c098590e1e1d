import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { nameOf } from '../people/people-queries.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { KEEP_APART } from './merging-queries.js';

interface OneRecord {
  readonly id: string;
  readonly reference: string;
  readonly givenName: string;
  readonly familyName: string;
}

interface TwoPeopleProps {
  one: OneRecord;
  other: OneRecord;
  /** Once the pair is kept apart. */
  onApart: () => void;
}

/** Says of two records that they are of two people; asks first, as nobody proposes the pair again. */
export function TwoPeople({ one, other, onApart }: TwoPeopleProps) {
  const [asks, setAsks] = useState(false);
  const [keepApart] = useMutation(KEEP_APART);
  return (
    <>
      <Button variant="default" onClick={() => setAsks(true)}>
        They are two people
      </Button>
      <ConfirmDialog
        opened={asks}
        onClose={() => setAsks(false)}
        title="Are they two people?"
        confirm="Keep them apart"
        onConfirm={async () => {
          const { data } = await keepApart({ variables: { oneId: one.id, otherId: other.id } });
          if (data?.keepApart.__typename === 'Refusal') return [data.keepApart];
          onApart();
          return undefined;
        }}
      >
        <p>
          {nameOf(one)} ({one.reference}) and {nameOf(other)} ({other.reference}) each keep a record of their
          own. Nobody is asked about these two again, so be sure first.
        </p>
      </ConfirmDialog>
    </>
  );
}
