/** A fault that whoever started the command can mend: it is said in one line, without a stack. */
export class Stop extends Error {}

// Whoever read along may be gone, with the terminal or a killed parent; what was begun is still to be undone.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

export const say = (line = '') => process.stdout.write(`${line}\n`);
export const warn = (line) => process.stderr.write(`${line}\n`);

/** Runs a command's work; a failure is one line and the exit code 1. WEFT_DEBUG=1 shows where it came from. */
export async function command(work) {
  try {
    await work();
  } catch (fault) {
    warn(`Weft: ${oneLine(fault)}`);
    if (process.env.WEFT_DEBUG) warn(fault?.stack ?? '');
    process.exitCode = 1;
  }
}

export function oneLine(fault) {
  const text = fault instanceof Error ? fault.message || fault.code || fault.name : String(fault);
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
