import { COMMON_SHORT_FORMS } from '../short-forms.js';

/** Given names of families who came to Britain from elsewhere, without those that as many bear as a family name. */
const FROM_ELSEWHERE = `
  aamir abdul abdullah abdulrahman adebayo adeola agata agnieszka aisha aleksandra amir amina amrit aneta anita anjali
  anwar arjun arif ashok asif asma ayesha baljit bilal chidi chinedu dariusz deepak dinesh dorota emeka faisal farah
  farhan farooq fatima fatma folake funmi gurpreet habib hafsa haleema halima hamza haroon harjit harpreet hassan ibrahim
  ifeoma imran irfan iqra ismail jaspreet javed joao jun junaid kamal karolina katarzyna khadija khalid kiran krzysztof
  kwabena kwame lakshmi latif lukasz magdalena malgorzata mandeep manjit maria marek mariam marta maryam mehmet mei meera
  mustafa nadeem nadia naveed nazia neha ngozi nisha olumide oluwaseun omar parveen pawel piotr pooja pradeep priya rabia
  rajesh rajinder rakesh ravi razia rizwan rukhsana saima samina sandeep sanjay sara satwinder seema shabana shahid shazia
  shreya simran sumaira sunil sunita suresh tahir tariq tomasz tunde usman vijay wajid waqas wei wojciech yasmin yusuf
  zahra zainab zara zbigniew zoltan`;

/**
 * Given names that many people in Britain bear, in small letters: those that have short forms, with these, and others of
 * families from elsewhere.
 */
export const COMMON_GIVEN_NAMES: ReadonlySet<string> = /* @__PURE__ */ new Set([
  ...[...COMMON_SHORT_FORMS].flat(2),
  ...FROM_ELSEWHERE.trim().split(/\s+/),
]);

/** Words that stand in the names of places, businesses and goods, and in few people's, in small letters. */
export const WORDS_OF_OTHERS: ReadonlySet<string> = /* @__PURE__ */ new Set(
  `the and of on at in for with by to a an ltd limited plc llp inc co corp company group services solutions trust school
   academy college university church centre center hospital surgery clinic pharmacy hotel inn bar cafe caffe coffee grill
   restaurant ristorante trattoria pizzeria pizza bistro brasserie tavern kitchen steakhouse deli delicatessen bakery diner
   lounge club shop store stores market road street lane avenue park house black white red blue silver gold digital
   wireless camera phone tv system set kit pack box portable mini professional series edition version software`
    .trim()
    .split(/\s+/),
);
