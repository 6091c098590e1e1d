import { remember } from './reads.mjs';

const WHY = 'The letter does not show the date on which it began.';
const WORDS = 'In my own words: I have kept my home, and I see my family again.';
const list = (person, filter) =>
  person.ask('read', 'Claims', { first: 25, own: person.roles.includes('FUNDER'), filter });
const firstOf = (data) => data?.claims.edges.map(({ node }) => node.id) ?? [];

/** Opens a claim of a list, as people do before they decide. @returns the claim, or null */
async function open(person, ids) {
  if (ids.length === 0) return null;
  const data = await person.ask('read', 'Claim', { id: person.any(ids) });
  return data?.claim ?? null;
}

/** Evidence of a kind that the outcome accepts: words where they will do, else a document. */
async function evidenceFor(person, kinds) {
  const inWords = kinds.find((kind) => kind !== 'DOCUMENT' && kind !== 'DATA_MATCH');
  if (inWords !== undefined) return { kind: inWords, statement: WORDS };
  const { cookie, 'x-partnership': partnership } = person.headers;
  const uploaded = await person.timed('write', 'uploadEvidence', async () => {
    const body = new FormData();
    body.append('file', new Blob(['The tenancy began as agreed.\n'], { type: 'text/plain' }), 'letter.txt');
    const started = performance.now();
    const answer = await fetch(`${person.way.origin}/api/uploads`, {
      method: 'POST',
      headers: { cookie, 'x-partnership': partnership },
      body,
    });
    const text = await answer.text();
    return {
      // made, and no page of ours is: what was sent is there
      status: answer.status === 201 ? 200 : answer.status,
      text,
      milliseconds: performance.now() - started,
    };
  });
  return uploaded && { kind: 'DOCUMENT', uploadId: uploaded.uploadId };
}

const earlier = (...days) => days.toSorted()[0];

async function enrol(person) {
  const { partnership, organisation } = person.place;
  const data = await person.ask('write', 'EnrolParticipant', {
    input: {
      givenName: person.any(['Ada', 'Bilal', 'Chen', 'Dora', 'Emeka']),
      familyName: person.any(['Akhtar', 'Bell', 'Clarke', 'Dyson', 'Ellis']),
      cohort: 'NEW',
      providerId: organisation.id,
      enrolledOn: earlier(partnership.today, partnership.contractTo),
    },
  });
  if (data) remember(person, 'people', [data.enrolParticipant.id]);
}

async function submit(person) {
  if (person.people.length === 0) return;
  const page = await person.ask('read', 'PersonPage', { id: person.any(person.people) });
  const { today } = person.place.partnership;
  const step = page?.participant?.ladder.find(
    ({ state, dueOn }) => state === 'POSSIBLE' && (dueOn === null || dueOn <= today),
  );
  if (!step) return;
  const evidence = await evidenceFor(person, step.evidence);
  if (!evidence) return;
  const data = await person.ask('write', 'SubmitClaim', {
    input: {
      participantId: page.participant.id,
      outcomeCode: step.outcomeCode,
      achievedOn: step.latestOn ?? today,
      evidence: [evidence],
    },
  });
  if (data) remember(person, 'claims', [data.submitClaim.id]);
}

async function resubmit(person) {
  const claim = await open(person, firstOf(await list(person, { states: ['RETURNED', 'WITHHELD'] })));
  if (claim)
    await person.ask('write', 'ResubmitClaim', {
      id: claim.id,
      evidence: [],
      note: 'The date is on its second page.',
    });
}

async function answer(person) {
  const claim = await open(person, firstOf(await list(person, { awaitsAnswer: true })));
  if (claim)
    await person.ask('write', 'AnswerAboutClaim', { id: claim.id, answer: 'Yes, on the day they moved in.' });
}

async function approve(person) {
  const next = await person.ask('read', 'NextToApprove', {});
  const claim = await open(person, firstOf(next));
  if (!claim) return;
  if (person.random() < 0.2) await person.ask('write', 'ReturnClaim', { id: claim.id, reason: WHY });
  else await person.ask('write', 'ApproveClaim', { id: claim.id });
}

async function look(person, claim) {
  const piece = claim.evidence.find(({ openedByMe }) => !openedByMe);
  if (piece) await person.ask('write', 'MarkEvidenceOpened', { id: piece.id });
}

async function verify(person) {
  const queue = await person.ask('read', 'VerificationQueue', {});
  const claim = await open(person, firstOf(queue));
  if (!claim) return;
  await look(person, claim);
  const chance = person.random();
  if (chance < 0.15)
    await person.ask('write', 'AskAboutClaim', { id: claim.id, question: 'When did they move in?' });
  else if (chance < 0.3) await person.ask('write', 'WithholdClaim', { id: claim.id, reason: WHY });
  else await person.ask('write', 'VerifyClaim', { id: claim.id });
}

async function audit(person) {
  const claim = await open(person, firstOf(await list(person, { states: ['VERIFIED'] })));
  if (!claim) return;
  await look(person, claim);
  if (person.random() < 0.1) await person.ask('write', 'ReverseClaim', { id: claim.id, reason: WHY });
}

async function openRecord(person) {
  const reference = `P-${String(1 + Math.floor(person.random() * 500)).padStart(6, '0')}`;
  const reason = 'Two records seem to be of one person: comparing their dates.';
  const data = await person.ask('write', 'OpenRecord', { reference, reason, hours: 1 });
  if (data) await person.ask('write', 'CloseRecord', { id: data.openRecord.id });
}

async function settle(person) {
  const data = await person.ask('read', 'Statements', { first: 25, state: 'AUTHORISED' });
  const [statement] = data?.statements.edges ?? [];
  if (statement)
    await person.ask('write', 'SettleStatement', {
      id: statement.node.id,
      on: person.place.partnership.today,
      reference: 'BACS 1',
    });
}

/** What people do that changes something, for those who have the permission; what is done oftener stands there more often. */
export const MOVES = [
  // by a provider's people alone: it is their own provider with whom they enrol
  { action: 'submitClaim', make: enrol },
  { action: 'submitClaim', make: enrol },
  { action: 'submitClaim', make: submit },
  { action: 'submitClaim', make: submit },
  { action: 'submitClaim', make: submit },
  { action: 'resubmitClaim', make: resubmit },
  { action: 'answerAboutClaim', make: answer },
  { action: 'approveClaim', make: approve },
  { action: 'verifyClaim', make: verify },
  // the auditor's, and not the backbone's, who may reverse too
  { action: 'drawAuditSample', make: audit },
  { action: 'openRecord', make: openRecord },
  { action: 'settleStatement', make: settle },
];
