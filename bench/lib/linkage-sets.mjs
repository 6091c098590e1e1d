/** The number in 'rec-<number>-org' and 'rec-<number>-dup-<k>' says who it is. */
const byNumber = ([id]) => /^rec-(\d+)-/.exec(id)?.[1];
const byCluster = (row, headings) => row[headings.indexOf('cluster')];

const febrl = (file) => ({ file, id: 'rec_id', truthOf: byNumber });
const fake = { file: 'fake_1000.csv', id: 'unique_id', without: ['cluster'], truthOf: byCluster };

/** As the usual settings encode it: names, birth date, street and postcode, and nothing else. */
const encoded = { ...febrl('dataset3.csv'), without: ['soc_sec_id'], encoded: {} };

/** What is measured, without which columns, and the F1 it must come to. */
export const SETS = [
  { name: 'dataset3', ...febrl('dataset3.csv'), without: [], atLeast: 0.993 },
  { name: 'dataset3 without soc_sec_id', ...febrl('dataset3.csv'), without: ['soc_sec_id'] },
  { name: 'dataset2', ...febrl('dataset2.csv'), without: [], atLeast: 0.99 },
  { name: 'dataset1', ...febrl('dataset1.csv'), without: [] },
  { name: 'dataset3 by encodings, without soc_sec_id', ...encoded, atLeast: 0.96 },
  { name: 'the same, names salted by birth year', ...encoded, encoded: { salted: ['names'] } },
  { name: 'the same, not balanced', ...encoded, encoded: { balanced: false } },
  { name: 'fake_1000', ...fake },
  { name: 'fake_1000, joined on all fields', ...fake, join: true },
];
