const LONGEST_MEMORY = 200;
const FIRST = { first: 25 };
const nothing = () => ({});
const nodes = (connection) => connection.edges.map(({ node }) => node);
const ids = (connection) => nodes(connection).map(({ id }) => id);

/** Remembers what was read last. */
export function remember(person, what, found) {
  person[what] = [...person[what].filter((id) => !found.includes(id)), ...found].slice(-LONGEST_MEMORY);
}

const STATES = ['SUBMITTED', 'APPROVED', 'RETURNED', 'WITHHELD', 'VERIFIED', 'BILLED', 'PAID'];
const one = (person, what) => (person[what].length === 0 ? null : { id: person.any(person[what]) });
const contractDates = (person) => ({
  from: person.place.partnership.contractFrom,
  to: person.place.partnership.contractTo,
});

/**
 * What the screens ask, each with the permission that opens its screen (null: everybody has it). `variables` says
 * null when there is nothing to ask for yet.
 */
export const READS = [
  { name: 'Viewer', action: null, variables: nothing },
  { name: 'Today', action: null, variables: nothing },
  {
    name: 'Search',
    action: 'claims',
    variables: (me) => ({ text: me.any(['Ash', 'Amina', 'C-0001', 'P-0002']) }),
  },
  {
    name: 'Claims',
    action: 'claims',
    variables: (me) => ({ ...FIRST, own: me.roles.includes('FUNDER') }),
    learn: (me, data) => remember(me, 'claims', ids(data.claims)),
  },
  {
    name: 'Claims',
    action: 'claims',
    variables: (me) => ({ ...FIRST, own: me.roles.includes('FUNDER'), filter: { states: [me.any(STATES)] } }),
    learn: (me, data) => remember(me, 'claims', ids(data.claims)),
  },
  { name: 'Claim', action: 'claims', variables: (me) => one(me, 'claims') },
  {
    name: 'People',
    action: 'participants',
    variables: (me) => ({ ...FIRST, search: me.random() < 0.3 ? me.any(['Ash', 'Khan', 'Sm']) : null }),
    learn: (me, data) => remember(me, 'people', ids(data.participants)),
  },
  { name: 'PersonPage', action: 'participants', variables: (me) => one(me, 'people') },
  { name: 'ClaimForm', action: 'submitClaim', variables: (me) => personOf(me) },
  { name: 'NextToApprove', action: 'approveClaim', variables: nothing },
  { name: 'VerificationQueue', action: 'verifyClaim', variables: nothing },
  { name: 'DecidedByMe', action: 'verifyClaim', variables: () => ({ ...FIRST, order: 'NEWEST' }) },
  { name: 'Headroom', action: 'headroom', variables: nothing },
  { name: 'Forecast', action: 'forecastPlans', variables: nothing },
  { name: 'MoneyFlows', action: 'moneyFlows', variables: contractDates },
  { name: 'PaidByOthers', action: 'paidByOthers', variables: nothing },
  {
    name: 'PaymentRuns',
    action: 'runs',
    variables: () => FIRST,
    learn: (me, data) => remember(me, 'runs', ids(data.paymentRuns)),
  },
  { name: 'PaymentRun', action: 'runs', variables: (me) => one(me, 'runs') },
  {
    name: 'Statements',
    action: 'statements',
    variables: () => FIRST,
    learn: (me, data) => remember(me, 'statements', ids(data.statements)),
  },
  { name: 'Statement', action: 'statements', variables: (me) => one(me, 'statements') },
  { name: 'Portfolio', action: 'portfolio', variables: nothing },
  { name: 'RateCards', action: 'rateCards', variables: nothing },
  { name: 'RateCardOn', action: 'rateCards', variables: nothing },
  { name: 'FundingAgreements', action: 'fundingAgreement', variables: nothing },
  { name: 'AuditSamples', action: 'auditSamples', variables: nothing },
  { name: 'AuditTrail', action: 'auditTrail', variables: () => FIRST },
  { name: 'OpenedRecords', action: 'openedRecords', variables: nothing },
  { name: 'RecordLooks', action: 'recordLooks', variables: (me) => personOf(me) },
  { name: 'Members', action: 'members', variables: () => FIRST },
  { name: 'Organisations', action: 'organisations', variables: () => FIRST },
  { name: 'Jobs', action: 'jobs', variables: nothing },
];

function personOf(me) {
  const found = one(me, 'people');
  return found && { participantId: found.id };
}
