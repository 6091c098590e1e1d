import type { Dice } from './random.js';

/*
 * Names of people who do not exist: given and family names as they are heard in English towns, put together
 * by chance. Some are written in other scripts or with marks, because people's names are.
 */

const GIVEN =
  `Adam Aisha Alan Aleksandra Amara Amelia Amir Amy Ángel Anita Anna Anthony Anwar Asif Ayesha Barbara
Beata Ben Bilal Björn Bogdan Brenda Brian Callum Carl Carmel Carol Chen Chidi Chloé Christine Claire Craig Dafydd Damian
Daniel Darren David Dawn Deborah Debra Derek Diane Donna Dorota Duncan Edyta Eileen Elaine Elif Emeka Emily Emma Eoin
Ewa Faisal Farah Fatima Femi Fiona François Gareth Gary Gavin Gemma Ghulam Grace Graham Grzegorz Habib Hana Hannah
Harpreet Harry Hassan Heather Helen Ibrahim Ifeoma Imran Iqra Irena Ismail Iwona Jack Jacqueline Jade James Jamila Jan
Jason Javier Jean Jennifer Jodie John Jordan José Joyce Julie Kamran Karen Karl Kateřina Katie Kayleigh Keith Kelly Kevin
Khadija Kieran Kiran Kwame Laura Lauren Leah Lee Leon Leszek Lewis Lily Linda Lisa Łukasz Lynn Maciej Małgorzata Maria Mariam
Mark Martin Mary Matthew Megan Mehmet Melanie Michael Michelle Mohammed Monika Muhammad Nadia Naomi Natalie Neil Ngozi
Niamh Nicola Nina Noor Oksana Olena Oliver Olu Oscar Patricia Patryk Paul Paula Pauline Peter Philip Piotr Priya Rachel
Rajesh Razia Rebecca Renée Rhys Ricardo Richard Robert Roksana Roxanne Ruth Ryan Saima Salma Sam Samuel Sandeep Sandra Sara Sarah
Scott Sean Shabana Shannon Sharon Shaun Sheila Shirley Siân Simon Siobhán Sophie Stacey Stephen Steven Sunita Susan Svetlana
Tanya Tariq Teresa Thomas Tomasz Tracey Tyrone Umar Usha Valerie Victoria Vikram Wayne Wendy William Xin Yasmin Yusuf Zainab
Zoë Zofia Zsófia`.split(/\s+/);

const FAMILY =
  `Abbott Abdi Adebayo Adeyemi Ahmad Ahmed Akhtar Ali Allen Anderson Armitage Ashworth Aslam Atkinson Bailey
Baker Balogun Barker Barnes Battye Beaumont Begum Bell Bennett Booth Bradley Brook Brooke Brown Burton Butler Campbell Carter Castle
Chan Chapman Charlesworth Chaudhry Clark Clarke Clayton Collins Cook Cooper Cox Crowther Cruz Davies Davis Dawson Dean Demir
Dhillon Doyle Dyson Earnshaw Eastwood Edwards Ellis Evans Farrar Fernández Firth Fisher Fletcher Foster Fox Garside Gibson Gill Gledhill
Graham Grant Gray Green Griffiths Haigh Hall Hanif Hanson Harris Harrison Harvey Haywood Hepworth Hill Hinchliffe Hirst Holmes Holroyd
Hopkins Hudson Hughes Hunt Hussain Ibrahim Iqbal Irving Jackson James Jankowska Javed Jenkinson Jessop Johnson Jones Kamara
Kaur Kaye Kelly Kennedy Khan Khatun King Knight Kovács Kowalczyk Kowalski Lawson Lee Lewandowski Lewis Liu Lloyd Lockwood Lodge
Mahmood Malik Marsden Marshall Martin Mason Mbeki McCarthy McKenzie Mehta Mensah Metcalfe Miah Middleton Mills Mitchell Moore Morris
Mohamud Moss Müller Murphy Mwangi Naylor Nguyễn Noble Nowak Núñez O’Brien O’Connor Okafor Okonkwo Öztürk Palmer Parkin Parveen Patel
Pearson Peel Petrov Phillips Pickles Poole Popescu Powell Quarmby Rahman Ramsden Rashid Redfern Rees Reid Reilly Richardson Riley Roberts Robertson
Robinson Rogers Russell Sadiq Schofield Scott Senior Shah Sharma Shaw Simpson Singh Smith Stead Stephenson Stevens Stewart Sutcliffe
Swift Sykes Sørensen Taylor Thewlis Thomas Thompson Thornton Tran Turner Tymoshenko Varley Vasile Wade Walker Ward Watson Webb White Whitehead Whiteley
Wilkinson Williams Wilson Wimpenny Winkler Wood Woodhead Wright Wójcik Yilmaz Young Żak Zielińska`.split(
    /\s+/,
  );

/** As people write their own names. */
const OTHER_SCRIPTS: readonly (readonly [string, string])[] = [
  ['Олена', 'Коваленко'],
  ['Михайло', 'Шевчук'],
  ['Ірина', 'Бондар'],
  ['Ελένη', 'Παπαδοπούλου'],
  ['محمد', 'الحسن'],
  ['فاطمة', 'حداد'],
  ['نور', 'الدين'],
  ['小明', '王'],
  ['美玲', '陳'],
  ['ਹਰਪ੍ਰੀਤ', 'ਕੌਰ'],
  ['אסתר', 'לוי'],
  ['ትዕግስት', 'በቀለ'],
  ['सुनीता', 'शर्मा'],
  ['နီလာ', 'ထွန်း'],
];

export interface PersonsName {
  readonly givenName: string;
  readonly familyName: string;
}

/** The name of a participant: one in a hundred or so in another script. */
export function nameOf(dice: Dice): PersonsName {
  if (dice.percent(1.2)) {
    const [givenName, familyName] = dice.pick(OTHER_SCRIPTS);
    return { givenName, familyName };
  }
  const familyName = dice.percent(4) ? `${dice.pick(FAMILY)}-${dice.pick(FAMILY)}` : dice.pick(FAMILY);
  return { givenName: dice.pick(GIVEN), familyName };
}

/** Names of people who work in a partnership, no two alike. */
export function staffNames(dice: Dice, count: number): string[] {
  const names = new Set<string>();
  while (names.size < count) names.add(`${dice.pick(GIVEN)} ${dice.pick(FAMILY)}`);
  return [...names];
}

/** A post code that no address has: the last part of a real one never holds C, I, K, M, O or V. */
export function postcodeOf(dice: Dice, districts: readonly string[]): string {
  return `${dice.pick(districts)} ${dice.between(1, 9)}${dice.pick(['C', 'I', 'K', 'M', 'O', 'V'])}${dice.pick(['A', 'B', 'D', 'E', 'F'])}`;
}
