import { Readable } from 'node:stream';
import { CLAIM_STATES, parseDate } from '@weft/shared';
import {
  type Actor,
  type ClaimFilter,
  exportClaims,
  exportParticipants,
  Fault,
  PHASES,
  type Phase,
} from '@weft/shared/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SignIn } from '../auth/sign-in.js';
import { actorOfRequest } from '../http/scope.js';

interface Asked {
  Querystring: { partnership?: string; filter?: string };
}

/** GET /api/exports/claims.csv and participants.csv?partnership=slug&filter=json: what a list shows, as a file. */
export function exportRoutes(app: FastifyInstance, signIn: SignIn): void {
  const csv = (name: string, read: (actor: Actor, filter: Wanted) => AsyncGenerator<string>) =>
    app.get<Asked>(`/api/exports/${name}.csv`, { exposeHeadRoute: false }, async (request, reply) => {
      const actor = actorOfRequest(signIn, request as FastifyRequest);
      return sendCsv(reply, name, read(actor, new Wanted(request.query.filter)));
    });
  csv('claims', (actor, filter) => exportClaims(actor, claimFilter(filter)));
  csv('participants', (actor, filter) =>
    exportParticipants(actor, { search: filter.text('search'), phase: filter.oneOf<Phase>('phase', PHASES) }),
  );
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

const claimFilter = (filter: Wanted): ClaimFilter => ({
  states: filter.list('states', CLAIM_STATES),
  outcomeCodes: filter.list('outcomeCodes'),
  providerId: filter.text('providerId'),
  achievedFrom: filter.date('achievedFrom'),
  achievedTo: filter.date('achievedTo'),
  unfunded: filter.flag('unfunded'),
  participantId: filter.text('participantId'),
  search: filter.text('search'),
  awaitsAnswer: filter.flag('awaitsAnswer'),
});

const wrong = (): Fault => new Fault('BAD_USER_INPUT', '`filter` is JSON as the list of this name takes it.');

/** A filter that came as JSON in an address: every value is looked at before it is used. */
class Wanted {
  private readonly values: Readonly<Record<string, unknown>>;

  constructor(json: string | undefined) {
    this.values = json === undefined || json === '' ? {} : readObject(json);
  }

  text(name: string): string | null {
    return this.value(name, (value) => (typeof value === 'string' ? value : undefined));
  }

  flag(name: string): boolean | null {
    return this.value(name, (value) => (typeof value === 'boolean' ? value : undefined));
  }

  date(name: string) {
    return this.value(name, (value) =>
      typeof value === 'string' ? (parseDate(value) ?? undefined) : undefined,
    );
  }

  oneOf<Name extends string>(name: string, names: readonly Name[]): Name | null {
    return this.value(name, (value) => names.find((one) => one === value));
  }

  list<Name extends string = string>(name: string, names?: readonly Name[]): Name[] | null {
    return this.value(name, (value) => {
      const isList = Array.isArray(value) && value.every((one) => typeof one === 'string');
      const known: readonly string[] | undefined = names;
      if (!isList || (known && !value.every((one) => known.includes(one)))) return undefined;
      return value as Name[];
    });
  }

  private value<Value>(name: string, read: (value: unknown) => Value | undefined): Value | null {
    const value = this.values[name];
    if (value === undefined || value === null) return null;
    const found = read(value);
    if (found === undefined) throw wrong();
    return found;
  }
}

function readObject(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch (reason) {
    if (!(reason instanceof SyntaxError)) throw reason;
  }
  throw wrong();
}
