import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOfInvitation, invitationLink, invitationMail, newInvitationToken } from './invitation.js';
import { sendMail } from './send-mail.js';

describe('sending mail', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'weft-mail-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  const office = (smtpUrl: string | null = null) => ({
    home,
    smtpUrl,
    publicUrl: 'https://weft.example.org',
  });
  const mail = { to: 'ann@example.org', subject: 'Müller’s invitation', text: 'Dear Ann,\n\nwelcome.\n' };
  const written = () =>
    readdirSync(join(home, 'mail')).map((name) => ({
      name,
      text: readFileSync(join(home, 'mail', name), 'utf8'),
    }));

  it('writes it as a file, for its owner’s eyes alone, when there is no mail server', async () => {
    await sendMail(office(), mail);
    const [file] = written();
    expect(file?.name).toMatch(/^\d{4}-\d\d-\d\dT.*\.eml$/);
    expect(file?.text).toMatch(/^From: Weft <no-reply@weft\.example\.org>$/m);
    expect(file?.text).toMatch(/^To: ann@example\.org$/m);
    expect(file?.text).toContain('welcome.');
    expect(statSync(join(home, 'mail', file?.name ?? '')).mode & 0o777).toBe(0o600);
  });

  it('goes to one address, whatever is written in it', async () => {
    await sendMail(office(), {
      ...mail,
      to: 'ann@example.org\r\nBcc: eve@example.org',
      subject: 'a\r\nBcc: eve@example.org',
    });
    const head = written()[0]?.text.split('\n\n')[0] ?? '';
    expect(head).not.toMatch(/^Bcc:/im);
  });

  it('speaks SMTP to the server that is configured, and fails when there is none', async () => {
    const heard: string[] = [];
    const server = createServer((socket) => {
      let inText = false;
      socket.write('220 test\r\n');
      socket.on('data', (bytes) => {
        for (const line of bytes.toString().split('\r\n').filter(Boolean)) {
          heard.push(line);
          if (inText) {
            if (line === '.') {
              inText = false;
              socket.write('250 taken\r\n');
            }
          } else if (line === 'DATA') {
            inText = true;
            socket.write('354 go on\r\n');
          } else socket.write(line === 'QUIT' ? '221 bye\r\n' : '250 fine\r\n');
        }
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await sendMail(office(`smtp://127.0.0.1:${port}`), mail);
    expect(heard).toContain('RCPT TO:<ann@example.org>');
    await new Promise((resolve) => server.close(resolve));
    await expect(sendMail(office(`smtp://127.0.0.1:${port}`), mail)).rejects.toThrow('ECONNREFUSED');
  });
});

describe('the mail of an invitation', () => {
  it('says who invites whom, and carries the link whose hash alone is kept', () => {
    const { token, hash } = newInvitationToken();
    const link = invitationLink('https://weft.example.org', token);
    const mail = invitationMail({
      email: 'ann@example.org',
      name: 'Ann Lee',
      partnershipName: 'Kirklees',
      organisationName: 'First Steps',
      link,
    });
    expect(mail).toMatchObject({ to: 'ann@example.org', subject: 'Your invitation to Kirklees on Weft' });
    expect(mail.text).toContain('Dear Ann Lee,');
    expect(mail.text.split('\n')).toContain(link);
    expect(hash).toBe(hashOfInvitation(token));
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(mail.text).not.toContain(hash);
  });
});
