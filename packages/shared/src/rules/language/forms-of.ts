const VOWEL = /[aeiou]/;
const ONE_SYLLABLE_SHUT = /^[^aeiou]*[aeiou][bdgklmnprt]$/;
/** What English bends in its own way, where deficit words are likely to. */
const OWN_WAY: Readonly<Record<string, readonly string[]>> = {
  be: ['is', 'are', 'was', 'were', 'been', 'being', 'am', 'isn', 'aren', 'wasn', 'weren'],
  have: ['has', 'had', 'having'],
  do: ['does', 'did', 'done', 'doing', 'don', 'doesn', 'didn'],
  break: ['broke', 'broken'],
  choose: ['chose', 'chosen'],
  fall: ['fell', 'fallen'],
  give: ['gave', 'given'],
  go: ['goes', 'went', 'gone'],
  know: ['knew', 'known'],
  lose: ['lost'],
  make: ['made'],
  say: ['said'],
  see: ['saw', 'seen'],
  take: ['took', 'taken'],
  man: ['men'],
  woman: ['women'],
  child: ['children'],
  person: ['people', 'persons'],
  // 'didn’t' is read as two words
  not: ['t'],
  will: ['won', 'would', 'wouldn'],
};

/**
 * A word and what English makes of it: more than one, the past, what goes on, whoever does it in either number. More
 * forms than there are do no harm: nobody writes them. Words of other scripts are found as they are.
 */
export function formsOf(word: string): readonly string[] {
  const forms = new Set<string>([word, ...(OWN_WAY[word] ?? [])]);
  if (!/^[a-z]{2,}$/.test(word)) return [...forms];
  const stem = word.slice(0, -1);
  forms.add(`${word}s`);
  if (/(?:s|x|z|ch|sh|o)$/.test(word)) forms.add(`${word}es`);
  if (word.length > 2) {
    if (word.endsWith('e')) for (const end of ['ed', 'ing']) forms.add(stem + end);
    else for (const end of ['ed', 'ing']) forms.add(word + end);
    if (word.endsWith('ie')) forms.add(`${word.slice(0, -2)}ying`);
    if (word.endsWith('y') && !VOWEL.test(word.at(-2) ?? ''))
      for (const end of ['ies', 'ied']) forms.add(stem + end);
    // 'beg' makes 'begging', 'commit' makes 'committed'
    if (ONE_SYLLABLE_SHUT.test(word) || /[^aeiou][ei]t$/.test(word))
      for (const end of ['ed', 'ing']) forms.add(word + (word.at(-1) ?? '') + end);
  }
  return [...forms];
}
