import { Tenancy0001 } from './0001-tenancy.js';
import { SignIn0002 } from './0002-sign-in.js';
import { PricesAndFunding0003 } from './0003-prices-and-funding.js';
import { PeopleAndClaims0004 } from './0004-people-and-claims.js';
import { Payments0005 } from './0005-payments.js';
import { Outbox0006 } from './0006-outbox.js';
import { EnterBySession0007 } from './0007-enter-by-session.js';
import { Guards0008 } from './0008-guards.js';
import { GiveBacksAndCancelledRuns0009 } from './0009-give-backs-and-cancelled-runs.js';
import { Lists0011 } from './0011-lists.js';
import { Joining0013 } from './0013-joining.js';
import { SetUp0014 } from './0014-set-up.js';
import { AuditTrail0015 } from './0015-audit-trail.js';
import { WorkWaiting0016 } from './0016-work-waiting.js';
import { BreakGlass0017 } from './0017-break-glass.js';
import { AuditSample0018 } from './0018-audit-sample.js';
import { SecondFactor0019 } from './0019-second-factor.js';
import { Proposals0020 } from './0020-proposals.js';
import { RuleOfUsedUpCaps0021 } from './0021-rule-of-used-up-caps.js';
import { Forecasts0022 } from './0022-forecasts.js';
import { ContractMaximum0025 } from './0025-contract-maximum.js';
import { ReferralHub0027 } from './0027-referral-hub.js';
import { Milestones0028 } from './0028-milestones.js';
import { MetBefore0029 } from './0029-met-before.js';
import { ReferralFiles0030 } from './0030-referral-files.js';
import { SelfReferral0031 } from './0031-self-referral.js';
import { TriageAndAllocation0032 } from './0032-triage-and-allocation.js';
import { Merging0033 } from './0033-merging.js';
import { Contacts0034 } from './0034-contacts.js';
import { Plans0035 } from './0035-plans.js';
import { Assessments0037 } from './0037-assessments.js';
import { Anchors0038 } from './0038-anchors.js';
import { Groups0041 } from './0041-groups.js';
import { DeclineWatch0042 } from './0042-decline-watch.js';
import { Support0043 } from './0043-support.js';
import { Services0048 } from './0048-services.js';
import { TablesThatFollow0050 } from './0050-tables-that-follow.js';
import { Notifications0052 } from './0052-notifications.js';
import { SealedRecords0053 } from './0053-sealed-records.js';
import { RecognisedPerson0054 } from './0054-recognised-person.js';
import { Transfers0055 } from './0055-transfers.js';
import { Circumstances0056 } from './0056-circumstances.js';
import { Signatures0057 } from './0057-signatures.js';
import { JointWork0058 } from './0058-joint-work.js';
import { ThrownAwayAndFlagged0061 } from './0061-thrown-away-and-flagged.js';
import { WhatASealTakesIn0062 } from './0062-what-a-seal-takes-in.js';
import { AttendanceAtAnchors0063 } from './0063-attendance-at-anchors.js';
import { ClashDecisions0064 } from './0064-clash-decisions.js';
import { ToldOfJointWork0065 } from './0065-told-of-joint-work.js';
import { RolesHeldAt0066 } from './0066-roles-held-at.js';
import { LongOnTheWaitingList0067 } from './0067-long-on-the-waiting-list.js';
import { KeysBesideKeys0068 } from './0068-keys-beside-keys.js';
import { HiddenByDifference0070 } from './0070-hidden-by-difference.js';
import { SensitiveBesideNames0071 } from './0071-sensitive-beside-names.js';
import { InformationSharing0072 } from './0072-information-sharing.js';
import { FiveSafes0073 } from './0073-five-safes.js';
import { ExtractsAndMatches0074 } from './0074-extracts-and-matches.js';
import { MatchedEvidence0075 } from './0075-matched-evidence.js';
import { ToldOfTables0076 } from './0076-told-of-tables.js';
import { WhoActsIsNotPlannedAnew0077 } from './0077-who-acts-is-not-planned-anew.js';

/** In the order in which they run; one that has landed never changes again. */
export const migrations = [
  Tenancy0001,
  SignIn0002,
  PricesAndFunding0003,
  PeopleAndClaims0004,
  Payments0005,
  Outbox0006,
  EnterBySession0007,
  Guards0008,
  GiveBacksAndCancelledRuns0009,
  Lists0011,
  Joining0013,
  SetUp0014,
  AuditTrail0015,
  WorkWaiting0016,
  BreakGlass0017,
  AuditSample0018,
  SecondFactor0019,
  Proposals0020,
  RuleOfUsedUpCaps0021,
  Forecasts0022,
  ContractMaximum0025,
  ReferralHub0027,
  Milestones0028,
  MetBefore0029,
  ReferralFiles0030,
  SelfReferral0031,
  TriageAndAllocation0032,
  Merging0033,
  Contacts0034,
  Plans0035,
  Assessments0037,
  Anchors0038,
  Groups0041,
  DeclineWatch0042,
  Support0043,
  Services0048,
  TablesThatFollow0050,
  Notifications0052,
  SealedRecords0053,
  RecognisedPerson0054,
  Transfers0055,
  Circumstances0056,
  Signatures0057,
  JointWork0058,
  ThrownAwayAndFlagged0061,
  WhatASealTakesIn0062,
  AttendanceAtAnchors0063,
  ClashDecisions0064,
  ToldOfJointWork0065,
  RolesHeldAt0066,
  LongOnTheWaitingList0067,
  KeysBesideKeys0068,
  HiddenByDifference0070,
  SensitiveBesideNames0071,
  InformationSharing0072,
  FiveSafes0073,
  ExtractsAndMatches0074,
  MatchedEvidence0075,
  ToldOfTables0076,
  WhoActsIsNotPlannedAnew0077,
];
