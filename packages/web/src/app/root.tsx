import { useEffect } from 'react';
import { Outlet, ScrollRestoration, useNavigate } from 'react-router';
import { whenSessionEnds } from './api.js';

/** Around every page: when a session ends, leads to the sign-in page and back to where the person was. */
export function Root() {
  const navigate = useNavigate();
  useEffect(() => {
    whenSessionEnds(() => {
      const from = window.location.pathname + window.location.search;
      if (from.startsWith('/sign-in')) return;
      void navigate(`/sign-in?ended=1&from=${encodeURIComponent(from)}`, { replace: true });
    });
  }, [navigate]);
  return (
    <>
      <Outlet />
      <ScrollRestoration getKey={({ pathname, search }) => pathname + search} />
    </>
  );
}
