import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startTemporaryServer, type TemporaryServer } from '../server/embedded/index.js';
import { prepareTemplate, templateName, urlOf } from './template.js';

export interface OwnServer {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly authUrl: string;
  readonly queueUrl: string;
  /** as `TemporaryServer.crash` */
  crash: TemporaryServer['crash'];
  stop(): Promise<void>;
}

/** A Postgres of the suite's own with one migrated database, for those who mean to pull it from under their feet. */
export async function ownServer(): Promise<OwnServer> {
  const server = await startTemporaryServer(mkdtempSync(join(tmpdir(), 'weft-own-')), {
    // what was committed before a crash is there after it
    synchronous_commit: 'on',
  });
  await prepareTemplate(server.ownerUrl);
  const admin = new pg.Client({ connectionString: server.ownerUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE own TEMPLATE ${templateName()}`);
  await admin.end();
  return {
    ownerUrl: urlOf(server.ownerUrl, 'own'),
    appUrl: urlOf(server.ownerUrl, 'own', 'weft_app'),
    authUrl: urlOf(server.ownerUrl, 'own', 'weft_auth'),
    queueUrl: urlOf(server.ownerUrl, 'own', 'weft_queue'),
    crash: server.crash,
    stop: server.stop,
  };
}
