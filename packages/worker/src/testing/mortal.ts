import { type ChildProcess, spawn } from 'node:child_process';
import type { OwnServer } from '@weft/shared/testing';

/** Processes of Weft that a test starts and kills. */
export interface Mortals {
  /** Runs a program with Node, on this server's databases and with this folder as its home. */
  readonly start: (program: string[]) => ChildProcess;
  /** Kills one without a warning; resolves when it is gone. */
  readonly kill: (victim: ChildProcess) => Promise<void>;
  /** Kills all that were started. */
  readonly killAll: () => void;
}

/** @param place the server and the home, asked for when a process is started */
export function mortals(place: () => { readonly server: OwnServer; readonly home: string }): Mortals {
  const children: ChildProcess[] = [];
  return {
    start: (program) => {
      const { server, home } = place();
      const started = spawn(process.execPath, program, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          ...process.env,
          WEFT_APP_DATABASE_URL: server.appUrl,
          WEFT_AUTH_DATABASE_URL: server.appUrl,
          WEFT_QUEUE_DATABASE_URL: server.queueUrl,
          WEFT_SECRET: 'only-for-tests-and-long-enough-for-them',
          WEFT_HOME: home,
          REDIS_URL: '',
          LOG_LEVEL: 'silent',
        },
      });
      children.push(started);
      return started;
    },
    kill: async (victim) => {
      if (victim.exitCode !== null || victim.signalCode !== null) return;
      const ended = new Promise((resolve) => victim.once('exit', resolve));
      victim.kill('SIGKILL');
      await ended;
    },
    killAll: () => {
      for (const child of children.splice(0)) child.kill('SIGKILL');
    },
  };
}
