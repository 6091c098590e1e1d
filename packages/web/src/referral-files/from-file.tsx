import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';

/** The way to many referrals at once, beside the one to a single one; for who may send files. */
export function FromFile() {
  const to = useTo();
  if (!useMay()('sendReferralFile')) return null;
  return (
    <Button component={Link} to={to('referrals/files')} variant="default">
      Refer from a file
    </Button>
  );
}
