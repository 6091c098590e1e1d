import { createBrowserRouter, type RouteObject } from 'react-router';
import { routes as allocation } from '../allocation/routes.js';
import { routes as analysis } from '../analysis/routes.js';
import { routes as anchors } from '../anchors/routes.js';
import { routes as assessments } from '../assessments/routes.js';
import { routes as audit } from '../audit/routes.js';
import { routes as auditSample } from '../audit-sample/routes.js';
import { routes as caseloads } from '../caseloads/routes.js';
import { routes as claims } from '../claims/routes.js';
import { routes as contacts } from '../contacts/routes.js';
import { routes as encoding } from '../encoding/routes.js';
import { routes as extracts } from '../extracts/routes.js';
import { routes as forecast } from '../forecast/routes.js';
import { routes as funding } from '../funding/routes.js';
import { routes as groups } from '../groups/routes.js';
import { routes as language } from '../language/routes.js';
import { routes as matchReview } from '../match-review/routes.js';
import { routes as matchedEvidence } from '../matched-evidence/routes.js';
import { routes as matches } from '../matches/routes.js';
import { routes as measures } from '../measures/routes.js';
import { routes as merging } from '../merging/routes.js';
import { routes as milestones } from '../milestones/routes.js';
import { routes as money } from '../money/routes.js';
import { routes as notifications } from '../notifications/routes.js';
import { routes as people } from '../people/routes.js';
import { routes as plans } from '../plans/routes.js';
import { routes as portfolio } from '../portfolio/routes.js';
import { routes as rateCards } from '../rate-cards/routes.js';
import { routes as referralFiles } from '../referral-files/routes.js';
import { routes as referrals } from '../referrals/routes.js';
import { routes as safety } from '../safety/routes.js';
import { routes as selfReferral } from '../self-referral/routes.js';
import { routes as services } from '../services/routes.js';
import { routes as settings } from '../settings/routes.js';
import { routes as sharing } from '../sharing/routes.js';
import { routes as signatures } from '../signatures/routes.js';
import { routes as support } from '../support/routes.js';
import { Component as Today } from '../today/today.js';
import { routes as transfers } from '../transfers/routes.js';
import { Loading } from '../ui/loading.js';
import { routes as verification } from '../verification/routes.js';
import { routes as watch } from '../watch/routes.js';
import { Broken } from './broken.js';
import { Component as FrontDoor } from './front-door.js';
import { NotFound } from './not-found.js';
import { Component as PartnershipPage } from './partnership-page.js';
import { Root } from './root.js';
import { Component as Shell } from './shell.js';
import { Component as SignIn } from './sign-in.js';

/**
 * Screens of one partnership, under /p/:slug. Each feature names its own, and every screen is loaded when it is
 * opened; only what people meet first comes with the page itself, in one go.
 */
const inPartnership: RouteObject[] = [
  { index: true, Component: Today },
  ...claims,
  ...caseloads,
  ...support,
  ...merging,
  ...people,
  ...plans,
  ...encoding,
  ...extracts,
  ...matches,
  ...referralFiles,
  ...referrals,
  ...analysis,
  ...allocation,
  ...watch,
  ...transfers,
  ...sharing,
  ...verification,
  ...matchReview,
  ...anchors,
  ...services,
  ...milestones,
  ...matchedEvidence,
  ...contacts,
  ...measures,
  ...groups,
  ...money,
  ...rateCards,
  ...forecast,
  ...funding,
  ...portfolio,
  ...settings,
  ...signatures,
  ...selfReferral,
  ...language,
  ...safety,
  ...assessments,
  ...audit,
  ...auditSample,
  ...notifications,
  { path: '*', element: <NotFound /> },
];

/** A screen that breaks leaves the shell standing. */
const guarded: RouteObject[] = [{ errorElement: <Broken />, children: inPartnership }];

export const router = createBrowserRouter([
  {
    element: <Root />,
    errorElement: <Broken />,
    hydrateFallbackElement: <Loading />,
    children: [
      { path: '/sign-in', Component: SignIn },
      { path: '/second-factor', lazy: () => import('./second-factor.js') },
      { path: '/invitations/:token', lazy: () => import('./invitation.js') },
      { path: '/refer/:slug', lazy: () => import('../self-referral/refer-myself.js') },
      {
        Component: Shell,
        children: [
          { index: true, Component: FrontDoor },
          { path: '/account', lazy: () => import('./account.js') },
          { path: '/operator', lazy: () => import('./operator.js') },
          { path: '/p/:slug', Component: PartnershipPage, children: guarded },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
]);
