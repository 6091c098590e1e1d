/** What the operator must do differently, in one line. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}
