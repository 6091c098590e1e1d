import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodingFor, type PersonField } from '../../rules/index.js';
import { exportPeopleToEncode } from '../matches/index.js';
import { encodeFile } from '../matching/encoding/encode-file.js';
import { newKey } from '../matching/encoding/encoding-key.js';
import { makeWorkshopFolder } from '../matching/workshop-folder.js';
import type { DatedActor, Stage } from './stage.js';

interface TwoSides {
  readonly agreementId: string;
  readonly compares: readonly PersonField[];
  /** somebody of the backbone whom the agreement names */
  readonly backbone: DatedActor;
  /** the other party's people as a CSV file, and which column tells one from the next */
  readonly theirs: string;
  readonly theirId: string;
}

/**
 * What each party's own machine makes of its people: two encoded files, by one key that both throw away. The folder is
 * one that the worker clears, should the load be killed while names and a key lie in it.
 */
export async function encodeBothSides(
  { workshop }: Stage,
  { agreementId, compares, backbone, theirs, theirId }: TwoSides,
): Promise<{ readonly ours: string; readonly theirs: string }> {
  await mkdir(workshop.matching, { recursive: true, mode: 0o700 });
  const { folder, clear } = await makeWorkshopFolder(workshop.matching);
  const at = (name: string): string => join(folder, name);
  try {
    await newKey(at('project.key'));
    await writeFile(at('settings.json'), JSON.stringify(encodingFor(compares)));
    const encoded = async (
      name: string,
      people: string | AsyncIterable<string>,
      id: string,
      pseudonym: 'none' | 'keyed',
    ): Promise<string> => {
      await writeFile(at(`${name}-people.csv`), people, { mode: 0o600 });
      const out = at(`${name}.csv`);
      await encodeFile({
        in: at(`${name}-people.csv`),
        id,
        keyFile: at('project.key'),
        settings: at('settings.json'),
        pseudonym,
        out,
        say: () => undefined,
      });
      return readFile(out, 'utf8');
    };
    return {
      ours: await encoded('ours', exportPeopleToEncode(backbone, agreementId), 'id', 'none'),
      theirs: await encoded('theirs', theirs, theirId, 'keyed'),
    };
  } finally {
    await clear();
  }
}
