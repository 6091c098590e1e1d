import { Outlet } from 'react-router';
import { SignedIn } from './viewer.js';

export function Component() {
  return (
    <SignedIn>
      <main>
        <Outlet />
      </main>
    </SignedIn>
  );
}
