import { Readable } from 'node:stream';
import { CLAIM_STATES, REFERRAL_STATES, ROLES } from '@weft/shared';
import {
  type Actor,
  AUDIT_OPERATIONS,
  CLAIM_SORTS,
  type ClaimFilter,
  DECISIONS,
  exportAuditFrame,
  exportAuditTrail,
  exportClaims,
  exportDecisions,
  exportMatchedCodes,
  exportMembers,
  exportOrganisations,
  exportOutput,
  exportOwnReferrals,
  exportParticipants,
  exportPeopleToEncode,
  exportReferralMistakes,
  exportReferrals,
  exportRuns,
  exportStatements,
  exportWatch,
  JOB_STATES,
  type ListOrder,
  MEMBER_SORTS,
  MEMBERSHIP_STATES,
  ORGANISATION_KINDS,
  ORGANISATION_SORTS,
  PARTICIPANT_SORTS,
  PAYMENT_RUN_SORTS,
  PHASES,
  REFERRAL_SORTS,
  STATEMENT_SORTS,
  STATEMENT_STATES,
  WATCH_SPLITS,
} from '@weft/shared/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SignIn } from '../auth/sign-in.js';
import { actorOfRequest } from '../http/scope.js';
import { Wanted } from './wanted.js';

interface Asked {
  Querystring: { partnership?: string; filter?: string };
}

const ORDERS: readonly ListOrder[] = ['NEWEST', 'OLDEST'];

/** The lists that the server pages, each as a file: what the list of this name shows with the same filter. */
const FILES: Readonly<Record<string, (actor: Actor, filter: Wanted) => AsyncGenerator<string>>> = {
  'analyst-output': (actor, filter) => exportOutput(actor, filter.text('output')),
  'audit-frame': (actor, filter) => exportAuditFrame(actor, filter.text('sample')),
  'audit-trail': (actor, filter) =>
    exportAuditTrail(actor, {
      personId: filter.text('personId'),
      operation: filter.oneOf('operation', AUDIT_OPERATIONS),
      recordId: filter.text('recordId'),
      from: filter.date('from'),
      to: filter.date('to'),
    }),
  claims: (actor, filter) =>
    exportClaims(actor, claimFilter(filter), {
      order: filter.oneOf('order', ORDERS) ?? 'NEWEST',
      sort: filter.sort(CLAIM_SORTS),
    }),
  'decline-watch': (actor, filter) =>
    exportWatch(actor, {
      from: filter.date('from'),
      to: filter.date('to'),
      split: filter.oneOf('split', WATCH_SPLITS),
    }),
  decisions: (actor, filter) =>
    exportDecisions(actor, {
      decisions: filter.list('decisions', DECISIONS),
      states: filter.list('states', CLAIM_STATES),
      from: filter.date('from'),
      to: filter.date('to'),
      oldestFirst: filter.oneOf('order', ORDERS) === 'OLDEST',
    }),
  'matched-codes': (actor, filter) => exportMatchedCodes(actor, filter.text('run')),
  members: (actor, filter) =>
    exportMembers(actor, {
      search: filter.text('search'),
      role: filter.oneOf('role', ROLES),
      state: filter.oneOf('state', MEMBERSHIP_STATES),
      organisationId: filter.text('organisationId'),
      sort: filter.sort(MEMBER_SORTS),
    }),
  organisations: (actor, filter) =>
    exportOrganisations(actor, {
      search: filter.text('search'),
      kind: filter.oneOf('kind', ORGANISATION_KINDS),
      sort: filter.sort(ORGANISATION_SORTS),
    }),
  participants: (actor, filter) =>
    exportParticipants(actor, {
      search: filter.text('search'),
      phase: filter.oneOf('phase', PHASES),
      mine: filter.flag('mine'),
      unseen: filter.flag('unseen'),
      sort: filter.sort(PARTICIPANT_SORTS),
    }),
  'people-to-encode': (actor, filter) => exportPeopleToEncode(actor, filter.text('agreement')),
  'own-referrals': (actor, filter) =>
    exportOwnReferrals(actor, { states: filter.list('states', REFERRAL_STATES) }),
  referrals: (actor, filter) =>
    exportReferrals(actor, {
      filter: {
        states: filter.list('states', REFERRAL_STATES),
        search: filter.text('search'),
        sourceId: filter.text('sourceId'),
        providerId: filter.text('providerId'),
      },
      sort: filter.sort(REFERRAL_SORTS),
    }),
  'payment-runs': (actor, filter) =>
    exportRuns(actor, { state: filter.oneOf('state', JOB_STATES), sort: filter.sort(PAYMENT_RUN_SORTS) }),
  'referral-mistakes': (actor, filter) => exportReferralMistakes(actor, filter.text('referralFile')),
  statements: (actor, filter) =>
    exportStatements(actor, {
      state: filter.oneOf('state', STATEMENT_STATES),
      funderId: filter.text('funderId'),
      from: filter.date('from'),
      to: filter.date('to'),
      sort: filter.sort(STATEMENT_SORTS),
    }),
};

/** GET /api/exports/<list>.csv?partnership=slug&filter=json: what a list shows, as a file. */
export function exportRoutes(app: FastifyInstance, signIn: SignIn): void {
  for (const [name, read] of Object.entries(FILES))
    app.get<Asked>(`/api/exports/${name}.csv`, { exposeHeadRoute: false }, async (request, reply) => {
      const actor = actorOfRequest(signIn, request as FastifyRequest);
      return sendCsv(reply, name, read(actor, new Wanted(request.query.filter)));
    });
}

/** The first part is awaited, so that a refusal is still an answer of its own; the rest flows as it is read. */
async function sendCsv(
  reply: FastifyReply,
  name: string,
  parts: AsyncGenerator<string>,
): Promise<FastifyReply> {
  const head = await parts.next();
  const all = async function* (): AsyncGenerator<string> {
    if (!head.done) yield head.value;
    for await (const part of parts) if (part !== '') yield part;
  };
  return reply
    .headers({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    .send(Readable.from(all(), { objectMode: false }));
}

/** Every filter that the list has: one that was left out here would put more into the file than the list shows. */
const claimFilter = (filter: Wanted): Required<ClaimFilter> => ({
  states: filter.list('states', CLAIM_STATES),
  outcomeCodes: filter.list('outcomeCodes'),
  providerId: filter.text('providerId'),
  achievedFrom: filter.date('achievedFrom'),
  achievedTo: filter.date('achievedTo'),
  unfunded: filter.flag('unfunded'),
  participantId: filter.text('participantId'),
  search: filter.text('search'),
  awaitsAnswer: filter.flag('awaitsAnswer'),
  answered: filter.flag('answered'),
  decidedByMe: filter.flag('decidedByMe'),
  restsOnCorrected: filter.flag('restsOnCorrected'),
  flagged: filter.flag('flagged'),
});
