// Names that are common in the United Kingdom, the commonest first; how often each is given falls with its place. Tables
// of our own making, not counts of any register.

/** Given names by when somebody was born: before 1960, to 1984, and since. */
export const GIVEN = [
  `John David Margaret Michael Patricia Peter Mary Robert Susan Jean William Christine James Brian Ann Alan Barbara
  Elizabeth George Maureen Kenneth Sheila Thomas Kathleen Ronald Joan Anthony Dorothy Derek Joyce Raymond Pauline Roy
  Sandra Colin Janet Keith Brenda Terence Carol Barry Linda Roger Jacqueline Malcolm Gillian Geoffrey Valerie Dennis
  Marion Norman Eileen Leslie Beryl Stanley Doreen Frederick Hilda Ernest Edna Mohammed Winston Gurdev Surinder
  Stanislaw Halina Cyril Winifred Desmond Olive`,
  `Paul Sarah Andrew Karen Mark Tracey Stephen Nicola David Sharon Ian Julie Richard Lisa Neil Joanne Simon Michelle
  Darren Helen Lee Claire Jason Emma Christopher Deborah Gary Amanda Kevin Samantha Martin Louise Matthew Donna Stuart
  Jane Craig Angela Daniel Rachel Wayne Victoria Adrian Rebecca Philip Alison Jonathan Lorraine Nigel Kelly Robert
  Dawn Scott Catherine Graham Melanie Steven Tina Dean Fiona Carl Zoe Shaun Heather Mohammad Shazia Imran Farzana
  Sanjay Meena Abdul Nasreen Gareth Sian Euan Mairi Declan Siobhan Piotr Agnieszka Tariq Rukhsana`,
  `Oliver Olivia Jack Emily Harry Sophie Thomas Jessica Joshua Chloe Daniel Amelia James Charlotte William Grace George
  Lucy Charlie Ella Samuel Megan Mohammed Mia Jacob Lily Alfie Isabella Ethan Hannah Joseph Ava Luke Holly Benjamin
  Poppy Alexander Ellie Callum Abigail Connor Molly Liam Isla Ryan Freya Nathan Evie Adam Daisy Lewis Phoebe Jake
  Bethany Max Leah Oscar Imogen Archie Rosie Noah Eleanor Tyler Caitlin Muhammad Aisha Yusuf Fatima Ibrahim Maryam
  Arjun Priya Rhys Ffion Finlay Eilidh Cameron Niamh Kacper Zuzanna Jayden Shanice Kai Skye`,
].map((names) => names.split(/\s+/));

export const FAMILY =
  `Smith Jones Williams Taylor Brown Davies Evans Wilson Thomas Johnson Roberts Khan Lewis Robinson
Walker Patel Jackson Wright Thompson Hughes Edwards White Green Hall Wood Harris Martin Clarke Turner Hill Cooper Ahmed
Scott Ward Moore Morris Ali King Watson Baker Hussain Morgan Anderson Harrison Allen Mitchell Singh Campbell Young James
Lee Parker Kelly Phillips Bennett Cook Shaw Richardson Carter Begum Collins Griffiths Bell Cox Marshall Murphy Price
Simpson Miller Gray Adams Stevens Mason Richards Webb Foster Rogers Chapman Palmer Kaur Hunt Mills Barnes Knight Murray
Ellis Holmes Lloyd Stewart Reid Fisher Powell Butler Russell Barker Jenkins Dixon Graham Fletcher Reynolds Akhtar Shah
Islam Rahman Mahmood Malik Iqbal Chowdhury Sharma Nowak Okafor Mensah Owusu Costa Silva Popescu Kovacs`.split(
    /\s+/,
  );

/** Of what rarer family names are made: thousands of them, each borne by few. */
export const STEMS =
  `Ack Al Ash Barn Bart Beau Birch Black Bol Brad Bram Brook Bur Cal Carl Cawth Chad Clay Clif Cold Cran Crow
Dal Dar Den Dew Dun East Ed El Fair Far Fen Flax Gar Gold Gran Hal Ham Hart Hat Haw Hazel Hep Hollin Hop Hux Kirk Lang
Law Light Lock Long Lud Mar Mid Mor Nether New North Nor Oak Old Orm Over Pen Pick Pres Rad Ram Red Rip Ros Row Sand
Shel Skel Stan Stock Sut Thorn Tid Tun Up Wake Wal War Wat West Whit Win Wool Wy York`.split(/\s+/);
export const ENDINGS =
  `bottom bourne bridge brook by croft dale den field ford gate ham head hill holme house hurst ington land
ley low man mere more ridge rop royd shaw side son stall stead stone thorpe thwaite ton tree wardine water way well
wick win wood worth`.split(/\s+/);

/** What friends and clerks write for a given name. */
export const SHORT = new Map(
  `Robert=Bob William=Bill Elizabeth=Liz Margaret=Maggie Susan=Sue David=Dave Michael=Mike James=Jim Christopher=Chris
Stephen=Steve Thomas=Tom Daniel=Dan Matthew=Matt Anthony=Tony Rebecca=Becky Deborah=Debbie Alexander=Alex Benjamin=Ben
Samuel=Sam Joseph=Joe Patricia=Pat Andrew=Andy Victoria=Vicky Kenneth=Ken Nicholas=Nick Catherine=Cathy Kathleen=Kath
Jacqueline=Jackie Peter=Pete Richard=Dick Joshua=Josh Charlotte=Lottie Abigail=Abi Nathan=Nate Philip=Phil`
    .split(/\s+/)
    .map((pair) => pair.split('=')),
);

export const STREETS =
  `High Station Church Victoria Albert Park Queen King Mill Manor Grange Springfield Moor Wood
Bridge Chapel New North South West George Alexandra Windsor York Highfield Meadow Orchard Kingsway Stanley Nelson Beech
Cedar Elm Oak Hawthorn Lime Poplar Willow Rowan Ash Garden Green Broad Clarence Cromwell Garfield Grove Bath Cross`.split(
    /\s+/,
  );
export const WAYS = 'Street Road Lane Avenue Close Drive Crescent Terrace Gardens Court'.split(' ');
export const TOWNS =
  `Leeds Bradford Huddersfield Halifax Wakefield Dewsbury Batley Newcastle Gateshead Sunderland Durham
Manchester Salford Bolton Bury Oldham Rochdale Stockport Sheffield Rotherham Barnsley Doncaster York Hull Derby
Nottingham Leicester Coventry Birmingham Walsall Dudley Bristol Bath Cardiff Newport Swansea Exeter Plymouth`.split(
    /\s+/,
  );
export const AREAS =
  `LS BD HD HX WF WF WF NE NE SR DH M M BL BL OL OL SK S S S DN YO HU DE NG LE CV B WS DY BS BA CF NP SA EX
PL`.split(/\s+/);
