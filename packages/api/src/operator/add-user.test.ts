import { makeScene, type TestDatabase, testDatabase } from '@weft/shared/testing';
import { verifyPassword } from 'better-auth/crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUser } from './add-user.js';
import { readAddUser } from './read-add-user.js';

describe('the operator adds people', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await makeScene(database.owner, { slug: 'northtown' });
  });
  afterAll(() => database.close());

  const add = (line: string, password: string | null = 'correct horse') =>
    addUser(
      { databaseUrl: database.ownerUrl, appDatabaseUrl: database.appUrl },
      readAddUser(line.split(' ').map((word) => word.replaceAll('_', ' ').replaceAll('+', '_'))),
      password,
    );
  const memberships = async (email: string) => {
    const { rows } = await database.owner.query(
      `SELECT o.name AS organisation, o.kinds, m.roles, m.state, p.is_operator, p.account_since IS NOT NULL AS signs_in
       FROM person p LEFT JOIN membership m ON m.person_id = p.id
       LEFT JOIN organisation o ON o.partnership_id = m.partnership_id AND o.id = m.organisation_id
       WHERE p.email = $1 ORDER BY o.name`,
      [email],
    );
    return rows;
  };

  it('with a membership at an organisation that is made for it', async () => {
    const added = await add(
      '--email Ada@Example.org --name Ada_Lovelace --password-stdin --partnership northtown --organisation First_Steps --role LINK+WORKER --role PROVIDER+MANAGER',
    );
    expect(added).toEqual({ email: 'ada@example.org', isNew: true, organisation: 'MADE' });
    expect(await memberships('ada@example.org')).toEqual([
      {
        organisation: 'First Steps',
        kinds: ['PROVIDER'],
        roles: ['LINK_WORKER', 'PROVIDER_MANAGER'],
        state: 'ACTIVE',
        is_operator: false,
        signs_in: true,
      },
    ]);
    const { rows } = await database.owner.query<{ password: string }>('SELECT password FROM auth.account');
    expect(await verifyPassword({ hash: rows[0]?.password ?? '', password: 'correct horse' })).toBe(true);
  });

  it('who have an account: it gains the membership and keeps its password', async () => {
    await add('--email grace@example.org --name Grace --operator');
    const before = await database.owner.query('SELECT "userId", password FROM auth.account ORDER BY 1');
    const line =
      '--email grace@example.org --name Another --partnership northtown --organisation first_steps --role FUNDER';
    expect(await add(line, 'another password')).toEqual({
      email: 'grace@example.org',
      isNew: false,
      organisation: 'FOUND',
    });
    expect(await add(line, null)).toMatchObject({ isNew: false });
    expect(await memberships('grace@example.org')).toEqual([
      {
        organisation: 'First Steps',
        kinds: ['FUNDER', 'PROVIDER'],
        roles: ['FUNDER'],
        state: 'ACTIVE',
        is_operator: true,
        signs_in: true,
      },
    ]);
    const after = await database.owner.query('SELECT "userId", password FROM auth.account ORDER BY 1');
    expect(after.rows).toEqual(before.rows);
  });

  it('and is told in one line what is missing, with nothing half made', async () => {
    await expect(add('--email new@example.org --name New', null)).rejects.toThrow(
      'give its password through --password-stdin',
    );
    await expect(add('--email new@example.org --name New', 'short')).rejects.toThrow('at least 8 characters');
    await expect(
      add('--email new@example.org --name New --partnership nowhere --organisation X --role FUNDER'),
    ).rejects.toThrow('There is no partnership "nowhere"; there are northtown.');
    expect(await memberships('new@example.org')).toEqual([]);
  });
});

describe('the flags of add-user', () => {
  const read = (...args: string[]) => readAddUser(args);

  it.each([
    [['--name', 'A'], '--email is missing.'],
    [['--email', 'not an address', '--name', 'A'], 'Give one e-mail address'],
    [['--email', 'a@b.example'], '--name is missing.'],
    [
      ['--email', 'a@b.example', '--name', 'A', '--role', 'FUNDER'],
      'Name the partnership: --partnership SLUG.',
    ],
    [['--email', 'a@b.example', '--name', 'A', '--partnership', 'x'], 'Name at least one role: --role ROLE.'],
    [
      ['--email', 'a@b.example', '--name', 'A', '--partnership', 'x', '--role', 'KING'],
      'There is no role "KING".',
    ],
    [
      ['--email', 'a@b.example', '--name', 'A', '--partnership', 'x', '--role', 'FUNDER'],
      '--organisation is missing.',
    ],
    [['--email', 'a@b.example', '--name', 'A', '--colour', 'red'], "Unknown option '--colour'"],
  ])('%j: %s', (args, line) => {
    expect(() => read(...args)).toThrow(line);
  });
});
