import { useQuery } from '@apollo/client/react';
import { type LanguageCheck, languageCheck } from '@weft/shared';
import { useMemo } from 'react';
import { useMay } from '../app/viewer.js';
import { LANGUAGE_LIST } from './language-queries.js';

const NOTHING: LanguageCheck = () => [];

/**
 * The partnership's check for words that take something away from a person, read once for all fields. It finds nothing
 * while the list is still coming, or cannot be had: it is a hint, and what somebody types never waits for it.
 */
export function useLanguageCheck(): LanguageCheck {
  const may = useMay();
  const { data } = useQuery(LANGUAGE_LIST, { skip: !may('languageList') });
  const words = data?.languageList.words;
  return useMemo(() => (words ? languageCheck(words) : NOTHING), [words]);
}
