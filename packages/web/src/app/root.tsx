import { useEffect } from 'react';
import { Outlet, ScrollRestoration, useNavigate } from 'react-router';
import { useDialogStart } from '../ui/dialog-start.js';
import { useFoundFocus } from '../ui/focus.js';
import { whenSecondFactorIsNeeded, whenSessionEnds } from './api.js';

/**
 * Around every page: where a session ends or needs a code, leads there and back to where the person was; the focus
 * is never lost.
 */
export function Root() {
  const navigate = useNavigate();
  useFoundFocus();
  useDialogStart();
  useEffect(() => {
    whenSessionEnds(() => {
      const from = window.location.pathname + window.location.search;
      if (from.startsWith('/sign-in')) return;
      void navigate(`/sign-in?ended=1&from=${encodeURIComponent(from)}`, { replace: true });
    });
    whenSecondFactorIsNeeded(() => {
      const from = window.location.pathname + window.location.search;
      if (from.startsWith('/second-factor')) return;
      void navigate(`/second-factor?from=${encodeURIComponent(from)}`, { replace: true });
    });
  }, [navigate]);
  return (
    <>
      <Outlet />
      <ScrollRestoration getKey={({ pathname, search }) => pathname + search} />
    </>
  );
}
