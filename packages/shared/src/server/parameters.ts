/** The parameters of a statement that is put together from parts: `p.add(value)` is the next '$n'. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    return `$${this.values.push(value)}`;
  }
}
