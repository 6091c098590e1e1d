/** For each short form of a given name, the names it may stand for: 'bill' for 'william'. All cleaned. */
export type ShortForms = ReadonlyMap<string, readonly string[]>;

/** Each line: a given name, then short forms and everyday spellings of it that are common in Britain. */
const COMMON = `abigail abi abbie gail
albert al bert bertie
alexander alex alec sandy xander
alexandra alex sandra lexi sasha
alfred alf alfie fred
alison ali
amanda mandy
andrew andy drew
angela angie
anthony tony ant
archibald archie
arthur art
barbara barb babs
benjamin ben benny
bernard bernie
bradley brad
cameron cam
caroline carol carrie
catherine cath cathy cat katie kate kathy kitty kit
charles charlie chas chuck
charlotte charlie lottie
christine chris chrissie tina
christopher chris kit topher
daniel dan danny
david dave davy dai
deborah deb debbie debs
dominic dom
donald don donny
dorothy dot dottie dolly
edward ed eddie ted teddy ned
eleanor ellie nell nora
elizabeth liz lizzie beth betty eliza libby lisa bess
emily em emmy
ernest ernie
florence flo florrie
frances fran frankie
francis frank frankie
frederick fred freddie freddy
gabrielle gabby
geoffrey geoff
george georgie
gerald gerry
graham gray
gregory greg
harold harry hal
harriet hattie
henry harry hal hank
hannah han
isabella bella izzy isa
jacob jake
jacqueline jackie jacqui
james jim jimmy jamie
janet jan
jeffrey jeff
jennifer jen jenny
jessica jess jessie
joanna jo
joanne jo
john johnny jack jon
jonathan jon jonny
joseph joe joey
josephine jo josie
joshua josh
judith judy
katherine kath kathy kat katie kate kit kitty
kathleen kath kathy kathie
kenneth ken kenny
kimberley kim
lawrence larry laurie
leonard len lenny
leslie les
lillian lil lily
louise lou
louis lou
madeleine maddie
magdalena magda lena
malcolm mal
margaret maggie meg peggy madge rita
martin marty
matthew matt matty
megan meg
melanie mel
melissa mel
michael mike mick mickey micky
mohammed mo mohamed muhammad mohammad muhammed mohamad
natalie nat
nathan nat nate
nathaniel nat nate
nicholas nick nicky
nicola nicky nikki
oliver ollie
olivia liv livvy
pamela pam
patricia pat patsy tricia trish
patrick pat paddy
penelope penny
peter pete
philip phil pip
phillip phil pip
philippa pippa pip
rachel rach
raymond ray
rebecca becca becky
richard rich richie rick ricky dick
robert rob robbie bob bobby bert
roderick rod
rodney rod
ronald ron ronnie
rosemary rose rosie
samantha sam sammy
samuel sam sammy
sarah sally sadie
stanley stan
stephanie steph
stephen steve stevie
steven steve stevie
stuart stu
susan sue susie suzie
susannah sue susie suzie
suzanne sue suzie
terence terry
teresa terry tess tessa
theodore theo ted teddy
theresa terry tess tessa
thomas tom tommy
timothy tim timmy
valerie val
victor vic
victoria vicky vicki tori
vincent vince vinny
walter walt wally
william will bill billy willie liam
winifred win winnie
zachary zac zack zak`;

/** A list of short forms from lines of words, each a name and what stands for it. */
export function shortFormsFrom(lines: string): ShortForms {
  const forms = new Map<string, string[]>();
  for (const line of lines.split('\n')) {
    const [name, ...shorts] = line.split(' ');
    if (name) for (const short of shorts) forms.set(short, [...(forms.get(short) ?? []), name]);
  }
  return forms;
}

/** Short forms common in Britain: a list of our own, written for this. An empty map leaves them out. */
export const COMMON_SHORT_FORMS: ShortForms = /* @__PURE__ */ shortFormsFrom(COMMON);

/** A given name's first part and the names it may stand for; two people may be one where these lists meet. */
export function namesBehind(part: string, forms: ShortForms): readonly string[] {
  return [part, ...(forms.get(part) ?? [])];
}
