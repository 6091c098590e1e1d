import { messageOf, NOT_REACHED } from '../app/http.js';

interface PracticeChange {
  odsCode: string;
  name: string;
  changes: string[];
}

/** What the list does, or has done. */
export interface PracticeImport {
  isPreview: boolean;
  added: number;
  changed: number;
  unchanged: number;
  closed: number;
  wrongCount: number;
  wrong: { line: number; problems: { column: string; message: string }[] }[];
  changes: PracticeChange[];
  examples: PracticeChange[];
}

type Answer = { import: PracticeImport } | { refusal: { field?: string; message: string } };

/** Sends a list of practices as its bytes. @throws Error with words for the person. */
export async function sendPractices(slug: string, file: File, apply: boolean): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(`/api/practices${apply ? '?apply=true' : ''}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'text/csv', 'X-Partnership': slug },
      body: file,
    });
  } catch {
    throw new Error(NOT_REACHED);
  }
  if (!response.ok) throw new Error((await messageOf(response)) ?? 'The file could not be sent. Try again.');
  return (await response.json()) as Answer;
}
