import { postJson } from './asking.mjs';
import { MOVES } from './moves.mjs';
import { rules } from './packages.mjs';
import { randomNumbers } from './random.mjs';
import { READS } from './reads.mjs';

const { may } = await rules();

/**
 * Somebody of the demonstration at work: thinks, asks what a screen of theirs asks, and now and then makes a move
 * that is theirs to make.
 */
export class PersonAtWork {
  /** What the lists that were read have shown: ids, the newest last. */
  claims = [];
  people = [];
  runs = [];
  statements = [];
  /** the membership in which this person acts */
  place = null;

  /**
   * @param account of `signInEverybody`
   * @param way { agent, origin, documents, think, isOver, record }
   */
  constructor(account, way, seed) {
    this.email = account.email;
    this.roles = account.roles;
    this.headers = account.headers;
    this.partnership = account.partnership;
    this.organisation = account.organisation;
    this.way = way;
    this.random = randomNumbers(seed);
    this.reads = READS.filter(({ action }) => action === null || may(this.roles, action));
    this.moves = MOVES.filter(({ action }) => may(this.roles, action));
  }

  may(action) {
    return may(this.roles, action);
  }

  any(list) {
    return list[Math.floor(this.random() * list.length)];
  }

  /** Works until it is over. @param wantsMove whether there have been too few of them, all people together */
  async work(wantsMove) {
    await this.enter();
    while (!this.way.isOver()) {
      // a move begins by reading what it is about
      if (this.moves.length > 0 && wantsMove()) await this.any(this.moves).make(this);
      else await this.read();
    }
  }

  async enter() {
    const data = await this.ask('read', 'Viewer', {});
    this.place = data?.viewer.memberships.find(
      ({ partnership, organisation }) =>
        partnership.slug === this.partnership && organisation.name === this.organisation,
    );
    if (!this.place) throw new Error(`${this.email} is not at work in ${this.partnership}.`);
  }

  async read() {
    const { name, variables, learn } = this.any(this.reads);
    const given = variables(this);
    if (given === null) return;
    const data = await this.ask('read', name, given);
    if (data) learn?.(this, data);
  }

  /** Thinks and asks. @returns the data; null when there is none, or the move was refused */
  async ask(kind, name, variables) {
    const query = this.way.documents.get(name);
    if (query === undefined) throw new Error(`No screen asks ${name}.`);
    return this.timed(kind, name, () =>
      postJson(this.way.agent, `${this.way.origin}/graphql`, this.headers, { query, variables }),
    );
  }

  /** Thinks, does it and records how it went. */
  async timed(kind, name, work) {
    await this.way.think(this.random());
    if (this.way.isOver()) return null;
    const said = { kind, name, roles: this.roles, at: performance.now(), milliseconds: 0 };
    try {
      const { status, text, milliseconds } = await work();
      said.milliseconds = milliseconds;
      const body = text.startsWith('{') ? JSON.parse(text) : {};
      if (status !== 200 || body.errors) said.error = `${name}: ${status} ${text.slice(0, 300)}`;
      const [result] = Object.values(body.data ?? {});
      if (result?.__typename === 'Refusal') said.refusal = `${name}: ${result.code} ${result.message}`;
      return said.error || said.refusal ? null : (body.data ?? body);
    } catch (fault) {
      said.error = `${name}: ${fault.message}`;
      return null;
    } finally {
      this.way.record(said);
    }
  }
}
