import {
  EXTRACT_KINDS,
  NOTICE_KINDS,
  NOTICE_WAYS,
  PARTY_PARTS,
  PERSON_FIELDS,
  RECORD_FIELDS,
  SHARING_FORMS,
  SHARING_PROOFS,
  SHARING_STATES,
} from '@weft/shared';
import { SHARING_TASKS, WAYS_TO_SIGN } from '@weft/shared/server';
import { schemaEnum } from '../graphql/index.js';

export const ExtractKindEnum = schemaEnum('ExtractKind', EXTRACT_KINDS);
export const PersonFieldEnum = schemaEnum('PersonField', PERSON_FIELDS);
export const RecordFieldEnum = schemaEnum('RecordField', RECORD_FIELDS);
export const SharingStateEnum = schemaEnum('SharingState', SHARING_STATES);
export const SharingFormEnum = schemaEnum('SharingForm', SHARING_FORMS);
export const SharingProofEnum = schemaEnum('SharingProof', SHARING_PROOFS);
export const PartyPartEnum = schemaEnum('PartyPart', PARTY_PARTS);
export const WayToSignEnum = schemaEnum('WayToSign', WAYS_TO_SIGN);
export const NoticeKindEnum = schemaEnum('NoticeKind', NOTICE_KINDS);
export const NoticeWayEnum = schemaEnum('NoticeWay', NOTICE_WAYS);
export const SharingTaskEnum = schemaEnum('SharingTask', SHARING_TASKS);
