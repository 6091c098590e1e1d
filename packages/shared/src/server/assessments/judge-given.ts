import { randomUUID } from 'node:crypto';
import {
  type CalendarDate,
  checkMeasuredOn,
  type Instrument,
  isAtHub,
  isRefusal,
  type Refusal,
  refuse,
  type Score,
  scoreAssessment,
  today,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { LONGEST_NOTE, readText } from '../read-text.js';
import type { Tenant } from '../tenancy/index.js';
import type { AnsweredWay, AnswerView } from './assessment-view.js';
import { firstOf } from './draft-instrument.js';
import { type InstrumentState, instrumentOf } from './instrument-view.js';

/** What was answered, and when. */
export interface AssessmentGiven {
  readonly measuredOn: CalendarDate;
  readonly answered: AnsweredWay;
  readonly answers: readonly AnswerView[];
  readonly note?: string | null;
}

/** An entry as it is written. */
export interface Given {
  readonly id: string;
  readonly participantId: string;
  readonly instrumentId: string;
  readonly corrects: string | null;
  /** null, as the next three: what it corrects is withdrawn */
  readonly measuredOn: CalendarDate | null;
  readonly answered: AnsweredWay | null;
  readonly answers: Readonly<Record<string, number>> | null;
  readonly scores: readonly Score[] | null;
  readonly note: string | null;
  readonly clientKey: string;
  readonly at: Date;
}

interface AskedInstrument extends Instrument {
  readonly id: string;
  readonly state: InstrumentState;
}

interface Person {
  readonly id: string;
  readonly birthDate: CalendarDate | null;
}

/** With what somebody is asked, and who they are. */
export interface Asked {
  readonly instrument: AskedInstrument;
  readonly person: Person;
}

interface About {
  readonly participantId: string;
  readonly instrumentId: string;
}

/**
 * The instruments and people of many assessments, by two statements.
 * `of` throws Fault NOT_FOUND for whose record is not the actor's to write, and for an instrument that is not there.
 */
export async function loadAsked(
  tenant: Tenant,
  inputs: readonly About[],
): Promise<{ of(about: About): Asked }> {
  const place = tenant.partnership.id;
  const idsOf = (of: (one: About) => string): string[] => [...new Set(inputs.map(of).filter(isId))];
  const [kept, people] = await Promise.all([
    tenant.rows<{ id: string; version: number; state: InstrumentState; content: string }>(
      'SELECT id, version, state, content::text AS content FROM instrument WHERE partnership_id = $1 AND id = ANY ($2)',
      [place, idsOf(({ instrumentId }) => instrumentId)],
    ),
    tenant.rows<Person & { providerId: string | null }>(
      `SELECT p.id, p.provider_id AS "providerId", d.birth_date AS "birthDate" FROM participant p
       LEFT JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
       WHERE p.partnership_id = $1 AND p.id = ANY ($2)`,
      [place, idsOf(({ participantId }) => participantId)],
    ),
  ]);
  const instruments = new Map(
    kept.map((one) => [one.id, { ...instrumentOf(one), id: one.id, state: one.state }]),
  );
  const { roles, providerIds } = tenant.me;
  const ofTheHub = isAtHub(roles);
  const persons = new Map(
    people
      .filter(({ providerId }) => ofTheHub || (providerId !== null && providerIds.includes(providerId)))
      .map((one) => [one.id, one]),
  );
  return {
    of({ participantId, instrumentId }) {
      const person = persons.get(participantId.toLowerCase());
      const instrument = instruments.get(instrumentId.toLowerCase());
      if (!person || !instrument) throw notFound();
      return { person, instrument };
    },
  };
}

const MOST_ANSWERS = 200;

interface Input extends AssessmentGiven {
  readonly clientKey: string;
  readonly id?: string;
  readonly at?: Date;
}

/** Judges and scores what was answered. @param corrects the entry that this one puts right */
export function judgeGiven(
  tenant: Tenant,
  input: Input,
  { instrument, person }: Asked,
  corrects: string | null = null,
): Given | Refusal {
  const at = input.at ?? tenant.now;
  const { measuredOn, answered } = input;
  const wrong = checkMeasuredOn(measuredOn, {
    today: today(tenant.partnership.timeZone, at.getTime()),
    birthDate: person.birthDate,
  });
  if (wrong) return wrong;
  const note = input.note?.trim() ? readText(input.note, 'note', LONGEST_NOTE, '') : null;
  if (isRefusal(note)) return note;
  const answers = readAnswers(instrument, input);
  if (isRefusal(answers)) return answers;
  const scored = scoreAssessment(instrument, answers);
  if (Array.isArray(scored)) return firstOf(scored);
  return {
    id: input.id ?? randomUUID(),
    participantId: person.id,
    instrumentId: instrument.id,
    corrects,
    measuredOn,
    answered,
    answers,
    scores: scored.total ? [...scored.domains, scored.total] : scored.domains,
    note,
    clientKey: input.clientKey.toLowerCase(),
    at,
  };
}

/** The answers in the instrument's order, those of questions that it does not have behind them. */
function readAnswers(
  { items }: Instrument,
  { answers }: AssessmentGiven,
): Readonly<Record<string, number>> | Refusal {
  if (answers.length === 0) return refuse('INVALID', 'Answer at least one question.', 'answers');
  if (answers.length > MOST_ANSWERS)
    return refuse('INVALID', `There are at most ${MOST_ANSWERS} answers.`, 'answers');
  const given = new Map(answers.map(({ item, value }) => [item, value]));
  if (given.size < answers.length) return refuse('INVALID', 'Answer each question once.', 'answers');
  const order = new Map(items.map(({ code }, nth) => [code, nth]));
  const placeOf = (code: string): number => order.get(code) ?? items.length;
  return Object.fromEntries([...given].sort(([one], [other]) => placeOf(one) - placeOf(other)));
}
