import type { DeficitWord } from './word-list.js';

const word = (
  phrase: string,
  alternatives: readonly string[],
  why: string,
  unless: readonly string[] = [],
): DeficitWord => ({ phrase, alternatives, why, unless });

const NAME = 'Use the person’s name, or say who they are to you.';
const LABEL = 'A label stays with a person longer than what it was about.';
const SERVICE = 'It says what did not suit the person, not what is wrong with them.';
const CHOICE = 'Say what the person decided; there is mostly a reason.';
const FACTS = 'Say what happened and when, so that others can judge for themselves.';
const RISK = 'Worries about safety belong in a dated safeguarding note, not in the story.';

/**
 * What a partnership's list starts from: our own, after the strengths-based way of working that KBOP's partners
 * learned (domain.md; seeds/002 s.6.4: no risk labels, the language of the records looked through). The partners
 * change it as they like.
 */
export const USUAL_DEFICIT_WORDS: readonly DeficitWord[] = [
  word('service user', ['participant', 'person'], NAME),
  word('client', ['participant', 'person'], NAME),
  word('case', ['person', 'story'], NAME, [
    'in case',
    'in any case',
    'in this case',
    'in that case',
    'in most cases',
    'court case',
    'the case that',
    'case law',
    'pillow case',
    'phone case',
    'case of emergency',
    'if that is the case',
  ]),
  word('addict', ['person who uses drugs', 'person in recovery'], LABEL),
  word('junkie', ['person who uses drugs'], LABEL),
  word('alcoholic', ['person who drinks', 'person in recovery'], LABEL, [
    'non alcoholic',
    'alcoholic drink',
    'alcoholics anonymous',
  ]),
  word('drug user', ['person who uses drugs'], LABEL),
  word('substance abuse', ['use of alcohol or drugs'], LABEL),
  word('substance misuse', ['use of alcohol or drugs'], LABEL),
  word('got clean', ['stopped using'], 'It would mean that somebody was dirty before.'),
  word('rough sleeper', ['person sleeping rough'], LABEL),
  word('the homeless', ['people without a home'], LABEL),
  word('ex offender', ['person who was in custody'], LABEL),
  word('offender', ['person with a conviction'], LABEL),
  word('schizophrenic', ['person living with schizophrenia'], LABEL),
  word('mentally ill', ['living with a mental health condition'], LABEL),
  word('suffer from', ['live with', 'have'], 'Whether somebody suffers is for them to say.'),
  word('wheelchair bound', ['using a wheelchair'], 'A wheelchair lets somebody move.'),
  word(
    'vulnerable',
    ['at risk of harm from', 'facing'],
    'Say what the person faces; it is not what they are.',
  ),
  word('hard to reach', ['not yet reached by us'], SERVICE),
  word('hard to engage', ['not yet at ease with us'], SERVICE),
  word('fail to engage', ['was not ready to', 'chose not to', 'we did not find a way to reach'], SERVICE),
  word('do not engage', ['chose not to meet', 'was not ready to meet'], SERVICE),
  word('will not engage', ['chose not to meet', 'was not ready to meet'], SERVICE),
  word('non engagement', ['did not meet us'], SERVICE),
  word('disengage', ['stopped meeting us'], SERVICE),
  word('fail to attend', ['did not come'], SERVICE),
  word('did not attend', ['did not come'], SERVICE),
  word('dna', ['did not come'], 'Write it out, so that the person can read it.', ['dna test', 'dna sample']),
  word('non compliant', ['chose another way', 'did not want'], CHOICE),
  word('non compliance', ['chose another way'], CHOICE),
  word('refuse', ['chose not to', 'said no to'], CHOICE, [
    'refuse collection',
    'was refused',
    'were refused',
    'been refused',
    'is refused',
    'are refused',
    'council refused',
  ]),
  word('resistant', ['not sure about', 'not ready for'], CHOICE, ['water resistant', 'fire resistant']),
  word('unmotivated', ['not yet sure what they want'], CHOICE),
  word('lack motivation', ['has not yet found what matters to them here'], CHOICE),
  word('lack insight', ['sees it differently'], CHOICE),
  word('in denial', ['sees it differently'], CHOICE),
  word('manipulative', ['asks in different ways for what they need'], FACTS),
  word('attention seeking', ['asking for support'], FACTS),
  word('challenging behaviour', ['shows distress by'], FACTS),
  word('aggressive', ['raised their voice', 'was angry'], FACTS),
  word('kick off', ['was upset'], FACTS, ['kick off meeting', 'kick off at']),
  word('chaotic', ['with a lot going on'], FACTS),
  word('chaotic lifestyle', ['a lot going on at once'], FACTS),
  word('complex need', ['several things at once'], FACTS),
  word('problem family', ['family with a lot to carry'], LABEL),
  word('broken home', ['parents who live apart'], LABEL),
  word('high risk', [], RISK),
  word('low risk', [], RISK),
  word('risk to self', [], RISK),
  word('risk to others', [], RISK),
  word('frequent flyer', ['person who comes often'], LABEL),
  word('revolving door', ['came back several times'], LABEL),
  word('bed blocker', ['person waiting for a place to go'], LABEL),
  word('intervention', ['support'], 'It is done to somebody; support is given with them.'),
  word('placement', ['home', 'place'], 'Nobody lives in a placement.', [
    'work placement',
    'placement student',
  ]),
  word('move on', ['find the next home', 'go on to'], 'Say where to.', ['move on from']),
];
