const whole = new Intl.NumberFormat('en-GB');

/** A count with its word: '1 claim', '1,204 claims'. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${whole.format(number)} ${number === 1 ? one : many}`;
}
