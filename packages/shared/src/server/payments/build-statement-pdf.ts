import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { formatDate, formatMoney } from '../../rules/index.js';
import { lineName, STATEMENT_STATE_IN_WORDS, type StatementDocument } from './statement-document.js';

const regular = createRequire(import.meta.url).resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf');
const folder = dirname(regular);

/** Loaded when the first PDF is asked for: it is heavy, and the worker never needs it. */
let printer: Promise<typeof import('pdfmake')> | undefined;

async function loadPrinter(): Promise<typeof import('pdfmake')> {
  const { default: pdfmake } = await import('pdfmake');
  // A statement is words and numbers: nothing is fetched, and of files only the fonts are read.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(folder));
  pdfmake.setFonts({ Roboto: { normal: regular, bold: `${folder}/Roboto-Medium.ttf` } });
  return pdfmake;
}

/** The statement as a PDF, the same bytes whenever it is built from the same facts. */
export async function buildStatementPdf(document: StatementDocument): Promise<Uint8Array> {
  printer ??= loadPrinter();
  return (await printer).createPdf(describe(document)).getBuffer();
}

function describe({
  statement,
  partnershipName,
  issuedAt,
  issuedOn,
}: StatementDocument): TDocumentDefinitions {
  const money = (amount: bigint): string => formatMoney(amount, statement.total.currency);
  const facts: [string, string][] = [
    ['Partnership', partnershipName],
    ['Funder', statement.funder.name],
    ['Period to', formatDate(statement.periodEnd)],
    ['Issued on', formatDate(issuedOn)],
    ['State', STATEMENT_STATE_IN_WORDS[statement.state]],
  ];
  if (statement.settledOn) facts.push(['Settled on', formatDate(statement.settledOn)]);
  if (statement.settlementReference) facts.push(['Payment reference', statement.settlementReference]);
  const lines = statement.lines.map((line) => [
    { text: lineName(line) },
    {
      text: statement.kind === 'CLAIMS' ? line.claimCount.toLocaleString('en-GB') : '',
      alignment: 'right' as const,
    },
    { text: money(line.total.amount), alignment: 'right' as const, noWrap: true },
  ]);
  const content: Content[] = [
    { text: `Statement ${statement.reference}`, fontSize: 20, bold: true, margin: [0, 0, 0, 12] },
    {
      table: {
        widths: [110, '*'],
        body: facts.map(([name, value]) => [{ text: name, color: '#555555' }, value]),
      },
      layout: 'noBorders',
      margin: [0, 0, 0, 16],
    },
    {
      table: {
        headerRows: 1,
        widths: ['*', 70, 110],
        body: [
          [
            { text: 'Outcome', bold: true },
            { text: 'Claims', bold: true, alignment: 'right' },
            { text: 'Amount', bold: true, alignment: 'right' },
          ],
          ...lines,
          [
            { text: 'Total', bold: true },
            '',
            { text: money(statement.total.amount), bold: true, alignment: 'right', noWrap: true },
          ],
        ],
      },
      layout: 'lightHorizontalLines',
    },
  ];
  if (statement.kind === 'CLAIMS') {
    content.push({
      text: 'Outcomes in sensitive domains are shown as the total of their domain.',
      color: '#555555',
      fontSize: 9,
      margin: [0, 10, 0, 0],
    });
  }
  if (statement.lines.some((line) => line.givenBack)) {
    content.push({
      text: 'What is given back was billed in an earlier period, for claims that have been reversed since.',
      color: '#555555',
      fontSize: 9,
      margin: [0, 10, 0, 0],
    });
  }
  return {
    info: { title: `Statement ${statement.reference}`, author: partnershipName, creationDate: issuedAt },
    pageSize: 'A4',
    pageMargins: [50, 50, 50, 60],
    defaultStyle: { font: 'Roboto', fontSize: 11 },
    content,
    footer: (page: number, pages: number) => ({
      text: `${statement.reference}, page ${page} of ${pages}`,
      alignment: 'center',
      fontSize: 9,
      color: '#555555',
      margin: [0, 20, 0, 0],
    }),
  };
}
