import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../server/migrations/index.js';

/** The test server listens on this machine only and lives as long as the tests. */
const TEST_PASSWORD = 'weft-test';

const folder = fileURLToPath(new URL('../server/migrations/', import.meta.url));

/** Named after what is in the migrations, so that a changed one makes a new template. */
export const templateName = (): string => {
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  return `weft_template_${hash.digest('hex').slice(0, 12)}`;
};

export const urlOf = (ownerUrl: string, database: string, role?: string): string => {
  const url = new URL(ownerUrl);
  url.pathname = `/${database}`;
  if (role) {
    url.username = role;
    url.password = TEST_PASSWORD;
  }
  return url.href;
};

const ROLES = `
  DO $$
  BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'weft_gate') THEN
      CREATE ROLE weft_gate NOLOGIN;
      CREATE ROLE weft_app LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '${TEST_PASSWORD}';
      CREATE ROLE weft_auth LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '${TEST_PASSWORD}';
      CREATE ROLE weft_queue LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '${TEST_PASSWORD}';
    END IF;
  END $$`;

/** Makes the roles and the template database when they are not there; several processes may ask at once. */
export async function prepareTemplate(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(7301)');
    await client.query(ROLES);
    const name = templateName();
    const there = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (there.rowCount) return;
    const making = `${name}_making`;
    await client.query(`DROP DATABASE IF EXISTS ${making}`);
    await client.query(`CREATE DATABASE ${making} TEMPLATE template0 ENCODING 'UTF8'`);
    const source = new DataSource({ type: 'postgres', url: urlOf(ownerUrl, making), migrations });
    await source.initialize();
    try {
      await source.runMigrations({ transaction: 'each' });
    } finally {
      await source.destroy();
    }
    await client.query(`ALTER DATABASE ${making} RENAME TO ${name}`);
  } finally {
    await client.end();
  }
}
