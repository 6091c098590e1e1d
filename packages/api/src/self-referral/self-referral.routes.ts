import { SELF_REFERRAL_FIELDS, SELF_REFERRAL_LIMITS, type SelfReferralInput } from '@weft/shared';
import { type PublicPage, publicPage, referMyself } from '@weft/shared/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { holdBack } from '../auth/auth.routes.js';
import type { SignIn } from '../auth/sign-in.js';

type Address = { Params: { slug: string } };

const PATH = '/api/self-referral/:slug';
/** A field that nobody sees: what fills it in reads the page's source. */
const TRAP = 'subject';
const { leastSeconds, fromAddress, toPartnership, hourSeconds, toMailbox, daySeconds } = SELF_REFERRAL_LIMITS;

/** /api/self-referral/:slug: the page on which people refer themselves, and what they send from it. No account. */
export function selfReferralRoutes(app: FastifyInstance, signIn: SignIn): void {
  app.get<Address>(PATH, async (request, reply) => {
    const page = await pageFor(signIn, request, reply);
    if (page === null) return reply;
    const { now, ...shown } = page;
    return { ...shown, opened: signIn.visitors.stamp(now, whatItSaid(request.params.slug, page)) };
  });

  app.post<Address>(PATH, async (request, reply) => {
    const page = await pageFor(signIn, request, reply);
    if (page === null) return reply;
    const { slug } = request.params;
    const { visitors } = signIn;
    const sent = textsOf(request.body);
    const opened = visitors.opened(sent.opened ?? '', whatItSaid(slug, page));
    if (opened === null)
      return reply.code(409).send({
        code: 'PAGE_CHANGED',
        message:
          'This page changed since you opened it. Read what happens with your words, and send it again.',
      });
    const wrote: SelfReferralInput = Object.fromEntries(
      [...SELF_REFERRAL_FIELDS, 'takesPart' as const].map((field) => [field, sent[field] ?? null]),
    );
    const came = await referMyself(
      {
        slug,
        wrote,
        senderKey: visitors.nameOfMessage([sent.opened ?? '', JSON.stringify(wrote)]),
        isMachine: (sent[TRAP] ?? '') !== '' || page.now.getTime() - opened.getTime() < leastSeconds * 1000,
      },
      {
        mayKeep: async (partnershipId) =>
          (await visitors.takeFrom(request.ip, fromAddress, hourSeconds)) &&
          (await visitors.takeTo(`partnership ${partnershipId}`, toPartnership, hourSeconds)),
        mayMail: (mailbox) => visitors.takeTo(`mailbox ${mailbox}`, toMailbox, daySeconds),
      },
    );
    if (came === 'HELD')
      return reply.code(429).header('retry-after', String(hourSeconds)).send({
        code: 'TOO_MANY_ATTEMPTS',
        message:
          'Many messages came in the last hour. Your words are still here: send them again in an hour.',
      });
    if (came === 'KEPT') return { arrived: true };
    return reply.code(422).send({ code: 'INVALID', refusals: came });
  });
}

/** The open page; null when somebody tries one after the other, and was answered. @throws Fault NOT_FOUND */
async function pageFor(
  signIn: SignIn,
  request: FastifyRequest<Address>,
  reply: FastifyReply,
): Promise<PublicPage | null> {
  reply.header('cache-control', 'no-store');
  try {
    return await publicPage(request.params.slug);
  } catch (fault) {
    if (await holdBack(signIn, request, reply)) return null;
    throw fault;
  }
}

/** What somebody read before they wrote: who sends agrees to this and not to another text. */
const whatItSaid = (slug: string, { told }: PublicPage): string[] => [slug, ...told];

function textsOf(body: unknown): Readonly<Record<string, string>> {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
