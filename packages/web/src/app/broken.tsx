import { Button } from '@mantine/core';
import { useRouteError } from 'react-router';
import { PageHeader } from '../ui/page-header.js';

/** A screen that broke: says so, keeps the shell, and offers the two things that help. */
export function Broken() {
  const error = useRouteError();
  const updated = error instanceof TypeError && /import|module|fetch/i.test(error.message);
  return (
    <div style={{ padding: 'var(--mantine-spacing-lg) 0' }}>
      <PageHeader
        title={updated ? 'Weft has been updated' : 'This page broke'}
        lead={
          updated
            ? 'Reload the page to use the new version. What you typed into a form is kept.'
            : 'It is not your fault. Nothing you saved is lost; what you typed into a form is kept on this device.'
        }
        actions={<Button onClick={() => window.location.reload()}>Reload the page</Button>}
      />
    </div>
  );
}
