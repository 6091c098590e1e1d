import { describe, expect, it } from 'vitest';
import { isLoopback, readSettings } from './settings.js';

const enough = {
  WEFT_HOME: '/srv/weft/.weft',
  WEFT_SECRET: 's'.repeat(32),
  WEFT_APP_DATABASE_URL: 'postgres://weft_app:a@127.0.0.1:5432/weft',
  WEFT_AUTH_DATABASE_URL: 'postgresql://weft_auth:b@127.0.0.1:5432/weft',
  WEFT_QUEUE_DATABASE_URL: 'postgres://weft_queue:c@127.0.0.1:5432/weft',
};

describe('settings', () => {
  it('need little: the rest has a value of its own', () => {
    expect(readSettings(enough)).toEqual({
      production: false,
      host: '127.0.0.1',
      port: 4400,
      publicUrl: 'http://localhost:4400',
      secret: 's'.repeat(32),
      home: '/srv/weft/.weft',
      databaseUrl: null,
      appDatabaseUrl: 'postgres://weft_app:a@127.0.0.1:5432/weft',
      authDatabaseUrl: 'postgresql://weft_auth:b@127.0.0.1:5432/weft',
      queueDatabaseUrl: 'postgres://weft_queue:c@127.0.0.1:5432/weft',
      redisUrl: null,
      smtpUrl: null,
    });
  });

  it('follow PORT in the public address unless it is given, and drop the slash at its end', () => {
    expect(readSettings({ ...enough, PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
    expect(readSettings({ ...enough, PUBLIC_URL: 'https://weft.example.org/' }).publicUrl).toBe(
      'https://weft.example.org',
    );
  });

  it('that are wrong are named together in one line, and no value is given away', () => {
    const broken = {
      ...enough,
      PORT: '1e3',
      WEFT_SECRET: 'short',
      WEFT_APP_DATABASE_URL: '',
      REDIS_URL: 'http://:pw@x',
    };
    expect(() => readSettings(broken)).toThrow(
      'Settings: PORT is not a number from 1 to 65535; WEFT_SECRET has fewer than 32 bytes; ' +
        'WEFT_APP_DATABASE_URL is missing; REDIS_URL is not an address that begins with redis://.',
    );
  });

  it.each(['0', '65536', '-1', '80 80', '４４００'])('refuse the port %s', (port) => {
    expect(() => readSettings({ ...enough, PORT: port })).toThrow('PORT is not a number');
  });

  it('know which addresses only this machine reaches', () => {
    expect(['127.0.0.1', '127.8.0.1', '::1', 'localhost'].map(isLoopback)).toEqual([true, true, true, true]);
    expect(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example.org'].map(isLoopback)).toEqual(
      Array(4).fill(false),
    );
  });
});
