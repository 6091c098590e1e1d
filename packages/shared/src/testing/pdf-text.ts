import { inflateSync } from 'node:zlib';

/**
 * The words on a PDF's pages in the order in which they are written, each run of glyphs a line. For the files
 * that pdfmake writes: their objects stand in the open, and each font says what its glyphs mean (ToUnicode).
 */
export function pdfText(pdf: Uint8Array): string {
  const objects = readObjects(Buffer.from(pdf));
  const lines: string[] = [];
  for (const page of objects.values()) {
    if (!/\/Type \/Page\b/.test(page.dictionary)) continue;
    const fonts = new Map<string, Map<string, string>>();
    const resources = objects.get(reference(page.dictionary, 'Resources'))?.dictionary ?? page.dictionary;
    for (const [, name = '', id = ''] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const toUnicode = reference(objects.get(id)?.dictionary ?? '', 'ToUnicode');
      fonts.set(name, glyphs(objects.get(toUnicode)?.stream ?? ''));
    }
    const content = objects.get(reference(page.dictionary, 'Contents'))?.stream ?? '';
    let font: Map<string, string> | undefined;
    for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name !== undefined) font = fonts.get(name);
      const codes = [...(shown ?? '').matchAll(/<([0-9a-f]*)>/gi)].flatMap(
        ([, hex = '']) => hex.toLowerCase().match(/.{4}/g) ?? [],
      );
      if (codes.length > 0) lines.push(codes.map((code) => font?.get(code) ?? '\uFFFD').join(''));
    }
  }
  return lines.join('\n');
}

interface PdfObject {
  readonly dictionary: string;
  readonly stream: string;
}

function readObjects(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const start of text.matchAll(/^(\d+) 0 obj\n/gm)) {
    const from = start.index + start[0].length;
    const body = text.slice(from, text.indexOf('endobj', from));
    const opens = body.indexOf('stream\n');
    const dictionary = opens < 0 ? body : body.slice(0, opens);
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
    const bytes = pdf.subarray(from + opens + 7, from + opens + 7 + length);
    const isPacked = opens >= 0 && dictionary.includes('/FlateDecode');
    const stream = isPacked ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1');
    objects.set(start[1] ?? '', { dictionary, stream: opens < 0 ? '' : stream });
  }
  return objects;
}

const reference = (dictionary: string, key: string): string =>
  new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1] ?? '';

/** What each glyph means: beginbfrange <first> <last> [<unicode> …] endbfrange */
function glyphs(cmap: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, first = '', list = ''] of cmap.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    for (const [index, [, unicode = '']] of [...list.matchAll(/<([0-9a-f]*)>/gi)].entries()) {
      const code = (Number.parseInt(first, 16) + index).toString(16).padStart(4, '0');
      const units = (unicode.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
      found.set(code, String.fromCharCode(...units));
    }
  }
  return found;
}
