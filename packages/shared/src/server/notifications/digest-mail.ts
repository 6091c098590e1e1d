import {
  addressOfNotification,
  type NotificationKind,
  type ReferralState,
  sayNotification,
  sayStateNow,
} from '../../rules/index.js';
import type { Mail } from '../mail/index.js';

/** One thing in a mail: no name, no word that somebody wrote, only the number of a record. */
export interface DigestLine {
  readonly kind: NotificationKind;
  readonly detail: string | null;
  readonly aboutId: string;
  readonly reference: string | null;
  /** where a referral of the reader's own stands when the mail is written */
  readonly stateNow: ReferralState | null;
}

interface Digest {
  readonly email: string;
  readonly name: string;
  readonly partnership: string;
  readonly slug: string;
  readonly lines: readonly DigestLine[];
  /** how many there are besides */
  readonly more: number;
}

interface MailLink {
  readonly words: string;
  readonly at: string;
}

/** Several things that stand in one list are one link to it. */
const eachOnce = (links: readonly MailLink[]): MailLink[] => [
  ...new Map(links.map((link) => [`${link.words} ${link.at}`, link])).values(),
];

/**
 * The mail that sums up what somebody was told, newest first, what is alike together. Mail leaves the system: it says
 * references and links, and nobody's name but the reader's own (docs/security.md).
 */
export function digestMail(digest: Digest, publicUrl: string): Mail {
  const { email, name, partnership, slug, lines, more } = digest;
  const here = `${publicUrl}/p/${slug}`;
  const choices = `${here}/notifications/choices`;
  const groups = together(lines).map(({ words, of }) => ({
    words,
    links: eachOnce(
      of.map(({ kind, detail, aboutId, reference, stateNow }) => ({
        words: [reference ?? 'Open', sayStateNow(detail, stateNow)]
          .filter((part) => part !== null)
          .join(', '),
        at: `${here}/${addressOfNotification(kind, detail, aboutId)}`,
      })),
    ),
  }));
  const count = lines.length + more;
  const intro = `This has happened in ${partnership} since we last wrote to you.`;
  const all = more === 0 ? 'All in one list' : `And ${more} more: all in one list`;
  const list = `${here}/notifications`;
  const why =
    'Names stay in Weft. What you are told of, when, and whether by mail at all, is yours to choose';
  const text = [
    `Dear ${name},`,
    '',
    intro,
    ...groups.flatMap(({ words, links }) => [
      '',
      words,
      ...links.map((link) => `  ${link.words}: ${link.at}`),
    ]),
    '',
    `${all}:`,
    list,
    '',
    `${why}:`,
    choices,
    '',
  ].join('\n');
  const html = [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Weft</title></head>',
    '<body style="font-family: sans-serif; line-height: 1.5; max-width: 36em">',
    `<p>Dear ${escaped(name)},</p><p>${escaped(intro)}</p>`,
    ...groups.map(
      ({ words, links }) =>
        `<h2 style="font-size: 1.1em">${escaped(words)}</h2><ul>${links.map(linkItem).join('')}</ul>`,
    ),
    `<p><a href="${escaped(list)}">${escaped(all)}</a></p>`,
    `<p>${why}: <a href="${escaped(choices)}">choose, or stop these mails</a>.</p>`,
    '</body></html>',
  ].join('\n');
  return {
    to: email,
    subject: `${partnership}: ${count === 1 ? 'one thing' : `${count} things`} to know`,
    text,
    html,
  };
}

const linkItem = ({ words, at }: { words: string; at: string }): string =>
  `<li><a href="${escaped(at)}">${escaped(words)}</a></li>`;

/** Text as HTML; a partnership's name may hold what HTML means something by. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Lines that say the same, under one heading, where the first of them stands. */
function together(lines: readonly DigestLine[]): { words: string; of: DigestLine[] }[] {
  const groups = new Map<string, DigestLine[]>();
  for (const line of lines) {
    const words = sayNotification(line.kind, line.detail);
    groups.set(words, [...(groups.get(words) ?? []), line]);
  }
  return [...groups].map(([words, of]) => ({ words, of }));
}
