import { parseDate } from '@weft/shared';
import { Fault, type Sort } from '@weft/shared/server';

const wrong = (): Fault => new Fault('BAD_USER_INPUT', '`filter` is JSON as the list of this name takes it.');

/** A filter that came as JSON in an address: every value is looked at before it is used. */
export class Wanted {
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

  /** An order, as the list's `sort` takes it. */
  sort<By extends string>(names: readonly By[]): Sort<By> | null {
    return this.value('sort', (value) => {
      if (typeof value !== 'object' || value === null) return undefined;
      const { by, descending = false }: { by?: unknown; descending?: unknown } = value;
      const known = names.find((one) => one === by);
      return known !== undefined && typeof descending === 'boolean' ? { by: known, descending } : undefined;
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
