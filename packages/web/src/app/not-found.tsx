import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { PageHeader } from '../ui/page-header.js';

/** Nothing is here, or nothing that this person may see: the two are not told apart. */
export function NotFound({ what = 'page' }: { what?: string }) {
  return (
    <PageHeader
      title={`This ${what} cannot be found`}
      lead="The address may be mistyped, it may have been removed, or it belongs to others."
      actions={
        <Button component={Link} to="/">
          Go to Today
        </Button>
      }
    />
  );
}
