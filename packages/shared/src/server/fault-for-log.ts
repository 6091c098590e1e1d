const EMAIL = /[^\s"'<>(),:;]+@[^\s"'<>(),:;]+/g;

/** A fault as it may stand in a log: no parameters of a statement, no body, no address of a person. */
export function faultForLog(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { type: typeof fault };
  const code = 'code' in fault && typeof fault.code === 'string' ? { sqlOrSystemCode: fault.code } : {};
  const constraint =
    'constraint' in fault && typeof fault.constraint === 'string' ? { constraint: fault.constraint } : {};
  // what a mail server answers is its own words, about whomever it likes
  const isForeign = 'response' in fault;
  // who could not read a text quotes it
  const isUnread = fault instanceof SyntaxError;
  const said = 'responseCode' in fault && typeof fault.responseCode === 'number' ? fault.responseCode : null;
  // frames only: the stack's first lines repeat the message, which may quote what somebody typed
  const stack = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: fault.name,
    message: isForeign
      ? 'Another server refused it.'
      : isUnread
        ? 'A text could not be read.'
        : withoutValues(fault.message),
    ...(said === null ? {} : { answered: said }),
    ...code,
    ...constraint,
    stack: stack.slice(0, 15).join('\n'),
  };
}

/** Messages quote values between double quotes or as addresses; a log says only that there was one. */
const withoutValues = (message: string): string =>
  message
    .replace(EMAIL, '…')
    // to the last quotation mark, since a value may hold some of its own
    .replace(/(: |value )".*"/gs, '$1"…"')
    .slice(0, 500);
