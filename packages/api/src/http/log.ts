import { faultForLog } from '@weft/shared/server';
import { type DestinationStream, type Logger, pino } from 'pino';

/** What libraries hand to the log of a request, at the level `trace`: its headers, with the session's cookie. */
const hidden = (): undefined => undefined;
const HIDDEN = { req: hidden, res: hidden, busboyOptions: hidden };

/**
 * The process's log, one JSON line an event. A request is logged by method, route and status; what stands in
 * its address, its body or its variables is somebody's.
 */
export function openLog(level = 'info', destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { process: 'api' },
    serializers: { err: faultForLog, ...HIDDEN },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination ? pino(options, destination) : pino(options);
}
