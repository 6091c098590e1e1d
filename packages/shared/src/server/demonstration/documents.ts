import { crc32, deflateSync } from 'node:zlib';
import type { Dice } from './random.js';

/** A small real file, of the kinds that providers send. */
export interface DemonstrationFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** A page with a heading and some lines, as PDF; plain Latin letters only. */
export function pdfOf(name: string, lines: readonly string[]): DemonstrationFile {
  const text = lines
    .map((line, at) => {
      const size = at === 0 ? 18 : 11;
      const escaped = line.replace(/[\\()]/g, (sign) => `\\${sign}`);
      return `BT /F1 ${size} Tf 60 ${770 - at * 26} Td (${escaped}) Tj ET`;
    })
    .join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(text, 'latin1')} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let body = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [at, object] of objects.entries()) {
    places.push(body.length);
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return { name: `${name}.pdf`, mediaType: 'application/pdf', content: Buffer.from(body + end, 'latin1') };
}

export function textOf(name: string, lines: readonly string[]): DemonstrationFile {
  return {
    name: `${name}.txt`,
    mediaType: 'text/plain',
    content: Buffer.from(`${lines.join('\n\n')}\n`, 'utf8'),
  };
}

const WIDTH = 240;
const HEIGHT = 320;

/** A picture that looks like a photographed form: paper, lines of writing, a signature's stroke. */
export function pngOf(name: string, dice: Dice): DemonstrationFile {
  const lines = Array.from({ length: 16 }, () => dice.between(80, 200));
  const wave = dice.between(5, 12);
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT, 245);
  for (let y = 0; y < HEIGHT; y++) {
    rows[y * (WIDTH + 1)] = 0;
    const line = y >= 30 && y < 270 && (y - 30) % 15 < 3 ? (lines[Math.floor((y - 30) / 15)] ?? 0) : 0;
    for (let x = 20; x < 20 + line; x++) if ((x * 7 + y) % 23 > 4) rows[y * (WIDTH + 1) + 1 + x] = 70;
  }
  for (let x = 120; x < 220; x++) {
    const y = 292 + Math.round(Math.sin(x / wave) * 8);
    for (const thick of [0, 1]) rows[(y + thick) * (WIDTH + 1) + 1 + x] = 30;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // eight bits of grey
  header[8] = 8;
  const content = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { name: `${name}.png`, mediaType: 'image/png', content };
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
