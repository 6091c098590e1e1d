import { describe, expect, it } from 'vitest';
import { amina, DEBT, HOUSING, north, rule, worker } from '../../testing/waiting.js';
import { calendarDate } from '../calendar/index.js';
import { type OfferingProvider, suggestFor, USUAL_ALLOCATION, type WaitingPerson } from './index.js';

const sentences = (person: WaitingPerson, providers: OfferingProvider[], by = rule()) => {
  const { suggested, out } = suggestFor(person, providers, by);
  return [
    ...suggested.flatMap(({ sentence, below }) => [sentence, ...(below ? [below] : [])]),
    ...out.map((one) => one.sentence),
  ];
};

describe('suggesting who supports a person', () => {
  it('says what speaks for the first, and why the next ranks below', () => {
    const person = amina({
      wants: [HOUSING, DEBT],
      prefers: [{ what: 'WOMAN', words: 'a woman' }],
      place: { area: 'Dewsbury', point: { latitude: 53.69, longitude: -1.63 } },
    });
    const sam = worker('Sam', {
      offers: ['HOUSING', 'DEBT', 'WOMAN'],
      places: [{ area: null, point: { latitude: 53.69, longitude: -1.66 } }],
    });
    const jo = worker('Jo', {
      offers: ['HOUSING'],
      load: 1150,
      places: [{ area: null, point: { latitude: 53.65, longitude: -1.78 } }],
    });
    expect(sentences(person, [north([jo, sam])])).toEqual([
      'Sam of Northgate knows housing and debt, meets the wish for a woman, is 2 km away and has room (with Amina a load of 6 of the 15 that the guide allows).',
      'Jo of Northgate knows housing, is 11 km away and has room (with Amina a load of 12.5 of the 15 that the guide allows), but does not know debt and does not meet the wish for a woman.',
      'Jo of Northgate ranks below Sam of Northgate: does not meet the wish for a woman and does not know debt.',
    ]);
  });

  it('offers nobody to whom a person wishes to avoid, be it one worker or a whole provider, however well they fit', () => {
    const person = amina({ wants: [HOUSING], avoids: [{ what: 'Sam', words: 'Sam' }] });
    expect(sentences(person, [north([worker('Sam', { offers: ['HOUSING'] }), worker('Jo')])])).toEqual([
      'Jo of Northgate has room (with Amina a load of 6 of the 15 that the guide allows), but does not know housing.',
      'Sam of Northgate is not suggested: Amina wishes to avoid Sam.',
    ]);
    const avoidsAll = amina({ avoids: [{ what: 'north', words: 'Northgate' }] });
    expect(suggestFor(avoidsAll, [north([worker('Sam'), worker('Jo')])], rule()).suggested).toEqual([]);
  });

  it('leaves out who is full, by the guide, part time and what the provider agreed', () => {
    const part = worker('Sam', { room: 900, load: 850 });
    expect(sentences(amina(), [north([part])])).toEqual([
      'Sam of Northgate is not suggested: with Amina they would carry a load of 9.5, more than the 9 that the guide allows.',
    ]);
    expect(sentences(amina(), [north([worker('Jo')], { load: 4000, agreed: 4050 })])).toEqual([
      'Jo of Northgate is not suggested: with Amina the provider would carry a load of 41, more than the 40.5 to which it agreed.',
    ]);
  });

  it('says plainly of whom it is that they are over the guide, and what the partnership’s own rule makes of it', () => {
    const strained = worker('Sam', { load: 1750 });
    expect(sentences(amina(), [north([strained])])).toEqual([
      'Sam of Northgate is not suggested: they carry a load of 17.5 already, more than the 15 that the guide allows.',
    ]);
    expect(sentences(amina(), [north([strained])], rule({ fullAt: 130 }))).toEqual([
      'Sam of Northgate can be asked, but with Amina would carry a load of 18.5, more than the 15 that the guide allows.',
    ]);
    expect(sentences(amina(), [north([worker('Jo', { load: 1300 })])], rule({ fullAt: 90 }))).toEqual([
      'Jo of Northgate is not suggested: with Amina they would carry a load of 14 of the 15 that the guide allows, and by the partnership’s rule they are full at 13.5.',
    ]);
    expect(sentences(amina(), [north([worker('Jo', { load: 0, room: 0 })])])).toEqual([
      'Jo of Northgate is not suggested: the guide allows them nobody in the hours that they have.',
    ]);
    const agreed = north([worker('Jo')], { load: 4000, agreed: 4150 });
    expect(sentences(amina(), [agreed])).toEqual([
      'Jo of Northgate has room (with Amina Northgate has a load of 41 of the 41.5 to which it agreed).',
    ]);
    const room = rule({ weights: { expertise: 0, wishes: 0, room: 1, travel: 0, anchor: 0 } });
    expect(sentences(amina(), [north([worker('Jo'), worker('Kim', { load: 1150 })])], room).at(-1)).toBe(
      'Kim of Northgate ranks below Jo of Northgate: would be fuller (a load of 12.5 of 15, against 6 of 15).',
    );
  });

  it('leaves out who lacks what the partnership calls essential, for those alone who want it', () => {
    const by = rule({ essential: ['HOUSING'] });
    expect(sentences(amina({ wants: [HOUSING] }), [north([worker('Jo')])], by)).toEqual([
      'Jo of Northgate is not suggested: Amina needs somebody who knows housing.',
    ]);
    expect(suggestFor(amina({ wants: [DEBT] }), [north([worker('Jo')])], by).suggested).toHaveLength(1);
  });

  it('takes a pupil to the worker of the school, and says whom somebody asked for', () => {
    const school = { id: 'ashfield', name: 'Ashfield School' };
    const pupil = amina({ anchor: school, prefers: [{ what: 'Jo', words: 'Jo' }] });
    const sam = worker('Sam', { anchorIds: ['ashfield'] });
    expect(sentences(pupil, [north([worker('Jo'), sam])])).toEqual([
      'Sam of Northgate looks after Ashfield School and has room (with Amina a load of 6 of the 15 that the guide allows), but does not meet the wish for Jo.',
      'Jo of Northgate is whom Amina asked for and has room (with Amina a load of 6 of the 15 that the guide allows), but does not look after Ashfield School.',
      'Jo of Northgate ranks below Sam of Northgate: does not look after Ashfield School.',
    ]);
  });

  it('says of whom that they declined the person before, and takes nothing from them for it', () => {
    const on = calendarDate('2026-05-03');
    const person = amina({ declinedBy: [{ id: north([]).id, on }] });
    const [first, other] = sentences(person, [north([worker('Jo')])]);
    expect(first).toBe(
      'Jo of Northgate has room (with Amina a load of 6 of the 15 that the guide allows), but Northgate declined Amina on 3 May 2026.',
    );
    expect(other).toBeUndefined();
    expect(sentences(person, [north([])])).toEqual([
      'Northgate can be asked, but declined Amina on 3 May 2026 and has not said how much room there is.',
    ]);
    const score = (of: typeof person) =>
      suggestFor(of, [north([worker('Jo')])], rule()).suggested.map((one) => one.score);
    expect(score(person)).toEqual(score(amina()));
  });

  it('suggests a provider by itself where it lists no workers, and says that its room is not known', () => {
    const person = amina({ place: { area: 'HD1', point: null } });
    expect(sentences(person, [north([], { places: [{ area: 'HD1', point: null }] })])).toEqual([
      'Northgate is in the same place, but has not said how much room there is.',
    ]);
    expect(sentences(amina(), [north([])])).toEqual([
      'Northgate can be asked, but has not said how much room there is.',
    ]);
  });

  it('lets room weigh more for who has waited long, and says so once', () => {
    const wants = [HOUSING, DEBT, { what: 'ENGLISH', words: 'English' }];
    const knows = worker('Sam', { offers: ['HOUSING'], load: 1100 });
    const free = worker('Jo', { load: 0 });
    const by = rule({ weights: { ...USUAL_ALLOCATION.weights, room: 10 } });
    const after = (waitedDays: number, its = by) =>
      suggestFor(amina({ wants, waitedDays }), [north([knows, free])], its);
    expect(after(27).suggested[0]?.workerId).toBe('Sam');
    expect(after(27).longWait).toBeNull();
    expect(after(28).suggested[0]?.workerId).toBe('Jo');
    expect(after(28).longWait).toBe('Room counts more for whoever has waited 28 days or longer.');
    for (const { sentence } of after(28).suggested) expect(sentence).not.toContain('waited');
    expect(after(1, rule({ ...by, longWait: { days: 1, room: 5 } })).longWait).toBe(
      'Room counts less for whoever has waited 1 day or longer.',
    );
    expect(after(28, rule({ ...by, longWait: { days: 28, room: 10 } })).longWait).toBeNull();
  });

  it('breaks a tie by room first, then by lot, and by neither the alphabet nor the order given', () => {
    const half = worker('Half', { room: 750, load: 200 });
    const full = worker('Whole', { load: 500 });
    expect(sentences(amina(), [north([half, full])]).slice(1)).toEqual([
      'Half of Northgate has room (with Amina a load of 3 of the 7.5 that the guide allows).',
      'Half of Northgate fits as well as Whole of Northgate, who has more room left.',
    ]);
    const equals = ['a', 'b', 'c', 'd'].map((id) => worker(id));
    const times = new Map<string, number>();
    for (let nth = 0; nth < 4000; nth++) {
      const { suggested } = suggestFor(amina({ id: `person-${nth}` }), [north(equals)], rule());
      expect(suggested[1]?.below).toContain('the lot, which falls the same way each time, put them below');
      const first = suggested[0]?.workerId ?? '';
      times.set(first, (times.get(first) ?? 0) + 1);
    }
    // a quarter each: 1,000, five standard deviations allowed
    for (const { id } of equals) expect(Math.abs((times.get(id) ?? 0) - 1000)).toBeLessThan(137);
  });
});
