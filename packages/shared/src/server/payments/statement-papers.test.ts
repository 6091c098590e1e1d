import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../rules/index.js';
import { pdfText } from '../../testing/index.js';
import { buildStatementCsv, buildStatementPdf, type StatementDocument } from './index.js';

const gbp = (amount: bigint) => ({ amount, currency: 'GBP' });
const paper: StatementDocument = {
  partnershipName: 'Kirklees "Better" Outcomes, Łódź',
  issuedAt: new Date('2024-04-02T09:00:00Z'),
  issuedOn: calendarDate('2024-04-02'),
  statement: {
    id: '00000000-0000-4000-8000-000000000001',
    reference: 'S-000012',
    kind: 'CLAIMS',
    funder: { id: '00000000-0000-4000-8000-000000000002', name: '=SUM(A1:A9)', kinds: ['FUNDER'] },
    periodEnd: calendarDate('2024-03-31'),
    state: 'AUTHORISED',
    total: gbp(150000n),
    settledOn: null,
    settlementReference: null,
    lines: [
      { outcomeCode: 'HOME', title: 'Own front door', givenBack: false, claimCount: 4, total: gbp(200000n) },
      {
        outcomeCode: 'Mental health',
        title: 'Mental health',
        givenBack: true,
        claimCount: -1,
        total: gbp(-50000n),
      },
    ],
  },
};

describe('a statement on paper', () => {
  it('is a CSV whose amounts are numbers and whose names are no formulas', () => {
    expect(buildStatementCsv(paper).split('\r\n')).toEqual([
      '\uFEFFStatement,Partnership,Funder,Period end,State,Settled on,Settlement reference,Outcome code,Outcome,Entry,Claims,Amount,Currency',
      'S-000012,"Kirklees ""Better"" Outcomes, Łódź",\'=SUM(A1:A9),2024-03-31,Awaiting payment,,,HOME,Own front door,Billed,4,2000.00,GBP',
      'S-000012,"Kirklees ""Better"" Outcomes, Łódź",\'=SUM(A1:A9),2024-03-31,Awaiting payment,,,Mental health,Mental health,Given back,-1,-500.00,GBP',
      '',
    ]);
  });

  it('is a PDF, the same bytes each time', async () => {
    const [first, second] = [await buildStatementPdf(paper), await buildStatementPdf(paper)];
    expect(Buffer.from(first.slice(0, 5)).toString()).toBe('%PDF-');
    expect(first.byteLength).toBeGreaterThan(5_000);
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });

  it('is a PDF that prints what outcomes are called, what is given back, and the total', async () => {
    const text = pdfText(await buildStatementPdf(paper)).replaceAll('\n', '');
    expect(text).toContain('Statement S-000012');
    expect(text).toContain('Own front door4£2,000.00Mental health, given back-1-£500.00Total£1,500.00');
    expect(text).toContain('Issued on2 April 2024');
    expect(text).not.toContain('HOME');
  });

  it('is a PDF also where it has a thousand lines', async () => {
    const lines = Array.from({ length: 1_000 }, (_, n) => ({
      outcomeCode: `O${n}`,
      title: `Outcome ${n}`,
      givenBack: false,
      claimCount: 1,
      total: gbp(1n),
    }));
    const pdf = await buildStatementPdf({ ...paper, statement: { ...paper.statement, lines } });
    expect(pdf.byteLength).toBeGreaterThan(20_000);
  });
});
