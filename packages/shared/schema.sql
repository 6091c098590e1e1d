-- Read from the catalogue of a migrated database, for reviewing; migrations/ is what makes it.

-- Tables

CREATE TABLE app.analyst_secret (
  partnership_id uuid NOT NULL,
  project_id uuid NOT NULL,
  inner_key bytea NOT NULL,
  outer_key bytea NOT NULL
);

CREATE TABLE app.installation (
  single boolean NOT NULL DEFAULT true,
  demonstration boolean NOT NULL DEFAULT false,
  dates_back boolean NOT NULL DEFAULT false
);

CREATE TABLE auth.account (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" uuid NOT NULL,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone NOT NULL DEFAULT now(),
  "updatedAt" timestamp with time zone NOT NULL
);

CREATE TABLE auth.recovery_code (
  "userId" uuid NOT NULL,
  hash text NOT NULL,
  "usedAt" timestamp with time zone
);

CREATE TABLE auth.second_factor (
  "userId" uuid NOT NULL,
  secret text,
  "confirmedAt" timestamp with time zone,
  "lastStep" bigint NOT NULL DEFAULT 0,
  pending text,
  "pendingAt" timestamp with time zone
);

CREATE TABLE auth.session (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  "expiresAt" timestamp with time zone NOT NULL,
  token text NOT NULL,
  "createdAt" timestamp with time zone NOT NULL DEFAULT now(),
  "updatedAt" timestamp with time zone NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid NOT NULL,
  "lastSeenAt" timestamp with time zone NOT NULL DEFAULT now(),
  "secondFactorAt" timestamp with time zone,
  "endedBecause" text
);

CREATE TABLE auth.sign_in_attempt (
  address text NOT NULL,
  times timestamp with time zone[] NOT NULL,
  last_at timestamp with time zone NOT NULL,
  refused boolean NOT NULL DEFAULT false
);

CREATE TABLE auth.sign_in_failure (
  email text NOT NULL,
  failures integer NOT NULL,
  last_at timestamp with time zone NOT NULL,
  locked_until timestamp with time zone,
  refused boolean NOT NULL DEFAULT false
);

CREATE TABLE auth."user" (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL,
  email text NOT NULL,
  "emailVerified" boolean NOT NULL,
  image text,
  "createdAt" timestamp with time zone NOT NULL DEFAULT now(),
  "updatedAt" timestamp with time zone NOT NULL DEFAULT now(),
  demonstration boolean NOT NULL DEFAULT false
);

CREATE TABLE auth.verification (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  identifier text NOT NULL,
  value text NOT NULL,
  "expiresAt" timestamp with time zone NOT NULL,
  "createdAt" timestamp with time zone NOT NULL DEFAULT now(),
  "updatedAt" timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE auth.visitor_attempt (
  name text NOT NULL,
  times timestamp with time zone[] NOT NULL,
  last_at timestamp with time zone NOT NULL,
  refused boolean NOT NULL DEFAULT false
);

CREATE TABLE public.activity_group (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  provider_id uuid NOT NULL,
  anchor_id uuid,
  name text NOT NULL,
  place text,
  weekday smallint,
  minutes integer,
  is_closed boolean NOT NULL DEFAULT false,
  service_id uuid
);

CREATE TABLE public.allocation_choice (
  partnership_id uuid NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  referral_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  by_person uuid,
  provider_id uuid NOT NULL,
  worker_id uuid,
  rule_version integer NOT NULL,
  suggested jsonb NOT NULL,
  sentence text,
  place integer
);

CREATE TABLE public.allocation_rule (
  partnership_id uuid NOT NULL,
  version integer NOT NULL,
  rule jsonb NOT NULL,
  state text NOT NULL DEFAULT 'DRAFT'::text,
  saved_by uuid NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  adopted_by uuid,
  adopted_at timestamp with time zone
);

CREATE TABLE public.analyst_accreditation (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL,
  accredited_by text NOT NULL,
  from_day date NOT NULL,
  until_day date NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  ended_by uuid,
  ended_at timestamp with time zone
);

CREATE TABLE public.analyst_cube (
  partnership_id uuid NOT NULL,
  month date NOT NULL,
  dimensions text NOT NULL,
  cells jsonb NOT NULL
);

CREATE TABLE public.analyst_output (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  month date NOT NULL,
  title text NOT NULL,
  meant_for text NOT NULL,
  asked jsonb NOT NULL,
  shown jsonb NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  state text NOT NULL DEFAULT 'ASKED'::text,
  decided_by uuid,
  decided_at timestamp with time zone,
  reason text
);

CREATE TABLE public.analyst_project (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  title text NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  fields text[] NOT NULL,
  from_day date NOT NULL,
  until_day date NOT NULL,
  approved_by uuid NOT NULL,
  approved_at timestamp with time zone NOT NULL,
  closed_by uuid,
  closed_at timestamp with time zone
);

CREATE TABLE public.analyst_project_member (
  partnership_id uuid NOT NULL,
  project_id uuid NOT NULL,
  person_id uuid NOT NULL
);

CREATE TABLE public.analyst_row (
  partnership_id uuid NOT NULL,
  month date NOT NULL,
  participant_id uuid NOT NULL,
  birth_band text NOT NULL,
  provider text NOT NULL,
  area text NOT NULL,
  cohort text NOT NULL,
  enrolled text NOT NULL,
  phase text NOT NULL,
  outcomes jsonb NOT NULL
);

CREATE TABLE public.analyst_snapshot (
  partnership_id uuid NOT NULL,
  month date NOT NULL,
  profile text NOT NULL,
  made_at timestamp with time zone NOT NULL
);

CREATE TABLE public.anchor_agreement (
  partnership_id uuid NOT NULL,
  anchor_id uuid NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  fields text[] NOT NULL,
  note text,
  agreed_by uuid NOT NULL,
  agreed_at timestamp with time zone NOT NULL
);

CREATE TABLE public.anchor_candidate (
  partnership_id uuid NOT NULL,
  anchor_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  code text NOT NULL,
  reasons text NOT NULL,
  suggested_by uuid NOT NULL,
  suggested_at timestamp with time zone NOT NULL,
  asked_on date,
  consented_on date,
  referral_id uuid
);

CREATE TABLE public.anchor_contact (
  partnership_id uuid NOT NULL,
  anchor_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL,
  job text NOT NULL,
  phone text,
  email text,
  note text,
  recorded_at timestamp with time zone NOT NULL,
  left_at timestamp with time zone
);

CREATE TABLE public.anchor_places (
  partnership_id uuid NOT NULL,
  anchor_id uuid NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL,
  places integer NOT NULL,
  agreed_by uuid,
  agreed_at timestamp with time zone NOT NULL
);

CREATE TABLE public.anchor_promise (
  partnership_id uuid NOT NULL,
  anchor_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  review_on date NOT NULL,
  words text NOT NULL,
  promised_by text NOT NULL,
  who text NOT NULL,
  due_on date NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  kept boolean,
  settled_on date,
  settled_by uuid
);

CREATE TABLE public.anchor_record (
  partnership_id uuid NOT NULL,
  anchor_id uuid NOT NULL,
  ods_code text NOT NULL,
  address text NOT NULL,
  postcode text,
  opened_on date,
  commissioner text,
  imported_at timestamp with time zone NOT NULL
);

CREATE TABLE public.anchor_refusal (
  partnership_id uuid NOT NULL,
  anchor_id uuid NOT NULL,
  count integer NOT NULL
);

CREATE TABLE public.anchor_worker (
  partnership_id uuid NOT NULL,
  anchor_id uuid NOT NULL,
  person_id uuid NOT NULL,
  provider_id uuid NOT NULL,
  from_on date NOT NULL,
  ended_on date
);

CREATE TABLE public.assessment (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  participant_id uuid NOT NULL,
  instrument_id uuid NOT NULL,
  corrects uuid,
  measured_on date,
  answered text,
  answers jsonb,
  scores jsonb,
  note text,
  client_key uuid NOT NULL DEFAULT gen_random_uuid(),
  recorded_by uuid,
  recorded_at timestamp with time zone NOT NULL
);

CREATE TABLE public.audit_entry (
  partnership_id uuid NOT NULL,
  number bigint NOT NULL,
  operation text NOT NULL,
  at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  person_id uuid,
  action text NOT NULL,
  subject text NOT NULL,
  record_ids uuid[] NOT NULL,
  previous bytea NOT NULL,
  hash bytea NOT NULL
);

CREATE TABLE public.audit_head (
  partnership_id uuid NOT NULL,
  number bigint NOT NULL,
  hash bytea NOT NULL
);

CREATE TABLE public.audit_note (
  partnership_id uuid NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  operation text NOT NULL,
  at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  person_id uuid,
  action text NOT NULL,
  subject text NOT NULL,
  record_ids uuid[] NOT NULL
);

CREATE TABLE public.audit_sample (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  month date NOT NULL,
  seed text NOT NULL,
  frame_size integer NOT NULL,
  drawn_at timestamp with time zone NOT NULL,
  drawn_by uuid
);

CREATE TABLE public.audit_sample_claim (
  partnership_id uuid NOT NULL,
  sample_id uuid NOT NULL,
  claim_id uuid NOT NULL,
  "position" integer,
  verdict text,
  note text,
  found_by uuid,
  found_at timestamp with time zone
);

CREATE TABLE public.baseline (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  participant_id uuid NOT NULL,
  outcome_code text NOT NULL,
  achieved_on date NOT NULL,
  recorded_by uuid,
  recorded_at timestamp with time zone NOT NULL
);

CREATE TABLE public.caseload_guide (
  partnership_id uuid NOT NULL,
  guide jsonb NOT NULL,
  changed_by uuid NOT NULL,
  changed_at timestamp with time zone NOT NULL
);

CREATE TABLE public.circumstance (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  participant_id uuid NOT NULL,
  corrects uuid,
  kind text,
  on_date date,
  words text,
  recorded_by uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL
);

CREATE TABLE public.claim (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  reference text NOT NULL,
  participant_id uuid NOT NULL,
  enrolment_id uuid NOT NULL,
  provider_id uuid NOT NULL,
  anchor_id uuid,
  cohort text NOT NULL,
  outcome_code text NOT NULL,
  tariff_id uuid NOT NULL,
  achieved_on date NOT NULL,
  price bigint NOT NULL,
  state text NOT NULL,
  submitted_by uuid NOT NULL,
  submitted_at timestamp with time zone NOT NULL,
  approved_by uuid,
  approved_at timestamp with time zone,
  verified_by uuid,
  verified_at timestamp with time zone,
  run_id uuid,
  unfunded_reason text,
  unfunded_run_id uuid,
  reversal_pending boolean NOT NULL DEFAULT false,
  rests_on_reversed boolean NOT NULL DEFAULT false,
  awaits_answer boolean NOT NULL DEFAULT false
);

CREATE TABLE public.claim_event (
  partnership_id uuid NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  claim_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  by_person uuid,
  from_state text,
  to_state text NOT NULL,
  reason text
);

CREATE TABLE public.claim_message (
  partnership_id uuid NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  claim_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  by_person uuid NOT NULL,
  text text NOT NULL,
  is_question boolean NOT NULL
);

CREATE TABLE public.clash_decision (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  nth bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  outcome_code text NOT NULL,
  stands_claim uuid NOT NULL,
  ends_claim uuid NOT NULL,
  stands_record uuid NOT NULL,
  ends_record uuid NOT NULL,
  reason text NOT NULL,
  ended_as text,
  decided_by uuid NOT NULL,
  decided_at timestamp with time zone NOT NULL
);

CREATE TABLE public.complexity_band (
  partnership_id uuid NOT NULL,
  code text NOT NULL,
  "position" integer NOT NULL,
  title text NOT NULL,
  meaning text NOT NULL,
  is_complex boolean NOT NULL,
  is_offered boolean NOT NULL DEFAULT true
);

CREATE TABLE public.contact (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  participant_id uuid NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  client_key uuid NOT NULL,
  corrects uuid,
  is_removed boolean NOT NULL DEFAULT false,
  kind text,
  met_on date,
  met_at time without time zone,
  place text,
  minutes integer,
  seen boolean,
  company text[] NOT NULL DEFAULT '{}'::text[],
  joint_worker_ids uuid[] NOT NULL DEFAULT '{}'::uuid[],
  words text,
  sitting_id uuid,
  attendance text
);

CREATE TABLE public.contact_kind (
  partnership_id uuid NOT NULL,
  code text NOT NULL,
  "position" integer NOT NULL,
  title text NOT NULL,
  meets boolean NOT NULL,
  is_offered boolean NOT NULL DEFAULT true
);

CREATE TABLE public.contribution (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  agreement_id uuid NOT NULL,
  "position" integer NOT NULL,
  label text NOT NULL,
  funder_id uuid,
  anchor_pays boolean NOT NULL DEFAULT false,
  kind text NOT NULL,
  percent integer,
  amount bigint,
  cap bigint,
  outcome_codes text[],
  anchor_ids uuid[],
  cohort text
);

CREATE TABLE public.contribution_total (
  partnership_id uuid NOT NULL,
  label text NOT NULL,
  paid bigint NOT NULL
);

CREATE TABLE public.decline_reason (
  partnership_id uuid NOT NULL,
  code text NOT NULL,
  "position" integer NOT NULL,
  title text NOT NULL,
  given_by text[] NOT NULL,
  is_offered boolean NOT NULL DEFAULT true
);

CREATE TABLE public.deficit_word (
  partnership_id uuid NOT NULL,
  key text NOT NULL,
  phrase text NOT NULL,
  alternatives text[] NOT NULL,
  why text NOT NULL,
  unless text[] NOT NULL,
  added_by uuid,
  added_at timestamp with time zone NOT NULL,
  removed_at timestamp with time zone
);

CREATE TABLE public.different_people (
  partnership_id uuid NOT NULL,
  one_id uuid NOT NULL,
  other_id uuid NOT NULL,
  said_by uuid,
  said_at timestamp with time zone NOT NULL
);

CREATE TABLE public.enrolment (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  participant_id uuid NOT NULL,
  provider_id uuid NOT NULL,
  anchor_id uuid,
  cohort text NOT NULL,
  enrolled_on date NOT NULL,
  ended_on date,
  recorded_by uuid,
  recorded_at timestamp with time zone NOT NULL
);

CREATE TABLE public.evidence (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  claim_id uuid NOT NULL,
  kind text NOT NULL,
  statement text,
  upload_id uuid,
  attached_by uuid,
  attached_at timestamp with time zone NOT NULL
);

CREATE TABLE public.evidence_match (
  partnership_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  claim_id uuid NOT NULL,
  offer_id uuid NOT NULL
);

CREATE TABLE public.evidence_measure (
  partnership_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  claim_id uuid NOT NULL,
  assessment_id uuid NOT NULL,
  first_assessment_id uuid,
  instrument text NOT NULL,
  measured_on date NOT NULL,
  first_on date,
  figures jsonb NOT NULL,
  corrected_at timestamp with time zone
);

CREATE TABLE public.evidence_opening (
  partnership_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  person_id uuid NOT NULL,
  opened_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE public.evidence_signature (
  partnership_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  claim_id uuid NOT NULL,
  signed_statement_id uuid NOT NULL
);

CREATE TABLE public.expertise (
  partnership_id uuid NOT NULL,
  code text NOT NULL,
  "position" integer NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  is_offered boolean NOT NULL DEFAULT true
);

CREATE TABLE public."extract" (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  number integer NOT NULL,
  sent_by uuid NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  file_name text NOT NULL,
  size bigint NOT NULL,
  sha256 text NOT NULL,
  storage_key text,
  clean_key text,
  side text NOT NULL DEFAULT 'THEIRS'::text,
  describes_until date NOT NULL,
  state text NOT NULL DEFAULT 'CHECKING'::text,
  headings text[] NOT NULL DEFAULT '{}'::text[],
  mapping jsonb NOT NULL DEFAULT '[]'::jsonb,
  problems text[] NOT NULL DEFAULT '{}'::text[],
  notes text[] NOT NULL DEFAULT '{}'::text[],
  encoding jsonb,
  preview jsonb NOT NULL DEFAULT '[]'::jsonb,
  good integer NOT NULL DEFAULT 0,
  stays_out integer NOT NULL DEFAULT 0,
  messages jsonb NOT NULL DEFAULT '[]'::jsonb,
  accepted_by uuid,
  accepted_at timestamp with time zone,
  delete_after date NOT NULL,
  deleted_at timestamp with time zone
);

CREATE TABLE public.extract_fault (
  partnership_id uuid NOT NULL,
  extract_id uuid NOT NULL,
  line integer NOT NULL,
  column_name text NOT NULL,
  message text NOT NULL
);

CREATE TABLE public.extract_mapping (
  partnership_id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  headings_mark bytea NOT NULL,
  mapping jsonb NOT NULL,
  chosen_by uuid NOT NULL,
  chosen_at timestamp with time zone NOT NULL
);

CREATE TABLE public.extract_progress (
  partnership_id uuid NOT NULL,
  extract_id uuid NOT NULL,
  rows integer NOT NULL DEFAULT 0,
  done integer NOT NULL DEFAULT 0
);

CREATE TABLE public.forecast_period (
  partnership_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  period_count integer NOT NULL,
  "position" integer NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  amount bigint NOT NULL
);

CREATE TABLE public.forecast_plan (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL,
  version integer NOT NULL,
  kind text NOT NULL,
  adopted_on date NOT NULL,
  note text,
  period_count integer NOT NULL,
  recorded_by uuid,
  recorded_at timestamp with time zone NOT NULL
);

CREATE TABLE public.funding_agreement (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  version integer NOT NULL,
  effective_from date NOT NULL,
  agreed_by uuid,
  agreed_at timestamp with time zone NOT NULL
);

CREATE TABLE public.funding_proposal (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  state text NOT NULL DEFAULT 'PROPOSED'::text,
  revision integer NOT NULL DEFAULT 1,
  effective_from date NOT NULL,
  drafted_by uuid[] NOT NULL,
  drafted_at timestamp with time zone NOT NULL,
  decided_by uuid,
  decided_at timestamp with time zone,
  reason text,
  agreement_id uuid
);

CREATE TABLE public.funding_stream (
  partnership_id uuid NOT NULL,
  key text NOT NULL,
  total bigint NOT NULL
);

CREATE TABLE public.group_member (
  partnership_id uuid NOT NULL,
  group_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  joined_on date NOT NULL,
  left_on date
);

CREATE TABLE public.hub_guide (
  partnership_id uuid NOT NULL,
  age_bands integer[] NOT NULL,
  triage_days integer NOT NULL,
  answer_days integer NOT NULL,
  waiting_days integer NOT NULL DEFAULT 28
);

CREATE TABLE public.instrument (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  code text NOT NULL,
  version integer NOT NULL,
  title text NOT NULL,
  content json NOT NULL,
  state text NOT NULL DEFAULT 'DRAFT'::text,
  drafted_by uuid,
  drafted_at timestamp with time zone NOT NULL,
  moved_at timestamp with time zone
);

CREATE TABLE public.invitation (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  membership_id uuid NOT NULL,
  token_hash text NOT NULL,
  sent_by uuid,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone
);

CREATE TABLE public.joint_work (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  participant_id uuid NOT NULL,
  from_provider uuid NOT NULL,
  to_provider uuid NOT NULL,
  state text NOT NULL DEFAULT 'ASKED'::text,
  our_part text NOT NULL,
  their_part text NOT NULL,
  from_on date NOT NULL,
  until_on date,
  agreed_on date NOT NULL,
  agreed_how text NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  decided_by uuid,
  decided_at timestamp with time zone,
  decided_words text,
  worker_id uuid,
  share integer,
  ended_on date,
  ended_by uuid,
  ended_at timestamp with time zone,
  ended_words text,
  ended_how text,
  named_by uuid,
  named_at timestamp with time zone
);

CREATE TABLE public.last_seen (
  partnership_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  seen_on date,
  tried_on date
);

CREATE TABLE public.ledger_entry (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  transaction_id uuid NOT NULL,
  account text NOT NULL,
  funder_id uuid,
  contribution_label text,
  run_id uuid,
  claim_id uuid,
  amount bigint NOT NULL,
  currency character(3) NOT NULL,
  opens_share boolean NOT NULL DEFAULT false,
  at timestamp with time zone NOT NULL
);

CREATE TABLE public.ledger_transaction (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  kind text NOT NULL,
  run_id uuid,
  claim_id uuid,
  statement_id uuid,
  reverses_id uuid,
  at timestamp with time zone NOT NULL
);

CREATE TABLE public.match_decision (
  partnership_id uuid NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  agreement_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  record_key text NOT NULL,
  pair_id uuid NOT NULL,
  run_id uuid NOT NULL,
  probability double precision NOT NULL,
  decision text NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamp with time zone NOT NULL,
  note text
);

CREATE TABLE public.match_fact (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  participant_id uuid NOT NULL,
  pair_id uuid NOT NULL,
  worked_hours_id uuid,
  status_spell_id uuid
);

CREATE TABLE public.match_key (
  partnership_id uuid NOT NULL,
  key text NOT NULL,
  kind text NOT NULL,
  record_id uuid NOT NULL,
  beside integer[]
);

CREATE TABLE public.match_offer (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  agreement_id uuid NOT NULL,
  run_id uuid NOT NULL,
  pair_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  outcome_code text NOT NULL,
  achieved_on date NOT NULL,
  statement text,
  offered_at timestamp with time zone NOT NULL,
  state text NOT NULL DEFAULT 'OFFERED'::text,
  reason text,
  settled_by uuid,
  settled_at timestamp with time zone
);

CREATE TABLE public.match_pair (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  run_id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  extract_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  record_key text NOT NULL,
  ours jsonb NOT NULL,
  theirs jsonb NOT NULL,
  record jsonb NOT NULL,
  probability double precision NOT NULL,
  weight double precision NOT NULL,
  levels smallint[] NOT NULL,
  adjustments double precision[] NOT NULL,
  verdict text NOT NULL,
  verdict_at timestamp with time zone
);

CREATE TABLE public.match_run (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  number integer NOT NULL,
  agreement_id uuid NOT NULL,
  extract_id uuid NOT NULL,
  our_extract_id uuid,
  asked_by uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  state text NOT NULL DEFAULT 'ESTIMATING'::text,
  goes_on_from uuid,
  started_by uuid,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  problem text,
  people integer,
  records integer,
  estimates jsonb NOT NULL DEFAULT '[]'::jsonb,
  settings jsonb,
  model jsonb,
  doubts text[] NOT NULL DEFAULT '{}'::text[],
  compared bigint,
  histogram jsonb NOT NULL DEFAULT '[]'::jsonb,
  stages jsonb NOT NULL DEFAULT '[]'::jsonb,
  key_mark text,
  match_from numeric(6,5) NOT NULL,
  review_from numeric(6,5) NOT NULL
);

CREATE TABLE public.match_run_progress (
  partnership_id uuid NOT NULL,
  run_id uuid NOT NULL,
  stage text NOT NULL DEFAULT ''::text,
  fraction real NOT NULL DEFAULT 0
);

CREATE TABLE public.match_run_seen (
  partnership_id uuid NOT NULL,
  run_id uuid NOT NULL,
  people bytea NOT NULL,
  records bytea NOT NULL
);

CREATE TABLE public.measure_rule (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  outcome_code text NOT NULL,
  effective_from date NOT NULL,
  instrument_code text NOT NULL,
  figure text NOT NULL,
  improves boolean NOT NULL,
  better_by numeric(9,2),
  days_between integer,
  days_at_most integer,
  proposed_by uuid,
  proposed_at timestamp with time zone NOT NULL,
  agreed_by uuid,
  agreed_at timestamp with time zone
);

CREATE TABLE public.membership (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  roles text[] NOT NULL,
  state text NOT NULL DEFAULT 'ACTIVE'::text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  invited_name text,
  invited_email text,
  joined_at timestamp with time zone DEFAULT now()
);

CREATE TABLE public.merge_move (
  partnership_id uuid NOT NULL,
  merge_id uuid NOT NULL,
  table_name text NOT NULL,
  key jsonb NOT NULL
);

CREATE TABLE public.milestone (
  partnership_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  outcome_code text NOT NULL,
  provider_id uuid NOT NULL,
  tariff_id uuid NOT NULL,
  after_code text NOT NULL,
  started_on date NOT NULL,
  claimed_for date,
  state text NOT NULL,
  since date NOT NULL,
  due_on date,
  prompt_on date,
  look_again_on date,
  reason text NOT NULL,
  doubt text,
  progress_unit text NOT NULL,
  progress_done numeric NOT NULL,
  progress_of numeric NOT NULL,
  ready_to_claim boolean NOT NULL,
  judged_at timestamp with time zone NOT NULL,
  falls_on date NOT NULL DEFAULT COALESCE(due_on, since)
);

CREATE TABLE public.notification (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL,
  kind text NOT NULL,
  at timestamp with time zone NOT NULL,
  fact text NOT NULL,
  detail text,
  participant_id uuid,
  outcome_code text,
  claim_id uuid,
  referral_id uuid,
  own_referral_id uuid,
  statement_id uuid,
  run_id uuid,
  sample_id uuid,
  job_id uuid,
  file_id uuid,
  to_digest boolean NOT NULL,
  made_at timestamp with time zone NOT NULL,
  read_at timestamp with time zone,
  mailed_at timestamp with time zone,
  transfer_id uuid,
  joint_work_id uuid,
  output_id uuid
);

CREATE TABLE public.notification_choice (
  partnership_id uuid NOT NULL,
  person_id uuid NOT NULL,
  channels jsonb NOT NULL,
  frequency text NOT NULL,
  weekday integer NOT NULL,
  hour integer NOT NULL,
  quiet_from integer,
  quiet_to integer,
  quiet_days integer[] NOT NULL,
  time_zone text,
  chosen_on date NOT NULL,
  chosen_at timestamp with time zone NOT NULL
);

CREATE TABLE public.notification_digest (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL,
  on_day date NOT NULL,
  made_at timestamp with time zone NOT NULL
);

CREATE TABLE public.notification_setting (
  partnership_id uuid NOT NULL,
  keep_days integer NOT NULL,
  changed_by uuid NOT NULL,
  changed_at timestamp with time zone NOT NULL
);

CREATE TABLE public.notification_watch (
  partnership_id uuid NOT NULL,
  looked_until timestamp with time zone NOT NULL
);

CREATE TABLE public.opened_record (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  reason text NOT NULL,
  opened_at timestamp with time zone NOT NULL DEFAULT now(),
  ends_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone
);

CREATE TABLE public.organisation (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL,
  kinds text[] NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE public.outbox (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  kind text NOT NULL,
  payload jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  offered_at timestamp with time zone,
  offers integer NOT NULL DEFAULT 0,
  attempts integer NOT NULL DEFAULT 0,
  started_at timestamp with time zone,
  done_at timestamp with time zone,
  failed_at timestamp with time zone,
  error text,
  cancelled_at timestamp with time zone
);

CREATE TABLE public.participant (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  reference text NOT NULL,
  given_name text NOT NULL,
  family_name text NOT NULL,
  cohort text NOT NULL DEFAULT 'NEW'::text,
  provider_id uuid NOT NULL,
  anchor_id uuid,
  link_worker_id uuid,
  enrolled_on date NOT NULL,
  phase text NOT NULL DEFAULT 'ACTIVE'::text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  folded_name text NOT NULL DEFAULT app.fold(((family_name || ' '::text) || given_name)),
  merged_into uuid
);

CREATE TABLE public.participant_correction (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  participant_id uuid NOT NULL,
  field text NOT NULL,
  old_value text,
  new_value text,
  corrected_by uuid NOT NULL,
  corrected_at timestamp with time zone NOT NULL
);

CREATE TABLE public.participant_detail (
  partnership_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  birth_date date,
  postcode text
);

CREATE TABLE public.participant_merge (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  nth bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  kept_id uuid NOT NULL,
  merged_id uuid NOT NULL,
  merged_reference text NOT NULL,
  merged_name text NOT NULL,
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  enrolment_id uuid,
  decided_by uuid NOT NULL,
  decided_at timestamp with time zone NOT NULL,
  undone_by uuid,
  undone_at timestamp with time zone
);

CREATE TABLE public.partnership (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  slug text NOT NULL,
  name text NOT NULL,
  template text NOT NULL,
  currency character(3) NOT NULL,
  time_zone text NOT NULL,
  contract_from date NOT NULL,
  contract_to date NOT NULL,
  contract_cap bigint,
  sensitive_domains text[] NOT NULL DEFAULT '{}'::text[],
  payment_schedule text NOT NULL DEFAULT 'BY_HAND'::text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  second_factor_roles text[] NOT NULL DEFAULT '{}'::text[]
);

CREATE TABLE public.payment_run (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  kind text NOT NULL,
  period_from date,
  period_end date NOT NULL,
  amount bigint,
  reason text,
  state text NOT NULL DEFAULT 'QUEUED'::text,
  agreement_version integer,
  prepared_by uuid,
  prepared_at timestamp with time zone NOT NULL,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  authorised_by uuid,
  authorised_at timestamp with time zone,
  done_count integer NOT NULL DEFAULT 0,
  to_do_count integer NOT NULL DEFAULT 0,
  claim_count integer NOT NULL DEFAULT 0,
  total bigint NOT NULL DEFAULT 0,
  unfunded_count integer NOT NULL DEFAULT 0,
  unfunded_total bigint NOT NULL DEFAULT 0,
  given_back_count integer NOT NULL DEFAULT 0,
  given_back_total bigint NOT NULL DEFAULT 0,
  without_agreement_count integer NOT NULL DEFAULT 0,
  cancelled_by uuid,
  cancelled_at timestamp with time zone,
  used_up_applies boolean NOT NULL DEFAULT false
);

CREATE TABLE public.payment_run_claim (
  partnership_id uuid NOT NULL,
  run_id uuid NOT NULL,
  "position" integer NOT NULL,
  claim_id uuid NOT NULL,
  kind text NOT NULL,
  result text
);

CREATE TABLE public.person (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL,
  email text NOT NULL,
  is_operator boolean NOT NULL DEFAULT false,
  demonstration boolean NOT NULL DEFAULT false,
  account_since timestamp with time zone,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE public.phase_change (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  participant_id uuid NOT NULL,
  from_phase text NOT NULL,
  to_phase text NOT NULL,
  on_date date NOT NULL,
  reason text NOT NULL,
  words text,
  recorded_by uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL
);

CREATE TABLE public.proposed_contribution (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  proposal_id uuid NOT NULL,
  "position" integer NOT NULL,
  label text NOT NULL,
  funder_id uuid,
  anchor_pays boolean NOT NULL DEFAULT false,
  kind text NOT NULL,
  percent integer,
  amount bigint,
  cap bigint,
  outcome_codes text[],
  anchor_ids uuid[],
  cohort text
);

CREATE TABLE public.provider_offer (
  partnership_id uuid NOT NULL,
  provider_id uuid NOT NULL,
  offers text[] NOT NULL DEFAULT '{}'::text[],
  areas text[] NOT NULL DEFAULT '{}'::text[],
  agreed integer
);

CREATE TABLE public.rate_card (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  provider_id uuid,
  version integer NOT NULL,
  status text NOT NULL DEFAULT 'DRAFT'::text,
  effective_from date NOT NULL,
  full_time_hours numeric(5,2),
  drafted_by uuid[] NOT NULL,
  drafted_at timestamp with time zone NOT NULL,
  published_by uuid,
  published_at timestamp with time zone,
  declined_by uuid,
  declined_at timestamp with time zone,
  decline_reason text
);

CREATE TABLE public.recognised_person (
  partnership_id uuid NOT NULL,
  referral_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  said_by uuid NOT NULL,
  said_at timestamp with time zone NOT NULL
);

CREATE TABLE public.record_seal (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  record_id uuid NOT NULL,
  participant_id uuid,
  referral_ids uuid[] NOT NULL DEFAULT '{}'::uuid[],
  reason text NOT NULL,
  sealed_by uuid NOT NULL,
  sealed_at timestamp with time zone NOT NULL,
  ended_by uuid,
  ended_at timestamp with time zone,
  ended_because text
);

CREATE TABLE public.reference_counter (
  partnership_id uuid NOT NULL,
  kind text NOT NULL,
  last bigint NOT NULL
);

CREATE TABLE public.referral (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  reference text NOT NULL,
  channel text NOT NULL,
  source_id uuid,
  referred_by uuid,
  sender_key text,
  their_reference text,
  safe_way text NOT NULL,
  safe_note text,
  given_name text NOT NULL,
  family_name text NOT NULL,
  folded_name text NOT NULL DEFAULT app.fold(((family_name || ' '::text) || given_name)),
  birth_date date,
  phone text,
  email text,
  postcode text,
  hopes text,
  strengths text,
  prefers text,
  avoids text,
  lawful_basis text NOT NULL,
  told text,
  told_on date,
  not_told_because text,
  referred_on date NOT NULL,
  received_at timestamp with time zone NOT NULL,
  state text NOT NULL DEFAULT 'RECEIVED'::text,
  moved_at timestamp with time zone NOT NULL,
  provider_id uuid,
  participant_id uuid
);

CREATE TABLE public.referral_agreement (
  partnership_id uuid NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  referral_id uuid NOT NULL,
  kind text NOT NULL,
  said_on date NOT NULL,
  how text NOT NULL,
  recorded_by uuid,
  recorded_at timestamp with time zone NOT NULL
);

CREATE TABLE public.referral_event (
  partnership_id uuid NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  referral_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  by_person uuid,
  from_state text,
  to_state text NOT NULL,
  happened_on date,
  reason text,
  words text,
  provider_id uuid
);

CREATE TABLE public.referral_file (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL,
  source_id uuid NOT NULL,
  sent_by uuid NOT NULL,
  sent_at_hub boolean NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  file_name text NOT NULL,
  size integer NOT NULL,
  storage_key text,
  state text NOT NULL DEFAULT 'CHECKING'::text,
  headings text[] NOT NULL DEFAULT '{}'::text[],
  chosen jsonb NOT NULL DEFAULT '[]'::jsonb,
  problems text[] NOT NULL DEFAULT '{}'::text[],
  notes text[] NOT NULL DEFAULT '{}'::text[],
  checked_on date,
  enters integer NOT NULL DEFAULT 0,
  went_in integer NOT NULL DEFAULT 0,
  repeats integer NOT NULL DEFAULT 0,
  stays_out integer NOT NULL DEFAULT 0,
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  ended_at timestamp with time zone
);

CREATE TABLE public.referral_file_match (
  partnership_id uuid NOT NULL,
  file_id uuid NOT NULL,
  line integer NOT NULL,
  given_name text NOT NULL,
  family_name text NOT NULL,
  kind text NOT NULL,
  record_id uuid NOT NULL,
  verdict text NOT NULL,
  percent integer NOT NULL
);

CREATE TABLE public.referral_file_progress (
  partnership_id uuid NOT NULL,
  file_id uuid NOT NULL,
  rows integer NOT NULL DEFAULT 0,
  done integer NOT NULL DEFAULT 0,
  entered integer NOT NULL DEFAULT 0
);

CREATE TABLE public.referral_file_row (
  partnership_id uuid NOT NULL,
  file_id uuid NOT NULL,
  line integer NOT NULL,
  result text NOT NULL,
  repeats_line integer,
  faults jsonb NOT NULL DEFAULT '[]'::jsonb
);

CREATE TABLE public.referral_triage (
  partnership_id uuid NOT NULL,
  referral_id uuid NOT NULL,
  complexity text,
  wants text[] NOT NULL DEFAULT '{}'::text[],
  anchor_id uuid,
  recorded_by uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL
);

CREATE TABLE public.referral_wish (
  partnership_id uuid NOT NULL,
  referral_id uuid NOT NULL,
  prefers text[] NOT NULL DEFAULT '{}'::text[],
  avoids text[] NOT NULL DEFAULT '{}'::text[]
);

CREATE TABLE public.safeguarding_lead (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  organisation_id uuid NOT NULL,
  person_id uuid NOT NULL,
  named_by uuid NOT NULL,
  named_at timestamp with time zone NOT NULL,
  ended_by uuid,
  ended_at timestamp with time zone
);

CREATE TABLE public.safety_note (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  participant_id uuid NOT NULL,
  kind text NOT NULL,
  words text NOT NULL,
  written_by uuid NOT NULL,
  written_at timestamp with time zone NOT NULL,
  review_on date NOT NULL,
  reviewed_by uuid,
  reviewed_at timestamp with time zone,
  ended_by uuid,
  ended_at timestamp with time zone,
  ended_because text
);

CREATE TABLE public.seal_opener (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  seal_id uuid NOT NULL,
  person_id uuid NOT NULL,
  named_by uuid NOT NULL,
  named_at timestamp with time zone NOT NULL,
  ended_by uuid,
  ended_at timestamp with time zone
);

CREATE TABLE public.self_referral_page (
  partnership_id uuid NOT NULL,
  is_open boolean NOT NULL,
  welcome text,
  other_way text,
  controller text NOT NULL,
  answers_requests text NOT NULL,
  lawful_basis text NOT NULL
);

CREATE TABLE public.service (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  provider_id uuid NOT NULL,
  name text NOT NULL,
  what text NOT NULL,
  for_whom text NOT NULL,
  age_from integer,
  age_to integer,
  anchor_id uuid,
  place text,
  runs text NOT NULL,
  capacity integer NOT NULL,
  free integer NOT NULL,
  is_offered boolean NOT NULL DEFAULT true,
  told_by uuid NOT NULL,
  told_at timestamp with time zone NOT NULL
);

CREATE TABLE public.sharing_agreement (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  number integer NOT NULL,
  title text NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  legal_gateway text NOT NULL,
  kind text NOT NULL,
  form text NOT NULL,
  compares text[] NOT NULL,
  receives text[] NOT NULL,
  starts_on date NOT NULL,
  expires_on date NOT NULL,
  keep_days integer NOT NULL,
  drafted_by uuid NOT NULL,
  drafted_at timestamp with time zone NOT NULL,
  signed_at timestamp with time zone,
  ended_by uuid,
  ended_at timestamp with time zone,
  ended_because text,
  forgotten_at timestamp with time zone
);

CREATE TABLE public.sharing_evidence (
  partnership_id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  outcome_code text NOT NULL,
  proves text NOT NULL
);

CREATE TABLE public.sharing_notice (
  partnership_id uuid NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  agreement_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  kind text NOT NULL,
  said_on date NOT NULL,
  how text NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL
);

CREATE TABLE public.sharing_party (
  partnership_id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  nth integer NOT NULL,
  name text NOT NULL,
  organisation_id uuid,
  part text NOT NULL,
  supplies boolean NOT NULL,
  signed_name text,
  signed_on date,
  signature_recorded_by uuid,
  signature_recorded_at timestamp with time zone
);

CREATE TABLE public.sharing_person (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  agreement_id uuid NOT NULL,
  person_id uuid NOT NULL,
  named_by uuid NOT NULL,
  named_at timestamp with time zone NOT NULL,
  ended_by uuid,
  ended_at timestamp with time zone
);

CREATE TABLE public.signature_wording (
  partnership_id uuid NOT NULL,
  outcome_code text NOT NULL,
  version integer NOT NULL,
  words text,
  made_by uuid,
  made_at timestamp with time zone NOT NULL
);

CREATE TABLE public.signed_statement (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  participant_id uuid NOT NULL,
  outcome_code text NOT NULL,
  outcome_title text NOT NULL,
  achieved_on date NOT NULL,
  words text NOT NULL,
  wording_outcome text NOT NULL,
  wording_version integer NOT NULL,
  way text NOT NULL,
  drawing text,
  signed_name text,
  witness_name text,
  signed_at timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  taken_by uuid NOT NULL,
  client_key uuid NOT NULL,
  sha256 text NOT NULL
);

CREATE TABLE public.sitting (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  group_id uuid NOT NULL,
  held_on date NOT NULL,
  minutes integer,
  recorded_by uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL
);

CREATE TABLE public.statement (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  run_id uuid NOT NULL,
  funder_id uuid NOT NULL,
  reference text NOT NULL,
  kind text NOT NULL,
  period_end date NOT NULL,
  state text NOT NULL DEFAULT 'ISSUED'::text,
  total bigint NOT NULL,
  issued_at timestamp with time zone NOT NULL,
  settled_on date,
  settlement_reference text,
  settled_by uuid,
  settled_at timestamp with time zone
);

CREATE TABLE public.status_spell (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  participant_id uuid NOT NULL,
  outcome_code text NOT NULL,
  corrects uuid,
  held boolean,
  from_on date,
  to_on date,
  reason text,
  note text,
  evidence_kind text,
  statement text,
  recorded_by uuid,
  recorded_at timestamp with time zone NOT NULL
);

CREATE TABLE public.support_plan (
  partnership_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  version integer NOT NULL,
  strengths text NOT NULL,
  aspirations text NOT NULL,
  goals jsonb NOT NULL,
  next_step_on date,
  written_by uuid NOT NULL,
  written_at timestamp with time zone NOT NULL
);

CREATE TABLE public.support_worker (
  partnership_id uuid NOT NULL,
  provider_id uuid NOT NULL,
  person_id uuid NOT NULL,
  hours integer NOT NULL,
  people_hours integer,
  offers text[] NOT NULL DEFAULT '{}'::text[],
  areas text[] NOT NULL DEFAULT '{}'::text[]
);

CREATE TABLE public.suppression_choice (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  profile text NOT NULL,
  from_day date NOT NULL,
  chosen_by uuid NOT NULL,
  chosen_at timestamp with time zone NOT NULL
);

CREATE TABLE public.tariff (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  rate_card_id uuid NOT NULL,
  "position" integer NOT NULL,
  outcome_code text NOT NULL,
  title text NOT NULL,
  domain text NOT NULL,
  cohort text NOT NULL,
  price bigint NOT NULL,
  evidence text[] NOT NULL,
  after text,
  sustain_unit text,
  sustain_length numeric(6,2),
  sustain_break_days integer,
  sustain_break_restarts boolean,
  maximum_paid integer,
  maximum_paid_per_year integer
);

CREATE TABLE public.transfer (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  participant_id uuid NOT NULL,
  from_provider uuid NOT NULL,
  to_provider uuid NOT NULL,
  state text NOT NULL DEFAULT 'ASKED'::text,
  reason text NOT NULL,
  about text NOT NULL,
  agreed_on date NOT NULL,
  agreed_how text NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  decided_by uuid,
  decided_at timestamp with time zone,
  decided_words text,
  since_on date,
  on_date date
);

CREATE TABLE public.unfiled_person (
  partnership_id uuid NOT NULL,
  kind text NOT NULL,
  record_id uuid NOT NULL
);

CREATE TABLE public.upload (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  uploaded_by uuid NOT NULL,
  storage_key text NOT NULL,
  file_name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL,
  uploaded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE public.variation (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  effective_on date NOT NULL,
  new_maximum bigint NOT NULL,
  reason text NOT NULL,
  recorded_by uuid,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE public.worked_hours (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  participant_id uuid NOT NULL,
  outcome_code text NOT NULL,
  corrects uuid,
  from_on date,
  weekly numeric(5,2),
  recorded_by uuid,
  recorded_at timestamp with time zone NOT NULL
);

CREATE TABLE public.worker_move (
  partnership_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  participant_id uuid NOT NULL,
  from_worker uuid,
  to_worker uuid,
  moved_by uuid NOT NULL,
  moved_at timestamp with time zone NOT NULL
);

-- Constraints

ALTER TABLE "extract" ADD CONSTRAINT extract_check CHECK (((accepted_by IS NULL) = (accepted_at IS NULL)));

ALTER TABLE "extract" ADD CONSTRAINT extract_check1 CHECK (((state <> 'READY'::text) OR ((accepted_at IS NOT NULL) AND (storage_key IS NULL) AND (clean_key IS NOT NULL))));

ALTER TABLE "extract" ADD CONSTRAINT extract_check2 CHECK (((state <> 'DELETED'::text) OR ((deleted_at IS NOT NULL) AND (storage_key IS NULL) AND (clean_key IS NULL) AND (preview = '[]'::jsonb))));

ALTER TABLE "extract" ADD CONSTRAINT extract_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200)));

ALTER TABLE "extract" ADD CONSTRAINT extract_good_check CHECK ((good >= 0));

ALTER TABLE "extract" ADD CONSTRAINT extract_number_check CHECK ((number >= 1));

ALTER TABLE "extract" ADD CONSTRAINT extract_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));

ALTER TABLE "extract" ADD CONSTRAINT extract_side_check CHECK ((side = ANY (ARRAY['THEIRS'::text, 'OURS'::text])));

ALTER TABLE "extract" ADD CONSTRAINT extract_size_check CHECK ((size > 0));

ALTER TABLE "extract" ADD CONSTRAINT extract_state_check CHECK ((state = ANY (ARRAY['CHECKING'::text, 'UNREADABLE'::text, 'CHECKED'::text, 'READY'::text, 'CANCELLED'::text, 'FAILED'::text, 'DELETED'::text])));

ALTER TABLE "extract" ADD CONSTRAINT extract_stays_out_check CHECK ((stays_out >= 0));

ALTER TABLE "extract" ADD CONSTRAINT extract_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES person(id);

ALTER TABLE "extract" ADD CONSTRAINT extract_partnership_id_agreement_id_fkey FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement(partnership_id, id);

ALTER TABLE "extract" ADD CONSTRAINT extract_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES person(id);

ALTER TABLE "extract" ADD CONSTRAINT extract_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE "extract" ADD CONSTRAINT extract_clean_key_key UNIQUE (clean_key);

ALTER TABLE "extract" ADD CONSTRAINT extract_partnership_id_number_key UNIQUE (partnership_id, number);

ALTER TABLE "extract" ADD CONSTRAINT extract_storage_key_key UNIQUE (storage_key);

ALTER TABLE activity_group ADD CONSTRAINT activity_group_minutes_check CHECK (((minutes >= 1) AND (minutes <= 1440)));

ALTER TABLE activity_group ADD CONSTRAINT activity_group_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 120)));

ALTER TABLE activity_group ADD CONSTRAINT activity_group_place_check CHECK (((length(btrim(place)) >= 1) AND (length(btrim(place)) <= 120)));

ALTER TABLE activity_group ADD CONSTRAINT activity_group_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)));

ALTER TABLE activity_group ADD CONSTRAINT activity_group_partnership_id_anchor_id_fkey FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE activity_group ADD CONSTRAINT activity_group_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE activity_group ADD CONSTRAINT activity_group_partnership_id_provider_id_fkey FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE activity_group ADD CONSTRAINT activity_group_partnership_id_service_id_fkey FOREIGN KEY (partnership_id, service_id) REFERENCES service(partnership_id, id);

ALTER TABLE activity_group ADD CONSTRAINT activity_group_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE allocation_choice ADD CONSTRAINT allocation_choice_place_check CHECK ((place > 0));

ALTER TABLE allocation_choice ADD CONSTRAINT allocation_choice_rule_version_check CHECK ((rule_version >= 0));

ALTER TABLE allocation_choice ADD CONSTRAINT allocation_choice_sentence_check CHECK ((length(sentence) <= 5000));

ALTER TABLE allocation_choice ADD CONSTRAINT allocation_choice_suggested_check CHECK ((jsonb_typeof(suggested) = 'array'::text));

ALTER TABLE allocation_choice ADD CONSTRAINT allocation_choice_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id);

ALTER TABLE allocation_choice ADD CONSTRAINT allocation_choice_partnership_id_provider_id_fkey FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE allocation_choice ADD CONSTRAINT allocation_choice_partnership_id_referral_id_fkey FOREIGN KEY (partnership_id, referral_id) REFERENCES referral(partnership_id, id);

ALTER TABLE allocation_choice ADD CONSTRAINT allocation_choice_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES person(id);

ALTER TABLE allocation_choice ADD CONSTRAINT allocation_choice_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE allocation_rule ADD CONSTRAINT allocation_rule_check CHECK (((state = 'ADOPTED'::text) = (adopted_at IS NOT NULL)));

ALTER TABLE allocation_rule ADD CONSTRAINT allocation_rule_check1 CHECK (((adopted_by IS NULL) = (adopted_at IS NULL)));

ALTER TABLE allocation_rule ADD CONSTRAINT allocation_rule_rule_check CHECK ((jsonb_typeof(rule) = 'object'::text));

ALTER TABLE allocation_rule ADD CONSTRAINT allocation_rule_state_check CHECK ((state = ANY (ARRAY['DRAFT'::text, 'ADOPTED'::text, 'LEFT'::text])));

ALTER TABLE allocation_rule ADD CONSTRAINT allocation_rule_version_check CHECK ((version > 0));

ALTER TABLE allocation_rule ADD CONSTRAINT allocation_rule_adopted_by_fkey FOREIGN KEY (adopted_by) REFERENCES person(id);

ALTER TABLE allocation_rule ADD CONSTRAINT allocation_rule_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE allocation_rule ADD CONSTRAINT allocation_rule_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES person(id);

ALTER TABLE allocation_rule ADD CONSTRAINT allocation_rule_pkey PRIMARY KEY (partnership_id, version);

ALTER TABLE analyst_accreditation ADD CONSTRAINT analyst_accreditation_accredited_by_check CHECK (((length(btrim(accredited_by)) >= 1) AND (length(btrim(accredited_by)) <= 200)));

ALTER TABLE analyst_accreditation ADD CONSTRAINT analyst_accreditation_check CHECK ((from_day <= until_day));

ALTER TABLE analyst_accreditation ADD CONSTRAINT analyst_accreditation_check1 CHECK ((recorded_by <> person_id));

ALTER TABLE analyst_accreditation ADD CONSTRAINT analyst_accreditation_check2 CHECK (((ended_by IS NULL) = (ended_at IS NULL)));

ALTER TABLE analyst_accreditation ADD CONSTRAINT analyst_accreditation_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id);

ALTER TABLE analyst_accreditation ADD CONSTRAINT analyst_accreditation_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE analyst_accreditation ADD CONSTRAINT analyst_accreditation_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

ALTER TABLE analyst_accreditation ADD CONSTRAINT analyst_accreditation_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id);

ALTER TABLE analyst_accreditation ADD CONSTRAINT analyst_accreditation_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE analyst_cube ADD CONSTRAINT analyst_cube_partnership_id_month_fkey FOREIGN KEY (partnership_id, month) REFERENCES analyst_snapshot(partnership_id, month);

ALTER TABLE analyst_cube ADD CONSTRAINT analyst_cube_pkey PRIMARY KEY (partnership_id, month, dimensions);

ALTER TABLE analyst_output ADD CONSTRAINT analyst_output_check CHECK (((state = 'ASKED'::text) = (decided_by IS NULL)));

ALTER TABLE analyst_output ADD CONSTRAINT analyst_output_check1 CHECK (((decided_by IS NULL) = (decided_at IS NULL)));

ALTER TABLE analyst_output ADD CONSTRAINT analyst_output_check2 CHECK (((state = 'REFUSED'::text) = (reason IS NOT NULL)));

ALTER TABLE analyst_output ADD CONSTRAINT analyst_output_check3 CHECK ((decided_by <> asked_by));

ALTER TABLE analyst_output ADD CONSTRAINT analyst_output_meant_for_check CHECK (((length(btrim(meant_for)) >= 1) AND (length(btrim(meant_for)) <= 2000)));

ALTER TABLE analyst_output ADD CONSTRAINT analyst_output_reason_check CHECK (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 2000)));

ALTER TABLE analyst_output ADD CONSTRAINT analyst_output_state_check CHECK ((state = ANY (ARRAY['ASKED'::text, 'RELEASED'::text, 'REFUSED'::text])));

ALTER TABLE analyst_output ADD CONSTRAINT analyst_output_title_check CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 120)));

ALTER TABLE analyst_output ADD CONSTRAINT analyst_output_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id);

ALTER TABLE analyst_output ADD CONSTRAINT analyst_output_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id);

ALTER TABLE analyst_output ADD CONSTRAINT analyst_output_partnership_id_project_id_fkey FOREIGN KEY (partnership_id, project_id) REFERENCES analyst_project(partnership_id, id);

ALTER TABLE analyst_output ADD CONSTRAINT analyst_output_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE analyst_project ADD CONSTRAINT analyst_project_check CHECK ((from_day <= until_day));

ALTER TABLE analyst_project ADD CONSTRAINT analyst_project_check1 CHECK (((closed_by IS NULL) = (closed_at IS NULL)));

ALTER TABLE analyst_project ADD CONSTRAINT analyst_project_fields_check CHECK (((cardinality(fields) > 0) AND (fields <@ ARRAY['BIRTH_BAND'::text, 'PROVIDER'::text, 'AREA'::text, 'COHORT'::text, 'ENROLLED'::text, 'PHASE'::text, 'OUTCOME'::text])));

ALTER TABLE analyst_project ADD CONSTRAINT analyst_project_lawful_basis_check CHECK (((length(btrim(lawful_basis)) >= 1) AND (length(btrim(lawful_basis)) <= 500)));

ALTER TABLE analyst_project ADD CONSTRAINT analyst_project_purpose_check CHECK (((length(btrim(purpose)) >= 1) AND (length(btrim(purpose)) <= 2000)));

ALTER TABLE analyst_project ADD CONSTRAINT analyst_project_title_check CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 120)));

ALTER TABLE analyst_project ADD CONSTRAINT analyst_project_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES person(id);

ALTER TABLE analyst_project ADD CONSTRAINT analyst_project_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES person(id);

ALTER TABLE analyst_project ADD CONSTRAINT analyst_project_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE analyst_project ADD CONSTRAINT analyst_project_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE analyst_project_member ADD CONSTRAINT analyst_project_member_partnership_id_project_id_fkey FOREIGN KEY (partnership_id, project_id) REFERENCES analyst_project(partnership_id, id);

ALTER TABLE analyst_project_member ADD CONSTRAINT analyst_project_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

ALTER TABLE analyst_project_member ADD CONSTRAINT analyst_project_member_pkey PRIMARY KEY (partnership_id, project_id, person_id);

ALTER TABLE analyst_row ADD CONSTRAINT analyst_row_enrolled_check CHECK ((enrolled ~ '^[0-9]{4}-[0-9]{2}$'::text));

ALTER TABLE analyst_row ADD CONSTRAINT analyst_row_partnership_id_month_fkey FOREIGN KEY (partnership_id, month) REFERENCES analyst_snapshot(partnership_id, month);

ALTER TABLE analyst_row ADD CONSTRAINT analyst_row_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE analyst_row ADD CONSTRAINT analyst_row_pkey PRIMARY KEY (partnership_id, month, participant_id);

ALTER TABLE analyst_snapshot ADD CONSTRAINT analyst_snapshot_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric));

ALTER TABLE analyst_snapshot ADD CONSTRAINT analyst_snapshot_profile_check CHECK ((profile = ANY (ARRAY['LOOSER'::text, 'USUAL'::text, 'STRICTER'::text])));

ALTER TABLE analyst_snapshot ADD CONSTRAINT analyst_snapshot_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE analyst_snapshot ADD CONSTRAINT analyst_snapshot_pkey PRIMARY KEY (partnership_id, month);

ALTER TABLE anchor_agreement ADD CONSTRAINT anchor_agreement_fields_check CHECK ((fields <@ ARRAY['NAME'::text, 'STARTED'::text, 'PHASE'::text, 'LINK_WORKER'::text, 'LAST_SEEN'::text, 'ATTENDANCE'::text, 'OUTCOMES'::text, 'PAYS'::text]));

ALTER TABLE anchor_agreement ADD CONSTRAINT anchor_agreement_note_check CHECK ((length(note) <= 2000));

ALTER TABLE anchor_agreement ADD CONSTRAINT anchor_agreement_agreed_by_fkey FOREIGN KEY (agreed_by) REFERENCES person(id);

ALTER TABLE anchor_agreement ADD CONSTRAINT anchor_agreement_partnership_id_anchor_id_fkey FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE anchor_agreement ADD CONSTRAINT anchor_agreement_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE anchor_agreement ADD CONSTRAINT anchor_agreement_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE anchor_candidate ADD CONSTRAINT anchor_candidate_check CHECK ((((consented_on IS NULL) = (referral_id IS NULL)) AND ((consented_on IS NULL) OR (consented_on >= asked_on))));

ALTER TABLE anchor_candidate ADD CONSTRAINT anchor_candidate_code_check CHECK (((length(btrim(code)) >= 1) AND (length(btrim(code)) <= 40)));

ALTER TABLE anchor_candidate ADD CONSTRAINT anchor_candidate_reasons_check CHECK (((length(btrim(reasons)) >= 1) AND (length(btrim(reasons)) <= 2000)));

ALTER TABLE anchor_candidate ADD CONSTRAINT anchor_candidate_partnership_id_anchor_id_fkey FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE anchor_candidate ADD CONSTRAINT anchor_candidate_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE anchor_candidate ADD CONSTRAINT anchor_candidate_partnership_id_referral_id_fkey FOREIGN KEY (partnership_id, referral_id) REFERENCES referral(partnership_id, id);

ALTER TABLE anchor_candidate ADD CONSTRAINT anchor_candidate_suggested_by_fkey FOREIGN KEY (suggested_by) REFERENCES person(id);

ALTER TABLE anchor_candidate ADD CONSTRAINT anchor_candidate_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE anchor_candidate ADD CONSTRAINT anchor_candidate_partnership_id_anchor_id_code_key UNIQUE (partnership_id, anchor_id, code);

ALTER TABLE anchor_contact ADD CONSTRAINT anchor_contact_email_check CHECK ((length(email) <= 254));

ALTER TABLE anchor_contact ADD CONSTRAINT anchor_contact_job_check CHECK (((length(btrim(job)) >= 1) AND (length(btrim(job)) <= 200)));

ALTER TABLE anchor_contact ADD CONSTRAINT anchor_contact_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 200)));

ALTER TABLE anchor_contact ADD CONSTRAINT anchor_contact_note_check CHECK ((length(note) <= 2000));

ALTER TABLE anchor_contact ADD CONSTRAINT anchor_contact_phone_check CHECK ((length(phone) <= 20));

ALTER TABLE anchor_contact ADD CONSTRAINT anchor_contact_partnership_id_anchor_id_fkey FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE anchor_contact ADD CONSTRAINT anchor_contact_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE anchor_contact ADD CONSTRAINT anchor_contact_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE anchor_places ADD CONSTRAINT anchor_places_check CHECK ((to_on > from_on));

ALTER TABLE anchor_places ADD CONSTRAINT anchor_places_places_check CHECK (((places >= 1) AND (places <= 100000)));

ALTER TABLE anchor_places ADD CONSTRAINT anchor_places_agreed_by_fkey FOREIGN KEY (agreed_by) REFERENCES person(id);

ALTER TABLE anchor_places ADD CONSTRAINT anchor_places_partnership_id_anchor_id_fkey FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE anchor_places ADD CONSTRAINT anchor_places_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE anchor_places ADD CONSTRAINT anchor_places_pkey PRIMARY KEY (partnership_id, anchor_id, from_on);

ALTER TABLE anchor_promise ADD CONSTRAINT anchor_promise_check CHECK ((due_on >= review_on));

ALTER TABLE anchor_promise ADD CONSTRAINT anchor_promise_check1 CHECK ((((kept IS NULL) = (settled_on IS NULL)) AND ((kept IS NULL) = (settled_by IS NULL))));

ALTER TABLE anchor_promise ADD CONSTRAINT anchor_promise_promised_by_check CHECK ((promised_by = ANY (ARRAY['ANCHOR'::text, 'PROVIDER'::text])));

ALTER TABLE anchor_promise ADD CONSTRAINT anchor_promise_who_check CHECK (((length(btrim(who)) >= 1) AND (length(btrim(who)) <= 200)));

ALTER TABLE anchor_promise ADD CONSTRAINT anchor_promise_words_check CHECK (((length(btrim(words)) >= 1) AND (length(btrim(words)) <= 2000)));

ALTER TABLE anchor_promise ADD CONSTRAINT anchor_promise_partnership_id_anchor_id_fkey FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE anchor_promise ADD CONSTRAINT anchor_promise_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE anchor_promise ADD CONSTRAINT anchor_promise_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id);

ALTER TABLE anchor_promise ADD CONSTRAINT anchor_promise_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES person(id);

ALTER TABLE anchor_promise ADD CONSTRAINT anchor_promise_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE anchor_record ADD CONSTRAINT anchor_record_address_check CHECK ((length(address) <= 500));

ALTER TABLE anchor_record ADD CONSTRAINT anchor_record_commissioner_check CHECK ((length(commissioner) <= 20));

ALTER TABLE anchor_record ADD CONSTRAINT anchor_record_ods_code_check CHECK ((ods_code ~ '^[A-Z][0-9]{5}$'::text));

ALTER TABLE anchor_record ADD CONSTRAINT anchor_record_postcode_check CHECK ((length(postcode) <= 20));

ALTER TABLE anchor_record ADD CONSTRAINT anchor_record_partnership_id_anchor_id_fkey FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE anchor_record ADD CONSTRAINT anchor_record_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE anchor_record ADD CONSTRAINT anchor_record_pkey PRIMARY KEY (partnership_id, anchor_id);

ALTER TABLE anchor_record ADD CONSTRAINT anchor_record_partnership_id_ods_code_key UNIQUE (partnership_id, ods_code);

ALTER TABLE anchor_refusal ADD CONSTRAINT anchor_refusal_count_check CHECK ((count > 0));

ALTER TABLE anchor_refusal ADD CONSTRAINT anchor_refusal_partnership_id_anchor_id_fkey FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE anchor_refusal ADD CONSTRAINT anchor_refusal_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE anchor_refusal ADD CONSTRAINT anchor_refusal_pkey PRIMARY KEY (partnership_id, anchor_id);

ALTER TABLE anchor_worker ADD CONSTRAINT anchor_worker_check CHECK ((ended_on >= from_on));

ALTER TABLE anchor_worker ADD CONSTRAINT anchor_worker_partnership_id_anchor_id_fkey FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE anchor_worker ADD CONSTRAINT anchor_worker_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE anchor_worker ADD CONSTRAINT anchor_worker_partnership_id_provider_id_fkey FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE anchor_worker ADD CONSTRAINT anchor_worker_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

ALTER TABLE anchor_worker ADD CONSTRAINT anchor_worker_pkey PRIMARY KEY (partnership_id, anchor_id, person_id);

ALTER TABLE app.analyst_secret ADD CONSTRAINT analyst_secret_inner_key_check CHECK ((length(inner_key) = 32));

ALTER TABLE app.analyst_secret ADD CONSTRAINT analyst_secret_outer_key_check CHECK ((length(outer_key) = 32));

ALTER TABLE app.analyst_secret ADD CONSTRAINT analyst_secret_partnership_id_project_id_fkey FOREIGN KEY (partnership_id, project_id) REFERENCES analyst_project(partnership_id, id);

ALTER TABLE app.analyst_secret ADD CONSTRAINT analyst_secret_pkey PRIMARY KEY (partnership_id, project_id);

ALTER TABLE app.installation ADD CONSTRAINT installation_single_check CHECK (single);

ALTER TABLE app.installation ADD CONSTRAINT installation_pkey PRIMARY KEY (single);

ALTER TABLE assessment ADD CONSTRAINT assessment_answered_check CHECK ((answered = ANY (ARRAY['TOGETHER'::text, 'BY_THEMSELVES'::text])));

ALTER TABLE assessment ADD CONSTRAINT assessment_check CHECK ((num_nulls(measured_on, answered, answers, scores) = ANY (ARRAY[0, 4])));

ALTER TABLE assessment ADD CONSTRAINT assessment_check1 CHECK (((measured_on IS NOT NULL) OR ((corrects IS NOT NULL) AND (note IS NULL))));

ALTER TABLE assessment ADD CONSTRAINT assessment_check2 CHECK ((corrects <> id));

ALTER TABLE assessment ADD CONSTRAINT assessment_note_check CHECK (((length(btrim(note)) >= 1) AND (length(btrim(note)) <= 2000)));

ALTER TABLE assessment ADD CONSTRAINT assessment_partnership_id_instrument_id_fkey FOREIGN KEY (partnership_id, instrument_id) REFERENCES instrument(partnership_id, id);

ALTER TABLE assessment ADD CONSTRAINT assessment_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE assessment ADD CONSTRAINT assessment_partnership_id_participant_id_instrument_id_cor_fkey FOREIGN KEY (partnership_id, participant_id, instrument_id, corrects) REFERENCES assessment(partnership_id, participant_id, instrument_id, id);

ALTER TABLE assessment ADD CONSTRAINT assessment_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id);

ALTER TABLE assessment ADD CONSTRAINT assessment_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE assessment ADD CONSTRAINT assessment_partnership_id_corrects_key UNIQUE (partnership_id, corrects);

ALTER TABLE assessment ADD CONSTRAINT assessment_partnership_id_participant_id_instrument_id_id_key UNIQUE (partnership_id, participant_id, instrument_id, id);

ALTER TABLE assessment ADD CONSTRAINT assessment_partnership_id_recorded_by_client_key_key UNIQUE (partnership_id, recorded_by, client_key);

ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_action_check CHECK ((action ~ '^[A-Za-z][A-Za-z.]{0,60}$'::text));

ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_hash_check CHECK ((octet_length(hash) = 32));

ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_number_check CHECK ((number > 0));

ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_operation_check CHECK ((operation = ANY (ARRAY['READ'::text, 'ADD'::text, 'CHANGE'::text, 'REMOVE'::text])));

ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_previous_check CHECK ((octet_length(previous) = 32));

ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_record_ids_check CHECK ((cardinality(record_ids) > 0));

ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_subject_check CHECK ((subject ~ '^[a-z][a-z_]{0,60}$'::text));

ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_pkey PRIMARY KEY (partnership_id, number);

ALTER TABLE audit_head ADD CONSTRAINT audit_head_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE audit_head ADD CONSTRAINT audit_head_pkey PRIMARY KEY (partnership_id);

ALTER TABLE audit_note ADD CONSTRAINT audit_note_action_check CHECK ((action ~ '^[A-Za-z][A-Za-z.]{0,60}$'::text));

ALTER TABLE audit_note ADD CONSTRAINT audit_note_operation_check CHECK ((operation = ANY (ARRAY['READ'::text, 'ADD'::text, 'CHANGE'::text, 'REMOVE'::text])));

ALTER TABLE audit_note ADD CONSTRAINT audit_note_record_ids_check CHECK ((cardinality(record_ids) > 0));

ALTER TABLE audit_note ADD CONSTRAINT audit_note_subject_check CHECK ((subject ~ '^[a-z][a-z_]{0,60}$'::text));

ALTER TABLE audit_note ADD CONSTRAINT audit_note_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE audit_note ADD CONSTRAINT audit_note_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE audit_sample ADD CONSTRAINT audit_sample_frame_size_check CHECK ((frame_size > 0));

ALTER TABLE audit_sample ADD CONSTRAINT audit_sample_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric));

ALTER TABLE audit_sample ADD CONSTRAINT audit_sample_seed_check CHECK ((seed ~ '^[0-9a-f]{64}$'::text));

ALTER TABLE audit_sample ADD CONSTRAINT audit_sample_drawn_by_fkey FOREIGN KEY (drawn_by) REFERENCES person(id);

ALTER TABLE audit_sample ADD CONSTRAINT audit_sample_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE audit_sample ADD CONSTRAINT audit_sample_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE audit_sample ADD CONSTRAINT audit_sample_partnership_id_month_key UNIQUE (partnership_id, month);

ALTER TABLE audit_sample_claim ADD CONSTRAINT audit_sample_claim_check CHECK ((((verdict IS NULL) = (found_by IS NULL)) AND ((verdict IS NULL) = (found_at IS NULL))));

ALTER TABLE audit_sample_claim ADD CONSTRAINT audit_sample_claim_check1 CHECK (((verdict IS NULL) OR ("position" IS NOT NULL)));

ALTER TABLE audit_sample_claim ADD CONSTRAINT audit_sample_claim_check2 CHECK (((verdict IS DISTINCT FROM 'FAILED'::text) OR (note IS NOT NULL)));

ALTER TABLE audit_sample_claim ADD CONSTRAINT audit_sample_claim_note_check CHECK (((length(btrim(note)) >= 1) AND (length(btrim(note)) <= 2000)));

ALTER TABLE audit_sample_claim ADD CONSTRAINT audit_sample_claim_position_check CHECK (("position" > 0));

ALTER TABLE audit_sample_claim ADD CONSTRAINT audit_sample_claim_verdict_check CHECK ((verdict = ANY (ARRAY['CONFIRMED'::text, 'FAILED'::text])));

ALTER TABLE audit_sample_claim ADD CONSTRAINT audit_sample_claim_found_by_fkey FOREIGN KEY (found_by) REFERENCES person(id);

ALTER TABLE audit_sample_claim ADD CONSTRAINT audit_sample_claim_partnership_id_claim_id_fkey FOREIGN KEY (partnership_id, claim_id) REFERENCES claim(partnership_id, id);

ALTER TABLE audit_sample_claim ADD CONSTRAINT audit_sample_claim_partnership_id_sample_id_fkey FOREIGN KEY (partnership_id, sample_id) REFERENCES audit_sample(partnership_id, id);

ALTER TABLE audit_sample_claim ADD CONSTRAINT audit_sample_claim_pkey PRIMARY KEY (partnership_id, sample_id, claim_id);

ALTER TABLE auth."user" ADD CONSTRAINT user_email_check CHECK ((email = lower(email)));

ALTER TABLE auth."user" ADD CONSTRAINT user_pkey PRIMARY KEY (id);

ALTER TABLE auth."user" ADD CONSTRAINT user_email_key UNIQUE (email);

ALTER TABLE auth.account ADD CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE;

ALTER TABLE auth.account ADD CONSTRAINT account_pkey PRIMARY KEY (id);

ALTER TABLE auth.recovery_code ADD CONSTRAINT recovery_code_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text));

ALTER TABLE auth.recovery_code ADD CONSTRAINT "recovery_code_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE;

ALTER TABLE auth.recovery_code ADD CONSTRAINT recovery_code_pkey PRIMARY KEY ("userId", hash);

ALTER TABLE auth.second_factor ADD CONSTRAINT second_factor_check CHECK (((secret IS NULL) = ("confirmedAt" IS NULL)));

ALTER TABLE auth.second_factor ADD CONSTRAINT second_factor_check1 CHECK (((pending IS NULL) = ("pendingAt" IS NULL)));

ALTER TABLE auth.second_factor ADD CONSTRAINT "second_factor_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE;

ALTER TABLE auth.second_factor ADD CONSTRAINT second_factor_pkey PRIMARY KEY ("userId");

ALTER TABLE auth.session ADD CONSTRAINT "session_endedBecause_check" CHECK (("endedBecause" = ANY (ARRAY['ROLES_CHANGED'::text, 'SECOND_FACTOR_CHANGED'::text])));

ALTER TABLE auth.session ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE;

ALTER TABLE auth.session ADD CONSTRAINT session_pkey PRIMARY KEY (id);

ALTER TABLE auth.session ADD CONSTRAINT session_token_key UNIQUE (token);

ALTER TABLE auth.sign_in_attempt ADD CONSTRAINT sign_in_attempt_pkey PRIMARY KEY (address);

ALTER TABLE auth.sign_in_failure ADD CONSTRAINT sign_in_failure_email_check CHECK (((email = lower(email)) AND (length(email) <= 254)));

ALTER TABLE auth.sign_in_failure ADD CONSTRAINT sign_in_failure_pkey PRIMARY KEY (email);

ALTER TABLE auth.verification ADD CONSTRAINT verification_pkey PRIMARY KEY (id);

ALTER TABLE auth.visitor_attempt ADD CONSTRAINT visitor_attempt_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)));

ALTER TABLE auth.visitor_attempt ADD CONSTRAINT visitor_attempt_pkey PRIMARY KEY (name);

ALTER TABLE baseline ADD CONSTRAINT baseline_outcome_code_check CHECK ((outcome_code ~ '^[A-Z0-9_]{1,64}$'::text));

ALTER TABLE baseline ADD CONSTRAINT baseline_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE baseline ADD CONSTRAINT baseline_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id);

ALTER TABLE baseline ADD CONSTRAINT baseline_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE baseline ADD CONSTRAINT baseline_partnership_id_participant_id_outcome_code_key UNIQUE (partnership_id, participant_id, outcome_code);

ALTER TABLE caseload_guide ADD CONSTRAINT caseload_guide_guide_check CHECK ((jsonb_typeof(guide) = 'object'::text));

ALTER TABLE caseload_guide ADD CONSTRAINT caseload_guide_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES person(id);

ALTER TABLE caseload_guide ADD CONSTRAINT caseload_guide_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE caseload_guide ADD CONSTRAINT caseload_guide_pkey PRIMARY KEY (partnership_id);

ALTER TABLE circumstance ADD CONSTRAINT circumstance_check CHECK (((kind IS NULL) = (on_date IS NULL)));

ALTER TABLE circumstance ADD CONSTRAINT circumstance_check1 CHECK (((kind IS NOT NULL) OR (corrects IS NOT NULL)));

ALTER TABLE circumstance ADD CONSTRAINT circumstance_check2 CHECK ((corrects <> id));

ALTER TABLE circumstance ADD CONSTRAINT circumstance_kind_check CHECK ((kind ~ '^[A-Z_]{1,64}$'::text));

ALTER TABLE circumstance ADD CONSTRAINT circumstance_words_check CHECK (((length(btrim(words)) >= 1) AND (length(btrim(words)) <= 2000)));

ALTER TABLE circumstance ADD CONSTRAINT circumstance_partnership_id_corrects_fkey FOREIGN KEY (partnership_id, corrects) REFERENCES circumstance(partnership_id, id);

ALTER TABLE circumstance ADD CONSTRAINT circumstance_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE circumstance ADD CONSTRAINT circumstance_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id);

ALTER TABLE circumstance ADD CONSTRAINT circumstance_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE circumstance ADD CONSTRAINT circumstance_partnership_id_corrects_key UNIQUE (partnership_id, corrects);

ALTER TABLE claim ADD CONSTRAINT claim_check CHECK ((approved_by <> submitted_by));

ALTER TABLE claim ADD CONSTRAINT claim_check1 CHECK ((verified_by <> submitted_by));

ALTER TABLE claim ADD CONSTRAINT claim_check2 CHECK ((verified_by <> approved_by));

ALTER TABLE claim ADD CONSTRAINT claim_check3 CHECK (((state <> ALL (ARRAY['VERIFIED'::text, 'BILLED'::text, 'PAID'::text])) OR ((verified_by IS NOT NULL) AND (approved_by IS NOT NULL))));

ALTER TABLE claim ADD CONSTRAINT claim_check4 CHECK (((NOT reversal_pending) OR (state = 'REVERSED'::text)));

ALTER TABLE claim ADD CONSTRAINT claim_cohort_check CHECK ((cohort = ANY (ARRAY['NEW'::text, 'HISTORIC'::text])));

ALTER TABLE claim ADD CONSTRAINT claim_price_check CHECK ((price > 0));

ALTER TABLE claim ADD CONSTRAINT claim_state_check CHECK ((state = ANY (ARRAY['DRAFT'::text, 'SUBMITTED'::text, 'RETURNED'::text, 'APPROVED'::text, 'WITHHELD'::text, 'REJECTED'::text, 'VERIFIED'::text, 'BILLED'::text, 'PAID'::text, 'REVERSED'::text])));

ALTER TABLE claim ADD CONSTRAINT claim_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES person(id);

ALTER TABLE claim ADD CONSTRAINT claim_partnership_id_anchor_id_fkey FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE claim ADD CONSTRAINT claim_partnership_id_enrolment_id_fkey FOREIGN KEY (partnership_id, enrolment_id) REFERENCES enrolment(partnership_id, id);

ALTER TABLE claim ADD CONSTRAINT claim_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE claim ADD CONSTRAINT claim_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE claim ADD CONSTRAINT claim_partnership_id_provider_id_fkey FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE claim ADD CONSTRAINT claim_partnership_id_tariff_id_fkey FOREIGN KEY (partnership_id, tariff_id) REFERENCES tariff(partnership_id, id);

ALTER TABLE claim ADD CONSTRAINT claim_run FOREIGN KEY (partnership_id, run_id) REFERENCES payment_run(partnership_id, id);

ALTER TABLE claim ADD CONSTRAINT claim_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES person(id);

ALTER TABLE claim ADD CONSTRAINT claim_unfunded_run FOREIGN KEY (partnership_id, unfunded_run_id) REFERENCES payment_run(partnership_id, id);

ALTER TABLE claim ADD CONSTRAINT claim_verified_by_fkey FOREIGN KEY (verified_by) REFERENCES person(id);

ALTER TABLE claim ADD CONSTRAINT claim_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE claim ADD CONSTRAINT claim_partnership_id_reference_key UNIQUE (partnership_id, reference);

ALTER TABLE claim_event ADD CONSTRAINT claim_event_reason_check CHECK ((length(reason) <= 5000));

ALTER TABLE claim_event ADD CONSTRAINT claim_event_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id);

ALTER TABLE claim_event ADD CONSTRAINT claim_event_partnership_id_claim_id_fkey FOREIGN KEY (partnership_id, claim_id) REFERENCES claim(partnership_id, id);

ALTER TABLE claim_event ADD CONSTRAINT claim_event_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE claim_message ADD CONSTRAINT claim_message_text_check CHECK (((length(btrim(text)) >= 1) AND (length(btrim(text)) <= 5000)));

ALTER TABLE claim_message ADD CONSTRAINT claim_message_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id);

ALTER TABLE claim_message ADD CONSTRAINT claim_message_partnership_id_claim_id_fkey FOREIGN KEY (partnership_id, claim_id) REFERENCES claim(partnership_id, id);

ALTER TABLE claim_message ADD CONSTRAINT claim_message_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE clash_decision ADD CONSTRAINT clash_decision_check CHECK ((stands_claim <> ends_claim));

ALTER TABLE clash_decision ADD CONSTRAINT clash_decision_check1 CHECK ((stands_record <> ends_record));

ALTER TABLE clash_decision ADD CONSTRAINT clash_decision_ended_as_check CHECK ((ended_as = ANY (ARRAY['REJECTED'::text, 'REVERSED'::text])));

ALTER TABLE clash_decision ADD CONSTRAINT clash_decision_reason_check CHECK (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 2000)));

ALTER TABLE clash_decision ADD CONSTRAINT clash_decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id);

ALTER TABLE clash_decision ADD CONSTRAINT clash_decision_partnership_id_ends_claim_fkey FOREIGN KEY (partnership_id, ends_claim) REFERENCES claim(partnership_id, id);

ALTER TABLE clash_decision ADD CONSTRAINT clash_decision_partnership_id_ends_record_fkey FOREIGN KEY (partnership_id, ends_record) REFERENCES participant(partnership_id, id);

ALTER TABLE clash_decision ADD CONSTRAINT clash_decision_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE clash_decision ADD CONSTRAINT clash_decision_partnership_id_stands_claim_fkey FOREIGN KEY (partnership_id, stands_claim) REFERENCES claim(partnership_id, id);

ALTER TABLE clash_decision ADD CONSTRAINT clash_decision_partnership_id_stands_record_fkey FOREIGN KEY (partnership_id, stands_record) REFERENCES participant(partnership_id, id);

ALTER TABLE clash_decision ADD CONSTRAINT clash_decision_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE complexity_band ADD CONSTRAINT complexity_band_code_check CHECK ((code ~ '^[A-Z0-9_]{1,64}$'::text));

ALTER TABLE complexity_band ADD CONSTRAINT complexity_band_meaning_check CHECK (((length(btrim(meaning)) >= 1) AND (length(btrim(meaning)) <= 400)));

ALTER TABLE complexity_band ADD CONSTRAINT complexity_band_position_check CHECK (("position" > 0));

ALTER TABLE complexity_band ADD CONSTRAINT complexity_band_title_check CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 120)));

ALTER TABLE complexity_band ADD CONSTRAINT complexity_band_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE complexity_band ADD CONSTRAINT complexity_band_pkey PRIMARY KEY (partnership_id, code);

ALTER TABLE contact ADD CONSTRAINT contact_attendance_check CHECK ((attendance = ANY (ARRAY['PRESENT'::text, 'ABSENT'::text, 'APOLOGIES'::text])));

ALTER TABLE contact ADD CONSTRAINT contact_check CHECK ((corrects <> id));

ALTER TABLE contact ADD CONSTRAINT contact_check1 CHECK (((NOT is_removed) OR (corrects IS NOT NULL)));

ALTER TABLE contact ADD CONSTRAINT contact_check2 CHECK (((is_removed = (kind IS NULL)) AND (is_removed = (met_on IS NULL)) AND (is_removed = (seen IS NULL))));

ALTER TABLE contact ADD CONSTRAINT contact_check3 CHECK (((NOT is_removed) OR ((met_at IS NULL) AND (place IS NULL) AND (minutes IS NULL) AND (words IS NULL) AND (company = '{}'::text[]) AND (joint_worker_ids = '{}'::uuid[]))));

ALTER TABLE contact ADD CONSTRAINT contact_check4 CHECK (((sitting_id IS NULL) = (attendance IS NULL)));

ALTER TABLE contact ADD CONSTRAINT contact_check5 CHECK (((attendance IS NULL) OR (seen = (attendance = 'PRESENT'::text))));

ALTER TABLE contact ADD CONSTRAINT contact_company_check CHECK ((company <@ ARRAY['PARENT_OR_CARER'::text, 'PARTNER'::text, 'FAMILY'::text, 'FRIEND'::text, 'SCHOOL'::text, 'HEALTH'::text, 'HOUSING'::text, 'OTHER_SERVICE'::text, 'INTERPRETER'::text, 'SOMEBODY_ELSE'::text]));

ALTER TABLE contact ADD CONSTRAINT contact_joint_worker_ids_check CHECK ((cardinality(joint_worker_ids) <= 10));

ALTER TABLE contact ADD CONSTRAINT contact_minutes_check CHECK (((minutes >= 1) AND (minutes <= 1440)));

ALTER TABLE contact ADD CONSTRAINT contact_place_check CHECK (((length(btrim(place)) >= 1) AND (length(btrim(place)) <= 120)));

ALTER TABLE contact ADD CONSTRAINT contact_words_check CHECK (((length(btrim(words)) >= 1) AND (length(btrim(words)) <= 4000)));

ALTER TABLE contact ADD CONSTRAINT contact_partnership_id_corrects_fkey FOREIGN KEY (partnership_id, corrects) REFERENCES contact(partnership_id, id);

ALTER TABLE contact ADD CONSTRAINT contact_partnership_id_kind_fkey FOREIGN KEY (partnership_id, kind) REFERENCES contact_kind(partnership_id, code);

ALTER TABLE contact ADD CONSTRAINT contact_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE contact ADD CONSTRAINT contact_partnership_id_sitting_id_fkey FOREIGN KEY (partnership_id, sitting_id) REFERENCES sitting(partnership_id, id);

ALTER TABLE contact ADD CONSTRAINT contact_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id);

ALTER TABLE contact ADD CONSTRAINT contact_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE contact ADD CONSTRAINT contact_partnership_id_recorded_by_client_key_key UNIQUE (partnership_id, recorded_by, client_key);

ALTER TABLE contact_kind ADD CONSTRAINT contact_kind_code_check CHECK ((code ~ '^[A-Z0-9_]{1,64}$'::text));

ALTER TABLE contact_kind ADD CONSTRAINT contact_kind_position_check CHECK (("position" > 0));

ALTER TABLE contact_kind ADD CONSTRAINT contact_kind_title_check CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 120)));

ALTER TABLE contact_kind ADD CONSTRAINT contact_kind_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE contact_kind ADD CONSTRAINT contact_kind_pkey PRIMARY KEY (partnership_id, code);

ALTER TABLE contribution ADD CONSTRAINT contribution_amount_check CHECK ((amount > 0));

ALTER TABLE contribution ADD CONSTRAINT contribution_cap_check CHECK ((cap >= 0));

ALTER TABLE contribution ADD CONSTRAINT contribution_check CHECK ((anchor_pays = (funder_id IS NULL)));

ALTER TABLE contribution ADD CONSTRAINT contribution_check1 CHECK (((kind = 'PERCENT'::text) = (percent IS NOT NULL)));

ALTER TABLE contribution ADD CONSTRAINT contribution_check2 CHECK (((kind = 'FIXED'::text) = (amount IS NOT NULL)));

ALTER TABLE contribution ADD CONSTRAINT contribution_cohort_check CHECK ((cohort = ANY (ARRAY['NEW'::text, 'HISTORIC'::text])));

ALTER TABLE contribution ADD CONSTRAINT contribution_kind_check CHECK ((kind = ANY (ARRAY['PERCENT'::text, 'FIXED'::text, 'RESIDUAL'::text])));

ALTER TABLE contribution ADD CONSTRAINT contribution_label_check CHECK (((length(btrim(label)) >= 1) AND (length(btrim(label)) <= 200)));

ALTER TABLE contribution ADD CONSTRAINT contribution_percent_check CHECK (((percent >= 1) AND (percent <= 10000)));

ALTER TABLE contribution ADD CONSTRAINT contribution_partnership_id_agreement_id_fkey FOREIGN KEY (partnership_id, agreement_id) REFERENCES funding_agreement(partnership_id, id);

ALTER TABLE contribution ADD CONSTRAINT contribution_partnership_id_funder_id_fkey FOREIGN KEY (partnership_id, funder_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE contribution ADD CONSTRAINT contribution_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE contribution ADD CONSTRAINT contribution_partnership_id_agreement_id_label_key UNIQUE (partnership_id, agreement_id, label);

ALTER TABLE contribution ADD CONSTRAINT contribution_partnership_id_agreement_id_position_key UNIQUE (partnership_id, agreement_id, "position");

ALTER TABLE contribution_total ADD CONSTRAINT contribution_total_paid_check CHECK ((paid >= 0));

ALTER TABLE contribution_total ADD CONSTRAINT contribution_total_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE contribution_total ADD CONSTRAINT contribution_total_pkey PRIMARY KEY (partnership_id, label);

ALTER TABLE decline_reason ADD CONSTRAINT decline_reason_code_check CHECK ((code ~ '^[A-Z0-9_]{1,64}$'::text));

ALTER TABLE decline_reason ADD CONSTRAINT decline_reason_given_by_check CHECK (((cardinality(given_by) > 0) AND (given_by <@ ARRAY['HUB'::text, 'PROVIDER'::text])));

ALTER TABLE decline_reason ADD CONSTRAINT decline_reason_position_check CHECK (("position" > 0));

ALTER TABLE decline_reason ADD CONSTRAINT decline_reason_title_check CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 120)));

ALTER TABLE decline_reason ADD CONSTRAINT decline_reason_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE decline_reason ADD CONSTRAINT decline_reason_pkey PRIMARY KEY (partnership_id, code);

ALTER TABLE deficit_word ADD CONSTRAINT deficit_word_key_check CHECK (((length(key) >= 1) AND (length(key) <= 400)));

ALTER TABLE deficit_word ADD CONSTRAINT deficit_word_phrase_check CHECK (((length(btrim(phrase)) >= 1) AND (length(btrim(phrase)) <= 400)));

ALTER TABLE deficit_word ADD CONSTRAINT deficit_word_why_check CHECK (((length(btrim(why)) >= 1) AND (length(btrim(why)) <= 1200)));

ALTER TABLE deficit_word ADD CONSTRAINT deficit_word_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id);

ALTER TABLE deficit_word ADD CONSTRAINT deficit_word_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE deficit_word ADD CONSTRAINT deficit_word_pkey PRIMARY KEY (partnership_id, key);

ALTER TABLE different_people ADD CONSTRAINT different_people_check CHECK ((one_id < other_id));

ALTER TABLE different_people ADD CONSTRAINT different_people_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE different_people ADD CONSTRAINT different_people_partnership_id_one_id_fkey FOREIGN KEY (partnership_id, one_id) REFERENCES participant(partnership_id, id);

ALTER TABLE different_people ADD CONSTRAINT different_people_partnership_id_other_id_fkey FOREIGN KEY (partnership_id, other_id) REFERENCES participant(partnership_id, id);

ALTER TABLE different_people ADD CONSTRAINT different_people_said_by_fkey FOREIGN KEY (said_by) REFERENCES person(id);

ALTER TABLE different_people ADD CONSTRAINT different_people_pkey PRIMARY KEY (partnership_id, one_id, other_id);

ALTER TABLE enrolment ADD CONSTRAINT enrolment_check CHECK ((ended_on >= enrolled_on));

ALTER TABLE enrolment ADD CONSTRAINT enrolment_cohort_check CHECK ((cohort = ANY (ARRAY['NEW'::text, 'HISTORIC'::text])));

ALTER TABLE enrolment ADD CONSTRAINT enrolment_partnership_id_anchor_id_fkey FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE enrolment ADD CONSTRAINT enrolment_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE enrolment ADD CONSTRAINT enrolment_partnership_id_provider_id_fkey FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE enrolment ADD CONSTRAINT enrolment_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id);

ALTER TABLE enrolment ADD CONSTRAINT enrolment_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE enrolment ADD CONSTRAINT enrolment_partnership_id_participant_id_enrolled_on_key UNIQUE (partnership_id, participant_id, enrolled_on);

ALTER TABLE evidence ADD CONSTRAINT evidence_check CHECK (((statement IS NOT NULL) OR (upload_id IS NOT NULL) OR (kind = 'DATA_MATCH'::text)));

ALTER TABLE evidence ADD CONSTRAINT evidence_check1 CHECK (((kind = 'DATA_MATCH'::text) = (attached_by IS NULL)));

ALTER TABLE evidence ADD CONSTRAINT evidence_kind_check CHECK ((kind = ANY (ARRAY['DOCUMENT'::text, 'SELF_CERTIFICATION'::text, 'ASSESSMENT'::text, 'EMPLOYER_CONFIRMATION'::text, 'DATA_MATCH'::text])));

ALTER TABLE evidence ADD CONSTRAINT evidence_statement_check CHECK ((length(statement) <= 5000));

ALTER TABLE evidence ADD CONSTRAINT evidence_attached_by_fkey FOREIGN KEY (attached_by) REFERENCES person(id);

ALTER TABLE evidence ADD CONSTRAINT evidence_partnership_id_claim_id_fkey FOREIGN KEY (partnership_id, claim_id) REFERENCES claim(partnership_id, id);

ALTER TABLE evidence ADD CONSTRAINT evidence_partnership_id_upload_id_fkey FOREIGN KEY (partnership_id, upload_id) REFERENCES upload(partnership_id, id);

ALTER TABLE evidence ADD CONSTRAINT evidence_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE evidence_match ADD CONSTRAINT evidence_match_partnership_id_claim_id_fkey FOREIGN KEY (partnership_id, claim_id) REFERENCES claim(partnership_id, id);

ALTER TABLE evidence_match ADD CONSTRAINT evidence_match_partnership_id_evidence_id_fkey FOREIGN KEY (partnership_id, evidence_id) REFERENCES evidence(partnership_id, id);

ALTER TABLE evidence_match ADD CONSTRAINT evidence_match_partnership_id_offer_id_fkey FOREIGN KEY (partnership_id, offer_id) REFERENCES match_offer(partnership_id, id);

ALTER TABLE evidence_match ADD CONSTRAINT evidence_match_pkey PRIMARY KEY (partnership_id, evidence_id);

ALTER TABLE evidence_measure ADD CONSTRAINT evidence_measure_check CHECK (((first_assessment_id IS NULL) = (first_on IS NULL)));

ALTER TABLE evidence_measure ADD CONSTRAINT evidence_measure_partnership_id_assessment_id_fkey FOREIGN KEY (partnership_id, assessment_id) REFERENCES assessment(partnership_id, id);

ALTER TABLE evidence_measure ADD CONSTRAINT evidence_measure_partnership_id_claim_id_fkey FOREIGN KEY (partnership_id, claim_id) REFERENCES claim(partnership_id, id);

ALTER TABLE evidence_measure ADD CONSTRAINT evidence_measure_partnership_id_evidence_id_fkey FOREIGN KEY (partnership_id, evidence_id) REFERENCES evidence(partnership_id, id);

ALTER TABLE evidence_measure ADD CONSTRAINT evidence_measure_partnership_id_first_assessment_id_fkey FOREIGN KEY (partnership_id, first_assessment_id) REFERENCES assessment(partnership_id, id);

ALTER TABLE evidence_measure ADD CONSTRAINT evidence_measure_pkey PRIMARY KEY (partnership_id, evidence_id);

ALTER TABLE evidence_opening ADD CONSTRAINT evidence_opening_partnership_id_evidence_id_fkey FOREIGN KEY (partnership_id, evidence_id) REFERENCES evidence(partnership_id, id);

ALTER TABLE evidence_opening ADD CONSTRAINT evidence_opening_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

ALTER TABLE evidence_opening ADD CONSTRAINT evidence_opening_pkey PRIMARY KEY (partnership_id, evidence_id, person_id);

ALTER TABLE evidence_signature ADD CONSTRAINT evidence_signature_partnership_id_claim_id_fkey FOREIGN KEY (partnership_id, claim_id) REFERENCES claim(partnership_id, id);

ALTER TABLE evidence_signature ADD CONSTRAINT evidence_signature_partnership_id_evidence_id_fkey FOREIGN KEY (partnership_id, evidence_id) REFERENCES evidence(partnership_id, id);

ALTER TABLE evidence_signature ADD CONSTRAINT evidence_signature_partnership_id_signed_statement_id_fkey FOREIGN KEY (partnership_id, signed_statement_id) REFERENCES signed_statement(partnership_id, id);

ALTER TABLE evidence_signature ADD CONSTRAINT evidence_signature_pkey PRIMARY KEY (partnership_id, evidence_id);

ALTER TABLE expertise ADD CONSTRAINT expertise_code_check CHECK ((code ~ '^[A-Z0-9_]{1,64}$'::text));

ALTER TABLE expertise ADD CONSTRAINT expertise_kind_check CHECK ((kind = ANY (ARRAY['KNOWS'::text, 'IS'::text])));

ALTER TABLE expertise ADD CONSTRAINT expertise_position_check CHECK (("position" > 0));

ALTER TABLE expertise ADD CONSTRAINT expertise_title_check CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 120)));

ALTER TABLE expertise ADD CONSTRAINT expertise_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE expertise ADD CONSTRAINT expertise_pkey PRIMARY KEY (partnership_id, code);

ALTER TABLE extract_fault ADD CONSTRAINT extract_fault_line_check CHECK ((line > 0));

ALTER TABLE extract_fault ADD CONSTRAINT extract_fault_partnership_id_extract_id_fkey FOREIGN KEY (partnership_id, extract_id) REFERENCES "extract"(partnership_id, id);

ALTER TABLE extract_fault ADD CONSTRAINT extract_fault_pkey PRIMARY KEY (partnership_id, extract_id, line, column_name);

ALTER TABLE extract_mapping ADD CONSTRAINT extract_mapping_headings_mark_check CHECK ((octet_length(headings_mark) = 32));

ALTER TABLE extract_mapping ADD CONSTRAINT extract_mapping_chosen_by_fkey FOREIGN KEY (chosen_by) REFERENCES person(id);

ALTER TABLE extract_mapping ADD CONSTRAINT extract_mapping_partnership_id_agreement_id_fkey FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement(partnership_id, id);

ALTER TABLE extract_mapping ADD CONSTRAINT extract_mapping_pkey PRIMARY KEY (partnership_id, agreement_id, headings_mark);

ALTER TABLE extract_progress ADD CONSTRAINT extract_progress_check CHECK (((done >= 0) AND (done <= rows)));

ALTER TABLE extract_progress ADD CONSTRAINT extract_progress_rows_check CHECK ((rows >= 0));

ALTER TABLE extract_progress ADD CONSTRAINT extract_progress_partnership_id_extract_id_fkey FOREIGN KEY (partnership_id, extract_id) REFERENCES "extract"(partnership_id, id);

ALTER TABLE extract_progress ADD CONSTRAINT extract_progress_pkey PRIMARY KEY (partnership_id, extract_id);

ALTER TABLE forecast_period ADD CONSTRAINT forecast_period_amount_check CHECK ((amount >= 0));

ALTER TABLE forecast_period ADD CONSTRAINT forecast_period_check CHECK ((("position" >= 1) AND ("position" <= period_count)));

ALTER TABLE forecast_period ADD CONSTRAINT forecast_period_check1 CHECK ((period_from <= period_to));

ALTER TABLE forecast_period ADD CONSTRAINT forecast_period_partnership_id_plan_id_period_count_fkey FOREIGN KEY (partnership_id, plan_id, period_count) REFERENCES forecast_plan(partnership_id, id, period_count);

ALTER TABLE forecast_period ADD CONSTRAINT forecast_period_pkey PRIMARY KEY (partnership_id, plan_id, "position");

ALTER TABLE forecast_period ADD CONSTRAINT forecast_period_partnership_id_plan_id_period_from_key UNIQUE (partnership_id, plan_id, period_from);

ALTER TABLE forecast_plan ADD CONSTRAINT forecast_plan_kind_check CHECK ((kind = ANY (ARRAY['BASE'::text, 'MEDIUM'::text, 'DOWNSIDE'::text, 'OTHER'::text])));

ALTER TABLE forecast_plan ADD CONSTRAINT forecast_plan_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 100)));

ALTER TABLE forecast_plan ADD CONSTRAINT forecast_plan_note_check CHECK (((length(btrim(note)) >= 1) AND (length(btrim(note)) <= 2000)));

ALTER TABLE forecast_plan ADD CONSTRAINT forecast_plan_period_count_check CHECK ((period_count > 0));

ALTER TABLE forecast_plan ADD CONSTRAINT forecast_plan_version_check CHECK ((version > 0));

ALTER TABLE forecast_plan ADD CONSTRAINT forecast_plan_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE forecast_plan ADD CONSTRAINT forecast_plan_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id);

ALTER TABLE forecast_plan ADD CONSTRAINT forecast_plan_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE forecast_plan ADD CONSTRAINT forecast_plan_partnership_id_id_period_count_key UNIQUE (partnership_id, id, period_count);

ALTER TABLE forecast_plan ADD CONSTRAINT forecast_plan_partnership_id_name_version_key UNIQUE (partnership_id, name, version);

ALTER TABLE funding_agreement ADD CONSTRAINT funding_agreement_version_check CHECK ((version > 0));

ALTER TABLE funding_agreement ADD CONSTRAINT funding_agreement_agreed_by_fkey FOREIGN KEY (agreed_by) REFERENCES person(id);

ALTER TABLE funding_agreement ADD CONSTRAINT funding_agreement_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE funding_agreement ADD CONSTRAINT funding_agreement_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE funding_agreement ADD CONSTRAINT funding_agreement_partnership_id_version_key UNIQUE (partnership_id, version);

ALTER TABLE funding_proposal ADD CONSTRAINT funding_proposal_check CHECK (((state = 'PROPOSED'::text) = ((decided_by IS NULL) AND (decided_at IS NULL))));

ALTER TABLE funding_proposal ADD CONSTRAINT funding_proposal_check1 CHECK (((state = 'RETURNED'::text) = (reason IS NOT NULL)));

ALTER TABLE funding_proposal ADD CONSTRAINT funding_proposal_check2 CHECK (((state = 'AGREED'::text) = (agreement_id IS NOT NULL)));

ALTER TABLE funding_proposal ADD CONSTRAINT funding_proposal_check3 CHECK ((NOT ((state = 'AGREED'::text) AND (decided_by = ANY (drafted_by)))));

ALTER TABLE funding_proposal ADD CONSTRAINT funding_proposal_drafted_by_check CHECK ((cardinality(drafted_by) > 0));

ALTER TABLE funding_proposal ADD CONSTRAINT funding_proposal_reason_check CHECK ((length(btrim(reason)) > 0));

ALTER TABLE funding_proposal ADD CONSTRAINT funding_proposal_revision_check CHECK ((revision > 0));

ALTER TABLE funding_proposal ADD CONSTRAINT funding_proposal_state_check CHECK ((state = ANY (ARRAY['PROPOSED'::text, 'RETURNED'::text, 'AGREED'::text])));

ALTER TABLE funding_proposal ADD CONSTRAINT funding_proposal_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id);

ALTER TABLE funding_proposal ADD CONSTRAINT funding_proposal_partnership_id_agreement_id_fkey FOREIGN KEY (partnership_id, agreement_id) REFERENCES funding_agreement(partnership_id, id);

ALTER TABLE funding_proposal ADD CONSTRAINT funding_proposal_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE funding_proposal ADD CONSTRAINT funding_proposal_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE funding_stream ADD CONSTRAINT funding_stream_total_check CHECK ((total >= 0));

ALTER TABLE funding_stream ADD CONSTRAINT funding_stream_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE funding_stream ADD CONSTRAINT funding_stream_pkey PRIMARY KEY (partnership_id, key);

ALTER TABLE group_member ADD CONSTRAINT group_member_check CHECK ((left_on >= joined_on));

ALTER TABLE group_member ADD CONSTRAINT group_member_partnership_id_group_id_fkey FOREIGN KEY (partnership_id, group_id) REFERENCES activity_group(partnership_id, id);

ALTER TABLE group_member ADD CONSTRAINT group_member_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE group_member ADD CONSTRAINT group_member_pkey PRIMARY KEY (partnership_id, group_id, participant_id);

ALTER TABLE hub_guide ADD CONSTRAINT hub_guide_age_bands_check CHECK (((cardinality(age_bands) >= 1) AND (cardinality(age_bands) <= 20)));

ALTER TABLE hub_guide ADD CONSTRAINT hub_guide_answer_days_check CHECK (((answer_days >= 1) AND (answer_days <= 366)));

ALTER TABLE hub_guide ADD CONSTRAINT hub_guide_triage_days_check CHECK (((triage_days >= 1) AND (triage_days <= 366)));

ALTER TABLE hub_guide ADD CONSTRAINT hub_guide_waiting_days_check CHECK (((waiting_days >= 1) AND (waiting_days <= 366)));

ALTER TABLE hub_guide ADD CONSTRAINT hub_guide_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE hub_guide ADD CONSTRAINT hub_guide_pkey PRIMARY KEY (partnership_id);

ALTER TABLE instrument ADD CONSTRAINT instrument_code_check CHECK ((code ~ '^[A-Z0-9_]{1,64}$'::text));

ALTER TABLE instrument ADD CONSTRAINT instrument_state_check CHECK ((state = ANY (ARRAY['DRAFT'::text, 'IN_USE'::text, 'OUT_OF_USE'::text])));

ALTER TABLE instrument ADD CONSTRAINT instrument_title_check CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 200)));

ALTER TABLE instrument ADD CONSTRAINT instrument_version_check CHECK ((version >= 1));

ALTER TABLE instrument ADD CONSTRAINT instrument_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES person(id);

ALTER TABLE instrument ADD CONSTRAINT instrument_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE instrument ADD CONSTRAINT instrument_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE instrument ADD CONSTRAINT instrument_partnership_id_code_version_key UNIQUE (partnership_id, code, version);

ALTER TABLE invitation ADD CONSTRAINT invitation_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text));

ALTER TABLE invitation ADD CONSTRAINT invitation_partnership_id_membership_id_fkey FOREIGN KEY (partnership_id, membership_id) REFERENCES membership(partnership_id, id);

ALTER TABLE invitation ADD CONSTRAINT invitation_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES person(id);

ALTER TABLE invitation ADD CONSTRAINT invitation_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE invitation ADD CONSTRAINT invitation_token_hash_key UNIQUE (token_hash);

ALTER TABLE joint_work ADD CONSTRAINT joint_work_agreed_how_check CHECK ((agreed_how ~ '^[A-Z_]{1,64}$'::text));

ALTER TABLE joint_work ADD CONSTRAINT joint_work_check CHECK ((until_on >= from_on));

ALTER TABLE joint_work ADD CONSTRAINT joint_work_check1 CHECK ((from_provider <> to_provider));

ALTER TABLE joint_work ADD CONSTRAINT joint_work_check10 CHECK (((named_at IS NULL) OR (worker_id IS NOT NULL)));

ALTER TABLE joint_work ADD CONSTRAINT joint_work_check2 CHECK (((state = 'ASKED'::text) = (decided_at IS NULL)));

ALTER TABLE joint_work ADD CONSTRAINT joint_work_check3 CHECK (((state <> 'DECLINED'::text) OR (decided_words IS NOT NULL)));

ALTER TABLE joint_work ADD CONSTRAINT joint_work_check4 CHECK (((state = ANY (ARRAY['AGREED'::text, 'ENDED'::text])) = (worker_id IS NOT NULL)));

ALTER TABLE joint_work ADD CONSTRAINT joint_work_check5 CHECK (((worker_id IS NULL) = (share IS NULL)));

ALTER TABLE joint_work ADD CONSTRAINT joint_work_check6 CHECK (((state = 'ENDED'::text) = (ended_at IS NOT NULL)));

ALTER TABLE joint_work ADD CONSTRAINT joint_work_check7 CHECK (((state = 'ENDED'::text) = (ended_on IS NOT NULL)));

ALTER TABLE joint_work ADD CONSTRAINT joint_work_check8 CHECK (((state <> 'ENDED'::text) OR (ended_how IS NOT NULL)));

ALTER TABLE joint_work ADD CONSTRAINT joint_work_check9 CHECK (((named_by IS NULL) = (named_at IS NULL)));

ALTER TABLE joint_work ADD CONSTRAINT joint_work_decided_words_check CHECK (((length(btrim(decided_words)) >= 1) AND (length(btrim(decided_words)) <= 2000)));

ALTER TABLE joint_work ADD CONSTRAINT joint_work_ended_how_check CHECK ((ended_how = ANY (ARRAY['SAID'::text, 'UNTIL'::text, 'CLOSED'::text, 'WENT_ON'::text])));

ALTER TABLE joint_work ADD CONSTRAINT joint_work_ended_words_check CHECK (((length(btrim(ended_words)) >= 1) AND (length(btrim(ended_words)) <= 2000)));

ALTER TABLE joint_work ADD CONSTRAINT joint_work_our_part_check CHECK (((length(btrim(our_part)) >= 1) AND (length(btrim(our_part)) <= 2000)));

ALTER TABLE joint_work ADD CONSTRAINT joint_work_share_check CHECK (((share >= 1) AND (share <= 100)));

ALTER TABLE joint_work ADD CONSTRAINT joint_work_state_check CHECK ((state = ANY (ARRAY['ASKED'::text, 'AGREED'::text, 'DECLINED'::text, 'WITHDRAWN'::text, 'ENDED'::text])));

ALTER TABLE joint_work ADD CONSTRAINT joint_work_their_part_check CHECK (((length(btrim(their_part)) >= 1) AND (length(btrim(their_part)) <= 2000)));

ALTER TABLE joint_work ADD CONSTRAINT joint_work_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id);

ALTER TABLE joint_work ADD CONSTRAINT joint_work_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id);

ALTER TABLE joint_work ADD CONSTRAINT joint_work_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id);

ALTER TABLE joint_work ADD CONSTRAINT joint_work_named_by_fkey FOREIGN KEY (named_by) REFERENCES person(id);

ALTER TABLE joint_work ADD CONSTRAINT joint_work_partnership_id_from_provider_fkey FOREIGN KEY (partnership_id, from_provider) REFERENCES organisation(partnership_id, id);

ALTER TABLE joint_work ADD CONSTRAINT joint_work_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE joint_work ADD CONSTRAINT joint_work_partnership_id_to_provider_fkey FOREIGN KEY (partnership_id, to_provider) REFERENCES organisation(partnership_id, id);

ALTER TABLE joint_work ADD CONSTRAINT joint_work_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES person(id);

ALTER TABLE joint_work ADD CONSTRAINT joint_work_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE last_seen ADD CONSTRAINT last_seen_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE last_seen ADD CONSTRAINT last_seen_pkey PRIMARY KEY (partnership_id, participant_id);

ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_account_check CHECK ((account = ANY (ARRAY['DUE'::text, 'SETTLED'::text, 'OUTCOMES'::text, 'GRANTS'::text, 'OPENING'::text])));

ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_amount_check CHECK ((amount <> 0));

ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_check CHECK (((account = ANY (ARRAY['DUE'::text, 'SETTLED'::text])) = (funder_id IS NOT NULL)));

ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_check1 CHECK (((NOT opens_share) OR ((account = 'DUE'::text) AND (claim_id IS NOT NULL) AND (amount > 0))));

ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_partnership_id_funder_id_fkey FOREIGN KEY (partnership_id, funder_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_partnership_id_transaction_id_fkey FOREIGN KEY (partnership_id, transaction_id) REFERENCES ledger_transaction(partnership_id, id);

ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_check CHECK (((kind = ANY (ARRAY['BILLED'::text, 'REVERSAL'::text])) = (claim_id IS NOT NULL)));

ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_check1 CHECK (((kind = 'REVERSAL'::text) = (reverses_id IS NOT NULL)));

ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_check2 CHECK (((kind = 'SETTLEMENT'::text) = (statement_id IS NOT NULL)));

ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_check3 CHECK (((kind = 'SETTLEMENT'::text) = (run_id IS NULL)));

ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_kind_check CHECK ((kind = ANY (ARRAY['BILLED'::text, 'REVERSAL'::text, 'GRANT'::text, 'OPENING'::text, 'SETTLEMENT'::text])));

ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_partnership_id_claim_id_fkey FOREIGN KEY (partnership_id, claim_id) REFERENCES claim(partnership_id, id);

ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_partnership_id_reverses_id_fkey FOREIGN KEY (partnership_id, reverses_id) REFERENCES ledger_transaction(partnership_id, id);

ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_partnership_id_run_id_fkey FOREIGN KEY (partnership_id, run_id) REFERENCES payment_run(partnership_id, id);

ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_partnership_id_statement_id_fkey FOREIGN KEY (partnership_id, statement_id) REFERENCES statement(partnership_id, id);

ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE match_decision ADD CONSTRAINT match_decision_decision_check CHECK ((decision = ANY (ARRAY['SAME'::text, 'DIFFERENT'::text, 'OPEN'::text])));

ALTER TABLE match_decision ADD CONSTRAINT match_decision_note_check CHECK (((length(btrim(note)) >= 1) AND (length(btrim(note)) <= 1000)));

ALTER TABLE match_decision ADD CONSTRAINT match_decision_record_key_check CHECK ((record_key ~ '^[0-9a-f]{64}$'::text));

ALTER TABLE match_decision ADD CONSTRAINT match_decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id);

ALTER TABLE match_decision ADD CONSTRAINT match_decision_partnership_id_agreement_id_fkey FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement(partnership_id, id);

ALTER TABLE match_decision ADD CONSTRAINT match_decision_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE match_decision ADD CONSTRAINT match_decision_partnership_id_run_id_fkey FOREIGN KEY (partnership_id, run_id) REFERENCES match_run(partnership_id, id);

ALTER TABLE match_decision ADD CONSTRAINT match_decision_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE match_fact ADD CONSTRAINT match_fact_check CHECK (((worked_hours_id IS NULL) <> (status_spell_id IS NULL)));

ALTER TABLE match_fact ADD CONSTRAINT match_fact_partnership_id_pair_id_fkey FOREIGN KEY (partnership_id, pair_id) REFERENCES match_pair(partnership_id, id);

ALTER TABLE match_fact ADD CONSTRAINT match_fact_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE match_fact ADD CONSTRAINT match_fact_partnership_id_status_spell_id_fkey FOREIGN KEY (partnership_id, status_spell_id) REFERENCES status_spell(partnership_id, id);

ALTER TABLE match_fact ADD CONSTRAINT match_fact_partnership_id_worked_hours_id_fkey FOREIGN KEY (partnership_id, worked_hours_id) REFERENCES worked_hours(partnership_id, id);

ALTER TABLE match_fact ADD CONSTRAINT match_fact_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE match_fact ADD CONSTRAINT match_fact_partnership_id_status_spell_id_key UNIQUE (partnership_id, status_spell_id);

ALTER TABLE match_fact ADD CONSTRAINT match_fact_partnership_id_worked_hours_id_key UNIQUE (partnership_id, worked_hours_id);

ALTER TABLE match_key ADD CONSTRAINT match_key_key_check CHECK (((length(key) >= 1) AND (length(key) <= 500)));

ALTER TABLE match_key ADD CONSTRAINT match_key_kind_check CHECK ((kind = ANY (ARRAY['PARTICIPANT'::text, 'REFERRAL'::text])));

ALTER TABLE match_key ADD CONSTRAINT match_key_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE match_key ADD CONSTRAINT match_key_pkey PRIMARY KEY (partnership_id, key, kind, record_id) INCLUDE (beside);

ALTER TABLE match_offer ADD CONSTRAINT match_offer_check CHECK (((state = 'OFFERED'::text) = (settled_at IS NULL)));

ALTER TABLE match_offer ADD CONSTRAINT match_offer_check1 CHECK (((statement IS NOT NULL) OR (state = ANY (ARRAY['SET_ASIDE'::text, 'WITHDRAWN'::text]))));

ALTER TABLE match_offer ADD CONSTRAINT match_offer_check2 CHECK (((state <> ALL (ARRAY['SET_ASIDE'::text, 'WITHDRAWN'::text])) OR (reason IS NOT NULL)));

ALTER TABLE match_offer ADD CONSTRAINT match_offer_outcome_code_check CHECK ((outcome_code ~ '^[A-Z0-9_]{1,64}$'::text));

ALTER TABLE match_offer ADD CONSTRAINT match_offer_reason_check CHECK (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 1000)));

ALTER TABLE match_offer ADD CONSTRAINT match_offer_state_check CHECK ((state = ANY (ARRAY['OFFERED'::text, 'CLAIMED'::text, 'SET_ASIDE'::text, 'WITHDRAWN'::text])));

ALTER TABLE match_offer ADD CONSTRAINT match_offer_statement_check CHECK (((length(btrim(statement)) >= 1) AND (length(btrim(statement)) <= 1000)));

ALTER TABLE match_offer ADD CONSTRAINT match_offer_partnership_id_agreement_id_fkey FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement(partnership_id, id);

ALTER TABLE match_offer ADD CONSTRAINT match_offer_partnership_id_pair_id_fkey FOREIGN KEY (partnership_id, pair_id) REFERENCES match_pair(partnership_id, id);

ALTER TABLE match_offer ADD CONSTRAINT match_offer_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE match_offer ADD CONSTRAINT match_offer_partnership_id_run_id_fkey FOREIGN KEY (partnership_id, run_id) REFERENCES match_run(partnership_id, id);

ALTER TABLE match_offer ADD CONSTRAINT match_offer_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES person(id);

ALTER TABLE match_offer ADD CONSTRAINT match_offer_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE match_pair ADD CONSTRAINT match_pair_check CHECK ((cardinality(levels) = cardinality(adjustments)));

ALTER TABLE match_pair ADD CONSTRAINT match_pair_probability_check CHECK (((probability >= (0)::double precision) AND (probability <= (1)::double precision)));

ALTER TABLE match_pair ADD CONSTRAINT match_pair_record_key_check CHECK ((record_key ~ '^[0-9a-f]{64}$'::text));

ALTER TABLE match_pair ADD CONSTRAINT match_pair_verdict_check CHECK ((verdict = ANY (ARRAY['MATCH'::text, 'REVIEW'::text, 'BELOW'::text])));

ALTER TABLE match_pair ADD CONSTRAINT match_pair_partnership_id_agreement_id_fkey FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement(partnership_id, id);

ALTER TABLE match_pair ADD CONSTRAINT match_pair_partnership_id_extract_id_fkey FOREIGN KEY (partnership_id, extract_id) REFERENCES "extract"(partnership_id, id);

ALTER TABLE match_pair ADD CONSTRAINT match_pair_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE match_pair ADD CONSTRAINT match_pair_partnership_id_run_id_fkey FOREIGN KEY (partnership_id, run_id) REFERENCES match_run(partnership_id, id);

ALTER TABLE match_pair ADD CONSTRAINT match_pair_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE match_pair ADD CONSTRAINT match_pair_partnership_id_run_id_participant_id_record_key_key UNIQUE (partnership_id, run_id, participant_id, record_key);

ALTER TABLE match_run ADD CONSTRAINT match_run_check CHECK (((review_from > (0)::numeric) AND (review_from <= match_from)));

ALTER TABLE match_run ADD CONSTRAINT match_run_check1 CHECK (((started_by IS NULL) = (started_at IS NULL)));

ALTER TABLE match_run ADD CONSTRAINT match_run_check2 CHECK (((state <> ALL (ARRAY['RUNNING'::text, 'DONE'::text])) OR (started_at IS NOT NULL)));

ALTER TABLE match_run ADD CONSTRAINT match_run_check3 CHECK (((state <> 'DONE'::text) OR ((settings IS NOT NULL) AND (model IS NOT NULL) AND (ended_at IS NOT NULL))));

ALTER TABLE match_run ADD CONSTRAINT match_run_check4 CHECK (((state <> ALL (ARRAY['REFUSED'::text, 'FAILED'::text])) OR (problem IS NOT NULL)));

ALTER TABLE match_run ADD CONSTRAINT match_run_compared_check CHECK ((compared >= 0));

ALTER TABLE match_run ADD CONSTRAINT match_run_key_mark_check CHECK ((key_mark ~ '^[0-9a-f]{16}$'::text));

ALTER TABLE match_run ADD CONSTRAINT match_run_match_from_check CHECK (((match_from > (0)::numeric) AND (match_from < (1)::numeric)));

ALTER TABLE match_run ADD CONSTRAINT match_run_number_check CHECK ((number >= 1));

ALTER TABLE match_run ADD CONSTRAINT match_run_people_check CHECK ((people >= 0));

ALTER TABLE match_run ADD CONSTRAINT match_run_records_check CHECK ((records >= 0));

ALTER TABLE match_run ADD CONSTRAINT match_run_state_check CHECK ((state = ANY (ARRAY['ESTIMATING'::text, 'ESTIMATED'::text, 'RUNNING'::text, 'DONE'::text, 'REFUSED'::text, 'CANCELLED'::text, 'FAILED'::text])));

ALTER TABLE match_run ADD CONSTRAINT match_run_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id);

ALTER TABLE match_run ADD CONSTRAINT match_run_partnership_id_agreement_id_fkey FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement(partnership_id, id);

ALTER TABLE match_run ADD CONSTRAINT match_run_partnership_id_extract_id_fkey FOREIGN KEY (partnership_id, extract_id) REFERENCES "extract"(partnership_id, id);

ALTER TABLE match_run ADD CONSTRAINT match_run_partnership_id_goes_on_from_fkey FOREIGN KEY (partnership_id, goes_on_from) REFERENCES match_run(partnership_id, id);

ALTER TABLE match_run ADD CONSTRAINT match_run_partnership_id_our_extract_id_fkey FOREIGN KEY (partnership_id, our_extract_id) REFERENCES "extract"(partnership_id, id);

ALTER TABLE match_run ADD CONSTRAINT match_run_started_by_fkey FOREIGN KEY (started_by) REFERENCES person(id);

ALTER TABLE match_run ADD CONSTRAINT match_run_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE match_run ADD CONSTRAINT match_run_partnership_id_number_key UNIQUE (partnership_id, number);

ALTER TABLE match_run_progress ADD CONSTRAINT match_run_progress_fraction_check CHECK (((fraction >= (0)::double precision) AND (fraction <= (1)::double precision)));

ALTER TABLE match_run_progress ADD CONSTRAINT match_run_progress_partnership_id_run_id_fkey FOREIGN KEY (partnership_id, run_id) REFERENCES match_run(partnership_id, id);

ALTER TABLE match_run_progress ADD CONSTRAINT match_run_progress_pkey PRIMARY KEY (partnership_id, run_id);

ALTER TABLE match_run_seen ADD CONSTRAINT match_run_seen_partnership_id_run_id_fkey FOREIGN KEY (partnership_id, run_id) REFERENCES match_run(partnership_id, id);

ALTER TABLE match_run_seen ADD CONSTRAINT match_run_seen_pkey PRIMARY KEY (partnership_id, run_id);

ALTER TABLE measure_rule ADD CONSTRAINT measure_rule_better_by_check CHECK ((better_by > (0)::numeric));

ALTER TABLE measure_rule ADD CONSTRAINT measure_rule_check CHECK (((days_at_most >= days_between) AND (days_at_most <= 3660)));

ALTER TABLE measure_rule ADD CONSTRAINT measure_rule_check1 CHECK ((improves = (days_between IS NOT NULL)));

ALTER TABLE measure_rule ADD CONSTRAINT measure_rule_check2 CHECK ((improves OR (num_nonnulls(better_by, days_at_most) = 0)));

ALTER TABLE measure_rule ADD CONSTRAINT measure_rule_check3 CHECK (((agreed_by IS NULL) = (agreed_at IS NULL)));

ALTER TABLE measure_rule ADD CONSTRAINT measure_rule_days_between_check CHECK (((days_between >= 1) AND (days_between <= 3660)));

ALTER TABLE measure_rule ADD CONSTRAINT measure_rule_figure_check CHECK ((figure ~ '^[A-Z0-9_]{1,64}$'::text));

ALTER TABLE measure_rule ADD CONSTRAINT measure_rule_instrument_code_check CHECK ((instrument_code ~ '^[A-Z0-9_]{1,64}$'::text));

ALTER TABLE measure_rule ADD CONSTRAINT measure_rule_outcome_code_check CHECK ((outcome_code ~ '^[A-Z0-9_]{1,64}$'::text));

ALTER TABLE measure_rule ADD CONSTRAINT measure_rule_agreed_by_fkey FOREIGN KEY (agreed_by) REFERENCES person(id);

ALTER TABLE measure_rule ADD CONSTRAINT measure_rule_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE measure_rule ADD CONSTRAINT measure_rule_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES person(id);

ALTER TABLE measure_rule ADD CONSTRAINT measure_rule_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE membership ADD CONSTRAINT membership_check CHECK (((joined_at IS NOT NULL) OR ((state <> 'ACTIVE'::text) AND (num_nulls(invited_name, invited_email) = 0))));

ALTER TABLE membership ADD CONSTRAINT membership_invited_name_check CHECK (((length(btrim(invited_name)) >= 1) AND (length(btrim(invited_name)) <= 200)));

ALTER TABLE membership ADD CONSTRAINT membership_roles_check CHECK (((cardinality(roles) > 0) AND (roles <@ ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'DATA_LEAD'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'VERIFIER'::text, 'COMMISSIONER'::text, 'AUDITOR'::text, 'FUNDER'::text, 'INVESTOR'::text, 'REFERRER'::text, 'ANCHOR'::text, 'ANALYST'::text])));

ALTER TABLE membership ADD CONSTRAINT membership_state_check CHECK ((state = ANY (ARRAY['INVITED'::text, 'ACTIVE'::text, 'SUSPENDED'::text, 'ENDED'::text])));

ALTER TABLE membership ADD CONSTRAINT membership_partnership_id_organisation_id_fkey FOREIGN KEY (partnership_id, organisation_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE membership ADD CONSTRAINT membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

ALTER TABLE membership ADD CONSTRAINT membership_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE membership ADD CONSTRAINT membership_partnership_id_person_id_organisation_id_key UNIQUE (partnership_id, person_id, organisation_id);

ALTER TABLE merge_move ADD CONSTRAINT merge_move_partnership_id_merge_id_fkey FOREIGN KEY (partnership_id, merge_id) REFERENCES participant_merge(partnership_id, id);

ALTER TABLE merge_move ADD CONSTRAINT merge_move_pkey PRIMARY KEY (partnership_id, merge_id, table_name, key);

ALTER TABLE milestone ADD CONSTRAINT milestone_check CHECK ((progress_of >= progress_done));

ALTER TABLE milestone ADD CONSTRAINT milestone_check1 CHECK (((state = 'CLAIMED'::text) = (claimed_for IS NOT NULL)));

ALTER TABLE milestone ADD CONSTRAINT milestone_check2 CHECK (((doubt IS NULL) OR (state = 'CLAIMED'::text)));

ALTER TABLE milestone ADD CONSTRAINT milestone_check3 CHECK (((NOT ready_to_claim) OR (state = 'REACHED'::text)));

ALTER TABLE milestone ADD CONSTRAINT milestone_outcome_code_check CHECK ((outcome_code ~ '^[A-Z0-9_]{1,64}$'::text));

ALTER TABLE milestone ADD CONSTRAINT milestone_progress_done_check CHECK ((progress_done >= (0)::numeric));

ALTER TABLE milestone ADD CONSTRAINT milestone_progress_unit_check CHECK ((progress_unit = ANY (ARRAY['DAYS'::text, 'FULL_TIME_WEEKS'::text])));

ALTER TABLE milestone ADD CONSTRAINT milestone_state_check CHECK ((state = ANY (ARRAY['RUNNING'::text, 'PAUSED'::text, 'BROKEN'::text, 'DUE'::text, 'REACHED'::text, 'MISSED'::text, 'CLAIMED'::text])));

ALTER TABLE milestone ADD CONSTRAINT milestone_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE milestone ADD CONSTRAINT milestone_partnership_id_provider_id_fkey FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE milestone ADD CONSTRAINT milestone_partnership_id_tariff_id_fkey FOREIGN KEY (partnership_id, tariff_id) REFERENCES tariff(partnership_id, id);

ALTER TABLE milestone ADD CONSTRAINT milestone_pkey PRIMARY KEY (partnership_id, participant_id, outcome_code);

ALTER TABLE notification ADD CONSTRAINT notification_check CHECK (((outcome_code IS NULL) OR (participant_id IS NOT NULL)));

ALTER TABLE notification ADD CONSTRAINT notification_check1 CHECK ((num_nonnulls(participant_id, claim_id, referral_id, own_referral_id, statement_id, run_id, sample_id, job_id, file_id, transfer_id, joint_work_id, output_id) > 0));

ALTER TABLE notification ADD CONSTRAINT notification_detail_check CHECK ((detail ~ '^[A-Z][A-Z_]{0,40}$'::text));

ALTER TABLE notification ADD CONSTRAINT notification_fact_check CHECK (((length(fact) >= 1) AND (length(fact) <= 200)));

ALTER TABLE notification ADD CONSTRAINT notification_kind_check CHECK ((kind ~ '^[A-Z][A-Z_]{0,40}$'::text));

ALTER TABLE notification ADD CONSTRAINT notification_partnership_id_claim_id_fkey FOREIGN KEY (partnership_id, claim_id) REFERENCES claim(partnership_id, id);

ALTER TABLE notification ADD CONSTRAINT notification_partnership_id_file_id_fkey FOREIGN KEY (partnership_id, file_id) REFERENCES referral_file(partnership_id, id);

ALTER TABLE notification ADD CONSTRAINT notification_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE notification ADD CONSTRAINT notification_partnership_id_job_id_fkey FOREIGN KEY (partnership_id, job_id) REFERENCES outbox(partnership_id, id);

ALTER TABLE notification ADD CONSTRAINT notification_partnership_id_joint_work_id_fkey FOREIGN KEY (partnership_id, joint_work_id) REFERENCES joint_work(partnership_id, id);

ALTER TABLE notification ADD CONSTRAINT notification_partnership_id_output_id_fkey FOREIGN KEY (partnership_id, output_id) REFERENCES analyst_output(partnership_id, id);

ALTER TABLE notification ADD CONSTRAINT notification_partnership_id_own_referral_id_fkey FOREIGN KEY (partnership_id, own_referral_id) REFERENCES referral(partnership_id, id);

ALTER TABLE notification ADD CONSTRAINT notification_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE notification ADD CONSTRAINT notification_partnership_id_referral_id_fkey FOREIGN KEY (partnership_id, referral_id) REFERENCES referral(partnership_id, id);

ALTER TABLE notification ADD CONSTRAINT notification_partnership_id_run_id_fkey FOREIGN KEY (partnership_id, run_id) REFERENCES payment_run(partnership_id, id);

ALTER TABLE notification ADD CONSTRAINT notification_partnership_id_sample_id_fkey FOREIGN KEY (partnership_id, sample_id) REFERENCES audit_sample(partnership_id, id);

ALTER TABLE notification ADD CONSTRAINT notification_partnership_id_statement_id_fkey FOREIGN KEY (partnership_id, statement_id) REFERENCES statement(partnership_id, id);

ALTER TABLE notification ADD CONSTRAINT notification_partnership_id_transfer_id_fkey FOREIGN KEY (partnership_id, transfer_id) REFERENCES transfer(partnership_id, id);

ALTER TABLE notification ADD CONSTRAINT notification_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

ALTER TABLE notification ADD CONSTRAINT notification_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE notification ADD CONSTRAINT notification_partnership_id_person_id_fact_key UNIQUE (partnership_id, person_id, fact);

ALTER TABLE notification_choice ADD CONSTRAINT notification_choice_channels_check CHECK ((jsonb_typeof(channels) = 'object'::text));

ALTER TABLE notification_choice ADD CONSTRAINT notification_choice_check CHECK ((num_nulls(quiet_from, quiet_to) <> 1));

ALTER TABLE notification_choice ADD CONSTRAINT notification_choice_check1 CHECK ((quiet_from <> quiet_to));

ALTER TABLE notification_choice ADD CONSTRAINT notification_choice_frequency_check CHECK ((frequency = ANY (ARRAY['DAILY'::text, 'WEEKLY'::text])));

ALTER TABLE notification_choice ADD CONSTRAINT notification_choice_hour_check CHECK (((hour >= 0) AND (hour <= 23)));

ALTER TABLE notification_choice ADD CONSTRAINT notification_choice_quiet_from_check CHECK (((quiet_from >= 0) AND (quiet_from <= 23)));

ALTER TABLE notification_choice ADD CONSTRAINT notification_choice_quiet_to_check CHECK (((quiet_to >= 0) AND (quiet_to <= 23)));

ALTER TABLE notification_choice ADD CONSTRAINT notification_choice_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)));

ALTER TABLE notification_choice ADD CONSTRAINT notification_choice_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE notification_choice ADD CONSTRAINT notification_choice_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

ALTER TABLE notification_choice ADD CONSTRAINT notification_choice_pkey PRIMARY KEY (partnership_id, person_id);

ALTER TABLE notification_digest ADD CONSTRAINT notification_digest_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE notification_digest ADD CONSTRAINT notification_digest_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

ALTER TABLE notification_digest ADD CONSTRAINT notification_digest_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE notification_digest ADD CONSTRAINT notification_digest_partnership_id_person_id_on_day_key UNIQUE (partnership_id, person_id, on_day);

ALTER TABLE notification_setting ADD CONSTRAINT notification_setting_keep_days_check CHECK (((keep_days >= 7) AND (keep_days <= 730)));

ALTER TABLE notification_setting ADD CONSTRAINT notification_setting_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES person(id);

ALTER TABLE notification_setting ADD CONSTRAINT notification_setting_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE notification_setting ADD CONSTRAINT notification_setting_pkey PRIMARY KEY (partnership_id);

ALTER TABLE notification_watch ADD CONSTRAINT notification_watch_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE notification_watch ADD CONSTRAINT notification_watch_pkey PRIMARY KEY (partnership_id);

ALTER TABLE opened_record ADD CONSTRAINT opened_record_check CHECK (((ends_at > opened_at) AND (ends_at <= (opened_at + '08:00:00'::interval))));

ALTER TABLE opened_record ADD CONSTRAINT opened_record_reason_check CHECK (((length(btrim(reason)) >= 10) AND (length(btrim(reason)) <= 2000)));

ALTER TABLE opened_record ADD CONSTRAINT opened_record_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE opened_record ADD CONSTRAINT opened_record_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

ALTER TABLE opened_record ADD CONSTRAINT opened_record_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE organisation ADD CONSTRAINT organisation_kinds_check CHECK (((cardinality(kinds) > 0) AND (kinds <@ ARRAY['BACKBONE'::text, 'PROVIDER'::text, 'ANCHOR'::text, 'REFERRER'::text, 'FUNDER'::text, 'INVESTOR'::text, 'VERIFIER'::text])));

ALTER TABLE organisation ADD CONSTRAINT organisation_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 200)));

ALTER TABLE organisation ADD CONSTRAINT organisation_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE organisation ADD CONSTRAINT organisation_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE outbox ADD CONSTRAINT outbox_check CHECK (((done_at IS NULL) OR (failed_at IS NULL)));

ALTER TABLE outbox ADD CONSTRAINT outbox_check1 CHECK (((cancelled_at IS NULL) OR (done_at IS NOT NULL)));

ALTER TABLE outbox ADD CONSTRAINT outbox_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE outbox ADD CONSTRAINT outbox_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE participant ADD CONSTRAINT participant_check CHECK ((merged_into <> id));

ALTER TABLE participant ADD CONSTRAINT participant_cohort_check CHECK ((cohort = ANY (ARRAY['NEW'::text, 'HISTORIC'::text])));

ALTER TABLE participant ADD CONSTRAINT participant_family_name_check CHECK (((length(btrim(family_name)) >= 1) AND (length(btrim(family_name)) <= 200)));

ALTER TABLE participant ADD CONSTRAINT participant_given_name_check CHECK (((length(btrim(given_name)) >= 1) AND (length(btrim(given_name)) <= 200)));

ALTER TABLE participant ADD CONSTRAINT participant_phase_check CHECK ((phase = ANY (ARRAY['WAITING'::text, 'ACTIVE'::text, 'MONITORING'::text, 'CLOSED'::text])));

ALTER TABLE participant ADD CONSTRAINT participant_link_worker_id_fkey FOREIGN KEY (link_worker_id) REFERENCES person(id);

ALTER TABLE participant ADD CONSTRAINT participant_partnership_id_anchor_id_fkey FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE participant ADD CONSTRAINT participant_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE participant ADD CONSTRAINT participant_partnership_id_merged_into_fkey FOREIGN KEY (partnership_id, merged_into) REFERENCES participant(partnership_id, id);

ALTER TABLE participant ADD CONSTRAINT participant_partnership_id_provider_id_fkey FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE participant ADD CONSTRAINT participant_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE participant ADD CONSTRAINT participant_partnership_id_reference_key UNIQUE (partnership_id, reference);

ALTER TABLE participant_correction ADD CONSTRAINT participant_correction_check CHECK ((old_value IS DISTINCT FROM new_value));

ALTER TABLE participant_correction ADD CONSTRAINT participant_correction_field_check CHECK ((field = ANY (ARRAY['givenName'::text, 'familyName'::text, 'birthDate'::text, 'postcode'::text, 'enrolledOn'::text, 'linkWorkerId'::text, 'anchorId'::text])));

ALTER TABLE participant_correction ADD CONSTRAINT participant_correction_new_value_check CHECK ((length(new_value) <= 400));

ALTER TABLE participant_correction ADD CONSTRAINT participant_correction_old_value_check CHECK ((length(old_value) <= 400));

ALTER TABLE participant_correction ADD CONSTRAINT participant_correction_corrected_by_fkey FOREIGN KEY (corrected_by) REFERENCES person(id);

ALTER TABLE participant_correction ADD CONSTRAINT participant_correction_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE participant_correction ADD CONSTRAINT participant_correction_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE participant_detail ADD CONSTRAINT participant_detail_postcode_check CHECK ((length(postcode) <= 20));

ALTER TABLE participant_detail ADD CONSTRAINT participant_detail_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE participant_detail ADD CONSTRAINT participant_detail_pkey PRIMARY KEY (partnership_id, participant_id);

ALTER TABLE participant_merge ADD CONSTRAINT participant_merge_check CHECK ((kept_id <> merged_id));

ALTER TABLE participant_merge ADD CONSTRAINT participant_merge_check1 CHECK (((undone_by IS NULL) = (undone_at IS NULL)));

ALTER TABLE participant_merge ADD CONSTRAINT participant_merge_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id);

ALTER TABLE participant_merge ADD CONSTRAINT participant_merge_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE participant_merge ADD CONSTRAINT participant_merge_partnership_id_kept_id_fkey FOREIGN KEY (partnership_id, kept_id) REFERENCES participant(partnership_id, id);

ALTER TABLE participant_merge ADD CONSTRAINT participant_merge_partnership_id_merged_id_fkey FOREIGN KEY (partnership_id, merged_id) REFERENCES participant(partnership_id, id);

ALTER TABLE participant_merge ADD CONSTRAINT participant_merge_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES person(id);

ALTER TABLE participant_merge ADD CONSTRAINT participant_merge_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE partnership ADD CONSTRAINT partnership_check CHECK ((contract_from <= contract_to));

ALTER TABLE partnership ADD CONSTRAINT partnership_contract_cap_check CHECK ((contract_cap > 0));

ALTER TABLE partnership ADD CONSTRAINT partnership_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));

ALTER TABLE partnership ADD CONSTRAINT partnership_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 200)));

ALTER TABLE partnership ADD CONSTRAINT partnership_payment_schedule_check CHECK ((payment_schedule = ANY (ARRAY['BY_HAND'::text, 'MONTHLY'::text, 'QUARTERLY'::text])));

ALTER TABLE partnership ADD CONSTRAINT partnership_second_factor_roles_check CHECK ((second_factor_roles <@ ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'DATA_LEAD'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'VERIFIER'::text, 'COMMISSIONER'::text, 'AUDITOR'::text, 'FUNDER'::text, 'INVESTOR'::text, 'REFERRER'::text, 'ANCHOR'::text, 'ANALYST'::text]));

ALTER TABLE partnership ADD CONSTRAINT partnership_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'::text));

ALTER TABLE partnership ADD CONSTRAINT partnership_template_check CHECK ((template = ANY (ARRAY['HOUSING_SUPPORT'::text, 'SCHOOL_ZONE'::text, 'SOCIAL_PRESCRIBING'::text, 'BLANK'::text])));

ALTER TABLE partnership ADD CONSTRAINT partnership_pkey PRIMARY KEY (id);

ALTER TABLE partnership ADD CONSTRAINT partnership_slug_key UNIQUE (slug);

ALTER TABLE payment_run ADD CONSTRAINT payment_run_amount_check CHECK ((amount > 0));

ALTER TABLE payment_run ADD CONSTRAINT payment_run_check CHECK (((kind = 'CLAIMS'::text) = (amount IS NULL)));

ALTER TABLE payment_run ADD CONSTRAINT payment_run_check1 CHECK (((kind = 'CLAIMS'::text) OR ((period_from IS NOT NULL) AND (period_from <= period_end) AND (reason IS NOT NULL))));

ALTER TABLE payment_run ADD CONSTRAINT payment_run_check2 CHECK (((state <> 'CANCELLED'::text) OR ((claim_count = 0) AND (given_back_count = 0) AND (total = 0))));

ALTER TABLE payment_run ADD CONSTRAINT payment_run_kind_check CHECK ((kind = ANY (ARRAY['CLAIMS'::text, 'GRANT'::text, 'OPENING'::text])));

ALTER TABLE payment_run ADD CONSTRAINT payment_run_state_check CHECK ((state = ANY (ARRAY['QUEUED'::text, 'RUNNING'::text, 'DONE'::text, 'FAILED'::text, 'CANCELLED'::text])));

ALTER TABLE payment_run ADD CONSTRAINT payment_run_authorised_by_fkey FOREIGN KEY (authorised_by) REFERENCES person(id);

ALTER TABLE payment_run ADD CONSTRAINT payment_run_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES person(id);

ALTER TABLE payment_run ADD CONSTRAINT payment_run_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE payment_run ADD CONSTRAINT payment_run_prepared_by_fkey FOREIGN KEY (prepared_by) REFERENCES person(id);

ALTER TABLE payment_run ADD CONSTRAINT payment_run_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE payment_run_claim ADD CONSTRAINT payment_run_claim_kind_check CHECK ((kind = ANY (ARRAY['BILL'::text, 'REVERSE'::text])));

ALTER TABLE payment_run_claim ADD CONSTRAINT payment_run_claim_result_check CHECK ((result = ANY (ARRAY['BILLED'::text, 'REVERSED'::text, 'UNFUNDED'::text, 'LEFT_OUT'::text])));

ALTER TABLE payment_run_claim ADD CONSTRAINT payment_run_claim_partnership_id_claim_id_fkey FOREIGN KEY (partnership_id, claim_id) REFERENCES claim(partnership_id, id);

ALTER TABLE payment_run_claim ADD CONSTRAINT payment_run_claim_partnership_id_run_id_fkey FOREIGN KEY (partnership_id, run_id) REFERENCES payment_run(partnership_id, id);

ALTER TABLE payment_run_claim ADD CONSTRAINT payment_run_claim_pkey PRIMARY KEY (partnership_id, run_id, "position");

ALTER TABLE payment_run_claim ADD CONSTRAINT payment_run_claim_partnership_id_run_id_claim_id_key UNIQUE (partnership_id, run_id, claim_id);

ALTER TABLE person ADD CONSTRAINT person_email_check CHECK (((email = lower(btrim(email))) AND (email ~~ '%_@_%'::text)));

ALTER TABLE person ADD CONSTRAINT person_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 200)));

ALTER TABLE person ADD CONSTRAINT person_pkey PRIMARY KEY (id);

ALTER TABLE person ADD CONSTRAINT person_email_key UNIQUE (email);

ALTER TABLE phase_change ADD CONSTRAINT phase_change_check CHECK ((from_phase <> to_phase));

ALTER TABLE phase_change ADD CONSTRAINT phase_change_from_phase_check CHECK ((from_phase = ANY (ARRAY['WAITING'::text, 'ACTIVE'::text, 'MONITORING'::text, 'CLOSED'::text])));

ALTER TABLE phase_change ADD CONSTRAINT phase_change_reason_check CHECK ((reason ~ '^[A-Z_]{1,64}$'::text));

ALTER TABLE phase_change ADD CONSTRAINT phase_change_to_phase_check CHECK ((to_phase = ANY (ARRAY['ACTIVE'::text, 'MONITORING'::text, 'CLOSED'::text])));

ALTER TABLE phase_change ADD CONSTRAINT phase_change_words_check CHECK (((length(btrim(words)) >= 1) AND (length(btrim(words)) <= 2000)));

ALTER TABLE phase_change ADD CONSTRAINT phase_change_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE phase_change ADD CONSTRAINT phase_change_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id);

ALTER TABLE phase_change ADD CONSTRAINT phase_change_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE proposed_contribution ADD CONSTRAINT proposed_contribution_amount_check CHECK ((amount > 0));

ALTER TABLE proposed_contribution ADD CONSTRAINT proposed_contribution_cap_check CHECK ((cap >= 0));

ALTER TABLE proposed_contribution ADD CONSTRAINT proposed_contribution_check CHECK ((anchor_pays = (funder_id IS NULL)));

ALTER TABLE proposed_contribution ADD CONSTRAINT proposed_contribution_check1 CHECK (((kind = 'PERCENT'::text) = (percent IS NOT NULL)));

ALTER TABLE proposed_contribution ADD CONSTRAINT proposed_contribution_check2 CHECK (((kind = 'FIXED'::text) = (amount IS NOT NULL)));

ALTER TABLE proposed_contribution ADD CONSTRAINT proposed_contribution_cohort_check CHECK ((cohort = ANY (ARRAY['NEW'::text, 'HISTORIC'::text])));

ALTER TABLE proposed_contribution ADD CONSTRAINT proposed_contribution_kind_check CHECK ((kind = ANY (ARRAY['PERCENT'::text, 'FIXED'::text, 'RESIDUAL'::text])));

ALTER TABLE proposed_contribution ADD CONSTRAINT proposed_contribution_label_check CHECK (((length(btrim(label)) >= 1) AND (length(btrim(label)) <= 200)));

ALTER TABLE proposed_contribution ADD CONSTRAINT proposed_contribution_percent_check CHECK (((percent >= 1) AND (percent <= 10000)));

ALTER TABLE proposed_contribution ADD CONSTRAINT proposed_contribution_partnership_id_funder_id_fkey FOREIGN KEY (partnership_id, funder_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE proposed_contribution ADD CONSTRAINT proposed_contribution_partnership_id_proposal_id_fkey FOREIGN KEY (partnership_id, proposal_id) REFERENCES funding_proposal(partnership_id, id) ON DELETE CASCADE;

ALTER TABLE proposed_contribution ADD CONSTRAINT proposed_contribution_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE proposed_contribution ADD CONSTRAINT proposed_contribution_partnership_id_proposal_id_label_key UNIQUE (partnership_id, proposal_id, label);

ALTER TABLE proposed_contribution ADD CONSTRAINT proposed_contribution_partnership_id_proposal_id_position_key UNIQUE (partnership_id, proposal_id, "position");

ALTER TABLE provider_offer ADD CONSTRAINT provider_offer_agreed_check CHECK (((agreed >= 0) AND (agreed <= 100000000)));

ALTER TABLE provider_offer ADD CONSTRAINT provider_offer_partnership_id_provider_id_fkey FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE provider_offer ADD CONSTRAINT provider_offer_pkey PRIMARY KEY (partnership_id, provider_id);

ALTER TABLE rate_card ADD CONSTRAINT rate_card_check CHECK (((status = 'PUBLISHED'::text) = ((published_by IS NOT NULL) AND (published_at IS NOT NULL))));

ALTER TABLE rate_card ADD CONSTRAINT rate_card_check1 CHECK ((NOT (published_by = ANY (drafted_by))));

ALTER TABLE rate_card ADD CONSTRAINT rate_card_check2 CHECK ((((declined_by IS NULL) = (declined_at IS NULL)) AND ((declined_by IS NULL) = (decline_reason IS NULL))));

ALTER TABLE rate_card ADD CONSTRAINT rate_card_check3 CHECK (((declined_by IS NULL) OR (status = 'DRAFT'::text)));

ALTER TABLE rate_card ADD CONSTRAINT rate_card_decline_reason_check CHECK ((length(btrim(decline_reason)) > 0));

ALTER TABLE rate_card ADD CONSTRAINT rate_card_drafted_by_check CHECK ((cardinality(drafted_by) > 0));

ALTER TABLE rate_card ADD CONSTRAINT rate_card_full_time_hours_check CHECK (((full_time_hours > (0)::numeric) AND (full_time_hours <= (168)::numeric)));

ALTER TABLE rate_card ADD CONSTRAINT rate_card_status_check CHECK ((status = ANY (ARRAY['DRAFT'::text, 'PUBLISHED'::text])));

ALTER TABLE rate_card ADD CONSTRAINT rate_card_version_check CHECK ((version > 0));

ALTER TABLE rate_card ADD CONSTRAINT rate_card_declined_by_fkey FOREIGN KEY (declined_by) REFERENCES person(id);

ALTER TABLE rate_card ADD CONSTRAINT rate_card_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE rate_card ADD CONSTRAINT rate_card_partnership_id_provider_id_fkey FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE rate_card ADD CONSTRAINT rate_card_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id);

ALTER TABLE rate_card ADD CONSTRAINT rate_card_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE rate_card ADD CONSTRAINT rate_card_partnership_id_provider_id_version_key UNIQUE NULLS NOT DISTINCT (partnership_id, provider_id, version);

ALTER TABLE recognised_person ADD CONSTRAINT recognised_person_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE recognised_person ADD CONSTRAINT recognised_person_partnership_id_referral_id_fkey FOREIGN KEY (partnership_id, referral_id) REFERENCES referral(partnership_id, id);

ALTER TABLE recognised_person ADD CONSTRAINT recognised_person_said_by_fkey FOREIGN KEY (said_by) REFERENCES person(id);

ALTER TABLE recognised_person ADD CONSTRAINT recognised_person_pkey PRIMARY KEY (partnership_id, referral_id);

ALTER TABLE record_seal ADD CONSTRAINT record_seal_check CHECK (((participant_id IS NOT NULL) OR (cardinality(referral_ids) > 0)));

ALTER TABLE record_seal ADD CONSTRAINT record_seal_check1 CHECK ((num_nonnulls(ended_by, ended_at, ended_because) = ANY (ARRAY[0, 3])));

ALTER TABLE record_seal ADD CONSTRAINT record_seal_ended_because_check CHECK (((length(btrim(ended_because)) >= 10) AND (length(btrim(ended_because)) <= 2000)));

ALTER TABLE record_seal ADD CONSTRAINT record_seal_reason_check CHECK (((length(btrim(reason)) >= 10) AND (length(btrim(reason)) <= 2000)));

ALTER TABLE record_seal ADD CONSTRAINT record_seal_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id);

ALTER TABLE record_seal ADD CONSTRAINT record_seal_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE record_seal ADD CONSTRAINT record_seal_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE record_seal ADD CONSTRAINT record_seal_sealed_by_fkey FOREIGN KEY (sealed_by) REFERENCES person(id);

ALTER TABLE record_seal ADD CONSTRAINT record_seal_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE reference_counter ADD CONSTRAINT reference_counter_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE reference_counter ADD CONSTRAINT reference_counter_pkey PRIMARY KEY (partnership_id, kind);

ALTER TABLE referral ADD CONSTRAINT referral_avoids_check CHECK ((length(avoids) <= 5000));

ALTER TABLE referral ADD CONSTRAINT referral_channel_check CHECK ((channel = ANY (ARRAY['FORM'::text, 'SELF'::text, 'FILE'::text, 'SYSTEM'::text])));

ALTER TABLE referral ADD CONSTRAINT referral_check CHECK (((channel = 'SELF'::text) = (source_id IS NULL)));

ALTER TABLE referral ADD CONSTRAINT referral_check2 CHECK (((told IS NOT NULL) OR (not_told_because IS NOT NULL)));

ALTER TABLE referral ADD CONSTRAINT referral_check3 CHECK (((state <> ALL (ARRAY['OFFERED'::text, 'STARTED'::text])) OR (provider_id IS NOT NULL)));

ALTER TABLE referral ADD CONSTRAINT referral_check4 CHECK (((state = 'STARTED'::text) = (participant_id IS NOT NULL)));

ALTER TABLE referral ADD CONSTRAINT referral_email_check CHECK ((length(email) <= 254));

ALTER TABLE referral ADD CONSTRAINT referral_family_name_check CHECK (((length(btrim(family_name)) >= 1) AND (length(btrim(family_name)) <= 200)));

ALTER TABLE referral ADD CONSTRAINT referral_given_name_check CHECK (((length(btrim(given_name)) >= 1) AND (length(btrim(given_name)) <= 200)));

ALTER TABLE referral ADD CONSTRAINT referral_hopes_check CHECK ((length(hopes) <= 5000));

ALTER TABLE referral ADD CONSTRAINT referral_lawful_basis_check CHECK ((lawful_basis = ANY (ARRAY['CONSENT'::text, 'CONTRACT'::text, 'LEGAL_OBLIGATION'::text, 'VITAL_INTERESTS'::text, 'PUBLIC_TASK'::text, 'LEGITIMATE_INTERESTS'::text])));

ALTER TABLE referral ADD CONSTRAINT referral_not_told_because_check CHECK ((length(not_told_because) <= 5000));

ALTER TABLE referral ADD CONSTRAINT referral_phone_check CHECK ((length(phone) <= 20));

ALTER TABLE referral ADD CONSTRAINT referral_postcode_check CHECK ((length(postcode) <= 20));

ALTER TABLE referral ADD CONSTRAINT referral_prefers_check CHECK ((length(prefers) <= 5000));

ALTER TABLE referral ADD CONSTRAINT referral_safe_note_check CHECK ((length(safe_note) <= 5000));

ALTER TABLE referral ADD CONSTRAINT referral_safe_way_check CHECK ((safe_way = ANY (ARRAY['CALL'::text, 'TEXT'::text, 'EMAIL'::text, 'THROUGH_SOMEONE'::text, 'IN_PERSON'::text])));

ALTER TABLE referral ADD CONSTRAINT referral_sender_key_check CHECK (((length(sender_key) >= 1) AND (length(sender_key) <= 1000)));

ALTER TABLE referral ADD CONSTRAINT referral_state_check CHECK ((state = ANY (ARRAY['RECEIVED'::text, 'IN_TRIAGE'::text, 'ACCEPTED'::text, 'WAITING'::text, 'OFFERED'::text, 'STARTED'::text, 'DECLINED'::text, 'WITHDRAWN'::text, 'SUPPORTED_ONCE'::text])));

ALTER TABLE referral ADD CONSTRAINT referral_strengths_check CHECK ((length(strengths) <= 5000));

ALTER TABLE referral ADD CONSTRAINT referral_their_reference_check CHECK ((length(their_reference) <= 64));

ALTER TABLE referral ADD CONSTRAINT referral_told_check CHECK ((length(told) <= 5000));

ALTER TABLE referral ADD CONSTRAINT referral_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE referral ADD CONSTRAINT referral_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE referral ADD CONSTRAINT referral_partnership_id_provider_id_fkey FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE referral ADD CONSTRAINT referral_partnership_id_source_id_fkey FOREIGN KEY (partnership_id, source_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE referral ADD CONSTRAINT referral_referred_by_fkey FOREIGN KEY (referred_by) REFERENCES person(id);

ALTER TABLE referral ADD CONSTRAINT referral_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE referral ADD CONSTRAINT referral_partnership_id_reference_key UNIQUE (partnership_id, reference);

ALTER TABLE referral_agreement ADD CONSTRAINT referral_agreement_how_check CHECK ((how = ANY (ARRAY['SIGNED'::text, 'SPOKEN'::text, 'ONLINE'::text, 'BY_A_PARENT'::text, 'BY_AN_ATTORNEY'::text])));

ALTER TABLE referral_agreement ADD CONSTRAINT referral_agreement_kind_check CHECK ((kind = ANY (ARRAY['AGREED'::text, 'TAKEN_BACK'::text])));

ALTER TABLE referral_agreement ADD CONSTRAINT referral_agreement_partnership_id_referral_id_fkey FOREIGN KEY (partnership_id, referral_id) REFERENCES referral(partnership_id, id);

ALTER TABLE referral_agreement ADD CONSTRAINT referral_agreement_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id);

ALTER TABLE referral_agreement ADD CONSTRAINT referral_agreement_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE referral_event ADD CONSTRAINT referral_event_from_state_check CHECK ((from_state = ANY (ARRAY['RECEIVED'::text, 'IN_TRIAGE'::text, 'ACCEPTED'::text, 'WAITING'::text, 'OFFERED'::text, 'STARTED'::text, 'DECLINED'::text, 'WITHDRAWN'::text, 'SUPPORTED_ONCE'::text])));

ALTER TABLE referral_event ADD CONSTRAINT referral_event_to_state_check CHECK ((to_state = ANY (ARRAY['RECEIVED'::text, 'IN_TRIAGE'::text, 'ACCEPTED'::text, 'WAITING'::text, 'OFFERED'::text, 'STARTED'::text, 'DECLINED'::text, 'WITHDRAWN'::text, 'SUPPORTED_ONCE'::text])));

ALTER TABLE referral_event ADD CONSTRAINT referral_event_words_check CHECK ((length(words) <= 5000));

ALTER TABLE referral_event ADD CONSTRAINT referral_event_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id);

ALTER TABLE referral_event ADD CONSTRAINT referral_event_partnership_id_provider_id_fkey FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE referral_event ADD CONSTRAINT referral_event_partnership_id_reason_fkey FOREIGN KEY (partnership_id, reason) REFERENCES decline_reason(partnership_id, code);

ALTER TABLE referral_event ADD CONSTRAINT referral_event_partnership_id_referral_id_fkey FOREIGN KEY (partnership_id, referral_id) REFERENCES referral(partnership_id, id);

ALTER TABLE referral_event ADD CONSTRAINT referral_event_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE referral_file ADD CONSTRAINT referral_file_check CHECK (((confirmed_by IS NULL) = (confirmed_at IS NULL)));

ALTER TABLE referral_file ADD CONSTRAINT referral_file_check1 CHECK (((state <> ALL (ARRAY['IMPORTING'::text, 'DONE'::text])) OR (confirmed_at IS NOT NULL)));

ALTER TABLE referral_file ADD CONSTRAINT referral_file_enters_check CHECK ((enters >= 0));

ALTER TABLE referral_file ADD CONSTRAINT referral_file_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200)));

ALTER TABLE referral_file ADD CONSTRAINT referral_file_repeats_check CHECK ((repeats >= 0));

ALTER TABLE referral_file ADD CONSTRAINT referral_file_size_check CHECK ((size > 0));

ALTER TABLE referral_file ADD CONSTRAINT referral_file_state_check CHECK ((state = ANY (ARRAY['CHECKING'::text, 'UNREADABLE'::text, 'CHECKED'::text, 'IMPORTING'::text, 'DONE'::text, 'CANCELLED'::text, 'FAILED'::text])));

ALTER TABLE referral_file ADD CONSTRAINT referral_file_stays_out_check CHECK ((stays_out >= 0));

ALTER TABLE referral_file ADD CONSTRAINT referral_file_went_in_check CHECK ((went_in >= 0));

ALTER TABLE referral_file ADD CONSTRAINT referral_file_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES person(id);

ALTER TABLE referral_file ADD CONSTRAINT referral_file_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE referral_file ADD CONSTRAINT referral_file_partnership_id_source_id_fkey FOREIGN KEY (partnership_id, source_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE referral_file ADD CONSTRAINT referral_file_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES person(id);

ALTER TABLE referral_file ADD CONSTRAINT referral_file_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE referral_file ADD CONSTRAINT referral_file_storage_key_key UNIQUE (storage_key);

ALTER TABLE referral_file_match ADD CONSTRAINT referral_file_match_kind_check CHECK ((kind = ANY (ARRAY['PARTICIPANT'::text, 'REFERRAL'::text])));

ALTER TABLE referral_file_match ADD CONSTRAINT referral_file_match_percent_check CHECK (((percent >= 0) AND (percent <= 100)));

ALTER TABLE referral_file_match ADD CONSTRAINT referral_file_match_verdict_check CHECK ((verdict = ANY (ARRAY['LIKELY'::text, 'POSSIBLE'::text])));

ALTER TABLE referral_file_match ADD CONSTRAINT referral_file_match_partnership_id_file_id_fkey FOREIGN KEY (partnership_id, file_id) REFERENCES referral_file(partnership_id, id);

ALTER TABLE referral_file_match ADD CONSTRAINT referral_file_match_pkey PRIMARY KEY (partnership_id, file_id, line);

ALTER TABLE referral_file_progress ADD CONSTRAINT referral_file_progress_check CHECK (((done >= 0) AND (done <= rows)));

ALTER TABLE referral_file_progress ADD CONSTRAINT referral_file_progress_check1 CHECK (((entered >= 0) AND (entered <= done)));

ALTER TABLE referral_file_progress ADD CONSTRAINT referral_file_progress_rows_check CHECK ((rows >= 0));

ALTER TABLE referral_file_progress ADD CONSTRAINT referral_file_progress_partnership_id_file_id_fkey FOREIGN KEY (partnership_id, file_id) REFERENCES referral_file(partnership_id, id);

ALTER TABLE referral_file_progress ADD CONSTRAINT referral_file_progress_pkey PRIMARY KEY (partnership_id, file_id);

ALTER TABLE referral_file_row ADD CONSTRAINT referral_file_row_check CHECK (((result = 'REPEATS'::text) = (repeats_line IS NOT NULL)));

ALTER TABLE referral_file_row ADD CONSTRAINT referral_file_row_check1 CHECK (((result = 'STAYS_OUT'::text) = (faults <> '[]'::jsonb)));

ALTER TABLE referral_file_row ADD CONSTRAINT referral_file_row_line_check CHECK ((line > 0));

ALTER TABLE referral_file_row ADD CONSTRAINT referral_file_row_result_check CHECK ((result = ANY (ARRAY['STAYS_OUT'::text, 'REPEATS'::text, 'WENT_IN'::text])));

ALTER TABLE referral_file_row ADD CONSTRAINT referral_file_row_partnership_id_file_id_fkey FOREIGN KEY (partnership_id, file_id) REFERENCES referral_file(partnership_id, id);

ALTER TABLE referral_file_row ADD CONSTRAINT referral_file_row_pkey PRIMARY KEY (partnership_id, file_id, line);

ALTER TABLE referral_triage ADD CONSTRAINT referral_triage_partnership_id_anchor_id_fkey FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE referral_triage ADD CONSTRAINT referral_triage_partnership_id_complexity_fkey FOREIGN KEY (partnership_id, complexity) REFERENCES complexity_band(partnership_id, code);

ALTER TABLE referral_triage ADD CONSTRAINT referral_triage_partnership_id_referral_id_fkey FOREIGN KEY (partnership_id, referral_id) REFERENCES referral(partnership_id, id);

ALTER TABLE referral_triage ADD CONSTRAINT referral_triage_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id);

ALTER TABLE referral_triage ADD CONSTRAINT referral_triage_pkey PRIMARY KEY (partnership_id, referral_id);

ALTER TABLE referral_wish ADD CONSTRAINT referral_wish_partnership_id_referral_id_fkey FOREIGN KEY (partnership_id, referral_id) REFERENCES referral(partnership_id, id);

ALTER TABLE referral_wish ADD CONSTRAINT referral_wish_pkey PRIMARY KEY (partnership_id, referral_id);

ALTER TABLE safeguarding_lead ADD CONSTRAINT safeguarding_lead_check CHECK ((num_nonnulls(ended_by, ended_at) = ANY (ARRAY[0, 2])));

ALTER TABLE safeguarding_lead ADD CONSTRAINT safeguarding_lead_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id);

ALTER TABLE safeguarding_lead ADD CONSTRAINT safeguarding_lead_named_by_fkey FOREIGN KEY (named_by) REFERENCES person(id);

ALTER TABLE safeguarding_lead ADD CONSTRAINT safeguarding_lead_partnership_id_organisation_id_fkey FOREIGN KEY (partnership_id, organisation_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE safeguarding_lead ADD CONSTRAINT safeguarding_lead_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

ALTER TABLE safeguarding_lead ADD CONSTRAINT safeguarding_lead_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE safety_note ADD CONSTRAINT safety_note_check CHECK ((num_nonnulls(reviewed_by, reviewed_at) = ANY (ARRAY[0, 2])));

ALTER TABLE safety_note ADD CONSTRAINT safety_note_check1 CHECK ((num_nonnulls(ended_by, ended_at, ended_because) = ANY (ARRAY[0, 3])));

ALTER TABLE safety_note ADD CONSTRAINT safety_note_ended_because_check CHECK (((length(btrim(ended_because)) >= 1) AND (length(btrim(ended_because)) <= 2000)));

ALTER TABLE safety_note ADD CONSTRAINT safety_note_kind_check CHECK ((kind = ANY (ARRAY['SAFEGUARDING'::text, 'LONE_WORKING'::text])));

ALTER TABLE safety_note ADD CONSTRAINT safety_note_words_check CHECK (((length(btrim(words)) >= 1) AND (length(btrim(words)) <= 5000)));

ALTER TABLE safety_note ADD CONSTRAINT safety_note_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id);

ALTER TABLE safety_note ADD CONSTRAINT safety_note_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE safety_note ADD CONSTRAINT safety_note_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES person(id);

ALTER TABLE safety_note ADD CONSTRAINT safety_note_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id);

ALTER TABLE safety_note ADD CONSTRAINT safety_note_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE seal_opener ADD CONSTRAINT seal_opener_check CHECK ((num_nonnulls(ended_by, ended_at) = ANY (ARRAY[0, 2])));

ALTER TABLE seal_opener ADD CONSTRAINT seal_opener_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id);

ALTER TABLE seal_opener ADD CONSTRAINT seal_opener_named_by_fkey FOREIGN KEY (named_by) REFERENCES person(id);

ALTER TABLE seal_opener ADD CONSTRAINT seal_opener_partnership_id_seal_id_fkey FOREIGN KEY (partnership_id, seal_id) REFERENCES record_seal(partnership_id, id);

ALTER TABLE seal_opener ADD CONSTRAINT seal_opener_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

ALTER TABLE seal_opener ADD CONSTRAINT seal_opener_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE self_referral_page ADD CONSTRAINT self_referral_page_answers_requests_check CHECK (((length(btrim(answers_requests)) >= 1) AND (length(btrim(answers_requests)) <= 500)));

ALTER TABLE self_referral_page ADD CONSTRAINT self_referral_page_controller_check CHECK (((length(btrim(controller)) >= 1) AND (length(btrim(controller)) <= 200)));

ALTER TABLE self_referral_page ADD CONSTRAINT self_referral_page_lawful_basis_check CHECK ((lawful_basis = ANY (ARRAY['CONSENT'::text, 'CONTRACT'::text, 'LEGAL_OBLIGATION'::text, 'VITAL_INTERESTS'::text, 'PUBLIC_TASK'::text, 'LEGITIMATE_INTERESTS'::text])));

ALTER TABLE self_referral_page ADD CONSTRAINT self_referral_page_other_way_check CHECK (((length(btrim(other_way)) >= 1) AND (length(btrim(other_way)) <= 300)));

ALTER TABLE self_referral_page ADD CONSTRAINT self_referral_page_welcome_check CHECK (((length(btrim(welcome)) >= 1) AND (length(btrim(welcome)) <= 2000)));

ALTER TABLE self_referral_page ADD CONSTRAINT self_referral_page_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE self_referral_page ADD CONSTRAINT self_referral_page_pkey PRIMARY KEY (partnership_id);

ALTER TABLE service ADD CONSTRAINT service_age_from_check CHECK (((age_from >= 0) AND (age_from <= 120)));

ALTER TABLE service ADD CONSTRAINT service_age_to_check CHECK (((age_to >= 0) AND (age_to <= 120)));

ALTER TABLE service ADD CONSTRAINT service_capacity_check CHECK (((capacity >= 1) AND (capacity <= 100000)));

ALTER TABLE service ADD CONSTRAINT service_check CHECK (((free >= 0) AND (free <= capacity)));

ALTER TABLE service ADD CONSTRAINT service_check1 CHECK ((age_to >= age_from));

ALTER TABLE service ADD CONSTRAINT service_check2 CHECK ((num_nonnulls(anchor_id, place) = 1));

ALTER TABLE service ADD CONSTRAINT service_for_whom_check CHECK (((length(btrim(for_whom)) >= 1) AND (length(btrim(for_whom)) <= 2000)));

ALTER TABLE service ADD CONSTRAINT service_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 200)));

ALTER TABLE service ADD CONSTRAINT service_place_check CHECK (((length(btrim(place)) >= 1) AND (length(btrim(place)) <= 200)));

ALTER TABLE service ADD CONSTRAINT service_runs_check CHECK (((length(btrim(runs)) >= 1) AND (length(btrim(runs)) <= 200)));

ALTER TABLE service ADD CONSTRAINT service_what_check CHECK (((length(btrim(what)) >= 1) AND (length(btrim(what)) <= 2000)));

ALTER TABLE service ADD CONSTRAINT service_partnership_id_anchor_id_fkey FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE service ADD CONSTRAINT service_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE service ADD CONSTRAINT service_partnership_id_provider_id_fkey FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE service ADD CONSTRAINT service_told_by_fkey FOREIGN KEY (told_by) REFERENCES person(id);

ALTER TABLE service ADD CONSTRAINT service_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_check CHECK ((expires_on >= starts_on));

ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_check1 CHECK (((form = 'CLEAR'::text) OR (receives = '{}'::text[])));

ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_check2 CHECK ((((ended_at IS NULL) = (ended_by IS NULL)) AND ((ended_at IS NULL) = (ended_because IS NULL))));

ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_compares_check CHECK (((compares <> '{}'::text[]) AND (compares <@ ARRAY['GIVEN_NAME'::text, 'FAMILY_NAME'::text, 'BIRTH_DATE'::text, 'POSTCODE'::text, 'PHONE'::text, 'EMAIL'::text])));

ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_ended_because_check CHECK (((length(btrim(ended_because)) >= 1) AND (length(btrim(ended_because)) <= 1000)));

ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_form_check CHECK ((form = ANY (ARRAY['CLEAR'::text, 'ENCODED'::text])));

ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_keep_days_check CHECK (((keep_days >= 1) AND (keep_days <= 3650)));

ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_kind_check CHECK ((kind = ANY (ARRAY['EMPLOYMENT'::text, 'ENROLMENT'::text, 'HOSPITAL'::text, 'LIST'::text])));

ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_lawful_basis_check CHECK ((lawful_basis = ANY (ARRAY['CONSENT'::text, 'CONTRACT'::text, 'LEGAL_OBLIGATION'::text, 'VITAL_INTERESTS'::text, 'PUBLIC_TASK'::text, 'LEGITIMATE_INTERESTS'::text])));

ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_legal_gateway_check CHECK (((length(btrim(legal_gateway)) >= 1) AND (length(btrim(legal_gateway)) <= 500)));

ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_number_check CHECK ((number >= 1));

ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_purpose_check CHECK (((length(btrim(purpose)) >= 1) AND (length(btrim(purpose)) <= 2000)));

ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_receives_check CHECK ((receives <@ ARRAY['EMPLOYER'::text, 'PLACE'::text, 'COURSE'::text, 'STARTED_ON'::text, 'ENDED_ON'::text, 'WEEKLY_HOURS'::text, 'ATTENDANCE'::text, 'ADMITTED_ON'::text, 'VISIT_KIND'::text]));

ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_title_check CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 200)));

ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES person(id);

ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id);

ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_partnership_id_number_key UNIQUE (partnership_id, number);

ALTER TABLE sharing_evidence ADD CONSTRAINT sharing_evidence_outcome_code_check CHECK ((outcome_code ~ '^[A-Z0-9_]{1,64}$'::text));

ALTER TABLE sharing_evidence ADD CONSTRAINT sharing_evidence_proves_check CHECK ((proves = ANY (ARRAY['STARTED'::text, 'SUSTAINED'::text])));

ALTER TABLE sharing_evidence ADD CONSTRAINT sharing_evidence_partnership_id_agreement_id_fkey FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement(partnership_id, id);

ALTER TABLE sharing_evidence ADD CONSTRAINT sharing_evidence_pkey PRIMARY KEY (partnership_id, agreement_id, outcome_code);

ALTER TABLE sharing_notice ADD CONSTRAINT sharing_notice_how_check CHECK ((how = ANY (ARRAY['LETTER'::text, 'SPOKEN'::text, 'ONLINE'::text, 'SIGNED'::text])));

ALTER TABLE sharing_notice ADD CONSTRAINT sharing_notice_kind_check CHECK ((kind = ANY (ARRAY['TOLD'::text, 'TAKEN_BACK'::text])));

ALTER TABLE sharing_notice ADD CONSTRAINT sharing_notice_partnership_id_agreement_id_fkey FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement(partnership_id, id);

ALTER TABLE sharing_notice ADD CONSTRAINT sharing_notice_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE sharing_notice ADD CONSTRAINT sharing_notice_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id);

ALTER TABLE sharing_notice ADD CONSTRAINT sharing_notice_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE sharing_party ADD CONSTRAINT sharing_party_check CHECK ((((signed_name IS NULL) = (signed_on IS NULL)) AND ((signed_on IS NULL) = (signature_recorded_by IS NULL)) AND ((signed_on IS NULL) = (signature_recorded_at IS NULL))));

ALTER TABLE sharing_party ADD CONSTRAINT sharing_party_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 200)));

ALTER TABLE sharing_party ADD CONSTRAINT sharing_party_nth_check CHECK (((nth >= 1) AND (nth <= 20)));

ALTER TABLE sharing_party ADD CONSTRAINT sharing_party_part_check CHECK ((part = ANY (ARRAY['CONTROLLER'::text, 'JOINT_CONTROLLER'::text, 'PROCESSOR'::text])));

ALTER TABLE sharing_party ADD CONSTRAINT sharing_party_signed_name_check CHECK (((length(btrim(signed_name)) >= 1) AND (length(btrim(signed_name)) <= 200)));

ALTER TABLE sharing_party ADD CONSTRAINT sharing_party_partnership_id_agreement_id_fkey FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement(partnership_id, id);

ALTER TABLE sharing_party ADD CONSTRAINT sharing_party_partnership_id_organisation_id_fkey FOREIGN KEY (partnership_id, organisation_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE sharing_party ADD CONSTRAINT sharing_party_signature_recorded_by_fkey FOREIGN KEY (signature_recorded_by) REFERENCES person(id);

ALTER TABLE sharing_party ADD CONSTRAINT sharing_party_pkey PRIMARY KEY (partnership_id, agreement_id, nth);

ALTER TABLE sharing_person ADD CONSTRAINT sharing_person_check CHECK (((ended_at IS NULL) = (ended_by IS NULL)));

ALTER TABLE sharing_person ADD CONSTRAINT sharing_person_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id);

ALTER TABLE sharing_person ADD CONSTRAINT sharing_person_named_by_fkey FOREIGN KEY (named_by) REFERENCES person(id);

ALTER TABLE sharing_person ADD CONSTRAINT sharing_person_partnership_id_agreement_id_fkey FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement(partnership_id, id);

ALTER TABLE sharing_person ADD CONSTRAINT sharing_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

ALTER TABLE sharing_person ADD CONSTRAINT sharing_person_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE signature_wording ADD CONSTRAINT signature_wording_check CHECK (((words IS NOT NULL) OR (outcome_code <> ''::text)));

ALTER TABLE signature_wording ADD CONSTRAINT signature_wording_outcome_code_check CHECK ((outcome_code ~ '^[A-Z0-9_]{0,64}$'::text));

ALTER TABLE signature_wording ADD CONSTRAINT signature_wording_version_check CHECK ((version >= 1));

ALTER TABLE signature_wording ADD CONSTRAINT signature_wording_words_check CHECK (((length(btrim(words)) >= 1) AND (length(btrim(words)) <= 3000)));

ALTER TABLE signature_wording ADD CONSTRAINT signature_wording_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id);

ALTER TABLE signature_wording ADD CONSTRAINT signature_wording_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE signature_wording ADD CONSTRAINT signature_wording_pkey PRIMARY KEY (partnership_id, outcome_code, version);

ALTER TABLE signed_statement ADD CONSTRAINT signed_statement_check CHECK (((wording_outcome = ''::text) OR (wording_outcome = outcome_code)));

ALTER TABLE signed_statement ADD CONSTRAINT signed_statement_check1 CHECK (((way = 'TYPED'::text) = (signed_name IS NOT NULL)));

ALTER TABLE signed_statement ADD CONSTRAINT signed_statement_check2 CHECK (((way = 'WITNESSED'::text) = (witness_name IS NOT NULL)));

ALTER TABLE signed_statement ADD CONSTRAINT signed_statement_check3 CHECK (((way <> 'DRAWN'::text) OR (drawing IS NOT NULL)));

ALTER TABLE signed_statement ADD CONSTRAINT signed_statement_check4 CHECK (((way <> 'TYPED'::text) OR (drawing IS NULL)));

ALTER TABLE signed_statement ADD CONSTRAINT signed_statement_drawing_check CHECK (((length(drawing) <= 60000) AND (drawing ~ '^(M[0-9]{1,3} [0-9]{1,3}(L[0-9]{1,3} [0-9]{1,3})*)+$'::text)));

ALTER TABLE signed_statement ADD CONSTRAINT signed_statement_outcome_code_check CHECK ((outcome_code ~ '^[A-Z0-9_]{1,64}$'::text));

ALTER TABLE signed_statement ADD CONSTRAINT signed_statement_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));

ALTER TABLE signed_statement ADD CONSTRAINT signed_statement_signed_name_check CHECK (((length(btrim(signed_name)) >= 1) AND (length(btrim(signed_name)) <= 120)));

ALTER TABLE signed_statement ADD CONSTRAINT signed_statement_way_check CHECK ((way = ANY (ARRAY['DRAWN'::text, 'TYPED'::text, 'WITNESSED'::text])));

ALTER TABLE signed_statement ADD CONSTRAINT signed_statement_witness_name_check CHECK (((length(btrim(witness_name)) >= 1) AND (length(btrim(witness_name)) <= 120)));

ALTER TABLE signed_statement ADD CONSTRAINT signed_statement_words_check CHECK (((length(btrim(words)) >= 1) AND (length(btrim(words)) <= 5000)));

ALTER TABLE signed_statement ADD CONSTRAINT signed_statement_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE signed_statement ADD CONSTRAINT signed_statement_partnership_id_wording_outcome_wording_ve_fkey FOREIGN KEY (partnership_id, wording_outcome, wording_version) REFERENCES signature_wording(partnership_id, outcome_code, version);

ALTER TABLE signed_statement ADD CONSTRAINT signed_statement_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES person(id);

ALTER TABLE signed_statement ADD CONSTRAINT signed_statement_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE signed_statement ADD CONSTRAINT signed_statement_partnership_id_taken_by_client_key_key UNIQUE (partnership_id, taken_by, client_key);

ALTER TABLE sitting ADD CONSTRAINT sitting_minutes_check CHECK (((minutes >= 1) AND (minutes <= 1440)));

ALTER TABLE sitting ADD CONSTRAINT sitting_partnership_id_group_id_fkey FOREIGN KEY (partnership_id, group_id) REFERENCES activity_group(partnership_id, id);

ALTER TABLE sitting ADD CONSTRAINT sitting_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id);

ALTER TABLE sitting ADD CONSTRAINT sitting_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE sitting ADD CONSTRAINT sitting_partnership_id_group_id_held_on_key UNIQUE (partnership_id, group_id, held_on);

ALTER TABLE statement ADD CONSTRAINT statement_check CHECK (((state = 'SETTLED'::text) = ((settled_on IS NOT NULL) AND (settlement_reference IS NOT NULL))));

ALTER TABLE statement ADD CONSTRAINT statement_kind_check CHECK ((kind = ANY (ARRAY['CLAIMS'::text, 'GRANT'::text, 'OPENING'::text])));

ALTER TABLE statement ADD CONSTRAINT statement_settlement_reference_check CHECK ((length(settlement_reference) <= 200));

ALTER TABLE statement ADD CONSTRAINT statement_state_check CHECK ((state = ANY (ARRAY['ISSUED'::text, 'AUTHORISED'::text, 'SETTLED'::text])));

ALTER TABLE statement ADD CONSTRAINT statement_partnership_id_funder_id_fkey FOREIGN KEY (partnership_id, funder_id) REFERENCES organisation(partnership_id, id);

ALTER TABLE statement ADD CONSTRAINT statement_partnership_id_run_id_fkey FOREIGN KEY (partnership_id, run_id) REFERENCES payment_run(partnership_id, id);

ALTER TABLE statement ADD CONSTRAINT statement_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES person(id);

ALTER TABLE statement ADD CONSTRAINT statement_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE statement ADD CONSTRAINT statement_partnership_id_reference_key UNIQUE (partnership_id, reference);

ALTER TABLE statement ADD CONSTRAINT statement_partnership_id_run_id_funder_id_key UNIQUE (partnership_id, run_id, funder_id);

ALTER TABLE status_spell ADD CONSTRAINT status_spell_check CHECK (((held IS NOT NULL) OR ((corrects IS NOT NULL) AND (to_on IS NULL))));

ALTER TABLE status_spell ADD CONSTRAINT status_spell_check1 CHECK ((((held IS NULL) = (from_on IS NULL)) AND ((held IS NULL) = (reason IS NULL))));

ALTER TABLE status_spell ADD CONSTRAINT status_spell_check2 CHECK ((to_on >= from_on));

ALTER TABLE status_spell ADD CONSTRAINT status_spell_check3 CHECK ((corrects <> id));

ALTER TABLE status_spell ADD CONSTRAINT status_spell_check4 CHECK ((((evidence_kind IS NULL) = (statement IS NULL)) AND ((evidence_kind IS NULL) OR held)));

ALTER TABLE status_spell ADD CONSTRAINT status_spell_evidence_kind_check CHECK ((evidence_kind = ANY (ARRAY['SELF_CERTIFICATION'::text, 'ASSESSMENT'::text, 'EMPLOYER_CONFIRMATION'::text])));

ALTER TABLE status_spell ADD CONSTRAINT status_spell_note_check CHECK (((length(btrim(note)) >= 1) AND (length(btrim(note)) <= 2000)));

ALTER TABLE status_spell ADD CONSTRAINT status_spell_outcome_code_check CHECK ((outcome_code ~ '^[A-Z0-9_]{1,64}$'::text));

ALTER TABLE status_spell ADD CONSTRAINT status_spell_reason_check CHECK ((reason = ANY (ARRAY['CONFIRMED'::text, 'MOVED'::text, 'MANAGED_MOVE'::text, 'LOST_HOME'::text, 'JOB_STARTED'::text, 'JOB_ENDED'::text, 'HOURS_CHANGED'::text, 'WENT_INTO_CUSTODY'::text, 'LEFT_CUSTODY'::text, 'IN_HOSPITAL'::text, 'STOPPED_TAKING_PART'::text, 'OTHER'::text])));

ALTER TABLE status_spell ADD CONSTRAINT status_spell_statement_check CHECK (((length(btrim(statement)) >= 1) AND (length(btrim(statement)) <= 5000)));

ALTER TABLE status_spell ADD CONSTRAINT status_spell_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE status_spell ADD CONSTRAINT status_spell_partnership_id_participant_id_outcome_code_co_fkey FOREIGN KEY (partnership_id, participant_id, outcome_code, corrects) REFERENCES status_spell(partnership_id, participant_id, outcome_code, id);

ALTER TABLE status_spell ADD CONSTRAINT status_spell_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id);

ALTER TABLE status_spell ADD CONSTRAINT status_spell_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE status_spell ADD CONSTRAINT status_spell_partnership_id_participant_id_outcome_code_id_key UNIQUE (partnership_id, participant_id, outcome_code, id);

ALTER TABLE support_plan ADD CONSTRAINT support_plan_aspirations_check CHECK ((length(aspirations) <= 5000));

ALTER TABLE support_plan ADD CONSTRAINT support_plan_goals_check CHECK ((jsonb_typeof(goals) = 'array'::text));

ALTER TABLE support_plan ADD CONSTRAINT support_plan_strengths_check CHECK ((length(strengths) <= 5000));

ALTER TABLE support_plan ADD CONSTRAINT support_plan_version_check CHECK ((version > 0));

ALTER TABLE support_plan ADD CONSTRAINT support_plan_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE support_plan ADD CONSTRAINT support_plan_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id);

ALTER TABLE support_plan ADD CONSTRAINT support_plan_pkey PRIMARY KEY (partnership_id, participant_id, version);

ALTER TABLE support_worker ADD CONSTRAINT support_worker_check CHECK (((people_hours >= 0) AND (people_hours <= hours)));

ALTER TABLE support_worker ADD CONSTRAINT support_worker_hours_check CHECK (((hours >= 0) AND (hours <= 16800)));

ALTER TABLE support_worker ADD CONSTRAINT support_worker_partnership_id_person_id_provider_id_fkey FOREIGN KEY (partnership_id, person_id, provider_id) REFERENCES membership(partnership_id, person_id, organisation_id);

ALTER TABLE support_worker ADD CONSTRAINT support_worker_pkey PRIMARY KEY (partnership_id, provider_id, person_id);

ALTER TABLE suppression_choice ADD CONSTRAINT suppression_choice_from_day_check CHECK ((EXTRACT(day FROM from_day) = (1)::numeric));

ALTER TABLE suppression_choice ADD CONSTRAINT suppression_choice_profile_check CHECK ((profile = ANY (ARRAY['LOOSER'::text, 'USUAL'::text, 'STRICTER'::text])));

ALTER TABLE suppression_choice ADD CONSTRAINT suppression_choice_chosen_by_fkey FOREIGN KEY (chosen_by) REFERENCES person(id);

ALTER TABLE suppression_choice ADD CONSTRAINT suppression_choice_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE suppression_choice ADD CONSTRAINT suppression_choice_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE tariff ADD CONSTRAINT tariff_check CHECK (((sustain_unit IS NULL) OR ((after IS NOT NULL) AND (sustain_length IS NOT NULL) AND (sustain_break_days IS NOT NULL) AND (sustain_break_restarts IS NOT NULL))));

ALTER TABLE tariff ADD CONSTRAINT tariff_cohort_check CHECK ((cohort = ANY (ARRAY['NEW'::text, 'HISTORIC'::text])));

ALTER TABLE tariff ADD CONSTRAINT tariff_evidence_check CHECK (((cardinality(evidence) > 0) AND (evidence <@ ARRAY['DOCUMENT'::text, 'SELF_CERTIFICATION'::text, 'ASSESSMENT'::text, 'EMPLOYER_CONFIRMATION'::text, 'DATA_MATCH'::text])));

ALTER TABLE tariff ADD CONSTRAINT tariff_maximum_paid_check CHECK ((maximum_paid > 0));

ALTER TABLE tariff ADD CONSTRAINT tariff_maximum_paid_per_year_check CHECK ((maximum_paid_per_year > 0));

ALTER TABLE tariff ADD CONSTRAINT tariff_outcome_code_check CHECK ((outcome_code ~ '^[A-Z0-9_]{1,64}$'::text));

ALTER TABLE tariff ADD CONSTRAINT tariff_price_check CHECK ((price > 0));

ALTER TABLE tariff ADD CONSTRAINT tariff_sustain_break_days_check CHECK ((sustain_break_days >= 0));

ALTER TABLE tariff ADD CONSTRAINT tariff_sustain_length_check CHECK ((sustain_length > (0)::numeric));

ALTER TABLE tariff ADD CONSTRAINT tariff_sustain_unit_check CHECK ((sustain_unit = ANY (ARRAY['MONTHS'::text, 'WEEKS'::text, 'FTE_WEEKS'::text])));

ALTER TABLE tariff ADD CONSTRAINT tariff_partnership_id_rate_card_id_fkey FOREIGN KEY (partnership_id, rate_card_id) REFERENCES rate_card(partnership_id, id) ON DELETE CASCADE;

ALTER TABLE tariff ADD CONSTRAINT tariff_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE tariff ADD CONSTRAINT tariff_partnership_id_rate_card_id_outcome_code_cohort_key UNIQUE (partnership_id, rate_card_id, outcome_code, cohort);

ALTER TABLE transfer ADD CONSTRAINT transfer_about_check CHECK (((length(btrim(about)) >= 1) AND (length(btrim(about)) <= 2000)));

ALTER TABLE transfer ADD CONSTRAINT transfer_agreed_how_check CHECK ((agreed_how ~ '^[A-Z_]{1,64}$'::text));

ALTER TABLE transfer ADD CONSTRAINT transfer_check CHECK ((from_provider <> to_provider));

ALTER TABLE transfer ADD CONSTRAINT transfer_check1 CHECK (((state = 'ASKED'::text) = (decided_at IS NULL)));

ALTER TABLE transfer ADD CONSTRAINT transfer_check2 CHECK (((state = 'ASKED'::text) = (decided_by IS NULL)));

ALTER TABLE transfer ADD CONSTRAINT transfer_check3 CHECK (((state = 'TAKEN_ON'::text) = (on_date IS NOT NULL)));

ALTER TABLE transfer ADD CONSTRAINT transfer_check4 CHECK (((state = 'TAKEN_ON'::text) = (since_on IS NOT NULL)));

ALTER TABLE transfer ADD CONSTRAINT transfer_check5 CHECK (((state <> 'DECLINED'::text) OR (decided_words IS NOT NULL)));

ALTER TABLE transfer ADD CONSTRAINT transfer_decided_words_check CHECK (((length(btrim(decided_words)) >= 1) AND (length(btrim(decided_words)) <= 2000)));

ALTER TABLE transfer ADD CONSTRAINT transfer_reason_check CHECK ((reason ~ '^[A-Z_]{1,64}$'::text));

ALTER TABLE transfer ADD CONSTRAINT transfer_state_check CHECK ((state = ANY (ARRAY['ASKED'::text, 'TAKEN_ON'::text, 'DECLINED'::text, 'WITHDRAWN'::text])));

ALTER TABLE transfer ADD CONSTRAINT transfer_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id);

ALTER TABLE transfer ADD CONSTRAINT transfer_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id);

ALTER TABLE transfer ADD CONSTRAINT transfer_partnership_id_from_provider_fkey FOREIGN KEY (partnership_id, from_provider) REFERENCES organisation(partnership_id, id);

ALTER TABLE transfer ADD CONSTRAINT transfer_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE transfer ADD CONSTRAINT transfer_partnership_id_to_provider_fkey FOREIGN KEY (partnership_id, to_provider) REFERENCES organisation(partnership_id, id);

ALTER TABLE transfer ADD CONSTRAINT transfer_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE unfiled_person ADD CONSTRAINT unfiled_person_kind_check CHECK ((kind = ANY (ARRAY['PARTICIPANT'::text, 'REFERRAL'::text])));

ALTER TABLE unfiled_person ADD CONSTRAINT unfiled_person_pkey PRIMARY KEY (partnership_id, kind, record_id);

ALTER TABLE upload ADD CONSTRAINT upload_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 255)));

ALTER TABLE upload ADD CONSTRAINT upload_media_type_check CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/png'::text, 'image/jpeg'::text, 'text/plain'::text])));

ALTER TABLE upload ADD CONSTRAINT upload_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));

ALTER TABLE upload ADD CONSTRAINT upload_size_check CHECK (((size >= 1) AND (size <= 20971520)));

ALTER TABLE upload ADD CONSTRAINT upload_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE upload ADD CONSTRAINT upload_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES person(id);

ALTER TABLE upload ADD CONSTRAINT upload_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE upload ADD CONSTRAINT upload_storage_key_key UNIQUE (storage_key);

ALTER TABLE variation ADD CONSTRAINT variation_new_maximum_check CHECK ((new_maximum > 0));

ALTER TABLE variation ADD CONSTRAINT variation_reason_check CHECK (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 2000)));

ALTER TABLE variation ADD CONSTRAINT variation_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

ALTER TABLE variation ADD CONSTRAINT variation_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id);

ALTER TABLE variation ADD CONSTRAINT variation_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE variation ADD CONSTRAINT variation_partnership_id_effective_on_key UNIQUE (partnership_id, effective_on);

ALTER TABLE worked_hours ADD CONSTRAINT worked_hours_check CHECK (((weekly IS NOT NULL) OR (corrects IS NOT NULL)));

ALTER TABLE worked_hours ADD CONSTRAINT worked_hours_check1 CHECK (((weekly IS NULL) = (from_on IS NULL)));

ALTER TABLE worked_hours ADD CONSTRAINT worked_hours_check2 CHECK ((corrects <> id));

ALTER TABLE worked_hours ADD CONSTRAINT worked_hours_outcome_code_check CHECK ((outcome_code ~ '^[A-Z0-9_]{1,64}$'::text));

ALTER TABLE worked_hours ADD CONSTRAINT worked_hours_weekly_check CHECK (((weekly >= (0)::numeric) AND (weekly <= (168)::numeric)));

ALTER TABLE worked_hours ADD CONSTRAINT worked_hours_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE worked_hours ADD CONSTRAINT worked_hours_partnership_id_participant_id_outcome_code_co_fkey FOREIGN KEY (partnership_id, participant_id, outcome_code, corrects) REFERENCES worked_hours(partnership_id, participant_id, outcome_code, id);

ALTER TABLE worked_hours ADD CONSTRAINT worked_hours_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id);

ALTER TABLE worked_hours ADD CONSTRAINT worked_hours_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE worked_hours ADD CONSTRAINT worked_hours_partnership_id_participant_id_outcome_code_id_key UNIQUE (partnership_id, participant_id, outcome_code, id);

ALTER TABLE worker_move ADD CONSTRAINT worker_move_check CHECK ((from_worker IS DISTINCT FROM to_worker));

ALTER TABLE worker_move ADD CONSTRAINT worker_move_from_worker_fkey FOREIGN KEY (from_worker) REFERENCES person(id);

ALTER TABLE worker_move ADD CONSTRAINT worker_move_moved_by_fkey FOREIGN KEY (moved_by) REFERENCES person(id);

ALTER TABLE worker_move ADD CONSTRAINT worker_move_partnership_id_participant_id_fkey FOREIGN KEY (partnership_id, participant_id) REFERENCES participant(partnership_id, id);

ALTER TABLE worker_move ADD CONSTRAINT worker_move_to_worker_fkey FOREIGN KEY (to_worker) REFERENCES person(id);

ALTER TABLE worker_move ADD CONSTRAINT worker_move_pkey PRIMARY KEY (partnership_id, id);

-- Indexes

CREATE INDEX extract_newest ON public."extract" USING btree (partnership_id, agreement_id, sent_at DESC, id DESC);

CREATE INDEX extract_to_delete ON public."extract" USING btree (partnership_id, delete_after) WHERE (deleted_at IS NULL);

CREATE INDEX activity_group_anchor ON public.activity_group USING btree (partnership_id, anchor_id) WHERE (anchor_id IS NOT NULL);

CREATE UNIQUE INDEX activity_group_name ON public.activity_group USING btree (partnership_id, provider_id, lower(name));

CREATE INDEX activity_group_service ON public.activity_group USING btree (partnership_id, service_id) WHERE (service_id IS NOT NULL);

CREATE INDEX allocation_choice_referral ON public.allocation_choice USING btree (partnership_id, referral_id, id);

CREATE UNIQUE INDEX allocation_rule_draft ON public.allocation_rule USING btree (partnership_id) WHERE (state = 'DRAFT'::text);

CREATE INDEX analyst_accreditation_person ON public.analyst_accreditation USING btree (partnership_id, person_id);

CREATE INDEX analyst_output_decided ON public.analyst_output USING btree (partnership_id, decided_at) WHERE (decided_at IS NOT NULL);

CREATE INDEX analyst_output_project ON public.analyst_output USING btree (partnership_id, project_id, asked_at DESC);

CREATE INDEX analyst_project_member_person ON public.analyst_project_member USING btree (partnership_id, person_id);

CREATE INDEX analyst_row_participant ON public.analyst_row USING btree (partnership_id, participant_id);

CREATE INDEX anchor_agreement_newest ON public.anchor_agreement USING btree (partnership_id, anchor_id, id DESC);

CREATE INDEX anchor_contact_anchor ON public.anchor_contact USING btree (partnership_id, anchor_id, name) WHERE (left_at IS NULL);

CREATE INDEX anchor_promise_anchor ON public.anchor_promise USING btree (partnership_id, anchor_id, review_on DESC);

CREATE INDEX anchor_worker_person ON public.anchor_worker USING btree (partnership_id, person_id) WHERE (ended_on IS NULL);

CREATE INDEX anchor_worker_provider ON public.anchor_worker USING btree (partnership_id, provider_id) WHERE (ended_on IS NULL);

CREATE INDEX assessment_participant ON public.assessment USING btree (partnership_id, participant_id, measured_on);

CREATE INDEX audit_entry_person ON public.audit_entry USING btree (partnership_id, person_id, number DESC);

CREATE INDEX audit_entry_records ON public.audit_entry USING gin (record_ids);

CREATE INDEX audit_sample_claim_claim ON public.audit_sample_claim USING btree (partnership_id, claim_id);

CREATE UNIQUE INDEX audit_sample_position ON public.audit_sample_claim USING btree (partnership_id, sample_id, "position") WHERE ("position" IS NOT NULL);

CREATE INDEX "account_userId_idx" ON auth.account USING btree ("userId");

CREATE INDEX "session_userId_idx" ON auth.session USING btree ("userId");

CREATE INDEX sign_in_attempt_last ON auth.sign_in_attempt USING btree (last_at);

CREATE INDEX sign_in_failure_last ON auth.sign_in_failure USING btree (last_at);

CREATE INDEX verification_identifier_idx ON auth.verification USING btree (identifier);

CREATE INDEX visitor_attempt_last ON auth.visitor_attempt USING btree (last_at);

CREATE INDEX circumstance_participant ON public.circumstance USING btree (partnership_id, participant_id, on_date);

CREATE INDEX claim_achieved ON public.claim USING btree (partnership_id, achieved_on, id);

CREATE INDEX claim_anchor ON public.claim USING btree (partnership_id, anchor_id) WHERE (anchor_id IS NOT NULL);

CREATE INDEX claim_newest ON public.claim USING btree (partnership_id, submitted_at DESC, id DESC);

CREATE UNIQUE INDEX claim_once ON public.claim USING btree (partnership_id, participant_id, outcome_code) WHERE ((state <> ALL (ARRAY['REJECTED'::text, 'REVERSED'::text])) OR reversal_pending);

CREATE INDEX claim_outcome ON public.claim USING btree (partnership_id, outcome_code, achieved_on);

CREATE INDEX claim_participant ON public.claim USING btree (partnership_id, participant_id, submitted_at DESC, id DESC);

CREATE INDEX claim_price ON public.claim USING btree (partnership_id, price, id);

CREATE INDEX claim_provider ON public.claim USING btree (partnership_id, provider_id, submitted_at DESC, id DESC);

CREATE INDEX claim_rests_on_reversed ON public.claim USING btree (partnership_id) WHERE rests_on_reversed;

CREATE INDEX claim_state ON public.claim USING btree (partnership_id, state, submitted_at DESC, id DESC);

CREATE INDEX claim_to_bill ON public.claim USING btree (partnership_id, achieved_on, reference) WHERE (state = 'VERIFIED'::text);

CREATE INDEX claim_event_claim ON public.claim_event USING btree (partnership_id, claim_id);

CREATE INDEX claim_event_decision ON public.claim_event USING btree (partnership_id, by_person, at, id) WHERE (to_state = ANY (ARRAY['VERIFIED'::text, 'WITHHELD'::text, 'REJECTED'::text]));

CREATE INDEX claim_event_told ON public.claim_event USING btree (partnership_id, at) WHERE (to_state = ANY (ARRAY['RETURNED'::text, 'WITHHELD'::text, 'REJECTED'::text, 'REVERSED'::text]));

CREATE INDEX claim_message_claim ON public.claim_message USING btree (partnership_id, claim_id);

CREATE INDEX claim_message_told ON public.claim_message USING btree (partnership_id, at);

CREATE INDEX clash_decision_ends ON public.clash_decision USING btree (partnership_id, ends_claim);

CREATE INDEX clash_decision_records ON public.clash_decision USING btree (partnership_id, ends_record, stands_record);

CREATE INDEX clash_decision_stands ON public.clash_decision USING btree (partnership_id, stands_claim);

CREATE UNIQUE INDEX contact_corrects ON public.contact USING btree (partnership_id, corrects) WHERE (corrects IS NOT NULL);

CREATE UNIQUE INDEX contact_sitting ON public.contact USING btree (partnership_id, sitting_id, participant_id) WHERE (corrects IS NULL);

CREATE INDEX contact_story ON public.contact USING btree (partnership_id, participant_id, met_on DESC, recorded_at DESC, id DESC) WHERE (NOT is_removed);

CREATE INDEX contact_worker ON public.contact USING btree (partnership_id, recorded_by, met_on DESC) WHERE (NOT is_removed);

CREATE INDEX contribution_funder ON public.contribution USING btree (partnership_id, funder_id);

CREATE INDEX different_people_other ON public.different_people USING btree (partnership_id, other_id);

CREATE INDEX enrolment_anchor ON public.enrolment USING btree (partnership_id, anchor_id) WHERE (anchor_id IS NOT NULL);

CREATE INDEX evidence_claim ON public.evidence USING btree (partnership_id, claim_id);

CREATE INDEX evidence_upload ON public.evidence USING btree (partnership_id, upload_id);

CREATE INDEX evidence_match_claim ON public.evidence_match USING btree (partnership_id, claim_id);

CREATE INDEX evidence_match_offer ON public.evidence_match USING btree (partnership_id, offer_id);

CREATE INDEX evidence_measure_assessment ON public.evidence_measure USING btree (partnership_id, assessment_id);

CREATE INDEX evidence_measure_claim ON public.evidence_measure USING btree (partnership_id, claim_id);

CREATE INDEX evidence_measure_corrected ON public.evidence_measure USING btree (partnership_id, claim_id) WHERE (corrected_at IS NOT NULL);

CREATE INDEX evidence_measure_first ON public.evidence_measure USING btree (partnership_id, first_assessment_id) WHERE (first_assessment_id IS NOT NULL);

CREATE INDEX evidence_signature_claim ON public.evidence_signature USING btree (partnership_id, claim_id);

CREATE INDEX evidence_signature_statement ON public.evidence_signature USING btree (partnership_id, signed_statement_id);

CREATE INDEX forecast_plan_newest ON public.forecast_plan USING btree (partnership_id, adopted_on DESC, recorded_at DESC);

CREATE INDEX funding_proposal_state ON public.funding_proposal USING btree (partnership_id, state, drafted_at);

CREATE INDEX group_member_participant ON public.group_member USING btree (partnership_id, participant_id);

CREATE UNIQUE INDEX instrument_one_draft ON public.instrument USING btree (partnership_id, code) WHERE (state = 'DRAFT'::text);

CREATE UNIQUE INDEX instrument_one_in_use ON public.instrument USING btree (partnership_id, code) WHERE (state = 'IN_USE'::text);

CREATE INDEX invitation_membership ON public.invitation USING btree (partnership_id, membership_id);

CREATE INDEX joint_work_beside ON public.joint_work USING btree (partnership_id, to_provider) WHERE (state = 'AGREED'::text);

CREATE INDEX joint_work_decided ON public.joint_work USING btree (partnership_id, decided_at);

CREATE INDEX joint_work_ended ON public.joint_work USING btree (partnership_id, ended_at) WHERE (ended_at IS NOT NULL);

CREATE INDEX joint_work_named ON public.joint_work USING btree (partnership_id, named_at) WHERE (named_at IS NOT NULL);

CREATE INDEX joint_work_newest ON public.joint_work USING btree (partnership_id, asked_at DESC, id DESC);

CREATE UNIQUE INDEX joint_work_once ON public.joint_work USING btree (partnership_id, participant_id, to_provider) WHERE (state = ANY (ARRAY['ASKED'::text, 'AGREED'::text]));

CREATE INDEX joint_work_participant ON public.joint_work USING btree (partnership_id, participant_id);

CREATE INDEX ledger_entry_claim ON public.ledger_entry USING btree (partnership_id, claim_id) WHERE (account = 'DUE'::text);

CREATE INDEX ledger_entry_run ON public.ledger_entry USING btree (partnership_id, run_id, funder_id) WHERE (account = 'DUE'::text);

CREATE INDEX ledger_entry_share ON public.ledger_entry USING btree (partnership_id, funder_id, at DESC, id DESC) WHERE opens_share;

CREATE INDEX ledger_entry_transaction ON public.ledger_entry USING btree (partnership_id, transaction_id);

CREATE UNIQUE INDEX ledger_billed_once ON public.ledger_transaction USING btree (partnership_id, claim_id) WHERE (kind = 'BILLED'::text);

CREATE UNIQUE INDEX ledger_reversed_once ON public.ledger_transaction USING btree (partnership_id, reverses_id) WHERE (kind = 'REVERSAL'::text);

CREATE UNIQUE INDEX ledger_settled_once ON public.ledger_transaction USING btree (partnership_id, statement_id) WHERE (kind = 'SETTLEMENT'::text);

CREATE INDEX ledger_transaction_run ON public.ledger_transaction USING btree (partnership_id, run_id);

CREATE INDEX match_decision_latest ON public.match_decision USING btree (partnership_id, agreement_id, participant_id, record_key, id DESC);

CREATE INDEX match_decision_run ON public.match_decision USING btree (partnership_id, run_id);

CREATE INDEX match_decision_told ON public.match_decision USING btree (partnership_id, decided_at) WHERE (decision = ANY (ARRAY['DIFFERENT'::text, 'OPEN'::text]));

CREATE INDEX match_fact_pair ON public.match_fact USING btree (partnership_id, pair_id);

CREATE INDEX match_key_record ON public.match_key USING btree (partnership_id, kind, record_id);

CREATE UNIQUE INDEX match_offer_once ON public.match_offer USING btree (partnership_id, participant_id, outcome_code) WHERE (state = 'OFFERED'::text);

CREATE INDEX match_offer_pair ON public.match_offer USING btree (partnership_id, pair_id);

CREATE INDEX match_offer_run ON public.match_offer USING btree (partnership_id, run_id);

CREATE INDEX match_pair_extract ON public.match_pair USING btree (partnership_id, extract_id);

CREATE INDEX match_pair_moved ON public.match_pair USING btree (partnership_id, verdict_at) WHERE (verdict_at IS NOT NULL);

CREATE INDEX match_pair_participant ON public.match_pair USING btree (partnership_id, participant_id);

CREATE INDEX match_pair_record ON public.match_pair USING btree (partnership_id, agreement_id, record_key);

CREATE INDEX match_pair_to_review ON public.match_pair USING btree (partnership_id, run_id, verdict, weight DESC, id DESC);

CREATE INDEX match_run_extract ON public.match_run USING btree (partnership_id, extract_id);

CREATE INDEX match_run_newest ON public.match_run USING btree (partnership_id, agreement_id, asked_at DESC, id DESC);

CREATE UNIQUE INDEX match_run_under_way ON public.match_run USING btree (partnership_id, agreement_id) WHERE (state = ANY (ARRAY['ESTIMATING'::text, 'ESTIMATED'::text, 'RUNNING'::text]));

CREATE UNIQUE INDEX measure_rule_from ON public.measure_rule USING btree (partnership_id, outcome_code, effective_from) WHERE (agreed_at IS NOT NULL);

CREATE INDEX membership_person ON public.membership USING btree (person_id);

CREATE INDEX milestone_coming ON public.milestone USING btree (partnership_id, falls_on, participant_id, outcome_code) WHERE (state <> 'CLAIMED'::text);

CREATE INDEX milestone_doubt ON public.milestone USING btree (partnership_id, participant_id, outcome_code) WHERE (doubt IS NOT NULL);

CREATE INDEX milestone_judged ON public.milestone USING btree (partnership_id, judged_at);

CREATE INDEX milestone_look_again ON public.milestone USING btree (partnership_id, look_again_on) WHERE (look_again_on IS NOT NULL);

CREATE INDEX milestone_prompt ON public.milestone USING btree (partnership_id, prompt_on) WHERE (prompt_on IS NOT NULL);

CREATE INDEX milestone_provider ON public.milestone USING btree (partnership_id, provider_id, falls_on, participant_id, outcome_code) WHERE (state <> 'CLAIMED'::text);

CREATE INDEX notification_list ON public.notification USING btree (partnership_id, person_id, at DESC, id DESC);

CREATE INDEX notification_old ON public.notification USING btree (partnership_id, made_at);

CREATE INDEX notification_to_mail ON public.notification USING btree (partnership_id, person_id) WHERE (to_digest AND (read_at IS NULL) AND (mailed_at IS NULL));

CREATE INDEX notification_unread ON public.notification USING btree (partnership_id, person_id) WHERE (read_at IS NULL);

CREATE INDEX opened_record_newest ON public.opened_record USING btree (partnership_id, opened_at DESC);

CREATE INDEX opened_record_person ON public.opened_record USING btree (partnership_id, person_id, ends_at);

CREATE UNIQUE INDEX organisation_name ON public.organisation USING btree (partnership_id, lower(name));

CREATE INDEX outbox_failed ON public.outbox USING btree (failed_at) WHERE (failed_at IS NOT NULL);

CREATE INDEX outbox_newest ON public.outbox USING btree (partnership_id, created_at DESC);

CREATE INDEX outbox_waiting ON public.outbox USING btree (created_at) WHERE ((done_at IS NULL) AND (failed_at IS NULL));

CREATE INDEX participant_anchor ON public.participant USING btree (partnership_id, anchor_id) WHERE (anchor_id IS NOT NULL);

CREATE INDEX participant_enrolled ON public.participant USING btree (partnership_id, enrolled_on, id);

CREATE INDEX participant_link_worker ON public.participant USING btree (partnership_id, link_worker_id, created_at DESC, id DESC);

CREATE INDEX participant_merged ON public.participant USING btree (partnership_id, merged_into) WHERE (merged_into IS NOT NULL);

CREATE INDEX participant_name ON public.participant USING btree (partnership_id, folded_name, id);

CREATE INDEX participant_newest ON public.participant USING btree (partnership_id, created_at DESC, id DESC);

CREATE INDEX participant_provider ON public.participant USING btree (partnership_id, provider_id, created_at DESC, id DESC);

CREATE INDEX participant_correction_newest ON public.participant_correction USING btree (partnership_id, participant_id, corrected_at DESC, id);

CREATE INDEX participant_merge_kept ON public.participant_merge USING btree (partnership_id, kept_id);

CREATE UNIQUE INDEX participant_merge_once ON public.participant_merge USING btree (partnership_id, merged_id) WHERE (undone_at IS NULL);

CREATE INDEX partnership_newest ON public.partnership USING btree (created_at DESC, id DESC);

CREATE INDEX payment_run_newest ON public.payment_run USING btree (partnership_id, period_end DESC, id DESC);

CREATE UNIQUE INDEX payment_run_period ON public.payment_run USING btree (partnership_id, period_end) WHERE (state <> 'CANCELLED'::text);

CREATE INDEX phase_change_participant ON public.phase_change USING btree (partnership_id, participant_id, on_date);

CREATE UNIQUE INDEX rate_card_one_a_day ON public.rate_card USING btree (partnership_id, provider_id, effective_from) NULLS NOT DISTINCT WHERE (status = 'PUBLISHED'::text);

CREATE INDEX recognised_person_participant ON public.recognised_person USING btree (partnership_id, participant_id);

CREATE UNIQUE INDEX record_seal_standing ON public.record_seal USING btree (partnership_id, participant_id) WHERE (ended_at IS NULL);

CREATE INDEX referral_newest ON public.referral USING btree (partnership_id, received_at DESC, id DESC);

CREATE INDEX referral_participant ON public.referral USING btree (partnership_id, participant_id) WHERE (participant_id IS NOT NULL);

CREATE INDEX referral_provider ON public.referral USING btree (partnership_id, provider_id, state) WHERE (provider_id IS NOT NULL);

CREATE UNIQUE INDEX referral_sender_key ON public.referral USING btree (partnership_id, source_id, sender_key) WHERE (sender_key IS NOT NULL);

CREATE UNIQUE INDEX referral_sent_by_themself ON public.referral USING btree (partnership_id, sender_key) WHERE ((source_id IS NULL) AND (sender_key IS NOT NULL));

CREATE INDEX referral_source ON public.referral USING btree (partnership_id, source_id, received_at DESC, id DESC);

CREATE INDEX referral_state ON public.referral USING btree (partnership_id, state, received_at, id);

CREATE INDEX referral_agreement_referral ON public.referral_agreement USING btree (partnership_id, referral_id, id);

CREATE INDEX referral_event_declined ON public.referral_event USING btree (partnership_id, provider_id, at) WHERE (reason IS NOT NULL);

CREATE INDEX referral_event_referral ON public.referral_event USING btree (partnership_id, referral_id, id);

CREATE INDEX referral_event_told ON public.referral_event USING btree (partnership_id, at) WHERE (from_state IS NOT NULL);

CREATE INDEX referral_file_newest ON public.referral_file USING btree (partnership_id, sent_at DESC, id DESC);

CREATE INDEX referral_file_row_result ON public.referral_file_row USING btree (partnership_id, file_id, result, line);

CREATE INDEX referral_triage_complexity ON public.referral_triage USING btree (partnership_id, complexity);

CREATE UNIQUE INDEX safeguarding_lead_standing ON public.safeguarding_lead USING btree (partnership_id, organisation_id, person_id) WHERE (ended_at IS NULL);

CREATE INDEX safety_note_participant ON public.safety_note USING btree (partnership_id, participant_id, written_at DESC);

CREATE UNIQUE INDEX seal_opener_standing ON public.seal_opener USING btree (partnership_id, seal_id, person_id) WHERE (ended_at IS NULL);

CREATE INDEX service_anchor ON public.service USING btree (partnership_id, anchor_id) WHERE (anchor_id IS NOT NULL);

CREATE UNIQUE INDEX service_name ON public.service USING btree (partnership_id, provider_id, lower(name));

CREATE INDEX sharing_notice_latest ON public.sharing_notice USING btree (partnership_id, participant_id, agreement_id, id DESC);

CREATE UNIQUE INDEX sharing_person_once ON public.sharing_person USING btree (partnership_id, agreement_id, person_id) WHERE (ended_at IS NULL);

CREATE INDEX signed_statement_participant ON public.signed_statement USING btree (partnership_id, participant_id, outcome_code, received_at DESC, id DESC);

CREATE INDEX statement_funder ON public.statement USING btree (partnership_id, funder_id);

CREATE INDEX statement_newest ON public.statement USING btree (partnership_id, period_end DESC, reference DESC);

CREATE INDEX suppression_choice_latest ON public.suppression_choice USING btree (partnership_id, chosen_at DESC);

CREATE INDEX transfer_decided ON public.transfer USING btree (partnership_id, decided_at);

CREATE INDEX transfer_from ON public.transfer USING btree (partnership_id, from_provider) WHERE (state = 'TAKEN_ON'::text);

CREATE INDEX transfer_newest ON public.transfer USING btree (partnership_id, asked_at DESC, id DESC);

CREATE UNIQUE INDEX transfer_once ON public.transfer USING btree (partnership_id, participant_id) WHERE (state = 'ASKED'::text);

CREATE INDEX transfer_participant ON public.transfer USING btree (partnership_id, participant_id);

CREATE INDEX upload_age ON public.upload USING btree (uploaded_at);

CREATE INDEX worker_move_participant ON public.worker_move USING btree (partnership_id, participant_id, moved_at);

-- Row-level security

ALTER TABLE "extract" ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE activity_group ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE allocation_choice ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE allocation_rule ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE analyst_accreditation ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE analyst_cube ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE analyst_output ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE analyst_project ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE analyst_project_member ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE analyst_row ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE analyst_snapshot ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE anchor_agreement ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE anchor_candidate ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE anchor_contact ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE anchor_places ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE anchor_promise ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE anchor_record ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE anchor_refusal ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE anchor_worker ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE assessment ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE audit_entry ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE audit_head ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE audit_note ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE audit_sample ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE audit_sample_claim ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE baseline ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE caseload_guide ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE circumstance ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE claim ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE claim_event ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE claim_message ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE clash_decision ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE complexity_band ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE contact ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE contact_kind ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE contribution ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE contribution_total ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE decline_reason ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE deficit_word ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE different_people ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE enrolment ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE evidence ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE evidence_match ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE evidence_measure ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE evidence_opening ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE evidence_signature ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE expertise ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE extract_fault ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE extract_mapping ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE extract_progress ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE forecast_period ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE forecast_plan ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE funding_agreement ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE funding_proposal ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE funding_stream ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE group_member ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE hub_guide ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE instrument ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE invitation ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE joint_work ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE last_seen ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger_entry ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger_transaction ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE match_decision ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE match_fact ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE match_key ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE match_offer ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE match_pair ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE match_run ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE match_run_progress ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE match_run_seen ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE measure_rule ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE membership ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE merge_move ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE milestone ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE notification ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE notification_choice ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE notification_digest ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE notification_setting ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE notification_watch ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE opened_record ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE organisation ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE outbox ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE participant ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE participant_correction ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE participant_detail ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE participant_merge ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE partnership ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE payment_run ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE payment_run_claim ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE person ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE phase_change ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE proposed_contribution ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE provider_offer ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE rate_card ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE recognised_person ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE record_seal ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE reference_counter ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE referral ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE referral_agreement ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE referral_event ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE referral_file ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE referral_file_match ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE referral_file_progress ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE referral_file_row ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE referral_triage ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE referral_wish ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE safeguarding_lead ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE safety_note ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE seal_opener ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE self_referral_page ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE service ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE sharing_agreement ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE sharing_evidence ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE sharing_notice ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE sharing_party ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE sharing_person ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE signature_wording ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE signed_statement ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE sitting ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE statement ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE status_spell ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE support_plan ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE support_worker ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE suppression_choice ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE tariff ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE transfer ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE unfiled_person ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE upload ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE variation ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE worked_hours ENABLE, FORCE ROW LEVEL SECURITY;

ALTER TABLE worker_move ENABLE, FORCE ROW LEVEL SECURITY;

-- Policies

CREATE POLICY change ON public.activity_group FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))));

CREATE POLICY gate ON public.activity_group FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.activity_group FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))));

CREATE POLICY read ON public.activity_group FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))));

CREATE POLICY make ON public.allocation_choice FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.partnership_id = allocation_choice.partnership_id) AND (r.id = allocation_choice.referral_id))))));

CREATE POLICY not_sealed ON public.allocation_choice AS RESTRICTIVE FOR ALL TO weft_app
  USING ((referral_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.allocation_choice FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.partnership_id = allocation_choice.partnership_id) AND (r.id = allocation_choice.referral_id))))));

CREATE POLICY change ON public.allocation_rule FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role)))
  WITH CHECK (((state = 'LEFT'::text) OR ((adopted_by = ( SELECT app.person_id() AS person_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role))));

CREATE POLICY make ON public.allocation_rule FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (state = 'DRAFT'::text) AND (saved_by = ( SELECT app.person_id() AS person_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role)));

CREATE POLICY read ON public.allocation_rule FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.analyst_accreditation FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['DATA_LEAD'::text]) AS has_role)));

CREATE POLICY gate ON public.analyst_accreditation FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY make ON public.analyst_accreditation FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (recorded_by = ( SELECT app.person_id() AS person_id)) AND (ended_at IS NULL) AND ( SELECT app.has_role(VARIADIC ARRAY['DATA_LEAD'::text]) AS has_role)));

CREATE POLICY read ON public.analyst_accreditation FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'SYSTEM'::text]) AS has_role) OR (person_id = ( SELECT app.person_id() AS person_id)))));

CREATE POLICY all_of_it ON public.analyst_cube FOR ALL TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.analyst_output FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (state = 'ASKED'::text) AND ( SELECT app.has_role(VARIADIC ARRAY['DATA_LEAD'::text]) AS has_role)))
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (decided_by = ( SELECT app.person_id() AS person_id))));

CREATE POLICY make ON public.analyst_output FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (state = 'ASKED'::text) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.analyst_output FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['DATA_LEAD'::text, 'SYSTEM'::text]) AS has_role) OR (project_id = ANY (( SELECT app.analyst_project_ids() AS analyst_project_ids)::uuid[])))));

CREATE POLICY change ON public.analyst_project FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['DATA_LEAD'::text]) AS has_role)));

CREATE POLICY gate ON public.analyst_project FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY make ON public.analyst_project FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (approved_by = ( SELECT app.person_id() AS person_id)) AND (closed_at IS NULL) AND ( SELECT app.has_role(VARIADIC ARRAY['DATA_LEAD'::text]) AS has_role)));

CREATE POLICY read ON public.analyst_project FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'SYSTEM'::text]) AS has_role) OR (id = ANY (( SELECT app.analyst_project_ids() AS analyst_project_ids)::uuid[])))));

CREATE POLICY gate ON public.analyst_project_member FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY make ON public.analyst_project_member FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (person_id <> ( SELECT app.person_id() AS person_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['DATA_LEAD'::text]) AS has_role)));

CREATE POLICY read ON public.analyst_project_member FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'SYSTEM'::text]) AS has_role) OR (project_id = ANY (( SELECT app.analyst_project_ids() AS analyst_project_ids)::uuid[])))));

CREATE POLICY all_of_it ON public.analyst_row FOR ALL TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY not_sealed ON public.analyst_row AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY all_of_it ON public.analyst_snapshot FOR ALL TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY gate ON public.anchor_agreement FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.anchor_agreement FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (agreed_by = ( SELECT app.person_id() AS person_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY read ON public.anchor_agreement FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (anchor_id = ANY (( SELECT app.looked_after_ids() AS looked_after_ids)::uuid[])) OR (anchor_id = ANY (( SELECT app.anchor_ids() AS anchor_ids)::uuid[])))));

CREATE POLICY change ON public.anchor_candidate FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (anchor_id = ANY (( SELECT app.looked_after_ids() AS looked_after_ids)::uuid[])) OR (anchor_id = ANY (( SELECT app.anchor_ids() AS anchor_ids)::uuid[])))));

CREATE POLICY make ON public.anchor_candidate FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (suggested_by = ( SELECT app.person_id() AS person_id)) AND (referral_id IS NULL) AND (anchor_id = ANY (( SELECT app.anchor_ids() AS anchor_ids)::uuid[]))));

CREATE POLICY not_sealed ON public.anchor_candidate AS RESTRICTIVE FOR ALL TO weft_app
  USING (((referral_id = ANY (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])) IS NOT TRUE));

CREATE POLICY read ON public.anchor_candidate FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (anchor_id = ANY (( SELECT app.looked_after_ids() AS looked_after_ids)::uuid[])) OR (anchor_id = ANY (( SELECT app.anchor_ids() AS anchor_ids)::uuid[])))));

CREATE POLICY remove ON public.anchor_candidate FOR DELETE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (referral_id IS NULL) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (anchor_id = ANY (( SELECT app.looked_after_ids() AS looked_after_ids)::uuid[])) OR (anchor_id = ANY (( SELECT app.anchor_ids() AS anchor_ids)::uuid[])))));

CREATE POLICY change ON public.anchor_contact FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (anchor_id = ANY (( SELECT app.looked_after_ids() AS looked_after_ids)::uuid[])))));

CREATE POLICY make ON public.anchor_contact FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (anchor_id = ANY (( SELECT app.looked_after_ids() AS looked_after_ids)::uuid[])))));

CREATE POLICY read ON public.anchor_contact FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (anchor_id = ANY (( SELECT app.looked_after_ids() AS looked_after_ids)::uuid[])) OR (anchor_id = ANY (( SELECT app.anchor_ids() AS anchor_ids)::uuid[])))));

CREATE POLICY change ON public.anchor_places FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (anchor_id = ANY (( SELECT app.looked_after_ids() AS looked_after_ids)::uuid[])))));

CREATE POLICY make ON public.anchor_places FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (agreed_by = ( SELECT app.person_id() AS person_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (anchor_id = ANY (( SELECT app.looked_after_ids() AS looked_after_ids)::uuid[])))));

CREATE POLICY read ON public.anchor_places FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (anchor_id = ANY (( SELECT app.looked_after_ids() AS looked_after_ids)::uuid[])) OR (anchor_id = ANY (( SELECT app.anchor_ids() AS anchor_ids)::uuid[])))));

CREATE POLICY change ON public.anchor_promise FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (anchor_id = ANY (( SELECT app.looked_after_ids() AS looked_after_ids)::uuid[])))));

CREATE POLICY make ON public.anchor_promise FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (recorded_by = ( SELECT app.person_id() AS person_id)) AND (kept IS NULL) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (anchor_id = ANY (( SELECT app.looked_after_ids() AS looked_after_ids)::uuid[])))));

CREATE POLICY read ON public.anchor_promise FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (anchor_id = ANY (( SELECT app.looked_after_ids() AS looked_after_ids)::uuid[])) OR (anchor_id = ANY (( SELECT app.anchor_ids() AS anchor_ids)::uuid[])))));

CREATE POLICY change ON public.anchor_record FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY make ON public.anchor_record FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY read ON public.anchor_record FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (anchor_id = ANY (( SELECT app.looked_after_ids() AS looked_after_ids)::uuid[])) OR (anchor_id = ANY (( SELECT app.anchor_ids() AS anchor_ids)::uuid[])))));

CREATE POLICY change ON public.anchor_refusal FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (anchor_id = ANY (( SELECT app.looked_after_ids() AS looked_after_ids)::uuid[])) OR (anchor_id = ANY (( SELECT app.anchor_ids() AS anchor_ids)::uuid[])))));

CREATE POLICY make ON public.anchor_refusal FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (anchor_id = ANY (( SELECT app.looked_after_ids() AS looked_after_ids)::uuid[])) OR (anchor_id = ANY (( SELECT app.anchor_ids() AS anchor_ids)::uuid[])))));

CREATE POLICY read ON public.anchor_refusal FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (anchor_id = ANY (( SELECT app.looked_after_ids() AS looked_after_ids)::uuid[])) OR (anchor_id = ANY (( SELECT app.anchor_ids() AS anchor_ids)::uuid[])))));

CREATE POLICY change ON public.anchor_worker FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.managed_provider_ids() AS managed_provider_ids)::uuid[])))));

CREATE POLICY gate ON public.anchor_worker FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.anchor_worker FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.managed_provider_ids() AS managed_provider_ids)::uuid[])))));

CREATE POLICY read ON public.anchor_worker FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (anchor_id = ANY (( SELECT app.looked_after_ids() AS looked_after_ids)::uuid[])) OR (anchor_id = ANY (( SELECT app.anchor_ids() AS anchor_ids)::uuid[])) OR (provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))));

CREATE POLICY make ON public.assessment FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (recorded_by = ( SELECT app.person_id() AS person_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = assessment.partnership_id) AND (p.id = assessment.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))))) AND (EXISTS ( SELECT
   FROM instrument i
  WHERE ((i.partnership_id = assessment.partnership_id) AND (i.id = assessment.instrument_id) AND (i.state <> 'DRAFT'::text))))));

CREATE POLICY merge_move ON public.assessment FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.assessment FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.assessment AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.assessment FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = assessment.partnership_id) AND (p.id = assessment.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) OR (p.id = ANY (( SELECT app.opened_participant_ids() AS opened_participant_ids)::uuid[]))))))));

CREATE POLICY read_back ON public.assessment FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (participant_id = ANY (( SELECT app.former_participant_ids() AS former_participant_ids)::uuid[])) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = assessment.partnership_id) AND (p.id = assessment.participant_id)))) AND (EXISTS ( SELECT
   FROM transfer t
  WHERE ((t.partnership_id = assessment.partnership_id) AND (t.participant_id = assessment.participant_id) AND (t.state = 'TAKEN_ON'::text) AND (t.from_provider = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) AND (assessment.recorded_at <= t.decided_at) AND COALESCE(((assessment.measured_on >= t.since_on) AND (assessment.measured_on <= t.on_date)), true))))));

CREATE POLICY gate ON public.audit_entry FOR ALL TO weft_gate
  USING (true)
  WITH CHECK (true);

CREATE POLICY read ON public.audit_entry FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY gate ON public.audit_head FOR ALL TO weft_gate
  USING (true)
  WITH CHECK (true);

CREATE POLICY read ON public.audit_head FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY gate ON public.audit_note FOR ALL TO weft_gate
  USING (true)
  WITH CHECK (true);

CREATE POLICY make ON public.audit_note FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (operation = 'READ'::text) AND (person_id = ( SELECT COALESCE(app.person_id(), (app.setting('on_behalf_of'::text))::uuid) AS "coalesce"))));

CREATE POLICY read ON public.audit_note FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.audit_sample FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['AUDITOR'::text, 'SYSTEM'::text]) AS has_role) AND (NOT (drawn_by IS DISTINCT FROM ( SELECT app.person_id() AS person_id)))));

CREATE POLICY read ON public.audit_sample FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['AUDITOR'::text, 'COMMISSIONER'::text, 'BACKBONE'::text, 'DATA_LEAD'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.audit_sample_claim FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['AUDITOR'::text]) AS has_role)))
  WITH CHECK ((found_by = ( SELECT app.person_id() AS person_id)));

CREATE POLICY make ON public.audit_sample_claim FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['AUDITOR'::text, 'SYSTEM'::text]) AS has_role) AND (verdict IS NULL)));

CREATE POLICY not_sealed ON public.audit_sample_claim AS RESTRICTIVE FOR UPDATE TO weft_app
  USING ((claim_id <> ALL (( SELECT app.sealed_claim_ids() AS sealed_claim_ids)::uuid[])));

CREATE POLICY read ON public.audit_sample_claim FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['AUDITOR'::text, 'COMMISSIONER'::text, 'BACKBONE'::text, 'DATA_LEAD'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY gate ON public.baseline FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.baseline FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role)));

CREATE POLICY merge_move ON public.baseline FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.baseline FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_jointly ON public.baseline AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.joint_participant_ids() AS joint_participant_ids)::uuid[])));

CREATE POLICY not_sealed ON public.baseline AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY not_since_handover ON public.baseline AS RESTRICTIVE FOR SELECT TO weft_app
  USING (((participant_id <> ALL (( SELECT app.former_participant_ids() AS former_participant_ids)::uuid[])) OR ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) OR (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = baseline.partnership_id) AND (p.id = baseline.participant_id) AND (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))) OR (EXISTS ( SELECT
   FROM transfer t
  WHERE ((t.partnership_id = baseline.partnership_id) AND (t.participant_id = baseline.participant_id) AND (t.state = 'TAKEN_ON'::text) AND (t.from_provider = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) AND (baseline.recorded_at <= t.decided_at))))));

CREATE POLICY read ON public.baseline FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = baseline.partnership_id) AND (p.id = baseline.participant_id))))));

CREATE POLICY change ON public.caseload_guide FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)))
  WITH CHECK ((changed_by = ( SELECT app.person_id() AS person_id)));

CREATE POLICY make ON public.caseload_guide FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (changed_by = ( SELECT app.person_id() AS person_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY read ON public.caseload_guide FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.circumstance FOR INSERT TO weft_app
  WITH CHECK (((recorded_by = ( SELECT app.person_id() AS person_id)) AND (partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = circumstance.partnership_id) AND (p.id = circumstance.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY merge_move ON public.circumstance FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.circumstance FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.circumstance AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.circumstance FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = circumstance.partnership_id) AND (p.id = circumstance.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) OR (p.id = ANY (( SELECT app.opened_participant_ids() AS opened_participant_ids)::uuid[]))))))));

CREATE POLICY read_back ON public.circumstance FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (participant_id = ANY (( SELECT app.former_participant_ids() AS former_participant_ids)::uuid[])) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = circumstance.partnership_id) AND (p.id = circumstance.participant_id)))) AND (EXISTS ( SELECT
   FROM transfer t
  WHERE ((t.partnership_id = circumstance.partnership_id) AND (t.participant_id = circumstance.participant_id) AND (t.state = 'TAKEN_ON'::text) AND (t.from_provider = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) AND (circumstance.recorded_at <= t.decided_at) AND COALESCE(((circumstance.on_date >= t.since_on) AND (circumstance.on_date <= t.on_date)), true))))));

CREATE POLICY change ON public.claim FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'VERIFIER'::text, 'AUDITOR'::text, 'SYSTEM'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))));

CREATE POLICY gate ON public.claim FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.claim FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (submitted_by = ( SELECT app.person_id() AS person_id)) AND (provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) AND (state = ANY (ARRAY['DRAFT'::text, 'SUBMITTED'::text])) AND (num_nonnulls(approved_by, approved_at, verified_by, verified_at, run_id, unfunded_reason, unfunded_run_id) = 0) AND (NOT reversal_pending) AND (NOT rests_on_reversed) AND (NOT awaits_answer)));

CREATE POLICY merge_move ON public.claim FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.claim FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.claim AS RESTRICTIVE FOR UPDATE TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY not_sealed_to_make ON public.claim AS RESTRICTIVE FOR INSERT TO weft_app
  WITH CHECK ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.claim FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'SYSTEM'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) OR (( SELECT app.has_role(VARIADIC ARRAY['VERIFIER'::text, 'COMMISSIONER'::text]) AS has_role) AND (state <> 'DRAFT'::text)) OR (( SELECT app.has_role(VARIADIC ARRAY['AUDITOR'::text]) AS has_role) AND (state = ANY (ARRAY['VERIFIED'::text, 'BILLED'::text, 'PAID'::text, 'REVERSED'::text]))))));

CREATE POLICY make ON public.claim_event FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ((at >= ( SELECT app.earliest_instant() AS earliest_instant)) AND (at <= ( SELECT app.latest_instant() AS latest_instant))) AND ((( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) AND ((by_person IS NULL) OR (by_person = (( SELECT app.setting('on_behalf_of'::text) AS setting))::uuid))) OR ((by_person = ( SELECT app.person_id() AS person_id)) AND (EXISTS ( SELECT
   FROM claim c
  WHERE ((c.partnership_id = claim_event.partnership_id) AND (c.id = claim_event.claim_id) AND (c.state = claim_event.to_state))))))));

CREATE POLICY not_sealed ON public.claim_event AS RESTRICTIVE FOR ALL TO weft_app
  USING ((claim_id <> ALL (( SELECT app.sealed_claim_ids() AS sealed_claim_ids)::uuid[])));

CREATE POLICY read ON public.claim_event FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM claim c
  WHERE ((c.partnership_id = claim_event.partnership_id) AND (c.id = claim_event.claim_id))))));

CREATE POLICY make ON public.claim_message FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (by_person = ( SELECT app.person_id() AS person_id)) AND ((at >= ( SELECT app.earliest_instant() AS earliest_instant)) AND (at <= ( SELECT app.latest_instant() AS latest_instant))) AND (EXISTS ( SELECT
   FROM claim c
  WHERE ((c.partnership_id = claim_message.partnership_id) AND (c.id = claim_message.claim_id))))));

CREATE POLICY not_sealed ON public.claim_message AS RESTRICTIVE FOR ALL TO weft_app
  USING ((claim_id <> ALL (( SELECT app.sealed_claim_ids() AS sealed_claim_ids)::uuid[])));

CREATE POLICY read ON public.claim_message FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM claim c
  WHERE ((c.partnership_id = claim_message.partnership_id) AND (c.id = claim_message.claim_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'VERIFIER'::text]) AS has_role) OR (c.participant_id = ANY (( SELECT app.opened_participant_ids() AS opened_participant_ids)::uuid[])) OR (c.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) OR (( SELECT app.has_role(VARIADIC ARRAY['AUDITOR'::text]) AS has_role) AND (c.state = ANY (ARRAY['VERIFIED'::text, 'BILLED'::text, 'PAID'::text, 'REVERSED'::text])))))))));

CREATE POLICY read_to_tell ON public.claim_message FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.clash_decision FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) AND (decided_by = ( SELECT app.person_id() AS person_id)) AND (EXISTS ( SELECT
   FROM (claim s
     JOIN claim e ON (((e.partnership_id = s.partnership_id) AND (e.outcome_code = s.outcome_code))))
  WHERE ((s.partnership_id = clash_decision.partnership_id) AND (s.outcome_code = clash_decision.outcome_code) AND (s.id = clash_decision.stands_claim) AND (s.participant_id = clash_decision.stands_record) AND (e.id = clash_decision.ends_claim) AND (e.participant_id = clash_decision.ends_record) AND ((clash_decision.ended_as IS NULL) OR (e.state = clash_decision.ended_as)))))));

CREATE POLICY not_sealed ON public.clash_decision AS RESTRICTIVE FOR ALL TO weft_app
  USING (((stands_claim <> ALL (( SELECT app.sealed_claim_ids() AS sealed_claim_ids)::uuid[])) AND (ends_claim <> ALL (( SELECT app.sealed_claim_ids() AS sealed_claim_ids)::uuid[]))));

CREATE POLICY read ON public.clash_decision FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (( SELECT app.has_role(VARIADIC ARRAY['VERIFIER'::text, 'AUDITOR'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM claim c
  WHERE ((c.partnership_id = clash_decision.partnership_id) AND (c.id = clash_decision.ends_claim))))))));

CREATE POLICY change ON public.complexity_band FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY make ON public.complexity_band FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.complexity_band FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY gate ON public.contact FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.contact FOR INSERT TO weft_app
  WITH CHECK ((((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)) OR ((recorded_by = ( SELECT app.person_id() AS person_id)) AND (partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = contact.partnership_id) AND (p.id = contact.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))))))));

CREATE POLICY merge_move ON public.contact FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.contact FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.contact AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.contact FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = contact.partnership_id) AND (p.id = contact.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) OR (p.id = ANY (( SELECT app.opened_participant_ids() AS opened_participant_ids)::uuid[]))))))));

CREATE POLICY read_back ON public.contact FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (participant_id = ANY (( SELECT app.former_participant_ids() AS former_participant_ids)::uuid[])) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = contact.partnership_id) AND (p.id = contact.participant_id)))) AND (EXISTS ( SELECT
   FROM transfer t
  WHERE ((t.partnership_id = contact.partnership_id) AND (t.participant_id = contact.participant_id) AND (t.state = 'TAKEN_ON'::text) AND (t.from_provider = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) AND (contact.recorded_at <= t.decided_at) AND COALESCE(((contact.met_on >= t.since_on) AND (contact.met_on <= t.on_date)), true))))));

CREATE POLICY read_jointly ON public.contact FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (participant_id = ANY (( SELECT app.joint_participant_ids() AS joint_participant_ids)::uuid[])) AND (EXISTS ( SELECT
   FROM joint_work j
  WHERE ((j.partnership_id = contact.partnership_id) AND (j.participant_id = contact.participant_id) AND (j.state = 'AGREED'::text) AND (j.to_provider = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) AND COALESCE((contact.met_on >= j.from_on), true))))));

CREATE POLICY change ON public.contact_kind FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY make ON public.contact_kind FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.contact_kind FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'DATA_LEAD'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY gate ON public.contribution FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.contribution FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['COMMISSIONER'::text]) AS has_role)));

CREATE POLICY read ON public.contribution FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'VERIFIER'::text, 'AUDITOR'::text, 'FUNDER'::text, 'INVESTOR'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.contribution_total FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.contribution_total FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.contribution_total FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'VERIFIER'::text, 'AUDITOR'::text, 'SYSTEM'::text]) AS has_role) OR (EXISTS ( SELECT
   FROM contribution c
  WHERE ((c.partnership_id = contribution_total.partnership_id) AND (c.label = contribution_total.label) AND (c.funder_id = ANY (( SELECT app.funder_ids() AS funder_ids)::uuid[]))))))));

CREATE POLICY change ON public.decline_reason FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY make ON public.decline_reason FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.decline_reason FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.deficit_word FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY make ON public.deficit_word FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY read ON public.deficit_word FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'REFERRER'::text, 'ANCHOR'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY gate ON public.different_people FOR ALL TO weft_gate
  USING (true)
  WITH CHECK (true);

CREATE POLICY make ON public.different_people FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) AND (said_by = ( SELECT app.person_id() AS person_id))));

CREATE POLICY not_sealed ON public.different_people AS RESTRICTIVE FOR ALL TO weft_app
  USING (((one_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])) AND (other_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[]))));

CREATE POLICY read ON public.different_people FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.enrolment FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))));

CREATE POLICY gate ON public.enrolment FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.enrolment FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))));

CREATE POLICY merge_adds ON public.enrolment FOR INSERT TO weft_gate
  WITH CHECK ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_move ON public.enrolment FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.enrolment FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_takes_back ON public.enrolment FOR DELETE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.enrolment AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY not_sealed_at_the_gate ON public.enrolment AS RESTRICTIVE FOR SELECT TO weft_gate
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.enrolment FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (participant_id = ANY (( SELECT app.opened_participant_ids() AS opened_participant_ids)::uuid[])) OR (provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))));

CREATE POLICY taken_on ON public.enrolment FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY gate ON public.evidence FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.evidence FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ((attached_by = ( SELECT app.person_id() AS person_id)) OR ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)) AND (EXISTS ( SELECT
   FROM claim c
  WHERE ((c.partnership_id = evidence.partnership_id) AND (c.id = evidence.claim_id) AND ((c.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) OR ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)))))));

CREATE POLICY not_sealed ON public.evidence AS RESTRICTIVE FOR ALL TO weft_app
  USING ((claim_id <> ALL (( SELECT app.sealed_claim_ids() AS sealed_claim_ids)::uuid[])));

CREATE POLICY read ON public.evidence FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM claim c
  WHERE ((c.partnership_id = evidence.partnership_id) AND (c.id = evidence.claim_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'VERIFIER'::text, 'SYSTEM'::text]) AS has_role) OR (c.participant_id = ANY (( SELECT app.opened_participant_ids() AS opened_participant_ids)::uuid[])) OR (c.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) OR (( SELECT app.has_role(VARIADIC ARRAY['AUDITOR'::text]) AS has_role) AND (c.state = ANY (ARRAY['VERIFIED'::text, 'BILLED'::text, 'PAID'::text, 'REVERSED'::text])))))))));

CREATE POLICY read ON public.evidence_match FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM evidence e
  WHERE ((e.partnership_id = evidence_match.partnership_id) AND (e.id = evidence_match.evidence_id))))));

CREATE POLICY work ON public.evidence_match FOR ALL TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.evidence_measure FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.evidence_measure FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (corrected_at IS NULL) AND (EXISTS ( SELECT
   FROM ((evidence e
     JOIN claim c ON (((c.partnership_id = e.partnership_id) AND (c.id = e.claim_id))))
     JOIN assessment a ON (((a.partnership_id = c.partnership_id) AND (a.participant_id = c.participant_id))))
  WHERE ((e.partnership_id = evidence_measure.partnership_id) AND (e.id = evidence_measure.evidence_id) AND (e.claim_id = evidence_measure.claim_id) AND (a.id = evidence_measure.assessment_id) AND (c.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))))));

CREATE POLICY not_sealed ON public.evidence_measure AS RESTRICTIVE FOR ALL TO weft_app
  USING ((claim_id <> ALL (( SELECT app.sealed_claim_ids() AS sealed_claim_ids)::uuid[])));

CREATE POLICY read ON public.evidence_measure FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) OR (EXISTS ( SELECT
   FROM evidence e
  WHERE ((e.partnership_id = evidence_measure.partnership_id) AND (e.id = evidence_measure.evidence_id)))))));

CREATE POLICY make ON public.evidence_opening FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (person_id = ( SELECT app.person_id() AS person_id)) AND (EXISTS ( SELECT
   FROM evidence e
  WHERE ((e.partnership_id = evidence_opening.partnership_id) AND (e.id = evidence_opening.evidence_id))))));

CREATE POLICY read ON public.evidence_opening FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ((person_id = ( SELECT app.person_id() AS person_id)) OR ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text]) AS has_role))));

CREATE POLICY make ON public.evidence_signature FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM (evidence e
     JOIN claim c ON (((c.partnership_id = e.partnership_id) AND (c.id = e.claim_id))))
  WHERE ((e.partnership_id = evidence_signature.partnership_id) AND (e.id = evidence_signature.evidence_id) AND (e.claim_id = evidence_signature.claim_id) AND (c.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))))));

CREATE POLICY read ON public.evidence_signature FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) OR (EXISTS ( SELECT
   FROM evidence e
  WHERE ((e.partnership_id = evidence_signature.partnership_id) AND (e.id = evidence_signature.evidence_id)))))));

CREATE POLICY change ON public.expertise FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY make ON public.expertise FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.expertise FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public."extract" FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public."extract" FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public."extract" FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND app.is_named_in(agreement_id)));

CREATE POLICY read ON public.extract_fault FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM "extract" x
  WHERE ((x.partnership_id = extract_fault.partnership_id) AND (x.id = extract_fault.extract_id))))));

CREATE POLICY work ON public.extract_fault FOR ALL TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.extract_mapping FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND app.is_named_in(agreement_id)));

CREATE POLICY work ON public.extract_mapping FOR ALL TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.extract_progress FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM "extract" x
  WHERE ((x.partnership_id = extract_progress.partnership_id) AND (x.id = extract_progress.extract_id))))));

CREATE POLICY work ON public.extract_progress FOR ALL TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.forecast_period FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY read ON public.forecast_period FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'AUDITOR'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.forecast_plan FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY read ON public.forecast_plan FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'AUDITOR'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.funding_agreement FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['COMMISSIONER'::text]) AS has_role)));

CREATE POLICY read ON public.funding_agreement FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'VERIFIER'::text, 'AUDITOR'::text, 'FUNDER'::text, 'INVESTOR'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.funding_proposal FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'COMMISSIONER'::text]) AS has_role)))
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND
CASE state
    WHEN 'PROPOSED'::text THEN ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)
    ELSE ( SELECT app.has_role(VARIADIC ARRAY['COMMISSIONER'::text]) AS has_role)
END));

CREATE POLICY make ON public.funding_proposal FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (state = 'PROPOSED'::text) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY read ON public.funding_proposal FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'COMMISSIONER'::text]) AS has_role)));

CREATE POLICY unmake ON public.funding_proposal FOR DELETE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY change ON public.funding_stream FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.funding_stream FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.funding_stream FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.group_member FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM activity_group g
  WHERE ((g.partnership_id = group_member.partnership_id) AND (g.id = group_member.group_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (g.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))))) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = group_member.partnership_id) AND (p.id = group_member.participant_id))))));

CREATE POLICY gate ON public.group_member FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.group_member FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM activity_group g
  WHERE ((g.partnership_id = group_member.partnership_id) AND (g.id = group_member.group_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (g.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))))) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = group_member.partnership_id) AND (p.id = group_member.participant_id))))));

CREATE POLICY merge_move ON public.group_member FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.group_member FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_jointly ON public.group_member AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.joint_participant_ids() AS joint_participant_ids)::uuid[])));

CREATE POLICY not_sealed ON public.group_member AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.group_member FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM activity_group g
  WHERE ((g.partnership_id = group_member.partnership_id) AND (g.id = group_member.group_id) AND true))) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = group_member.partnership_id) AND (p.id = group_member.participant_id))))));

CREATE POLICY change ON public.hub_guide FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY make ON public.hub_guide FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY read ON public.hub_guide FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.instrument FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY make ON public.instrument FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) AND (state = 'DRAFT'::text) AND (drafted_by = ( SELECT app.person_id() AS person_id))));

CREATE POLICY read ON public.instrument FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'DATA_LEAD'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'COMMISSIONER'::text, 'VERIFIER'::text, 'AUDITOR'::text, 'SYSTEM'::text]) AS has_role) AND ((state <> 'DRAFT'::text) OR ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role))));

CREATE POLICY unmake ON public.instrument FOR DELETE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) AND (state = 'DRAFT'::text)));

CREATE POLICY change ON public.invitation FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY gate ON public.invitation FOR ALL TO weft_gate
  USING (true)
  WITH CHECK (true);

CREATE POLICY make ON public.invitation FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.invitation FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.joint_work FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY ends ON public.joint_work FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY gate ON public.joint_work FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.joint_work FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (state = 'ASKED'::text) AND (asked_by = ( SELECT app.person_id() AS person_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = joint_work.partnership_id) AND (p.id = joint_work.participant_id) AND (p.provider_id = joint_work.from_provider) AND (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) AND ((p.link_worker_id = ( SELECT app.person_id() AS person_id)) OR (p.provider_id = ANY (( SELECT app.managed_provider_ids() AS managed_provider_ids)::uuid[]))))))));

CREATE POLICY merge_move ON public.joint_work FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.joint_work FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.joint_work AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.joint_work FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) OR ((( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) OR (from_provider = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = joint_work.partnership_id) AND (p.id = joint_work.participant_id))))) OR ((to_provider = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) AND ((worker_id = ( SELECT app.person_id() AS person_id)) OR (to_provider = ANY (( SELECT app.managed_provider_ids() AS managed_provider_ids)::uuid[])))))));

CREATE POLICY change ON public.last_seen FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY gate ON public.last_seen FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.last_seen FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY not_sealed ON public.last_seen AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.last_seen FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = last_seen.partnership_id) AND (p.id = last_seen.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) OR (p.id = ANY (( SELECT app.opened_participant_ids() AS opened_participant_ids)::uuid[]))))))));

CREATE POLICY gate ON public.ledger_entry FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.ledger_entry FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.ledger_entry FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'AUDITOR'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.ledger_transaction FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.ledger_transaction FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'AUDITOR'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.match_decision FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (decided_by = ( SELECT app.person_id() AS person_id)) AND (EXISTS ( SELECT
   FROM match_pair m
  WHERE ((m.partnership_id = match_decision.partnership_id) AND (m.id = match_decision.pair_id) AND (m.run_id = match_decision.run_id) AND (m.agreement_id = match_decision.agreement_id) AND (m.participant_id = match_decision.participant_id) AND (m.record_key = match_decision.record_key))))));

CREATE POLICY merge_move ON public.match_decision FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.match_decision FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.match_decision AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.match_decision FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND app.is_named_in(agreement_id)));

CREATE POLICY merge_move ON public.match_fact FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.match_fact FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.match_fact AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.match_fact FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = match_fact.partnership_id) AND (p.id = match_fact.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY work ON public.match_fact FOR ALL TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.match_key FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY not_sealed ON public.match_key AS RESTRICTIVE FOR ALL TO weft_app
  USING ((record_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.match_key FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY remove ON public.match_key FOR DELETE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY merge_move ON public.match_offer FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.match_offer FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.match_offer AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.match_offer FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) OR ((EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = match_offer.partnership_id) AND (p.id = match_offer.participant_id) AND (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))) AND ((state = 'CLAIMED'::text) OR app.may_be_matched(agreement_id, participant_id))) OR (app.is_named_in(agreement_id) AND app.may_be_matched(agreement_id, participant_id)) OR (EXISTS ( SELECT
   FROM evidence_match x
  WHERE ((x.partnership_id = match_offer.partnership_id) AND (x.offer_id = match_offer.id)))))));

CREATE POLICY work ON public.match_offer FOR ALL TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY merge_move ON public.match_pair FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.match_pair FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.match_pair AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.match_pair FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) OR (app.is_named_in(agreement_id) AND app.sharing_in_force(agreement_id, clock_timestamp()) AND app.may_be_matched(agreement_id, participant_id)))));

CREATE POLICY work ON public.match_pair FOR ALL TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.match_run FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.match_run FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.match_run FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND app.is_named_in(agreement_id)));

CREATE POLICY read ON public.match_run_progress FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM match_run x
  WHERE ((x.partnership_id = match_run_progress.partnership_id) AND (x.id = match_run_progress.run_id))))));

CREATE POLICY work ON public.match_run_progress FOR ALL TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY work ON public.match_run_seen FOR ALL TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.measure_rule FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['COMMISSIONER'::text]) AS has_role)))
  WITH CHECK (((agreed_by = ( SELECT app.person_id() AS person_id)) AND (proposed_by <> agreed_by)));

CREATE POLICY make ON public.measure_rule FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) AND (proposed_by = ( SELECT app.person_id() AS person_id)) AND (agreed_at IS NULL)));

CREATE POLICY read ON public.measure_rule FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'COMMISSIONER'::text, 'SYSTEM'::text]) AS has_role) OR ((agreed_at IS NOT NULL) AND ( SELECT app.has_role(VARIADIC ARRAY['ASSESSOR'::text, 'DATA_LEAD'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'VERIFIER'::text, 'AUDITOR'::text]) AS has_role)))));

CREATE POLICY unmake ON public.measure_rule FOR DELETE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) AND (agreed_at IS NULL)));

CREATE POLICY change ON public.membership FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY gate ON public.membership FOR ALL TO weft_gate
  USING (true)
  WITH CHECK (true);

CREATE POLICY make ON public.membership FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) AND (state = 'INVITED'::text) AND (joined_at IS NULL)));

CREATE POLICY read ON public.membership FOR SELECT TO weft_app
  USING (((person_id = ( SELECT app.person_id() AS person_id)) OR ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'DATA_LEAD'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'VERIFIER'::text, 'COMMISSIONER'::text, 'AUDITOR'::text, 'SYSTEM'::text]) AS has_role) OR (organisation_id = ANY (( SELECT app.organisation_ids() AS organisation_ids)::uuid[]))))));

CREATE POLICY gate ON public.merge_move FOR ALL TO weft_gate
  USING (true)
  WITH CHECK (true);

CREATE POLICY change ON public.milestone FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.milestone FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY not_sealed ON public.milestone AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.milestone FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) OR (participant_id = ANY (( SELECT app.opened_participant_ids() AS opened_participant_ids)::uuid[])))));

CREATE POLICY remove ON public.milestone FOR DELETE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.notification FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ((person_id = ( SELECT app.person_id() AS person_id)) OR ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role))));

CREATE POLICY make ON public.notification FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY merge_move ON public.notification FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.notification FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_of_a_sealed_claim ON public.notification AS RESTRICTIVE FOR ALL TO weft_app
  USING (((claim_id IS NULL) OR (NOT (EXISTS ( SELECT
   FROM claim c
  WHERE ((c.partnership_id = notification.partnership_id) AND (c.id = notification.claim_id) AND (c.participant_id = ANY (( SELECT app.sealed_ids() AS sealed_ids)::uuid[]))))))));

CREATE POLICY not_sealed ON public.notification AS RESTRICTIVE FOR ALL TO weft_app
  USING ((((participant_id = ANY (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])) IS NOT TRUE) AND ((referral_id = ANY (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])) IS NOT TRUE)));

CREATE POLICY offer_is_shown ON public.notification AS RESTRICTIVE FOR SELECT TO weft_app
  USING (((kind <> 'MATCH_OFFERED'::text) OR (EXISTS ( SELECT
   FROM match_offer o
  WHERE ((o.partnership_id = notification.partnership_id) AND (o.participant_id = notification.participant_id) AND (o.state = ANY (ARRAY['OFFERED'::text, 'CLAIMED'::text])))))));

CREATE POLICY read ON public.notification FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) OR ((person_id = ( SELECT app.person_id() AS person_id)) AND ((participant_id IS NULL) OR (EXISTS ( SELECT
   FROM participant x
  WHERE ((x.partnership_id = notification.partnership_id) AND (x.id = notification.participant_id))))) AND ((outcome_code IS NULL) OR (EXISTS ( SELECT
   FROM milestone x
  WHERE ((x.partnership_id = notification.partnership_id) AND (x.participant_id = notification.participant_id) AND (x.outcome_code = notification.outcome_code))))) AND ((claim_id IS NULL) OR (EXISTS ( SELECT
   FROM claim x
  WHERE ((x.partnership_id = notification.partnership_id) AND (x.id = notification.claim_id))))) AND ((referral_id IS NULL) OR (EXISTS ( SELECT
   FROM referral x
  WHERE ((x.partnership_id = notification.partnership_id) AND (x.id = notification.referral_id))))) AND ((own_referral_id IS NULL) OR (EXISTS ( SELECT
   FROM referrer_referral x
  WHERE ((x.partnership_id = notification.partnership_id) AND (x.id = notification.own_referral_id))))) AND ((statement_id IS NULL) OR (EXISTS ( SELECT
   FROM statement x
  WHERE ((x.partnership_id = notification.partnership_id) AND (x.id = notification.statement_id))))) AND ((run_id IS NULL) OR (EXISTS ( SELECT
   FROM payment_run x
  WHERE ((x.partnership_id = notification.partnership_id) AND (x.id = notification.run_id))))) AND ((sample_id IS NULL) OR (EXISTS ( SELECT
   FROM audit_sample x
  WHERE ((x.partnership_id = notification.partnership_id) AND (x.id = notification.sample_id))))) AND ((job_id IS NULL) OR (EXISTS ( SELECT
   FROM outbox x
  WHERE ((x.partnership_id = notification.partnership_id) AND (x.id = notification.job_id))))) AND ((file_id IS NULL) OR (EXISTS ( SELECT
   FROM referral_file x
  WHERE ((x.partnership_id = notification.partnership_id) AND (x.id = notification.file_id)))))))));

CREATE POLICY remove ON public.notification FOR DELETE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY sees_the_table ON public.notification AS RESTRICTIVE FOR SELECT TO weft_app
  USING (((output_id IS NULL) OR ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) OR (EXISTS ( SELECT
   FROM analyst_output x
  WHERE ((x.partnership_id = notification.partnership_id) AND (x.id = notification.output_id))))));

CREATE POLICY sees_what_is_asked ON public.notification AS RESTRICTIVE FOR SELECT TO weft_app
  USING ((( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) OR (((transfer_id IS NULL) OR (EXISTS ( SELECT
   FROM transfer x
  WHERE ((x.partnership_id = notification.partnership_id) AND (x.id = notification.transfer_id))))) AND ((joint_work_id IS NULL) OR (EXISTS ( SELECT
   FROM joint_work x
  WHERE ((x.partnership_id = notification.partnership_id) AND (x.id = notification.joint_work_id))))))));

CREATE POLICY change ON public.notification_choice FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (person_id = ( SELECT app.person_id() AS person_id))));

CREATE POLICY make ON public.notification_choice FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (person_id = ( SELECT app.person_id() AS person_id))));

CREATE POLICY read ON public.notification_choice FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ((person_id = ( SELECT app.person_id() AS person_id)) OR ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role))));

CREATE POLICY make ON public.notification_digest FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.notification_digest FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY remove ON public.notification_digest FOR DELETE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.notification_setting FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY make ON public.notification_setting FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (changed_by = ( SELECT app.person_id() AS person_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY read ON public.notification_setting FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'VERIFIER'::text, 'COMMISSIONER'::text, 'AUDITOR'::text, 'FUNDER'::text, 'REFERRER'::text, 'ANCHOR'::text, 'ANALYST'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY work ON public.notification_watch FOR ALL TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)))
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.opened_record FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) OR (person_id = ( SELECT app.person_id() AS person_id)))));

CREATE POLICY gate ON public.opened_record FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.opened_record FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['DATA_LEAD'::text]) AS has_role) AND (person_id = ( SELECT app.person_id() AS person_id)) AND (closed_at IS NULL)));

CREATE POLICY not_sealed ON public.opened_record AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.opened_record FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.organisation FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY gate ON public.organisation FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.organisation FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY read ON public.organisation FOR SELECT TO weft_app
  USING ((((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (NOT ( SELECT app.has_role(VARIADIC ARRAY['VISITOR'::text]) AS has_role))) OR (EXISTS ( SELECT
   FROM membership m
  WHERE ((m.partnership_id = organisation.partnership_id) AND (m.organisation_id = organisation.id) AND (m.person_id = ( SELECT app.person_id() AS person_id)))))));

CREATE POLICY change ON public.outbox FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY gate ON public.outbox FOR ALL TO weft_gate
  USING (true)
  WITH CHECK (true);

CREATE POLICY make ON public.outbox FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ((kind <> ALL (ARRAY['payments.run'::text, 'mail.invitation'::text])) OR ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role)) AND (num_nonnulls(offered_at, started_at, done_at, failed_at, error) = 0) AND (offers = 0) AND (attempts = 0)));

CREATE POLICY read ON public.outbox FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY begin_again ON public.participant FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.participant FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))));

CREATE POLICY gate ON public.participant FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.participant FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))));

CREATE POLICY merge_values ON public.participant FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_merged ON public.participant AS RESTRICTIVE FOR SELECT TO weft_app
  USING ((merged_into IS NULL));

CREATE POLICY not_merged_at_the_gate ON public.participant AS RESTRICTIVE FOR SELECT TO weft_gate
  USING (((merged_into IS NULL) OR (( SELECT app.setting('sees_merged'::text) AS setting) = 'yes'::text)));

CREATE POLICY not_sealed ON public.participant AS RESTRICTIVE FOR ALL TO weft_app
  USING ((id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY not_sealed_at_the_gate ON public.participant AS RESTRICTIVE FOR SELECT TO weft_gate
  USING ((id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.participant FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) OR (id = ANY (( SELECT app.opened_participant_ids() AS opened_participant_ids)::uuid[])) OR (( SELECT app.has_role(VARIADIC ARRAY['VERIFIER'::text, 'AUDITOR'::text]) AS has_role) AND ( SELECT true
   FROM claim c
  WHERE ((c.partnership_id = participant.partnership_id) AND (c.participant_id = participant.id) AND ((c.state = ANY (ARRAY['VERIFIED'::text, 'BILLED'::text, 'PAID'::text, 'REVERSED'::text])) OR ((c.state <> 'DRAFT'::text) AND ( SELECT app.has_role(VARIADIC ARRAY['VERIFIER'::text]) AS has_role))))
 LIMIT 1)))));

CREATE POLICY read_back ON public.participant FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (id = ANY (( SELECT app.former_participant_ids() AS former_participant_ids)::uuid[]))));

CREATE POLICY read_jointly ON public.participant FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (id = ANY (( SELECT app.joint_participant_ids() AS joint_participant_ids)::uuid[]))));

CREATE POLICY taken_on ON public.participant FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.participant_correction FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (corrected_by = ( SELECT app.person_id() AS person_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = participant_correction.partnership_id) AND (p.id = participant_correction.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY not_sealed ON public.participant_correction AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.participant_correction FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = participant_correction.partnership_id) AND (p.id = participant_correction.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'DATA_LEAD'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY change ON public.participant_detail FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = participant_detail.partnership_id) AND (p.id = participant_detail.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY make ON public.participant_detail FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = participant_detail.partnership_id) AND (p.id = participant_detail.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY merge_values ON public.participant_detail FOR ALL TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.participant_detail AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.participant_detail FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = participant_detail.partnership_id) AND (p.id = participant_detail.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) OR (p.id = ANY (( SELECT app.opened_participant_ids() AS opened_participant_ids)::uuid[])) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY read_to_file ON public.participant_detail FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY gate ON public.participant_merge FOR ALL TO weft_gate
  USING (true)
  WITH CHECK (true);

CREATE POLICY read ON public.participant_merge FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = participant_merge.partnership_id) AND (p.id = participant_merge.kept_id))))));

CREATE POLICY change ON public.partnership FOR UPDATE TO weft_app
  USING (((id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)))
  WITH CHECK ((id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY gate ON public.partnership FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.partnership FOR INSERT TO weft_app
  WITH CHECK (( SELECT app.is_operator() AS is_operator));

CREATE POLICY read ON public.partnership FOR SELECT TO weft_app
  USING (((id = ( SELECT app.partnership_id() AS partnership_id)) OR ( SELECT app.is_operator() AS is_operator) OR (EXISTS ( SELECT
   FROM membership m
  WHERE ((m.partnership_id = partnership.id) AND (m.person_id = ( SELECT app.person_id() AS person_id)) AND (m.state = ANY (ARRAY['ACTIVE'::text, 'INVITED'::text])))))));

CREATE POLICY change ON public.payment_run FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'COMMISSIONER'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY gate ON public.payment_run FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.payment_run FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.payment_run FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'AUDITOR'::text, 'SYSTEM'::text]) AS has_role) OR ((kind <> 'CLAIMS'::text) AND ( SELECT app.has_role(VARIADIC ARRAY['PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'VERIFIER'::text]) AS has_role)))));

CREATE POLICY change ON public.payment_run_claim FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.payment_run_claim FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.payment_run_claim FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'AUDITOR'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY gate ON public.person FOR ALL TO weft_gate
  USING (true)
  WITH CHECK (true);

CREATE POLICY read ON public.person FOR SELECT TO weft_app
  USING (((id = ( SELECT app.person_id() AS person_id)) OR (EXISTS ( SELECT
   FROM membership m
  WHERE ((m.partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (m.person_id = person.id) AND (m.joined_at IS NOT NULL))))));

CREATE POLICY begin_again ON public.phase_change FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.phase_change FOR INSERT TO weft_app
  WITH CHECK (((recorded_by = ( SELECT app.person_id() AS person_id)) AND (partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = phase_change.partnership_id) AND (p.id = phase_change.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY merge_move ON public.phase_change FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.phase_change FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.phase_change AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.phase_change FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = phase_change.partnership_id) AND (p.id = phase_change.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) OR (p.id = ANY (( SELECT app.opened_participant_ids() AS opened_participant_ids)::uuid[]))))))));

CREATE POLICY read_back ON public.phase_change FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (participant_id = ANY (( SELECT app.former_participant_ids() AS former_participant_ids)::uuid[])) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = phase_change.partnership_id) AND (p.id = phase_change.participant_id)))) AND (EXISTS ( SELECT
   FROM transfer t
  WHERE ((t.partnership_id = phase_change.partnership_id) AND (t.participant_id = phase_change.participant_id) AND (t.state = 'TAKEN_ON'::text) AND (t.from_provider = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) AND (phase_change.recorded_at <= t.decided_at) AND COALESCE(((phase_change.on_date >= t.since_on) AND (phase_change.on_date <= t.on_date)), true))))));

CREATE POLICY make ON public.proposed_contribution FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY read ON public.proposed_contribution FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'COMMISSIONER'::text]) AS has_role)));

CREATE POLICY unmake ON public.proposed_contribution FOR DELETE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY change ON public.provider_offer FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY make ON public.provider_offer FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY read ON public.provider_offer FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'DATA_LEAD'::text, 'SYSTEM'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))));

CREATE POLICY change ON public.rate_card FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'COMMISSIONER'::text]) AS has_role)))
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ((status = 'DRAFT'::text) OR ( SELECT app.has_role(VARIADIC ARRAY['COMMISSIONER'::text]) AS has_role))));

CREATE POLICY gate ON public.rate_card FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.rate_card FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (status = 'DRAFT'::text) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY read ON public.rate_card FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'SYSTEM'::text]) AS has_role) OR ((status = 'PUBLISHED'::text) AND (( SELECT app.has_role(VARIADIC ARRAY['ASSESSOR'::text, 'VERIFIER'::text, 'AUDITOR'::text, 'FUNDER'::text, 'INVESTOR'::text]) AS has_role) OR (( SELECT app.has_role(VARIADIC ARRAY['PROVIDER_MANAGER'::text, 'LINK_WORKER'::text]) AS has_role) AND ((provider_id IS NULL) OR (provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))))))));

CREATE POLICY unmake ON public.rate_card FOR DELETE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (status = 'DRAFT'::text) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY make ON public.recognised_person FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) AND (said_by = ( SELECT app.person_id() AS person_id)) AND (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.partnership_id = recognised_person.partnership_id) AND (r.id = recognised_person.referral_id) AND (r.state <> 'STARTED'::text))))));

CREATE POLICY merge_move ON public.recognised_person FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.recognised_person FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.recognised_person AS RESTRICTIVE FOR ALL TO weft_app
  USING (((EXISTS ( SELECT
   FROM referral r
  WHERE ((r.partnership_id = recognised_person.partnership_id) AND (r.id = recognised_person.referral_id)))) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = recognised_person.partnership_id) AND (p.id = recognised_person.participant_id))))));

CREATE POLICY read ON public.recognised_person FOR SELECT TO weft_app
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY take_back ON public.recognised_person FOR DELETE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.partnership_id = recognised_person.partnership_id) AND (r.id = recognised_person.referral_id) AND (r.state <> 'STARTED'::text))))));

CREATE POLICY change ON public.record_seal FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (id = ANY (( SELECT app.opened_seal_ids() AS opened_seal_ids)::uuid[])) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) OR ((EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = record_seal.partnership_id) AND (p.id = record_seal.participant_id) AND (p.provider_id = ANY (( SELECT app.managed_provider_ids() AS managed_provider_ids)::uuid[]))))) OR (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.partnership_id = record_seal.partnership_id) AND (record_seal.participant_id IS NULL) AND (r.id = record_seal.record_id) AND (r.provider_id = ANY (( SELECT app.managed_provider_ids() AS managed_provider_ids)::uuid[])))))))));

CREATE POLICY gate ON public.record_seal FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY gate_follows ON public.record_seal FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY make ON public.record_seal FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (sealed_by = ( SELECT app.person_id() AS person_id)) AND (ended_at IS NULL) AND ((EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = record_seal.partnership_id) AND (p.id = record_seal.participant_id) AND (p.id = record_seal.record_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.managed_provider_ids() AS managed_provider_ids)::uuid[])))))) OR ((participant_id IS NULL) AND (referral_ids = ARRAY[record_id]) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.partnership_id = record_seal.partnership_id) AND (r.id = record_seal.record_id))))))));

CREATE POLICY merge_move ON public.record_seal FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.record_seal FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY read ON public.record_seal FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) OR (id = ANY (( SELECT app.opened_seal_ids() AS opened_seal_ids)::uuid[])))));

CREATE POLICY own ON public.reference_counter FOR ALL TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'SYSTEM'::text]) AS has_role)))
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.referral FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY gate ON public.referral FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.referral FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (state = 'RECEIVED'::text) AND (provider_id IS NULL) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY merge_move ON public.referral FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.referral FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.referral AS RESTRICTIVE FOR ALL TO weft_app
  USING ((id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY not_sealed_at_the_gate ON public.referral AS RESTRICTIVE FOR SELECT TO weft_gate
  USING ((id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.referral FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR ((state = ANY (ARRAY['OFFERED'::text, 'STARTED'::text])) AND (provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))));

CREATE POLICY make ON public.referral_agreement FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) OR ((recorded_by = ( SELECT app.person_id() AS person_id)) AND (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.partnership_id = referral_agreement.partnership_id) AND (r.id = referral_agreement.referral_id))))))));

CREATE POLICY not_sealed ON public.referral_agreement AS RESTRICTIVE FOR ALL TO weft_app
  USING ((referral_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.referral_agreement FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.partnership_id = referral_agreement.partnership_id) AND (r.id = referral_agreement.referral_id))))));

CREATE POLICY gate ON public.referral_event FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.referral_event FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) OR ((by_person = ( SELECT app.person_id() AS person_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role)))));

CREATE POLICY not_sealed ON public.referral_event AS RESTRICTIVE FOR ALL TO weft_app
  USING ((referral_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.referral_event FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))));

CREATE POLICY change ON public.referral_file FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.referral_file FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.referral_file FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) OR ((sent_at_hub OR (confirmed_at IS NOT NULL)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role)) OR (source_id = ANY (( SELECT app.organisations_as(VARIADIC ARRAY['REFERRER'::text]) AS organisations_as)::uuid[])))));

CREATE POLICY not_sealed ON public.referral_file_match AS RESTRICTIVE FOR ALL TO weft_app
  USING ((record_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.referral_file_match FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM referral_file f
  WHERE ((f.partnership_id = referral_file_match.partnership_id) AND (f.id = referral_file_match.file_id)))) AND ((kind = 'REFERRAL'::text) OR (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = referral_file_match.partnership_id) AND (p.id = referral_file_match.record_id)))))));

CREATE POLICY work ON public.referral_file_match FOR ALL TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.referral_file_progress FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM referral_file f
  WHERE ((f.partnership_id = referral_file_progress.partnership_id) AND (f.id = referral_file_progress.file_id))))));

CREATE POLICY work ON public.referral_file_progress FOR ALL TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.referral_file_row FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM referral_file f
  WHERE ((f.partnership_id = referral_file_row.partnership_id) AND (f.id = referral_file_row.file_id))))));

CREATE POLICY work ON public.referral_file_row FOR ALL TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.referral_triage FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.partnership_id = referral_triage.partnership_id) AND (r.id = referral_triage.referral_id))))));

CREATE POLICY gate ON public.referral_triage FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.referral_triage FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.partnership_id = referral_triage.partnership_id) AND (r.id = referral_triage.referral_id))))));

CREATE POLICY not_sealed ON public.referral_triage AS RESTRICTIVE FOR ALL TO weft_app
  USING ((referral_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.referral_triage FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.partnership_id = referral_triage.partnership_id) AND (r.id = referral_triage.referral_id))))));

CREATE POLICY gate ON public.referral_wish FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY not_sealed ON public.referral_wish AS RESTRICTIVE FOR ALL TO weft_app
  USING ((referral_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY own ON public.referral_wish FOR ALL TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.partnership_id = referral_wish.partnership_id) AND (r.id = referral_wish.referral_id))))))
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.partnership_id = referral_wish.partnership_id) AND (r.id = referral_wish.referral_id))))));

CREATE POLICY change ON public.safeguarding_lead FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) OR (organisation_id = ANY (( SELECT app.managed_provider_ids() AS managed_provider_ids)::uuid[])))));

CREATE POLICY gate ON public.safeguarding_lead FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.safeguarding_lead FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (named_by = ( SELECT app.person_id() AS person_id)) AND (ended_at IS NULL) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) OR (organisation_id = ANY (( SELECT app.managed_provider_ids() AS managed_provider_ids)::uuid[])))));

CREATE POLICY read ON public.safeguarding_lead FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.safety_note FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (ended_at IS NULL) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = safety_note.partnership_id) AND (p.id = safety_note.participant_id) AND (((safety_note.kind = 'LONE_WORKING'::text) AND (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))) OR (p.provider_id = ANY (( SELECT app.led_organisation_ids() AS led_organisation_ids)::uuid[])) OR (safety_note.written_by = ( SELECT app.person_id() AS person_id))))))))
  WITH CHECK ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY make ON public.safety_note FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (written_by = ( SELECT app.person_id() AS person_id)) AND (num_nonnulls(reviewed_at, ended_at) = 0) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = safety_note.partnership_id) AND (p.id = safety_note.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY merge_move ON public.safety_note FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.safety_note FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.safety_note AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.safety_note FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) OR (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = safety_note.partnership_id) AND (p.id = safety_note.participant_id) AND (((safety_note.kind = 'LONE_WORKING'::text) AND (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))) OR (p.provider_id = ANY (( SELECT app.led_organisation_ids() AS led_organisation_ids)::uuid[])) OR ((safety_note.written_by = ( SELECT app.person_id() AS person_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))))))))));

CREATE POLICY read_jointly ON public.safety_note FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (participant_id = ANY (( SELECT app.joint_participant_ids() AS joint_participant_ids)::uuid[])) AND (kind = 'LONE_WORKING'::text) AND (ended_at IS NULL)));

CREATE POLICY change ON public.seal_opener FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (seal_id = ANY (( SELECT app.opened_seal_ids() AS opened_seal_ids)::uuid[])) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) OR (EXISTS ( SELECT
   FROM record_seal s
  WHERE ((s.partnership_id = seal_opener.partnership_id) AND (s.id = seal_opener.seal_id) AND ((EXISTS ( SELECT
           FROM participant p
          WHERE ((p.partnership_id = s.partnership_id) AND (p.id = s.participant_id) AND (p.provider_id = ANY (( SELECT app.managed_provider_ids() AS managed_provider_ids)::uuid[]))))) OR (EXISTS ( SELECT
           FROM referral r
          WHERE ((r.partnership_id = s.partnership_id) AND (s.participant_id IS NULL) AND (r.id = s.record_id) AND (r.provider_id = ANY (( SELECT app.managed_provider_ids() AS managed_provider_ids)::uuid[]))))))))))));

CREATE POLICY gate ON public.seal_opener FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.seal_opener FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (named_by = ( SELECT app.person_id() AS person_id)) AND (ended_at IS NULL) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'PROVIDER_MANAGER'::text]) AS has_role) AND (((seal_id = ANY (( SELECT app.opened_seal_ids() AS opened_seal_ids)::uuid[])) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) OR (EXISTS ( SELECT
   FROM record_seal s
  WHERE ((s.partnership_id = seal_opener.partnership_id) AND (s.id = seal_opener.seal_id) AND ((EXISTS ( SELECT
           FROM participant p
          WHERE ((p.partnership_id = s.partnership_id) AND (p.id = s.participant_id) AND (p.provider_id = ANY (( SELECT app.managed_provider_ids() AS managed_provider_ids)::uuid[]))))) OR (EXISTS ( SELECT
           FROM referral r
          WHERE ((r.partnership_id = s.partnership_id) AND (s.participant_id IS NULL) AND (r.id = s.record_id) AND (r.provider_id = ANY (( SELECT app.managed_provider_ids() AS managed_provider_ids)::uuid[]))))))))))) OR (NOT app.has_openers(seal_id)))));

CREATE POLICY read ON public.seal_opener FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) OR (seal_id = ANY (( SELECT app.opened_seal_ids() AS opened_seal_ids)::uuid[])))));

CREATE POLICY change ON public.self_referral_page FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY gate ON public.self_referral_page FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.self_referral_page FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY read ON public.self_referral_page FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (is_open AND ( SELECT app.has_role(VARIADIC ARRAY['VISITOR'::text]) AS has_role)))));

CREATE POLICY change ON public.service FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.managed_provider_ids() AS managed_provider_ids)::uuid[])))));

CREATE POLICY make ON public.service FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (told_by = ( SELECT app.person_id() AS person_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.managed_provider_ids() AS managed_provider_ids)::uuid[])))));

CREATE POLICY read ON public.service FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'DATA_LEAD'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'SYSTEM'::text]) AS has_role) OR (anchor_id = ANY (( SELECT app.anchor_ids() AS anchor_ids)::uuid[])))));

CREATE POLICY change ON public.sharing_agreement FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY gate ON public.sharing_agreement FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.sharing_agreement FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'SYSTEM'::text]) AS has_role) AND (drafted_by = ( SELECT app.person_id() AS person_id)) AND (signed_at IS NULL) AND (ended_at IS NULL)));

CREATE POLICY read ON public.sharing_agreement FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'VERIFIER'::text, 'AUDITOR'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.sharing_evidence FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.sharing_evidence FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'VERIFIER'::text, 'AUDITOR'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY take_out ON public.sharing_evidence FOR DELETE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY gate ON public.sharing_notice FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.sharing_notice FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (recorded_by = ( SELECT app.person_id() AS person_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = sharing_notice.partnership_id) AND (p.id = sharing_notice.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY merge_move ON public.sharing_notice FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.sharing_notice FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.sharing_notice AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.sharing_notice FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = sharing_notice.partnership_id) AND (p.id = sharing_notice.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY make ON public.sharing_party FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'SYSTEM'::text]) AS has_role) AND (signed_on IS NULL)));

CREATE POLICY read ON public.sharing_party FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'VERIFIER'::text, 'AUDITOR'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY sign ON public.sharing_party FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'SYSTEM'::text]) AS has_role)))
  WITH CHECK ((signature_recorded_by = ( SELECT app.person_id() AS person_id)));

CREATE POLICY take_out ON public.sharing_party FOR DELETE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY change ON public.sharing_person FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'SYSTEM'::text]) AS has_role) AND (ended_at IS NULL)))
  WITH CHECK ((ended_by = ( SELECT app.person_id() AS person_id)));

CREATE POLICY gate ON public.sharing_person FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.sharing_person FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'SYSTEM'::text]) AS has_role) AND (named_by = ( SELECT app.person_id() AS person_id)) AND (ended_at IS NULL) AND ((person_id <> named_by) OR (NOT (EXISTS ( SELECT
   FROM sharing_party y
  WHERE ((y.partnership_id = sharing_person.partnership_id) AND (y.agreement_id = sharing_person.agreement_id) AND (y.signed_on IS NOT NULL))))))));

CREATE POLICY read ON public.sharing_person FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'VERIFIER'::text, 'AUDITOR'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.signature_wording FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) OR ((made_by = ( SELECT app.person_id() AS person_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)))));

CREATE POLICY read ON public.signature_wording FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.signed_statement FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY merge_move ON public.signed_statement FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.signed_statement FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.signed_statement AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.signed_statement FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ((EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = signed_statement.partnership_id) AND (p.id = signed_statement.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) OR (p.id = ANY (( SELECT app.opened_participant_ids() AS opened_participant_ids)::uuid[])))))) OR (EXISTS ( SELECT
   FROM evidence_signature s
  WHERE ((s.partnership_id = signed_statement.partnership_id) AND (s.signed_statement_id = signed_statement.id)))))));

CREATE POLICY change ON public.sitting FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM activity_group g
  WHERE ((g.partnership_id = sitting.partnership_id) AND (g.id = sitting.group_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (g.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY make ON public.sitting FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM activity_group g
  WHERE ((g.partnership_id = sitting.partnership_id) AND (g.id = sitting.group_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'SYSTEM'::text]) AS has_role) OR (g.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY read ON public.sitting FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM activity_group g
  WHERE ((g.partnership_id = sitting.partnership_id) AND (g.id = sitting.group_id) AND true)))));

CREATE POLICY change ON public.statement FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['COMMISSIONER'::text, 'SYSTEM'::text]) AS has_role) OR (funder_id = ANY (( SELECT app.funder_ids() AS funder_ids)::uuid[])))));

CREATE POLICY gate ON public.statement FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.statement FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY read ON public.statement FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'AUDITOR'::text, 'SYSTEM'::text]) AS has_role) OR (funder_id = ANY (( SELECT app.funder_ids() AS funder_ids)::uuid[])))));

CREATE POLICY make ON public.status_spell FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (recorded_by = ( SELECT app.person_id() AS person_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) OR (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = status_spell.partnership_id) AND (p.id = status_spell.participant_id) AND (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY make_from_match ON public.status_spell FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) AND (recorded_by IS NULL)));

CREATE POLICY merge_move ON public.status_spell FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.status_spell FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.status_spell AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.status_spell FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (participant_id = ANY (( SELECT app.opened_participant_ids() AS opened_participant_ids)::uuid[])) OR (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = status_spell.partnership_id) AND (p.id = status_spell.participant_id) AND (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY read_back ON public.status_spell FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (participant_id = ANY (( SELECT app.former_participant_ids() AS former_participant_ids)::uuid[])) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = status_spell.partnership_id) AND (p.id = status_spell.participant_id)))) AND (EXISTS ( SELECT
   FROM transfer t
  WHERE ((t.partnership_id = status_spell.partnership_id) AND (t.participant_id = status_spell.participant_id) AND (t.state = 'TAKEN_ON'::text) AND (t.from_provider = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) AND (status_spell.recorded_at <= t.decided_at) AND COALESCE(((status_spell.from_on >= t.since_on) AND (status_spell.from_on <= t.on_date)), true))))));

CREATE POLICY make ON public.support_plan FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (written_by = ( SELECT app.person_id() AS person_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = support_plan.partnership_id) AND (p.id = support_plan.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY merge_move ON public.support_plan FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.support_plan FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.support_plan AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.support_plan FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = support_plan.partnership_id) AND (p.id = support_plan.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (p.id = ANY (( SELECT app.opened_participant_ids() AS opened_participant_ids)::uuid[])) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY read_back ON public.support_plan FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (participant_id = ANY (( SELECT app.former_participant_ids() AS former_participant_ids)::uuid[])) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = support_plan.partnership_id) AND (p.id = support_plan.participant_id)))) AND (EXISTS ( SELECT
   FROM transfer t
  WHERE ((t.partnership_id = support_plan.partnership_id) AND (t.participant_id = support_plan.participant_id) AND (t.state = 'TAKEN_ON'::text) AND (t.from_provider = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) AND (support_plan.written_at <= t.decided_at))))));

CREATE POLICY read_jointly ON public.support_plan FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (participant_id = ANY (( SELECT app.joint_participant_ids() AS joint_participant_ids)::uuid[]))));

CREATE POLICY change ON public.support_worker FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.managed_provider_ids() AS managed_provider_ids)::uuid[])))));

CREATE POLICY make ON public.support_worker FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.managed_provider_ids() AS managed_provider_ids)::uuid[])))));

CREATE POLICY read ON public.support_worker FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'DATA_LEAD'::text, 'SYSTEM'::text]) AS has_role) OR (provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])))));

CREATE POLICY gate ON public.suppression_choice FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY make ON public.suppression_choice FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (chosen_by = ( SELECT app.person_id() AS person_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text]) AS has_role)));

CREATE POLICY read ON public.suppression_choice FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY gate ON public.tariff FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.tariff FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY read ON public.tariff FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM rate_card c
  WHERE ((c.partnership_id = tariff.partnership_id) AND (c.id = tariff.rate_card_id))))));

CREATE POLICY unmake ON public.tariff FOR DELETE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role)));

CREATE POLICY change ON public.transfer FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY gate ON public.transfer FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.transfer FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (state = 'ASKED'::text) AND (asked_by = ( SELECT app.person_id() AS person_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = transfer.partnership_id) AND (p.id = transfer.participant_id) AND (p.provider_id = transfer.from_provider) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY merge_move ON public.transfer FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.transfer FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.transfer AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.transfer FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) OR ((( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) OR (from_provider = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = transfer.partnership_id) AND (p.id = transfer.participant_id))))) OR (to_provider = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) OR ((from_provider = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) AND (state = 'TAKEN_ON'::text)))));

CREATE POLICY gate ON public.unfiled_person FOR ALL TO weft_gate
  USING (true)
  WITH CHECK (true);

CREATE POLICY own ON public.unfiled_person FOR ALL TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role)));

CREATE POLICY clear ON public.upload FOR DELETE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) AND (NOT (EXISTS ( SELECT
   FROM evidence e
  WHERE ((e.partnership_id = upload.partnership_id) AND (e.upload_id = upload.id)))))));

CREATE POLICY gate ON public.upload FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY hold ON public.upload FOR UPDATE TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) OR (uploaded_by = ( SELECT app.person_id() AS person_id)) OR (EXISTS ( SELECT
   FROM evidence e
  WHERE ((e.partnership_id = upload.partnership_id) AND (e.upload_id = upload.id)))))))
  WITH CHECK (false);

CREATE POLICY make ON public.upload FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (uploaded_by = ( SELECT app.person_id() AS person_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['PROVIDER_MANAGER'::text, 'LINK_WORKER'::text]) AS has_role)));

CREATE POLICY not_sealed ON public.upload AS RESTRICTIVE FOR ALL TO weft_app
  USING ((id <> ALL (( SELECT app.sealed_claim_ids() AS sealed_claim_ids)::uuid[])));

CREATE POLICY read ON public.upload FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) OR (uploaded_by = ( SELECT app.person_id() AS person_id)) OR (EXISTS ( SELECT
   FROM evidence e
  WHERE ((e.partnership_id = upload.partnership_id) AND (e.upload_id = upload.id)))))));

CREATE POLICY gate ON public.variation FOR SELECT TO weft_gate
  USING (true);

CREATE POLICY make ON public.variation FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'COMMISSIONER'::text]) AS has_role)));

CREATE POLICY read ON public.variation FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'VERIFIER'::text, 'AUDITOR'::text, 'SYSTEM'::text]) AS has_role)));

CREATE POLICY make ON public.worked_hours FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (recorded_by = ( SELECT app.person_id() AS person_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text]) AS has_role) OR (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = worked_hours.partnership_id) AND (p.id = worked_hours.participant_id) AND (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY make_from_match ON public.worked_hours FOR INSERT TO weft_app
  WITH CHECK (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND ( SELECT app.has_role(VARIADIC ARRAY['SYSTEM'::text]) AS has_role) AND (recorded_by IS NULL)));

CREATE POLICY merge_move ON public.worked_hours FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.worked_hours FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.worked_hours AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.worked_hours FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (participant_id = ANY (( SELECT app.opened_participant_ids() AS opened_participant_ids)::uuid[])) OR (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = worked_hours.partnership_id) AND (p.id = worked_hours.participant_id) AND (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY read_back ON public.worked_hours FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (participant_id = ANY (( SELECT app.former_participant_ids() AS former_participant_ids)::uuid[])) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = worked_hours.partnership_id) AND (p.id = worked_hours.participant_id)))) AND (EXISTS ( SELECT
   FROM transfer t
  WHERE ((t.partnership_id = worked_hours.partnership_id) AND (t.participant_id = worked_hours.participant_id) AND (t.state = 'TAKEN_ON'::text) AND (t.from_provider = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) AND (worked_hours.recorded_at <= t.decided_at) AND COALESCE(((worked_hours.from_on >= t.since_on) AND (worked_hours.from_on <= t.on_date)), true))))));

CREATE POLICY make ON public.worker_move FOR INSERT TO weft_app
  WITH CHECK (((moved_by = ( SELECT app.person_id() AS person_id)) AND (partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = worker_move.partnership_id) AND (p.id = worker_move.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[]))))))));

CREATE POLICY merge_move ON public.worker_move FOR UPDATE TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY merge_read ON public.worker_move FOR SELECT TO weft_gate
  USING ((partnership_id = ( SELECT app.partnership_id() AS partnership_id)));

CREATE POLICY not_sealed ON public.worker_move AS RESTRICTIVE FOR ALL TO weft_app
  USING ((participant_id <> ALL (( SELECT app.sealed_ids() AS sealed_ids)::uuid[])));

CREATE POLICY read ON public.worker_move FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = worker_move.partnership_id) AND (p.id = worker_move.participant_id) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'ASSESSOR'::text, 'SYSTEM'::text]) AS has_role) OR (p.provider_id = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) OR (p.id = ANY (( SELECT app.opened_participant_ids() AS opened_participant_ids)::uuid[]))))))));

CREATE POLICY read_back ON public.worker_move FOR SELECT TO weft_app
  USING (((partnership_id = ( SELECT app.partnership_id() AS partnership_id)) AND (participant_id = ANY (( SELECT app.former_participant_ids() AS former_participant_ids)::uuid[])) AND (EXISTS ( SELECT
   FROM participant p
  WHERE ((p.partnership_id = worker_move.partnership_id) AND (p.id = worker_move.participant_id)))) AND (EXISTS ( SELECT
   FROM transfer t
  WHERE ((t.partnership_id = worker_move.partnership_id) AND (t.participant_id = worker_move.participant_id) AND (t.state = 'TAKEN_ON'::text) AND (t.from_provider = ANY (( SELECT app.provider_ids() AS provider_ids)::uuid[])) AND (worker_move.moved_at <= t.decided_at))))));

-- Views

CREATE VIEW funder_claim WITH (security_barrier=true) AS
 SELECT e.partnership_id,
    e.id,
    'F-'::text || upper("left"(replace(e.id::text, '-'::text, ''::text), 12)) AS reference,
    e.funder_id,
    e.at AS billed_at,
    c.outcome_code,
    t.title,
    t.domain,
    c.achieved_on,
    c.state,
    c.price,
    c.provider_id,
    ( SELECT sum(x.amount)::bigint AS sum
           FROM ledger_entry x
          WHERE x.partnership_id = e.partnership_id AND x.claim_id = e.claim_id AND x.funder_id = e.funder_id AND x.account = 'DUE'::text) AS amount
   FROM ledger_entry e
     JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
     JOIN ( SELECT t_1.partnership_id,
            t_1.id,
            t_1.rate_card_id,
            t_1."position",
            t_1.outcome_code,
            t_1.title,
            t_1.domain,
            t_1.cohort,
            t_1.price,
            t_1.evidence,
            t_1.after,
            t_1.sustain_unit,
            t_1.sustain_length,
            t_1.sustain_break_days,
            t_1.sustain_break_restarts,
            t_1.maximum_paid,
            t_1.maximum_paid_per_year,
            app.sensitive_domain(t_1.domain, p.sensitive_domains) AS sensitive
           FROM tariff t_1
             JOIN partnership p ON p.id = t_1.partnership_id
          WHERE t_1.partnership_id = (( SELECT app.partnership_id() AS partnership_id))
         OFFSET 0) t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
  WHERE e.opens_share AND e.partnership_id = (( SELECT app.partnership_id() AS partnership_id)) AND (e.funder_id = ANY ((( SELECT app.funder_ids() AS funder_ids))::uuid[])) AND t.sensitive IS NULL;

CREATE VIEW funder_domain_month WITH (security_barrier=true) AS
 SELECT e.partnership_id,
    e.funder_id,
    t.sensitive AS domain,
    date_trunc('month'::text, c.achieved_on::timestamp with time zone)::date AS month,
    (count(DISTINCT e.claim_id) FILTER (WHERE e.amount > 0) - count(DISTINCT e.claim_id) FILTER (WHERE e.amount < 0))::integer AS claim_count,
    sum(e.amount)::bigint AS amount
   FROM ledger_entry e
     JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
     JOIN ( SELECT t_1.partnership_id,
            t_1.id,
            t_1.rate_card_id,
            t_1."position",
            t_1.outcome_code,
            t_1.title,
            t_1.domain,
            t_1.cohort,
            t_1.price,
            t_1.evidence,
            t_1.after,
            t_1.sustain_unit,
            t_1.sustain_length,
            t_1.sustain_break_days,
            t_1.sustain_break_restarts,
            t_1.maximum_paid,
            t_1.maximum_paid_per_year,
            app.sensitive_domain(t_1.domain, p.sensitive_domains) AS sensitive
           FROM tariff t_1
             JOIN partnership p ON p.id = t_1.partnership_id
          WHERE t_1.partnership_id = (( SELECT app.partnership_id() AS partnership_id))
         OFFSET 0) t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
  WHERE e.account = 'DUE'::text AND e.partnership_id = (( SELECT app.partnership_id() AS partnership_id)) AND (e.funder_id = ANY ((( SELECT app.funder_ids() AS funder_ids))::uuid[])) AND t.sensitive IS NOT NULL
  GROUP BY e.partnership_id, e.funder_id, t.sensitive, (date_trunc('month'::text, c.achieved_on::timestamp with time zone)::date)
 HAVING sum(e.amount) <> 0::numeric;

CREATE VIEW funder_paper_line WITH (security_barrier=true) AS
 SELECT s.partnership_id,
    s.id AS statement_id,
        CASE
            WHEN c.id IS NULL THEN s.kind
            ELSE COALESCE(t.sensitive, c.outcome_code)
        END AS outcome_code,
    e.amount < 0 AS given_back,
    max(COALESCE(t.sensitive, t.title)) AS title,
    (count(DISTINCT e.claim_id) *
        CASE
            WHEN e.amount < 0 THEN '-1'::integer
            ELSE 1
        END)::integer AS claim_count,
    sum(e.amount)::bigint AS total
   FROM statement s
     JOIN ledger_entry e ON e.partnership_id = s.partnership_id AND e.run_id = s.run_id AND e.funder_id = s.funder_id AND e.account = 'DUE'::text
     LEFT JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
     LEFT JOIN ( SELECT t_1.partnership_id,
            t_1.id,
            t_1.rate_card_id,
            t_1."position",
            t_1.outcome_code,
            t_1.title,
            t_1.domain,
            t_1.cohort,
            t_1.price,
            t_1.evidence,
            t_1.after,
            t_1.sustain_unit,
            t_1.sustain_length,
            t_1.sustain_break_days,
            t_1.sustain_break_restarts,
            t_1.maximum_paid,
            t_1.maximum_paid_per_year,
            app.sensitive_domain(t_1.domain, p.sensitive_domains) AS sensitive
           FROM tariff t_1
             JOIN partnership p ON p.id = t_1.partnership_id
          WHERE t_1.partnership_id = (( SELECT app.partnership_id() AS partnership_id))
         OFFSET 0) t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
  WHERE s.partnership_id = (( SELECT app.partnership_id() AS partnership_id)) AND (( SELECT app.has_role(VARIADIC ARRAY['BACKBONE'::text, 'DATA_LEAD'::text, 'COMMISSIONER'::text, 'AUDITOR'::text, 'SYSTEM'::text]) AS has_role) OR (s.funder_id = ANY ((( SELECT app.funder_ids() AS funder_ids))::uuid[])))
  GROUP BY s.partnership_id, s.id, (
        CASE
            WHEN c.id IS NULL THEN s.kind
            ELSE COALESCE(t.sensitive, c.outcome_code)
        END), (e.amount < 0);

CREATE VIEW funder_statement_line WITH (security_barrier=true) AS
 SELECT s.partnership_id,
    s.id AS statement_id,
        CASE
            WHEN c.id IS NULL THEN s.kind
            ELSE COALESCE(t.sensitive, c.outcome_code)
        END AS outcome_code,
    (count(DISTINCT e.claim_id) FILTER (WHERE e.amount > 0) - count(DISTINCT e.claim_id) FILTER (WHERE e.amount < 0))::integer AS claim_count,
    sum(e.amount)::bigint AS total
   FROM statement s
     JOIN ledger_entry e ON e.partnership_id = s.partnership_id AND e.run_id = s.run_id AND e.funder_id = s.funder_id AND e.account = 'DUE'::text
     LEFT JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
     LEFT JOIN ( SELECT t_1.partnership_id,
            t_1.id,
            t_1.rate_card_id,
            t_1."position",
            t_1.outcome_code,
            t_1.title,
            t_1.domain,
            t_1.cohort,
            t_1.price,
            t_1.evidence,
            t_1.after,
            t_1.sustain_unit,
            t_1.sustain_length,
            t_1.sustain_break_days,
            t_1.sustain_break_restarts,
            t_1.maximum_paid,
            t_1.maximum_paid_per_year,
            app.sensitive_domain(t_1.domain, p.sensitive_domains) AS sensitive
           FROM tariff t_1
             JOIN partnership p ON p.id = t_1.partnership_id
          WHERE t_1.partnership_id = (( SELECT app.partnership_id() AS partnership_id))
         OFFSET 0) t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
  WHERE s.partnership_id = (( SELECT app.partnership_id() AS partnership_id)) AND (s.funder_id = ANY ((( SELECT app.funder_ids() AS funder_ids))::uuid[]))
  GROUP BY s.partnership_id, s.id, (
        CASE
            WHEN c.id IS NULL THEN s.kind
            ELSE COALESCE(t.sensitive, c.outcome_code)
        END);

CREATE VIEW own_anchor_figure WITH (security_barrier=true) AS
 SELECT partnership_id,
    anchor_id,
    kind,
    label,
        CASE
            WHEN is_named THEN count
            WHEN is_hidden OR kind = 'SUPPORTED'::text AND bool_or(is_hidden AND (label = ANY (ARRAY['ACTIVE'::text, 'MONITORING'::text]))) OVER (PARTITION BY partnership_id, anchor_id) THEN NULL::bigint
            ELSE app.shown_count(count)
        END AS count
   FROM ( SELECT o.partnership_id,
            o.id AS anchor_id,
            f.kind,
            f.label,
            f.count,
            ('NAME'::text = ANY (d.fields)) AND NOT f.is_sensitive AS is_named,
            f.count >= 1 AND f.count <= (( SELECT app.largest_hidden() AS largest_hidden)) OR f.others >= 1 AND f.others <= (( SELECT app.largest_hidden() AS largest_hidden)) AS is_hidden
           FROM organisation o
             CROSS JOIN LATERAL ( SELECT COALESCE(( SELECT a.fields
                           FROM anchor_agreement a
                          WHERE a.partnership_id = o.partnership_id AND a.anchor_id = o.id
                          ORDER BY a.id DESC
                         LIMIT 1), '{}'::text[]) AS fields) d
             CROSS JOIN LATERAL ( SELECT 'SUPPORTED'::text AS kind,
                    NULL::text AS label,
                    false AS is_sensitive,
                    count(*) AS count,
                    count(*) FILTER (WHERE p.provider_id <> ALL ((( SELECT app.provider_ids() AS provider_ids))::uuid[])) AS others
                   FROM participant p
                  WHERE p.partnership_id = o.partnership_id AND p.anchor_id = o.id AND (p.phase = ANY (ARRAY['ACTIVE'::text, 'MONITORING'::text]))
                UNION ALL
                 SELECT 'PHASE'::text,
                    p.phase,
                    false,
                    count(*) AS count,
                    count(*) FILTER (WHERE p.provider_id <> ALL ((( SELECT app.provider_ids() AS provider_ids))::uuid[])) AS others
                   FROM participant p
                  WHERE p.partnership_id = o.partnership_id AND p.anchor_id = o.id AND ('PHASE'::text = ANY (d.fields))
                  GROUP BY p.phase
                UNION ALL
                 SELECT 'OUTCOME'::text,
                    COALESCE(r.sensitive, r.title) AS "coalesce",
                    r.sensitive IS NOT NULL,
                    count(*) AS count,
                    count(*) FILTER (WHERE r.provider_id <> ALL ((( SELECT app.provider_ids() AS provider_ids))::uuid[])) AS others
                   FROM ( SELECT app.sensitive_domain(t.domain, h.sensitive_domains) AS sensitive,
                            t.title,
                            c.provider_id
                           FROM claim c
                             JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
                             JOIN partnership h ON h.id = c.partnership_id
                          WHERE c.partnership_id = o.partnership_id AND c.anchor_id = o.id AND (c.state = ANY (ARRAY['VERIFIED'::text, 'BILLED'::text, 'PAID'::text])) AND (c.participant_id <> ALL ((( SELECT app.sealed_ids() AS sealed_ids))::uuid[]))) r
                  WHERE 'OUTCOMES'::text = ANY (d.fields)
                  GROUP BY (COALESCE(r.sensitive, r.title)), (r.sensitive IS NOT NULL)) f
          WHERE o.partnership_id = (( SELECT app.partnership_id() AS partnership_id)) AND (o.id = ANY ((( SELECT app.anchor_ids() AS anchor_ids))::uuid[]))) g;

CREATE VIEW own_anchor_participant WITH (security_barrier=true) AS
 SELECT p.partnership_id,
    p.id,
    p.anchor_id,
    p.folded_name AS sorted_by,
    p.given_name,
    p.family_name,
        CASE
            WHEN 'STARTED'::text = ANY (d.fields) THEN p.enrolled_on
            ELSE NULL::date
        END AS started_on,
        CASE
            WHEN 'PHASE'::text = ANY (d.fields) THEN p.phase
            ELSE NULL::text
        END AS phase,
        CASE
            WHEN 'LINK_WORKER'::text = ANY (d.fields) THEN ( SELECT w.name
               FROM person w
              WHERE w.id = p.link_worker_id)
            ELSE NULL::text
        END AS link_worker,
        CASE
            WHEN 'LAST_SEEN'::text = ANY (d.fields) THEN ( SELECT s.seen_on
               FROM last_seen s
              WHERE s.partnership_id = p.partnership_id AND s.participant_id = p.id)
            ELSE NULL::date
        END AS last_seen_on,
        CASE
            WHEN 'OUTCOMES'::text = ANY (d.fields) THEN ( SELECT COALESCE(json_agg(json_build_object('title', r.title, 'achievedOn', r.achieved_on) ORDER BY r.achieved_on, r.title), '[]'::json) AS "coalesce"
               FROM ( SELECT t.title,
                        c.achieved_on,
                        app.sensitive_domain(t.domain, h.sensitive_domains) IS NULL AS said
                       FROM claim c
                         JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
                         JOIN partnership h ON h.id = c.partnership_id
                      WHERE c.partnership_id = o.partnership_id AND c.anchor_id = o.id AND (c.state = ANY (ARRAY['VERIFIED'::text, 'BILLED'::text, 'PAID'::text])) AND c.participant_id = p.id) r
              WHERE r.said)
            ELSE NULL::json
        END AS outcomes,
        CASE
            WHEN 'ATTENDANCE'::text = ANY (d.fields) THEN ( SELECT json_build_object('held', count(*), 'attended', count(*) FILTER (WHERE c.attendance = 'PRESENT'::text)) AS json_build_object
               FROM contact c
                 JOIN partnership h ON h.id = c.partnership_id
              WHERE c.partnership_id = p.partnership_id AND c.participant_id = p.id AND c.attendance IS NOT NULL AND c.met_on >= ((now() AT TIME ZONE h.time_zone)::date - '4 mons'::interval) AND c.met_on <= (now() AT TIME ZONE h.time_zone)::date AND NOT c.is_removed AND NOT (EXISTS ( SELECT
                       FROM contact later
                      WHERE later.partnership_id = c.partnership_id AND later.corrects = c.id)))
            ELSE NULL::json
        END AS attendance
   FROM organisation o
     CROSS JOIN LATERAL ( SELECT COALESCE(( SELECT a.fields
                   FROM anchor_agreement a
                  WHERE a.partnership_id = o.partnership_id AND a.anchor_id = o.id
                  ORDER BY a.id DESC
                 LIMIT 1), '{}'::text[]) AS fields) d
     JOIN participant p ON p.partnership_id = o.partnership_id AND p.anchor_id = o.id
  WHERE o.partnership_id = (( SELECT app.partnership_id() AS partnership_id)) AND (o.id = ANY ((( SELECT app.anchor_ids() AS anchor_ids))::uuid[])) AND ('NAME'::text = ANY (d.fields));

CREATE VIEW own_anchor_payment WITH (security_barrier=true) AS
 SELECT o.partnership_id,
    o.id AS anchor_id,
    r.period_end,
    sum(e.amount)::bigint AS amount
   FROM organisation o
     CROSS JOIN LATERAL ( SELECT COALESCE(( SELECT a.fields
                   FROM anchor_agreement a
                  WHERE a.partnership_id = o.partnership_id AND a.anchor_id = o.id
                  ORDER BY a.id DESC
                 LIMIT 1), '{}'::text[]) AS fields) d
     JOIN payment_run r ON r.partnership_id = o.partnership_id
     JOIN ledger_entry e ON e.partnership_id = r.partnership_id AND e.run_id = r.id AND e.funder_id = o.id AND e.account = 'DUE'::text
  WHERE o.partnership_id = (( SELECT app.partnership_id() AS partnership_id)) AND (o.id = ANY ((( SELECT app.anchor_ids() AS anchor_ids))::uuid[])) AND ('PAYS'::text = ANY (d.fields)) AND (EXISTS ( SELECT
           FROM contribution c
          WHERE c.partnership_id = e.partnership_id AND c.label = e.contribution_label AND c.anchor_pays))
  GROUP BY o.partnership_id, o.id, r.period_end;

CREATE VIEW referrer_referral WITH (security_barrier=true) AS
 SELECT partnership_id,
    id,
    reference,
    source_id,
    given_name,
    family_name,
    their_reference,
    referred_on,
    received_at,
    state,
    moved_at
   FROM referral r
  WHERE partnership_id = (( SELECT app.partnership_id() AS partnership_id)) AND (source_id = ANY ((( SELECT app.organisations_as(VARIADIC ARRAY['REFERRER'::text, 'ANCHOR'::text, 'PROVIDER_MANAGER'::text, 'LINK_WORKER'::text]) AS organisations_as))::uuid[]));

CREATE VIEW standing_contact WITH (security_invoker=true) AS
 SELECT partnership_id,
    id,
    participant_id,
    recorded_by,
    recorded_at,
    client_key,
    corrects,
    kind,
    met_on,
    met_at,
    place,
    minutes,
    seen,
    company,
    joint_worker_ids,
    words,
    sitting_id,
    attendance
   FROM contact c
  WHERE NOT is_removed AND NOT (EXISTS ( SELECT
           FROM contact later
          WHERE later.partnership_id = c.partnership_id AND later.corrects = c.id));

-- Functions

CREATE OR REPLACE FUNCTION app.account_made(of_person uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    UPDATE public.person SET account_since = coalesce(account_since, now()) WHERE id = of_person;
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.activate_member()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    NEW.state := 'ACTIVE';
    RETURN NEW;
  END $function$
;

CREATE OR REPLACE FUNCTION app.analyst_project_ids()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT CASE WHEN app.is_accredited() THEN ARRAY(SELECT j.id FROM public.analyst_project j
      JOIN public.analyst_project_member m ON m.partnership_id = j.partnership_id AND m.project_id = j.id
      WHERE j.partnership_id = app.partnership_id() AND m.person_id = app.person_id() AND j.closed_at IS NULL
        AND (SELECT (now() AT TIME ZONE p.time_zone)::date FROM public.partnership p WHERE p.id = app.partnership_id()) BETWEEN j.from_day AND j.until_day) ELSE '{}' END;
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.analyst_pseudonym(of_project uuid, of_participant uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT CASE WHEN app.has_role('SYSTEM') THEN (SELECT left(encode(
        sha256(s.outer_key || sha256(s.inner_key || uuid_send(of_participant))), 'hex'), 16)
      FROM app.analyst_secret s WHERE s.partnership_id = app.partnership_id() AND s.project_id = of_project) END;
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.anchor_ids()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT coalesce(array_agg(m.organisation_id), '{}') FROM public.membership m
    WHERE m.partnership_id = (SELECT app.partnership_id()) AND m.person_id = (SELECT app.person_id())
      AND m.state = 'ACTIVE' AND 'ANCHOR' = ANY (m.roles);
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.anchor_payments(of_anchor uuid)
 RETURNS TABLE(period_end date, amount bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT x.period_end, CASE WHEN (SELECT app.has_role('BACKBONE', 'SYSTEM')) OR NOT bool_or(x.others BETWEEN 1 AND (SELECT app.largest_hidden()))
      THEN sum(x.amount)::bigint END
    FROM (SELECT r.period_end, sum(e.amount) AS amount,
        count(DISTINCT k.participant_id) FILTER (WHERE k.provider_id <> ALL ((SELECT app.provider_ids())::uuid[])) AS others
      FROM public.payment_run r
      JOIN public.ledger_entry e ON e.partnership_id = r.partnership_id AND e.run_id = r.id
        AND e.funder_id = of_anchor AND e.account = 'DUE'
      LEFT JOIN public.claim k ON k.partnership_id = e.partnership_id AND k.id = e.claim_id
      WHERE r.partnership_id = (SELECT app.partnership_id()) AND EXISTS (SELECT FROM public.contribution c
          WHERE c.partnership_id = r.partnership_id AND c.label = e.contribution_label AND c.anchor_pays)
        AND ((SELECT app.has_role('BACKBONE', 'SYSTEM')) OR of_anchor = ANY (app.looked_after_ids()))
      GROUP BY r.period_end, k.outcome_code, k.price, sign(e.amount)) x
    GROUP BY x.period_end;
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.announce_outbox()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        PERFORM pg_notify('weft_outbox', '');
        RETURN NULL;
      END $function$
;

CREATE OR REPLACE FUNCTION app.are_apart(one uuid, other uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT EXISTS (SELECT FROM public.different_people d WHERE d.partnership_id = (SELECT app.partnership_id())
      AND d.one_id = least(one, other) AND d.other_id = greatest(one, other))
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.attending_elsewhere(of_anchor uuid)
 RETURNS TABLE(service_id uuid, count integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT f.service_id, (app.shown_count(f.people))::int
    FROM (SELECT g.service_id, count(DISTINCT m.participant_id) AS people
      FROM public.activity_group g
      JOIN public.group_member m ON m.partnership_id = g.partnership_id AND m.group_id = g.id AND m.left_on IS NULL
      JOIN public.participant p ON p.partnership_id = m.partnership_id AND p.id = m.participant_id
        AND p.anchor_id = of_anchor AND p.phase <> 'CLOSED'
      WHERE g.partnership_id = (SELECT app.partnership_id()) AND g.service_id IS NOT NULL AND NOT g.is_closed
        AND g.provider_id <> ALL ((SELECT app.provider_ids())::uuid[])
      GROUP BY g.service_id) f
    WHERE of_anchor = ANY (app.looked_after_ids()) AND NOT app.has_role('BACKBONE', 'SYSTEM');
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.audit_hash(previous bytea, of_partnership uuid, nth bigint, note audit_note)
 RETURNS bytea
 LANGUAGE sql
 STABLE
RETURN sha256((previous || convert_to(concat_ws('|'::text, of_partnership, nth, (note).operation, ((EXTRACT(epoch FROM (note).at) * (1000000)::numeric))::bigint, COALESCE(((note).person_id)::text, ''::text), (note).action, (note).subject, array_to_string((note).record_ids, ','::text)), 'UTF8'::name)))
;

CREATE OR REPLACE FUNCTION app.check_ledger_balance()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF EXISTS (SELECT FROM added GROUP BY partnership_id, transaction_id, currency HAVING sum(amount) <> 0) THEN
      RAISE EXCEPTION 'the entries of a ledger transaction sum to zero' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $function$
;

CREATE OR REPLACE FUNCTION app.codes_in_use(list text, codes text[])
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT k.code FROM unnest(codes) AS k(code)
    WHERE (SELECT app.has_role('BACKBONE', 'SYSTEM')) AND CASE list
      WHEN 'contact_kind' THEN EXISTS (SELECT FROM public.contact c
        WHERE c.partnership_id = (SELECT app.partnership_id()) AND c.kind = k.code)
      WHEN 'decline_reason' THEN EXISTS (SELECT FROM public.referral_event e
        WHERE e.partnership_id = (SELECT app.partnership_id()) AND e.reason = k.code)
      WHEN 'complexity_band' THEN EXISTS (SELECT FROM public.referral_triage t
        WHERE t.partnership_id = (SELECT app.partnership_id()) AND t.complexity = k.code)
      WHEN 'expertise' THEN EXISTS (SELECT FROM public.referral_triage t
          WHERE t.partnership_id = (SELECT app.partnership_id()) AND k.code = ANY (t.wants))
        OR EXISTS (SELECT FROM public.referral_wish w
          WHERE w.partnership_id = (SELECT app.partnership_id()) AND k.code = ANY (w.prefers || w.avoids))
      END;
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.contract_maximum(of_partnership uuid, on_day date)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT coalesce(
      (SELECT v.new_maximum FROM public.variation v WHERE v.partnership_id = p.id AND v.effective_on <= on_day
        ORDER BY v.effective_on DESC LIMIT 1), p.contract_cap)
    FROM public.partnership p
    WHERE p.id = of_partnership AND (app.is_operator()
      OR (p.id = app.partnership_id() AND app.has_role('SYSTEM'))
      OR EXISTS (SELECT FROM public.membership m
        WHERE m.partnership_id = p.id AND m.person_id = app.person_id() AND m.state = 'ACTIVE'
          AND m.roles && ARRAY['BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'VERIFIER', 'AUDITOR', 'FUNDER', 'INVESTOR']));
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.count_live_claims(codes text[], cohorts text[], card_providers uuid[], year_froms date[], year_tos date[])
 RETURNS TABLE(nth integer, total integer, in_year integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT w.nth::int, count(c.id)::int,
      (count(c.id) FILTER (WHERE c.achieved_on BETWEEN w.year_from AND w.year_to))::int
    FROM unnest(codes, cohorts, card_providers, year_froms, year_tos)
      WITH ORDINALITY AS w(code, cohort, card_provider, year_from, year_to, nth)
    LEFT JOIN (public.claim c
      JOIN public.tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
      JOIN public.rate_card k ON k.partnership_id = t.partnership_id AND k.id = t.rate_card_id)
      ON c.partnership_id = (SELECT app.partnership_id()) AND c.outcome_code = w.code AND c.cohort = w.cohort
      AND c.state NOT IN ('REJECTED', 'REVERSED') AND k.provider_id IS NOT DISTINCT FROM w.card_provider
    GROUP BY w.nth;
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.demonstration_accounts()
 RETURNS TABLE(email text, name text, partnership text, roles text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT p.email, p.name, t.name, coalesce(m.roles, '{}')
    FROM public.person p
    LEFT JOIN public.membership m ON m.person_id = p.id AND m.state = 'ACTIVE'
    LEFT JOIN public.partnership t ON t.id = m.partnership_id
    WHERE p.demonstration AND p.account_since IS NOT NULL
      AND (SELECT i.demonstration FROM app.installation i)
    ORDER BY t.created_at, t.name, p.created_at, p.email;
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.earliest_instant()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN CASE WHEN (SELECT i.dates_back FROM app.installation i) THEN '-infinity'::timestamp with time zone ELSE (now() - '1 day'::interval) END
;

CREATE OR REPLACE FUNCTION app.end_joint_work()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  DECLARE who uuid := coalesce(app.person_id(), app.setting('on_behalf_of')::uuid);
  BEGIN
    UPDATE public.joint_work j SET
      state = CASE j.state WHEN 'ASKED' THEN 'WITHDRAWN' ELSE 'ENDED' END,
      decided_by = coalesce(j.decided_by, who), decided_at = coalesce(j.decided_at, now()),
      ended_by = CASE j.state WHEN 'AGREED' THEN who END, ended_at = CASE j.state WHEN 'AGREED' THEN now() END,
      ended_on = CASE j.state WHEN 'AGREED' THEN (SELECT (now() AT TIME ZONE x.time_zone)::date FROM public.partnership x WHERE x.id = app.partnership_id()) END,
      ended_how = CASE WHEN NEW.provider_id <> OLD.provider_id THEN 'WENT_ON' ELSE 'CLOSED' END
    WHERE j.partnership_id = NEW.partnership_id AND j.participant_id = NEW.id AND j.state IN ('ASKED', 'AGREED');
    RETURN NULL;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.end_sessions()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  BEGIN
    IF (TG_OP = 'INSERT' OR OLD.state = 'INVITED') AND NOT EXISTS (SELECT FROM public.membership m
        WHERE m.partnership_id = NEW.partnership_id AND m.person_id = NEW.person_id AND m.id <> NEW.id
          AND m.state = 'ACTIVE') THEN
      RETURN NULL;
    END IF;
    UPDATE auth.session SET "endedBecause" = 'ROLES_CHANGED'
      WHERE "userId" = NEW.person_id AND "endedBecause" IS NULL;
    RETURN NULL;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.enrolments_of(of_participants uuid[])
 RETURNS TABLE(participant_id uuid, id uuid, provider_id uuid, anchor_id uuid, cohort text, enrolled_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT e.participant_id, e.id, e.provider_id, e.anchor_id, e.cohort, e.enrolled_on
    FROM public.participant p
    JOIN public.enrolment e ON e.partnership_id = p.partnership_id AND e.participant_id = p.id
    WHERE p.partnership_id = (SELECT app.partnership_id()) AND p.id = ANY (of_participants)
      AND (p.provider_id = ANY ((SELECT app.provider_ids())::uuid[])
        OR (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'VERIFIER', 'SYSTEM'))
        OR (p.id = ANY ((SELECT app.former_participant_ids())::uuid[]) AND (SELECT max(t.decided_at) FROM public.transfer t
          WHERE t.partnership_id = p.partnership_id AND t.participant_id = p.id AND t.state = 'TAKEN_ON'
            AND t.from_provider = ANY ((SELECT app.provider_ids())::uuid[])) >= e.recorded_at));
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.enter(of_person uuid, of_slug text)
 RETURNS TABLE(partnership_id uuid, partnership_name text, currency text, time_zone text, contract_from date, contract_to date, roles text[], organisation_ids uuid[], provider_ids uuid[], funder_ids uuid[], is_operator boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  #variable_conflict use_column
  DECLARE
    who public.person;
    place public.partnership;
    held record;
  BEGIN
    PERFORM set_config('app.partnership_id', '', true), set_config('app.person_id', '', true),
      set_config('app.roles', '', true), set_config('app.organisation_ids', '', true),
      set_config('app.provider_ids', '', true), set_config('app.funder_ids', '', true),
      set_config('app.is_operator', '', true), set_config('app.held_roles', '', true);
    SELECT * INTO who FROM public.person p WHERE p.id = of_person;
    IF NOT FOUND THEN RETURN; END IF;
    IF of_slug IS NULL THEN
      PERFORM set_config('app.person_id', who.id::text, true),
        set_config('app.is_operator', who.is_operator::text, true);
      RETURN QUERY SELECT NULL::uuid, NULL::text, NULL::text, NULL::text, NULL::date, NULL::date,
        '{}'::text[], '{}'::uuid[], '{}'::uuid[], '{}'::uuid[], who.is_operator;
      RETURN;
    END IF;
    SELECT * INTO place FROM public.partnership p WHERE p.slug = of_slug;
    SELECT array_agg(DISTINCT m.organisation_id) AS organisations,
      array_agg(DISTINCT m.organisation_id) FILTER (WHERE m.roles && ARRAY['PROVIDER_MANAGER', 'LINK_WORKER']) AS providers,
      array_agg(DISTINCT m.organisation_id) FILTER (WHERE m.roles && ARRAY['FUNDER']) AS funders,
      (SELECT array_agg(DISTINCT r.role) FROM public.membership x, unnest(x.roles) AS r(role)
        WHERE x.partnership_id = place.id AND x.person_id = who.id
          AND (x.state = 'ACTIVE' OR (x.state = 'INVITED' AND who.account_since IS NOT NULL))) AS roles,
      array_agg(DISTINCT h.role || ':' || m.organisation_id) AS held_roles,
      bool_or(m.state = 'INVITED') AS comes_in
    INTO held
    FROM public.membership m CROSS JOIN LATERAL unnest(m.roles) AS h(role)
    WHERE m.partnership_id = place.id AND m.person_id = who.id
      AND (m.state = 'ACTIVE' OR (m.state = 'INVITED' AND who.account_since IS NOT NULL));
    IF held.organisations IS NULL THEN RETURN; END IF;
    PERFORM set_config('app.partnership_id', place.id::text, true),
      set_config('app.person_id', who.id::text, true),
      set_config('app.roles', held.roles::text, true),
      set_config('app.organisation_ids', held.organisations::text, true),
      set_config('app.provider_ids', coalesce(held.providers, '{}')::text, true),
      set_config('app.funder_ids', coalesce(held.funders, '{}')::text, true),
      set_config('app.is_operator', who.is_operator::text, true),
      set_config('app.held_roles', held.held_roles::text, true);
    IF held.comes_in THEN
      PERFORM set_config('app.action', 'join', true);
      UPDATE public.membership m SET joined_at = now(), invited_name = NULL, invited_email = NULL
        WHERE m.partnership_id = place.id AND m.person_id = who.id AND m.state = 'INVITED';
      PERFORM set_config('app.action', '', true);
    END IF;
    RETURN QUERY SELECT place.id, place.name, place.currency::text, place.time_zone, place.contract_from, place.contract_to,
      held.roles, held.organisations, coalesce(held.providers, '{}'), coalesce(held.funders, '{}'), who.is_operator;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.enter_as_system(of_partnership uuid)
 RETURNS TABLE(partnership_id uuid, partnership_name text, currency text, time_zone text, contract_from date, contract_to date)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  #variable_conflict use_column
  BEGIN
    PERFORM set_config('app.on_behalf_of', coalesce(app.setting('person_id'), app.setting('on_behalf_of'), ''), true);
    PERFORM set_config('app.partnership_id', '', true), set_config('app.person_id', '', true),
      set_config('app.roles', '{SYSTEM}', true), set_config('app.organisation_ids', '', true),
      set_config('app.provider_ids', '', true), set_config('app.funder_ids', '', true),
      set_config('app.is_operator', '', true), set_config('app.held_roles', '', true);
    RETURN QUERY SELECT p.id, p.name, p.currency::text, p.time_zone, p.contract_from, p.contract_to
      FROM public.partnership p WHERE p.id = of_partnership;
    IF FOUND THEN PERFORM set_config('app.partnership_id', of_partnership::text, true); END IF;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.enter_by_public_page(of_slug text)
 RETURNS TABLE(partnership_id uuid, partnership_name text, currency text, time_zone text, contract_from date, contract_to date)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  #variable_conflict use_column
  DECLARE place public.partnership;
  BEGIN
    PERFORM set_config('app.partnership_id', '', true), set_config('app.person_id', '', true),
      set_config('app.roles', '', true), set_config('app.organisation_ids', '', true),
      set_config('app.provider_ids', '', true), set_config('app.funder_ids', '', true),
      set_config('app.is_operator', '', true);
    SELECT p.* INTO place FROM public.partnership p
      WHERE p.slug = of_slug AND EXISTS (SELECT FROM public.self_referral_page s WHERE s.partnership_id = p.id AND s.is_open);
    IF NOT FOUND THEN RETURN; END IF;
    PERFORM set_config('app.partnership_id', place.id::text, true), set_config('app.roles', '{VISITOR}', true);
    RETURN QUERY SELECT place.id, place.name, place.currency::text, place.time_zone, place.contract_from,
      place.contract_to;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.enter_by_session(of_token text, of_slug text)
 RETURNS TABLE(person_id uuid, needs_second_factor boolean, partnership_id uuid, partnership_name text, currency text, time_zone text, contract_from date, contract_to date, roles text[], organisation_ids uuid[], provider_ids uuid[], funder_ids uuid[], is_operator boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  DECLARE
    who uuid;
    seen timestamptz;
    is_open boolean;
    entered record;
  BEGIN
    SELECT s."userId", s."lastSeenAt", u.demonstration OR s."secondFactorAt" IS NOT NULL INTO who, seen, is_open
      FROM auth.session s JOIN auth."user" u ON u.id = s."userId"
      WHERE s.token = of_token
        AND app.session_over(s."endedBecause", s."expiresAt", s."createdAt", s."lastSeenAt") IS NULL
        -- an account whose password is published opens a demonstration and nothing else
        AND (NOT u.demonstration OR (SELECT i.demonstration FROM app.installation i));
    IF who IS NULL THEN
      PERFORM app.enter(NULL, NULL);
      RETURN QUERY SELECT NULL::uuid, false, NULL::uuid, NULL::text, NULL::text, NULL::text, NULL::date, NULL::date,
        '{}'::text[], '{}'::uuid[], '{}'::uuid[], '{}'::uuid[], false;
      RETURN;
    END IF;
    IF seen < now() - interval '1 minute' THEN
      -- of several requests at once one writes, and none waits for it
      UPDATE auth.session SET "lastSeenAt" = now() WHERE token = (
        SELECT s.token FROM auth.session s WHERE s.token = of_token AND s."lastSeenAt" = seen FOR UPDATE SKIP LOCKED);
    END IF;
    IF is_open THEN
      RETURN QUERY SELECT who, false, e.* FROM app.enter(who, of_slug) e;
      RETURN;
    END IF;

    IF NOT EXISTS (SELECT FROM auth.second_factor f WHERE f."userId" = who AND f."confirmedAt" IS NOT NULL) THEN
      SELECT * INTO entered FROM app.enter(who, of_slug);
      IF NOT FOUND THEN RETURN; END IF;
      IF of_slug IS NULL OR NOT EXISTS (SELECT FROM public.partnership p
          WHERE p.id = entered.partnership_id AND p.second_factor_roles && entered.roles) THEN
        RETURN QUERY SELECT who, false, entered.partnership_id, entered.partnership_name, entered.currency,
          entered.time_zone, entered.contract_from, entered.contract_to, entered.roles, entered.organisation_ids,
          entered.provider_ids, entered.funder_ids, entered.is_operator;
        RETURN;
      END IF;
    END IF;
    PERFORM app.enter(NULL, NULL);
    RETURN QUERY SELECT who, true, NULL::uuid, NULL::text, NULL::text, NULL::text, NULL::date, NULL::date,
      '{}'::text[], '{}'::uuid[], '{}'::uuid[], '{}'::uuid[], false;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.enter_to_set_up(of_slug text)
 RETURNS TABLE(partnership_id uuid, partnership_name text, currency text, time_zone text, contract_from date, contract_to date)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
      DECLARE place public.partnership;
      BEGIN
        IF NOT (SELECT app.is_operator()) THEN RETURN; END IF;
        -- two operators at once take turns
        PERFORM pg_advisory_xact_lock(7114, hashtext(of_slug));
        SELECT * INTO place FROM public.partnership p WHERE p.slug = of_slug;
        IF place.id IS NULL OR app.set_up_stage(place.id) = 'JOINED' THEN RETURN; END IF;
        PERFORM set_config('app.partnership_id', place.id::text, true), set_config('app.roles', '{BACKBONE}', true);
        RETURN QUERY SELECT place.id, place.name, place.currency::text, place.time_zone, place.contract_from,
          place.contract_to;
      END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.episodes_before(of_referral uuid)
 RETURNS TABLE(enrolled_on date, ended_on date, goes_on boolean, provider_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT e.enrolled_on, e.ended_on,
      p.phase <> 'CLOSED' AND NOT EXISTS (SELECT FROM public.enrolment later WHERE later.partnership_id = e.partnership_id
        AND later.participant_id = e.participant_id AND later.enrolled_on > e.enrolled_on),
      CASE WHEN (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
        OR e.provider_id = ANY ((SELECT app.provider_ids())::uuid[])
        OR p.id = ANY ((SELECT app.opened_participant_ids())::uuid[]) THEN e.provider_id END
    FROM public.referral r
    LEFT JOIN public.recognised_person k ON k.partnership_id = r.partnership_id AND k.referral_id = r.id
    JOIN public.participant p ON p.partnership_id = r.partnership_id AND p.id = coalesce(r.participant_id, k.participant_id)
    JOIN public.enrolment e ON e.partnership_id = p.partnership_id AND e.participant_id = p.id
    WHERE r.partnership_id = (SELECT app.partnership_id()) AND r.id = of_referral
      AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
        OR (r.state IN ('OFFERED', 'STARTED') AND r.provider_id = ANY ((SELECT app.provider_ids())::uuid[])))
      AND (r.participant_id IS NULL OR e.enrolled_on < (SELECT max(h.happened_on) FROM public.referral_event h
        WHERE h.partnership_id = r.partnership_id AND h.referral_id = r.id AND h.to_state = 'STARTED'));
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.everybody_is_filed()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
        SELECT NOT EXISTS (SELECT FROM public.unfiled_person u WHERE u.partnership_id = app.partnership_id())
      $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.evidence_rests_on_a_match()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF NOT EXISTS (SELECT FROM evidence_match x
        WHERE x.partnership_id = NEW.partnership_id AND x.evidence_id = NEW.id) THEN
      RAISE EXCEPTION 'a data match is attached by the system, and leads back to its match'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'rests_on_a_match';
    END IF;
    RETURN NULL;
  END $function$
;

CREATE OR REPLACE FUNCTION app.fold(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
    SELECT btrim(regexp_replace(regexp_replace(lower(
      replace(replace(replace(replace(replace(replace(replace(replace(
        translate(
          normalize(translate(words,
            E'-\u2010\u2011\u2012\u2013\u2014\u2015\u2212.''\u2019\u2018\u201B\u02BC\u02BB\u02B9\u2032\uFF07\u0060\u00B4',
            '        '), NFKD),
          'łŁøØđĐðÐħĦı', 'llooddddhhi'),
        'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th')),
      '[\u0300-\u036F]', '', 'g'), '\s+', ' ', 'g'))
  $function$
;

CREATE OR REPLACE FUNCTION app.follow_merges()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  BEGIN
    PERFORM app.follow_merges_only();
    PERFORM app.follow_seals();
  END $function$
;

CREATE OR REPLACE FUNCTION app.follow_merges_only()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  DECLARE
    it record;
  BEGIN
    FOR it IN SELECT m.name, ('public.' || quote_ident(m.name))::regclass AS oid FROM app.merge_tables() m LOOP
      IF NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = it.oid AND i.indisprimary) OR EXISTS (
          SELECT FROM pg_index i WHERE i.indrelid = it.oid AND i.indisunique AND i.indexprs IS NOT NULL) THEN
        RAISE EXCEPTION '% has no primary key, or a unique key over an expression: its rows cannot be told apart', it.name;
      END IF;
      EXECUTE format('GRANT SELECT, UPDATE (participant_id) ON public.%I TO weft_gate', it.name);
      IF NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = it.oid AND p.polname = 'merge_move') THEN
        EXECUTE format('CREATE POLICY merge_read ON public.%I FOR SELECT TO weft_gate
          USING (partnership_id = (SELECT app.partnership_id()))', it.name);
        EXECUTE format('CREATE POLICY merge_move ON public.%I FOR UPDATE TO weft_gate
          USING (partnership_id = (SELECT app.partnership_id()))', it.name);
        EXECUTE format('CREATE TRIGGER refuse_merged AFTER INSERT ON public.%I REFERENCING NEW TABLE AS added
          FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged()', it.name);
      END IF;
    END LOOP;
  END $function$
;

CREATE OR REPLACE FUNCTION app.follow_seals()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  DECLARE it record;
  BEGIN
    FOR it IN SELECT c.relname, string_agg(format(CASE WHEN a.attnotnull
          THEN '%I <> ALL ((SELECT app.sealed_ids())::uuid[])'
          ELSE '(%I = ANY ((SELECT app.sealed_ids())::uuid[])) IS NOT TRUE'
        END, a.attname), ' AND ' ORDER BY a.attname) AS kept_out
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('participant_id', 'referral_id') AND NOT a.attisdropped
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
          AND c.relname NOT IN ('claim', 'referral', 'record_seal')
          AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'not_sealed')
        GROUP BY c.relname LOOP
      EXECUTE format('CREATE POLICY not_sealed ON public.%I AS RESTRICTIVE TO weft_app USING (%s)', it.relname, it.kept_out);
    END LOOP;
  END $function$
;

CREATE OR REPLACE FUNCTION app.forget_what_runs_saw()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    DELETE FROM match_run_seen s USING match_run r
    WHERE s.partnership_id = NEW.partnership_id AND r.partnership_id = NEW.partnership_id AND r.id = s.run_id
      AND (r.extract_id = NEW.id OR r.our_extract_id = NEW.id);
    RETURN NULL;
  END $function$
;

CREATE OR REPLACE FUNCTION app.former_participant_ids()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  BEGIN
    IF app.setting('looks_back') IS DISTINCT FROM 'yes' OR app.provider_ids() = '{}' THEN RETURN '{}'; END IF;
    RETURN (SELECT coalesce(array_agg(DISTINCT t.participant_id), '{}') FROM public.transfer t
      WHERE t.partnership_id = app.partnership_id() AND t.state = 'TAKEN_ON'
        AND t.from_provider = ANY (app.provider_ids()));
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.funder_ids()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE COST 1
AS $function$ BEGIN RETURN coalesce(nullif(current_setting('app.funder_ids', true), '')::uuid[], '{}'); END $function$
;

CREATE OR REPLACE FUNCTION app.guard_allocation_rule()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF OLD.state <> 'DRAFT' OR NEW.rule <> OLD.rule OR NEW.version <> OLD.version THEN
      RAISE EXCEPTION 'a version of the allocation rule does not change' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $function$
;

CREATE OR REPLACE FUNCTION app.guard_claim()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  DECLARE
    part text;
    me uuid;
    is_system boolean;
  BEGIN
    IF (NEW.enrolment_id, NEW.provider_id, NEW.anchor_id, NEW.cohort, NEW.outcome_code, NEW.tariff_id,
        NEW.achieved_on, NEW.price, NEW.reference)
      IS DISTINCT FROM (OLD.enrolment_id, OLD.provider_id, OLD.anchor_id, OLD.cohort, OLD.outcome_code, OLD.tariff_id,
        OLD.achieved_on, OLD.price, OLD.reference)
      -- it stays the same person's when two records of theirs become one
      OR (NEW.participant_id <> OLD.participant_id AND current_user <> 'weft_gate') THEN
      RAISE EXCEPTION 'what a claim is about never changes' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state <> OLD.state THEN
      part := CASE
        WHEN OLD.state || '>' || NEW.state IN ('VERIFIED>BILLED', 'BILLED>PAID') THEN 'SYSTEM'
        WHEN OLD.state || '>' || NEW.state IN ('DRAFT>SUBMITTED', 'RETURNED>SUBMITTED', 'WITHHELD>SUBMITTED')
          THEN 'PROVIDER'
        WHEN OLD.state || '>' || NEW.state IN ('SUBMITTED>APPROVED', 'SUBMITTED>RETURNED') THEN 'BACKBONE'
        WHEN OLD.state || '>' || NEW.state IN ('APPROVED>VERIFIED', 'APPROVED>WITHHELD', 'APPROVED>REJECTED',
          'WITHHELD>VERIFIED', 'WITHHELD>REJECTED') THEN 'VERIFIER'
        WHEN OLD.state || '>' || NEW.state IN ('VERIFIED>REVERSED', 'BILLED>REVERSED', 'PAID>REVERSED') THEN 'REVERSER'
      END;
      IF part IS NULL THEN
        RAISE EXCEPTION 'a claim does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
      END IF;
    END IF;
    -- whom no policy holds (the owner who restores a backup) is not held here
    IF NOT row_security_active(TG_RELID) THEN RETURN NEW; END IF;

    is_system := app.has_role('SYSTEM');
    IF part IS NOT NULL AND NOT (CASE part
        WHEN 'SYSTEM' THEN is_system
        WHEN 'PROVIDER' THEN NEW.provider_id = ANY (app.provider_ids())
        WHEN 'REVERSER' THEN app.has_role('AUDITOR', 'BACKBONE')
        ELSE app.has_role(part) END) THEN
      RAISE EXCEPTION 'this step of a claim is not for these roles' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF (NEW.submitted_by, NEW.submitted_at, NEW.approved_by, NEW.approved_at, NEW.verified_by, NEW.verified_at)
        IS DISTINCT FROM
        (OLD.submitted_by, OLD.submitted_at, OLD.approved_by, OLD.approved_at, OLD.verified_by, OLD.verified_at)
        OR (part IS NOT NULL AND NEW.state IN ('SUBMITTED', 'APPROVED', 'VERIFIED')) THEN
      me := app.person_id();
      IF part IS NULL OR me IS NULL OR NOT (CASE NEW.state
          WHEN 'SUBMITTED' THEN NEW.submitted_by IS NOT DISTINCT FROM me
            AND num_nonnulls(NEW.approved_by, NEW.approved_at, NEW.verified_by, NEW.verified_at) = 0
          WHEN 'APPROVED' THEN NEW.approved_by IS NOT DISTINCT FROM me
            AND (NEW.submitted_by, NEW.submitted_at, NEW.verified_by, NEW.verified_at)
              IS NOT DISTINCT FROM (OLD.submitted_by, OLD.submitted_at, OLD.verified_by, OLD.verified_at)
          WHEN 'VERIFIED' THEN NEW.verified_by IS NOT DISTINCT FROM me
            AND (NEW.submitted_by, NEW.submitted_at, NEW.approved_by, NEW.approved_at)
              IS NOT DISTINCT FROM (OLD.submitted_by, OLD.submitted_at, OLD.approved_by, OLD.approved_at)
          ELSE false END) THEN
        RAISE EXCEPTION 'a step of a claim names whoever makes it' USING ERRCODE = 'insufficient_privilege';
      END IF;
    END IF;
    IF NOT is_system AND (
        (NEW.run_id, NEW.unfunded_reason, NEW.unfunded_run_id, NEW.rests_on_reversed)
          IS DISTINCT FROM (OLD.run_id, OLD.unfunded_reason, OLD.unfunded_run_id, OLD.rests_on_reversed)
        OR (NEW.reversal_pending <> OLD.reversal_pending
          AND NOT (NEW.reversal_pending AND app.has_role('AUDITOR', 'BACKBONE')))) THEN
      RAISE EXCEPTION 'only a payment run says this of a claim' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $function$
;

CREATE OR REPLACE FUNCTION app.guard_contact()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF EXISTS (SELECT FROM contact c WHERE c.partnership_id = NEW.partnership_id AND c.id = NEW.corrects
        AND c.participant_id <> NEW.participant_id) THEN
      RAISE EXCEPTION 'a contact is corrected for whom it was recorded' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $function$
;

CREATE OR REPLACE FUNCTION app.guard_counter()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF NEW.last < OLD.last OR (NEW.partnership_id, NEW.kind) <> (OLD.partnership_id, OLD.kind) THEN
      RAISE EXCEPTION 'a counter of references goes forwards only' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $function$
;

CREATE OR REPLACE FUNCTION app.guard_evidence_match()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF NOT EXISTS (SELECT FROM evidence e
        JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
        JOIN match_offer o ON o.partnership_id = c.partnership_id AND o.participant_id = c.participant_id
        WHERE e.partnership_id = NEW.partnership_id AND e.id = NEW.evidence_id AND e.claim_id = NEW.claim_id
          AND o.id = NEW.offer_id AND o.outcome_code = c.outcome_code AND o.achieved_on = c.achieved_on
          AND e.kind = 'DATA_MATCH' AND e.statement = o.statement) THEN
      RAISE EXCEPTION 'a claim rests on a match of its own participant' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $function$
;

CREATE OR REPLACE FUNCTION app.guard_evidence_signature()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF NOT EXISTS (SELECT FROM evidence e
        JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
        JOIN signed_statement s ON s.partnership_id = c.partnership_id AND s.participant_id = c.participant_id
        WHERE e.partnership_id = NEW.partnership_id AND e.id = NEW.evidence_id AND e.claim_id = NEW.claim_id
          AND s.id = NEW.signed_statement_id AND e.kind = 'SELF_CERTIFICATION' AND e.statement = s.words) THEN
      RAISE EXCEPTION 'a claim rests on what its own participant signed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $function$
;

CREATE OR REPLACE FUNCTION app.guard_finding()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        IF OLD.verdict IS NOT NULL THEN
          RAISE EXCEPTION 'a finding is made once' USING ERRCODE = 'check_violation';
        END IF;
        IF EXISTS (SELECT FROM claim c WHERE c.partnership_id = NEW.partnership_id AND c.id = NEW.claim_id
            AND c.verified_by = NEW.found_by) THEN
          RAISE EXCEPTION 'nobody audits what they verified' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $function$
;

CREATE OR REPLACE FUNCTION app.guard_instrument()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF (NEW.id, NEW.code, NEW.version) IS DISTINCT FROM (OLD.id, OLD.code, OLD.version)
      OR (OLD.state <> 'DRAFT' AND (NEW.title, NEW.content::text) IS DISTINCT FROM (OLD.title, OLD.content::text)) THEN
      RAISE EXCEPTION 'a version of an instrument that has been put in use never changes' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state <> OLD.state AND NOT (OLD.state || '>' || NEW.state) = ANY (ARRAY[
        'DRAFT>IN_USE', 'IN_USE>OUT_OF_USE', 'OUT_OF_USE>IN_USE']) THEN
      RAISE EXCEPTION 'an instrument does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $function$
;

CREATE OR REPLACE FUNCTION app.guard_measure_rule()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF OLD.agreed_at IS NOT NULL OR NEW.agreed_at IS NULL THEN
      RAISE EXCEPTION 'what was agreed about an outcome never changes' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $function$
;

CREATE OR REPLACE FUNCTION app.guard_opened_record()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF OLD.closed_at IS NOT NULL OR NEW.closed_at IS NULL THEN
      RAISE EXCEPTION 'an opened record closes once' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $function$
;

CREATE OR REPLACE FUNCTION app.guard_referral()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
      ('RECEIVED', 'IN_TRIAGE'), ('RECEIVED', 'WITHDRAWN'), ('RECEIVED', 'SUPPORTED_ONCE'),
      ('IN_TRIAGE', 'ACCEPTED'), ('IN_TRIAGE', 'DECLINED'), ('IN_TRIAGE', 'WITHDRAWN'), ('IN_TRIAGE', 'SUPPORTED_ONCE'),
      ('ACCEPTED', 'WAITING'), ('ACCEPTED', 'OFFERED'), ('ACCEPTED', 'DECLINED'), ('ACCEPTED', 'WITHDRAWN'),
      ('ACCEPTED', 'SUPPORTED_ONCE'),
      ('WAITING', 'OFFERED'), ('WAITING', 'DECLINED'), ('WAITING', 'WITHDRAWN'), ('WAITING', 'SUPPORTED_ONCE'),
      ('OFFERED', 'WAITING'), ('OFFERED', 'STARTED'), ('OFFERED', 'WITHDRAWN'),
      ('DECLINED', 'IN_TRIAGE'), ('WITHDRAWN', 'IN_TRIAGE')) THEN
      RAISE EXCEPTION 'a referral does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $function$
;

CREATE OR REPLACE FUNCTION app.guard_sharing_agreement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF EXISTS (SELECT FROM sharing_party y WHERE y.partnership_id = OLD.partnership_id AND y.agreement_id = OLD.id
        AND y.signed_on IS NOT NULL)
      AND (NEW.title, NEW.purpose, NEW.lawful_basis, NEW.legal_gateway, NEW.kind, NEW.form, NEW.compares, NEW.receives,
        NEW.starts_on, NEW.expires_on, NEW.keep_days) IS DISTINCT FROM
        (OLD.title, OLD.purpose, OLD.lawful_basis, OLD.legal_gateway, OLD.kind, OLD.form, OLD.compares, OLD.receives,
        OLD.starts_on, OLD.expires_on, OLD.keep_days) THEN
      RAISE EXCEPTION 'an agreement that was signed is not changed' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.signed_at IS NOT NULL AND OLD.signed_at IS NULL AND EXISTS (SELECT FROM sharing_party y
        WHERE y.partnership_id = NEW.partnership_id AND y.agreement_id = NEW.id AND y.signed_on IS NULL) THEN
      RAISE EXCEPTION 'an agreement holds when every party has signed it' USING ERRCODE = 'check_violation';
    END IF;
    IF (OLD.signed_at IS NOT NULL AND NEW.signed_at IS DISTINCT FROM OLD.signed_at)
      OR (OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at) THEN
      RAISE EXCEPTION 'when an agreement was signed or ended is not changed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $function$
;

CREATE OR REPLACE FUNCTION app.guard_sharing_part()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  DECLARE
    it sharing_agreement.id%TYPE := CASE TG_OP WHEN 'INSERT' THEN NEW.agreement_id ELSE OLD.agreement_id END;
    here sharing_agreement.partnership_id%TYPE := CASE TG_OP WHEN 'INSERT' THEN NEW.partnership_id ELSE OLD.partnership_id END;
  BEGIN
    IF TG_TABLE_NAME = 'sharing_party' AND TG_OP = 'UPDATE' THEN
      IF OLD.signed_on IS NULL AND (to_jsonb(NEW) - ARRAY['signed_name', 'signed_on', 'signature_recorded_by',
          'signature_recorded_at']) = (to_jsonb(OLD) - ARRAY['signed_name', 'signed_on', 'signature_recorded_by',
          'signature_recorded_at']) THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'a party signs once and is not changed' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM sharing_party y WHERE y.partnership_id = here AND y.agreement_id = it
        AND y.signed_on IS NOT NULL) THEN
      RAISE EXCEPTION 'an agreement that was signed is not changed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END $function$
;

CREATE OR REPLACE FUNCTION app.guard_under_agreement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF TG_TABLE_NAME = 'match_run' AND TG_OP = 'UPDATE' THEN
      IF NEW.state NOT IN ('RUNNING', 'DONE') OR NEW.state = OLD.state THEN
        RETURN NEW;
      END IF;
    END IF;
    IF NOT EXISTS (SELECT FROM sharing_agreement a JOIN partnership h ON h.id = a.partnership_id
        WHERE a.partnership_id = NEW.partnership_id AND a.id = NEW.agreement_id AND a.signed_at IS NOT NULL
          AND a.ended_at IS NULL
          AND (clock_timestamp() AT TIME ZONE h.time_zone)::date BETWEEN a.starts_on AND a.expires_on) THEN
      RAISE EXCEPTION 'nothing is matched outside an agreement in force' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'under_agreement_in_force';
    END IF;
    RETURN NEW;
  END $function$
;

CREATE OR REPLACE FUNCTION app.has_openers(of_seal uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT EXISTS (SELECT FROM public.seal_opener o WHERE o.partnership_id = app.partnership_id() AND o.seal_id = of_seal);
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.has_role(VARIADIC wanted text[])
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE COST 1
AS $function$ BEGIN RETURN coalesce(nullif(current_setting('app.roles', true), '')::text[], '{}') && wanted; END $function$
;

CREATE OR REPLACE FUNCTION app.held_roles()
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE COST 1
AS $function$ BEGIN RETURN coalesce(nullif(current_setting('app.held_roles', true), '')::text[], '{}'); END $function$
;

CREATE OR REPLACE FUNCTION app.hold_joint_participant(of_participant uuid)
 RETURNS date
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  BEGIN
    IF NOT of_participant = ANY (app.joint_participant_ids()) THEN RETURN NULL; END IF;
    PERFORM FROM public.participant p WHERE p.partnership_id = app.partnership_id() AND p.id = of_participant
      FOR NO KEY UPDATE;
    -- whoever ended it meanwhile was first
    RETURN (SELECT min(j.from_on) FROM public.joint_work j
      WHERE j.partnership_id = app.partnership_id() AND j.participant_id = of_participant AND j.state = 'AGREED'
        AND j.to_provider = ANY (app.provider_ids()) AND j.participant_id = ANY (app.joint_participant_ids()));
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.invitation_of(hash text)
 RETURNS TABLE(person_id uuid, name text, email text, partnership_name text, partnership_slug text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT p.id, p.name, p.email, t.name, t.slug
    FROM public.invitation i
    JOIN public.membership m ON m.partnership_id = i.partnership_id AND m.id = i.membership_id
    JOIN public.person p ON p.id = m.person_id
    JOIN public.partnership t ON t.id = i.partnership_id
    WHERE i.token_hash = hash AND i.used_at IS NULL AND i.expires_at > now() AND m.state IN ('INVITED', 'ACTIVE');
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.is_accredited()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT app.has_role('ANALYST') AND EXISTS (SELECT FROM public.analyst_accreditation a
      WHERE a.partnership_id = app.partnership_id() AND a.person_id = app.person_id() AND a.ended_at IS NULL
        AND (SELECT (now() AT TIME ZONE p.time_zone)::date FROM public.partnership p WHERE p.id = app.partnership_id()) BETWEEN a.from_day AND a.until_day);
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.is_named_in(of_agreement uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT app.has_role('SYSTEM') OR (app.has_role('BACKBONE', 'DATA_LEAD') AND EXISTS (
      SELECT FROM public.sharing_person n WHERE n.partnership_id = app.partnership_id() AND n.agreement_id = of_agreement
        AND n.person_id = app.person_id() AND n.ended_at IS NULL));
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.is_operator()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE COST 1
AS $function$ BEGIN RETURN coalesce(nullif(current_setting('app.is_operator', true), '')::boolean, false); END $function$
;

CREATE OR REPLACE FUNCTION app.joint_participant_ids()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  BEGIN
    IF app.setting('works_jointly') IS DISTINCT FROM 'yes' OR app.provider_ids() = '{}' THEN RETURN '{}'; END IF;
    RETURN (SELECT coalesce(array_agg(DISTINCT j.participant_id), '{}') FROM public.joint_work j
      JOIN public.participant p ON p.partnership_id = j.partnership_id AND p.id = j.participant_id
      WHERE j.partnership_id = app.partnership_id() AND j.state = 'AGREED' AND j.to_provider = ANY (app.provider_ids())
        AND (j.worker_id = app.person_id() OR j.to_provider = ANY (app.managed_provider_ids()))
        AND (SELECT (now() AT TIME ZONE x.time_zone)::date FROM public.partnership x WHERE x.id = app.partnership_id()) BETWEEN j.from_on AND coalesce(j.until_on, 'infinity')
        AND p.provider_id = j.from_provider AND p.phase <> 'CLOSED');
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.keep_agreed_line()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE line proposed_contribution := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
      BEGIN
        IF (SELECT state FROM funding_proposal p
            WHERE p.partnership_id = line.partnership_id AND p.id = line.proposal_id) = 'AGREED' THEN
          RAISE EXCEPTION 'a proposal that was agreed to never changes' USING ERRCODE = 'check_violation';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $function$
;

CREATE OR REPLACE FUNCTION app.keep_agreed_proposal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        IF OLD.state = 'AGREED' THEN
          RAISE EXCEPTION 'a proposal that was agreed to never changes' USING ERRCODE = 'check_violation';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $function$
;

CREATE OR REPLACE FUNCTION app.keep_analyst_secret()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  BEGIN
    INSERT INTO app.analyst_secret (partnership_id, project_id, inner_key, outer_key) SELECT NEW.partnership_id, NEW.id,
      uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
      uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
    RETURN NULL;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.keep_audit_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    RAISE EXCEPTION 'an audit entry is never changed or removed' USING ERRCODE = 'insufficient_privilege';
  END $function$
;

CREATE OR REPLACE FUNCTION app.keep_published_card()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        IF OLD.status = 'PUBLISHED' THEN
          RAISE EXCEPTION 'a published rate card never changes' USING ERRCODE = 'check_violation';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $function$
;

CREATE OR REPLACE FUNCTION app.keep_published_tariff()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      DECLARE line tariff := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
      BEGIN
        IF (SELECT status FROM rate_card c
            WHERE c.partnership_id = line.partnership_id AND c.id = line.rate_card_id) = 'PUBLISHED' THEN
          RAISE EXCEPTION 'a published rate card never changes' USING ERRCODE = 'check_violation';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $function$
;

CREATE OR REPLACE FUNCTION app.largest_hidden()
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT CASE app.suppression_profile() WHEN 'LOOSER' THEN 4 WHEN 'STRICTER' THEN 9 ELSE 7 END;
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.latest_instant()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (now() + '1 day'::interval)
;

CREATE OR REPLACE FUNCTION app.led_organisation_ids()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  BEGIN
    RETURN coalesce((SELECT array_agg(DISTINCT x.id) FROM public.safeguarding_lead l
      JOIN public.organisation o ON o.partnership_id = l.partnership_id AND o.id = l.organisation_id
      JOIN public.organisation x ON x.partnership_id = l.partnership_id AND (x.id = o.id OR 'BACKBONE' = ANY (o.kinds))
      WHERE l.partnership_id = app.partnership_id() AND l.person_id = app.person_id() AND l.ended_at IS NULL
        AND EXISTS (SELECT FROM public.membership m WHERE m.partnership_id = l.partnership_id
          AND m.organisation_id = l.organisation_id AND m.person_id = l.person_id AND m.state = 'ACTIVE')), '{}');
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.looked_after_ids()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT coalesce(array_agg(DISTINCT w.anchor_id), '{}') FROM public.anchor_worker w
    WHERE w.partnership_id = (SELECT app.partnership_id()) AND w.ended_on IS NULL
      AND w.provider_id = ANY ((SELECT app.provider_ids())::uuid[]);
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.looks_at(of_participant uuid, most integer)
 RETURNS TABLE(person_id uuid, day date, refused boolean, times integer, last_at timestamp with time zone, actions text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    WITH subject AS (
      SELECT p.id, ARRAY[p.id] || ARRAY(SELECT c.id FROM public.claim c
        WHERE c.partnership_id = p.partnership_id AND c.participant_id = p.id) AS ids
      FROM public.participant p
      WHERE p.partnership_id = app.partnership_id() AND p.id = of_participant AND (app.has_role('BACKBONE')
        OR p.provider_id = ANY (app.managed_provider_ids())
        OR p.id = ANY (app.opened_participant_ids()))
    ), looks AS (
      SELECT e.person_id, e.at, e.action, e.subject FROM public.audit_entry e, subject s
        WHERE e.partnership_id = app.partnership_id() AND e.operation = 'READ' AND e.record_ids && s.ids
      UNION ALL
      SELECT n.person_id, n.at, n.action, n.subject FROM public.audit_note n, subject s
        WHERE n.partnership_id = app.partnership_id() AND n.operation = 'READ' AND n.record_ids && s.ids
    )
    SELECT l.person_id, (l.at AT TIME ZONE t.time_zone)::date, (l.subject = 'participant' AND EXISTS (SELECT FROM public.record_seal s
      WHERE s.partnership_id = t.id AND s.participant_id = of_participant
        AND s.id = ANY ((SELECT app.opened_seal_ids())::uuid[])
        AND l.at >= s.sealed_at AND l.at < coalesce(s.ended_at, 'infinity')
        AND NOT EXISTS (SELECT FROM public.seal_opener o WHERE o.partnership_id = s.partnership_id AND o.seal_id = s.id
          AND o.person_id = l.person_id AND l.at >= o.named_at AND l.at < coalesce(o.ended_at, 'infinity')))) AS refused, count(*)::int, max(l.at),
      array_agg(DISTINCT l.action ORDER BY l.action)
    FROM looks l, public.partnership t WHERE t.id = app.partnership_id()
    GROUP BY 1, 2, 3 ORDER BY max(l.at) DESC LIMIT most;
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.make_way_for_joint_work()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  DECLARE today date := (SELECT (now() AT TIME ZONE x.time_zone)::date FROM public.partnership x WHERE x.id = app.partnership_id());
  BEGIN
    UPDATE public.joint_work j SET
      state = CASE j.state WHEN 'ASKED' THEN 'WITHDRAWN' ELSE 'ENDED' END,
      decided_at = coalesce(j.decided_at, now()),
      ended_at = CASE j.state WHEN 'AGREED' THEN now() END,
      ended_on = CASE j.state WHEN 'AGREED' THEN least(j.until_on, today) END,
      ended_how = CASE WHEN j.from_provider <> NEW.from_provider THEN 'WENT_ON' ELSE 'UNTIL' END
    WHERE j.partnership_id = NEW.partnership_id AND j.participant_id = NEW.participant_id
      AND j.state IN ('ASKED', 'AGREED') AND (j.from_provider <> NEW.from_provider OR j.until_on < today);
    RETURN NEW;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.managed_provider_ids()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE COST 1
AS $function$ BEGIN RETURN app.organisations_as('PROVIDER_MANAGER'); END $function$
;

CREATE OR REPLACE FUNCTION app.may_be_matched(of_agreement uuid, of_participant uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT coalesce((SELECT n.kind = 'TOLD' FROM public.sharing_notice n
      WHERE n.partnership_id = app.partnership_id() AND n.agreement_id = of_agreement
        AND n.participant_id = of_participant ORDER BY n.id DESC LIMIT 1), false);
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.merge_carries(kept uuid, merged uuid)
 RETURNS TABLE(name text, moves bigint, stays bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  DECLARE
    it record;
  BEGIN
    IF NOT app.has_role('BACKBONE', 'ASSESSOR') THEN
      RAISE EXCEPTION 'only the hub merges records' USING ERRCODE = 'insufficient_privilege';
    END IF;
    FOR it IN SELECT * FROM app.merge_tables() LOOP
      RETURN QUERY EXECUTE format('SELECT %L::text, count(*) FILTER (WHERE NOT x.stays), count(*) FILTER (WHERE x.stays)
        FROM (SELECT (%s) AS stays FROM public.%I t WHERE t.partnership_id = $1 AND t.participant_id = $3) x
        HAVING count(*) > 0', it.name, it.stays_behind, it.name) USING app.partnership_id(), kept, merged;
    END LOOP;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.merge_participants(kept uuid, merged uuid, after jsonb, at timestamp with time zone)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  #variable_conflict use_variable
  DECLARE
    saw text := app.see_merged('yes');
    here uuid := app.partnership_id();
    of_merge uuid := gen_random_uuid();
    episode uuid;
    before jsonb;
    it record;
  BEGIN
    IF NOT app.has_role('BACKBONE', 'ASSESSOR') THEN
      RAISE EXCEPTION 'only the hub merges records' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- whoever writes something under either of them has done so, or waits
    PERFORM FROM public.participant p WHERE p.partnership_id = here AND p.id IN (kept, merged) ORDER BY p.id FOR UPDATE;
    IF 2 <> (SELECT count(*) FROM public.participant p
        WHERE p.partnership_id = here AND p.id IN (kept, merged) AND p.merged_into IS NULL) THEN
      RAISE EXCEPTION 'one of these records was merged meanwhile' USING ERRCODE = 'serialization_failure';
    END IF;
    INSERT INTO public.participant_detail (partnership_id, participant_id) VALUES (here, kept) ON CONFLICT DO NOTHING;
    SELECT to_jsonb(x) INTO before FROM (SELECT p.given_name, p.family_name, p.cohort, p.provider_id, p.anchor_id,
        p.link_worker_id, p.enrolled_on, p.phase, d.birth_date, d.postcode,
        (SELECT jsonb_object_agg(b.outcome_code, b.achieved_on) FROM public.baseline b WHERE b.partnership_id = here
          AND b.participant_id = kept AND after -> 'baselines' ? b.outcome_code) AS baselines
      FROM public.participant p
      JOIN public.participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
      WHERE p.partnership_id = here AND p.id = kept) x;
    IF after ? 'episode' THEN
      INSERT INTO public.enrolment (partnership_id, participant_id, provider_id, anchor_id, cohort, enrolled_on,
        recorded_by, recorded_at)
      VALUES (here, kept, (after #>> '{episode,provider_id}')::uuid, (after #>> '{episode,anchor_id}')::uuid,
        after #>> '{episode,cohort}', (after #>> '{episode,enrolled_on}')::date, app.person_id(), at)
      RETURNING id INTO episode;
    END IF;
    INSERT INTO public.participant_merge (partnership_id, id, kept_id, merged_id, merged_reference, merged_name, before,
      after, enrolment_id, decided_by, decided_at)
    SELECT here, of_merge, kept, merged, p.reference, p.given_name || ' ' || p.family_name, before, after, episode,
      app.person_id(), at
    FROM public.participant p WHERE p.partnership_id = here AND p.id = merged;
    FOR it IN SELECT * FROM app.merge_tables() LOOP
      EXECUTE format('INSERT INTO public.merge_move (partnership_id, merge_id, table_name, key)
        SELECT $1, $4, %L, %s FROM public.%I t WHERE t.partnership_id = $1 AND t.participant_id = $3 AND NOT (%s)',
        it.name, it.key_of, it.name, it.stays_behind) USING here, kept, merged, of_merge;
    END LOOP;
    UPDATE public.participant p SET merged_into = kept WHERE p.partnership_id = here AND p.id = merged;
    PERFORM app.move_merged(of_merge, merged, kept);
    UPDATE public.participant p SET given_name = after ->> 'given_name', family_name = after ->> 'family_name',
      cohort = after ->> 'cohort', provider_id = (after ->> 'provider_id')::uuid,
      anchor_id = (after ->> 'anchor_id')::uuid, link_worker_id = (after ->> 'link_worker_id')::uuid,
      enrolled_on = (after ->> 'enrolled_on')::date, phase = after ->> 'phase'
    WHERE p.partnership_id = here AND p.id = kept;
    UPDATE public.participant_detail d SET birth_date = (after ->> 'birth_date')::date, postcode = after ->> 'postcode'
    WHERE d.partnership_id = here AND d.participant_id = kept;
    UPDATE public.baseline b SET achieved_on = (after -> 'baselines' ->> b.outcome_code)::date
    WHERE b.partnership_id = here AND b.participant_id = kept AND after -> 'baselines' ? b.outcome_code;
    PERFORM app.see_merged(saw);
    RETURN of_merge;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.merge_tables()
 RETURNS TABLE(name text, key_of text, stays_behind text, is_whole boolean)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT c.relname::text,
      'jsonb_build_object(' || coalesce((SELECT string_agg(format('%L, t.%I', a.attname, a.attname), ', ' ORDER BY a.attnum)
        FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
        WHERE i.indrelid = c.oid AND i.indisprimary AND a.attname NOT IN ('partnership_id', 'participant_id')), '') || ')',
      -- two live claims for one outcome are for a person to decide on: claim_once says so
      CASE WHEN c.relname = 'claim' THEN 'false'
        WHEN col_description(c.oid, of.attnum) LIKE 'moves as a whole%' THEN format(
          'EXISTS (SELECT FROM public.%I s WHERE s.partnership_id = $1 AND s.participant_id = $2)', c.relname)
        ELSE coalesce((SELECT string_agg(format(
          '(EXISTS (SELECT FROM (SELECT * FROM public.%I WHERE partnership_id = $1 AND participant_id = $2 AND (%s)) s WHERE %s) AND (%s))',
          c.relname, coalesce(pg_get_expr(i.indpred, i.indrelid), 'true'),
          coalesce((SELECT string_agg(format('s.%I = t.%I', a.attname, a.attname), ' AND ') FROM pg_attribute a
            WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
              AND a.attname NOT IN ('partnership_id', 'participant_id')), 'true'),
          coalesce(pg_get_expr(i.indpred, i.indrelid), 'true')), ' OR ')
        FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique
          AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'participant_id'
            AND a.attnum = ANY (i.indkey))), 'false') END,
      coalesce(col_description(c.oid, of.attnum) LIKE 'moves as a whole%', false)
    FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid
    JOIN pg_attribute of ON of.attrelid = c.oid AND of.attname = 'participant_id' AND of.attnum = ANY (k.conkey)
    WHERE k.contype = 'f' AND k.confrelid = 'public.participant'::regclass
      AND coalesce(col_description(c.oid, of.attnum), '') NOT LIKE 'stays with the record%'
    ORDER BY 1;
  $function$
;

CREATE OR REPLACE FUNCTION app.move_merged(of_merge uuid, source uuid, target uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  BEGIN
    EXECUTE (SELECT 'WITH ' || string_agg(format('m%s AS (
        UPDATE public.%I t SET participant_id = $4 FROM public.merge_move m
        WHERE m.partnership_id = $1 AND m.merge_id = $2 AND m.table_name = %L AND t.partnership_id = $1
          AND t.participant_id = $3 AND m.key = %s)', x.nth, x.name, x.name, x.key_of), ', ') || ' SELECT'
      FROM app.merge_tables() WITH ORDINALITY AS x(name, key_of, stays_behind, is_whole, nth))
    USING app.partnership_id(), of_merge, source, target;
  END $function$
;

CREATE OR REPLACE FUNCTION app.next_reference(of_kind text, how_many integer DEFAULT 1)
 RETURNS bigint
 LANGUAGE sql
AS $function$
    INSERT INTO public.reference_counter AS c (partnership_id, kind, last)
    VALUES (app.partnership_id(), of_kind, how_many)
    ON CONFLICT (partnership_id, kind) DO UPDATE SET last = c.last + how_many
    RETURNING last;
  $function$
;

CREATE OR REPLACE FUNCTION app.note_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  BEGIN
    EXECUTE format(
      'INSERT INTO public.audit_note (partnership_id, operation, person_id, action, subject, record_ids)
       SELECT %1$I, %2$L, $1, $2, %3$L, array_agg(DISTINCT %4$I) FROM changed GROUP BY %1$I',
      CASE TG_TABLE_NAME WHEN 'partnership' THEN 'id' ELSE 'partnership_id' END,
      CASE TG_OP WHEN 'INSERT' THEN 'ADD' WHEN 'UPDATE' THEN 'CHANGE' ELSE 'REMOVE' END, TG_ARGV[0], TG_ARGV[1])
    USING coalesce(app.person_id(), app.setting('on_behalf_of')::uuid), coalesce(app.setting('action'), 'byHand');
    RETURN NULL;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.note_unfiled()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  BEGIN
    EXECUTE format(
      'INSERT INTO public.unfiled_person (partnership_id, kind, record_id)
       SELECT  partnership_id, %1$L, %2$I FROM changed ON CONFLICT DO NOTHING', TG_ARGV[0], TG_ARGV[1]);
    RETURN NULL;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.offer_outbox(how_many integer, stale_after interval)
 RETURNS TABLE(partnership_id uuid, id uuid, kind text, payload jsonb, offers integer)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
        UPDATE public.outbox o SET offered_at = clock_timestamp(), offers = o.offers + 1
        FROM (
          SELECT w.partnership_id, w.id FROM public.outbox w
          WHERE w.done_at IS NULL AND w.failed_at IS NULL
            AND (w.offered_at IS NULL OR greatest(w.offered_at, w.started_at) < clock_timestamp() - stale_after)
          ORDER BY w.created_at LIMIT how_many FOR UPDATE SKIP LOCKED
        ) taken
        WHERE o.partnership_id = taken.partnership_id AND o.id = taken.id
        RETURNING o.partnership_id, o.id, o.kind, o.payload, o.offers;
      $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.opened_participant_ids()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT coalesce(array_agg(o.participant_id), '{}') FROM public.opened_record o
    WHERE app.has_role('DATA_LEAD') AND o.partnership_id = app.partnership_id() AND o.person_id = app.person_id()
      AND o.closed_at IS NULL AND o.ends_at > clock_timestamp();
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.opened_seal_ids()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  BEGIN
    RETURN coalesce((SELECT array_agg(o.seal_id) FROM public.seal_opener o WHERE o.partnership_id = app.partnership_id()
      AND o.person_id = app.person_id() AND o.ended_at IS NULL), '{}');
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.organisation_ids()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE COST 1
AS $function$ BEGIN RETURN coalesce(nullif(current_setting('app.organisation_ids', true), '')::uuid[], '{}'); END $function$
;

CREATE OR REPLACE FUNCTION app.organisations_as(VARIADIC wanted text[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE COST 1
AS $function$ BEGIN RETURN ARRAY(SELECT DISTINCT split_part(h.held, ':', 2)::uuid
  FROM unnest(coalesce(nullif(current_setting('app.held_roles', true), '')::text[], '{}')) AS h(held) WHERE split_part(h.held, ':', 1) = ANY (wanted)); END $function$
;

CREATE OR REPLACE FUNCTION app.outcomes_of(of_participants uuid[])
 RETURNS TABLE(participant_id uuid, claim_id uuid, outcome_code text, achieved_on date, state text, reversal_pending boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT o.participant_id, o.id, o.outcome_code, o.achieved_on, o.state, o.reversal_pending FROM public.participant p
    CROSS JOIN LATERAL (
      SELECT c.participant_id, c.id, c.outcome_code, c.achieved_on, c.state, c.reversal_pending, c.submitted_at AS at,
        c.provider_id
      FROM public.claim c WHERE c.partnership_id = p.partnership_id AND c.participant_id = p.id
      UNION ALL
      SELECT b.participant_id, NULL, b.outcome_code, b.achieved_on, 'BASELINE', false, b.recorded_at, NULL
      FROM public.baseline b WHERE b.partnership_id = p.partnership_id AND b.participant_id = p.id
    ) o
    WHERE p.partnership_id = (SELECT app.partnership_id()) AND p.id = ANY (of_participants)
      AND (p.provider_id = ANY ((SELECT app.provider_ids())::uuid[])
        OR (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'VERIFIER', 'SYSTEM'))
        OR (p.id = ANY ((SELECT app.former_participant_ids())::uuid[]) AND (o.provider_id = ANY ((SELECT app.provider_ids())::uuid[]) OR (SELECT max(t.decided_at) FROM public.transfer t
          WHERE t.partnership_id = p.partnership_id AND t.participant_id = p.id AND t.state = 'TAKEN_ON'
            AND t.from_provider = ANY ((SELECT app.provider_ids())::uuid[])) >= o.at)));
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.participant_to_open(of_reference text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  DECLARE
    saw text := app.see_merged('yes');
    found uuid;
  BEGIN
    SELECT app.survivor(p.id) INTO found FROM public.participant p
    WHERE app.has_role('DATA_LEAD') AND p.partnership_id = app.partnership_id() AND p.reference = of_reference;
    PERFORM app.see_merged(saw);
    RETURN found;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.partnership_id()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE COST 1
AS $function$ BEGIN RETURN nullif(current_setting('app.partnership_id', true), '')::uuid; END $function$
;

CREATE OR REPLACE FUNCTION app.partnership_ids()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
        SELECT p.id FROM public.partnership p ORDER BY p.created_at, p.id;
      $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.partnerships_with_unused_uploads(uploaded_before timestamp with time zone)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT DISTINCT u.partnership_id FROM public.upload u
    WHERE u.uploaded_at < uploaded_before AND NOT EXISTS (SELECT FROM public.evidence e
      WHERE e.partnership_id = u.partnership_id AND e.upload_id = u.id);
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.person_for_email(address text, full_name text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  DECLARE found uuid;
  BEGIN
    IF NOT (SELECT app.has_role('BACKBONE')) THEN RAISE insufficient_privilege; END IF;
    INSERT INTO public.person (name, email) VALUES (btrim(full_name), lower(btrim(address)))
      ON CONFLICT (email) DO NOTHING RETURNING id INTO found;
    IF found IS NULL THEN SELECT id INTO found FROM public.person WHERE email = lower(btrim(address)); END IF;
    RETURN found;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.person_id()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE COST 1
AS $function$ BEGIN RETURN nullif(current_setting('app.person_id', true), '')::uuid; END $function$
;

CREATE OR REPLACE FUNCTION app.places_used(of_anchor uuid, since date, until date)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT CASE WHEN (SELECT app.has_role('BACKBONE', 'SYSTEM')) THEN f.own + f.others WHEN f.others BETWEEN 1 AND (SELECT app.largest_hidden()) THEN NULL
      ELSE f.own + (app.shown_count(f.others))::int END
    FROM (SELECT (count(*) FILTER (WHERE x.is_own))::int AS own, (count(*) FILTER (WHERE NOT x.is_own))::int AS others
      FROM (SELECT coalesce(bool_or(e.provider_id = ANY ((SELECT app.provider_ids())::uuid[]) OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[])), false) AS is_own
        FROM public.enrolment e
        JOIN public.participant p ON p.partnership_id = e.partnership_id AND p.id = e.participant_id
        WHERE e.partnership_id = (SELECT app.partnership_id()) AND e.anchor_id = of_anchor
          AND e.enrolled_on <= until AND coalesce(e.ended_on, 'infinity') >= since
          AND ((SELECT app.has_role('BACKBONE', 'SYSTEM')) OR of_anchor = ANY (app.looked_after_ids() || app.anchor_ids()))
        GROUP BY e.participant_id) x) f;
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.plain_domain(domain text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN lower(btrim(regexp_replace(NORMALIZE(domain, NFC), '[[:space:]]+'::text, ' '::text, 'g'::text)))
;

CREATE OR REPLACE FUNCTION app.provider_ids()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE COST 1
AS $function$ BEGIN RETURN coalesce(nullif(current_setting('app.provider_ids', true), '')::uuid[], '{}'); END $function$
;

CREATE OR REPLACE FUNCTION app.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF TG_OP = 'UPDATE' AND current_user = 'weft_gate' AND NOT has_table_privilege(current_user, TG_RELID, 'UPDATE') THEN
      RETURN NULL;
    END IF;
    RAISE EXCEPTION '% is never changed or deleted: a correction is a new record', TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege';
  END $function$
;

CREATE OR REPLACE FUNCTION app.refuse_merged()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  DECLARE saw text := app.see_merged('yes');
  BEGIN
    IF EXISTS (SELECT FROM added a JOIN public.participant p ON p.partnership_id = a.partnership_id AND p.id = a.participant_id
        WHERE p.merged_into IS NOT NULL) THEN
      RAISE EXCEPTION 'this record was merged with another one' USING ERRCODE = 'serialization_failure';
    END IF;
    PERFORM app.see_merged(saw);
    RETURN NULL;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.refuse_other_episode()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  BEGIN
    IF EXISTS (SELECT FROM added a
        JOIN public.enrolment mine ON mine.partnership_id = a.partnership_id AND mine.id = a.enrolment_id
        JOIN public.enrolment later ON later.partnership_id = a.partnership_id AND later.participant_id = a.participant_id
          AND later.enrolled_on > mine.enrolled_on AND later.enrolled_on <= a.achieved_on) THEN
      RAISE EXCEPTION 'another episode of support held on that day' USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN NULL;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.roles()
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE COST 1
AS $function$ BEGIN RETURN coalesce(nullif(current_setting('app.roles', true), '')::text[], '{}'); END $function$
;

CREATE OR REPLACE FUNCTION app.scheduled_partnerships()
 RETURNS TABLE(partnership_id uuid, payment_schedule text, time_zone text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
        SELECT p.id, p.payment_schedule, p.time_zone FROM public.partnership p WHERE p.payment_schedule <> 'BY_HAND';
      $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.seal_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  BEGIN
    PERFORM app.seal_notes(NEW.partnership_id, ARRAY[NEW]);
    RETURN NULL;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.seal_follows()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  BEGIN
    UPDATE public.record_seal s SET referral_ids = s.referral_ids || NEW.id
    WHERE s.partnership_id = NEW.partnership_id AND s.participant_id = NEW.participant_id AND s.ended_at IS NULL
      AND NOT NEW.id = ANY (s.referral_ids);
    UPDATE public.record_seal s SET participant_id = NEW.participant_id
    WHERE s.partnership_id = NEW.partnership_id AND s.participant_id IS NULL AND s.ended_at IS NULL
      AND NEW.id = ANY (s.referral_ids) AND NOT EXISTS (SELECT FROM public.record_seal other
        WHERE other.partnership_id = NEW.partnership_id AND other.participant_id = NEW.participant_id
          AND other.ended_at IS NULL);
    RETURN NULL;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.seal_follows_recognition()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  BEGIN
    IF TG_OP <> 'INSERT' THEN
      UPDATE public.record_seal s SET referral_ids = array_remove(s.referral_ids, OLD.referral_id)
      WHERE s.partnership_id = OLD.partnership_id AND s.participant_id = OLD.participant_id AND s.ended_at IS NULL
        AND s.record_id <> OLD.referral_id AND OLD.referral_id = ANY (s.referral_ids)
        AND NOT EXISTS (SELECT FROM public.referral r WHERE r.partnership_id = OLD.partnership_id
          AND r.id = OLD.referral_id AND r.participant_id = OLD.participant_id);
    END IF;
    IF TG_OP <> 'DELETE' THEN
      UPDATE public.record_seal s SET referral_ids = s.referral_ids || NEW.referral_id
      WHERE s.partnership_id = NEW.partnership_id AND s.participant_id = NEW.participant_id AND s.ended_at IS NULL
        AND NOT NEW.referral_id = ANY (s.referral_ids);
    END IF;
    RETURN NULL;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.seal_notes(of_partnership uuid, notes audit_note[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  DECLARE
    nth bigint;
    last bytea;
    before bytea;
    note public.audit_note;
  BEGIN
    SELECT h.number, h.hash INTO nth, last FROM public.audit_head h WHERE h.partnership_id = of_partnership FOR UPDATE;
    IF NOT FOUND THEN
      -- two first entries at once: the second waits here for the first
      INSERT INTO public.audit_head VALUES (of_partnership, 0, decode(repeat('00', 32), 'hex')) ON CONFLICT DO NOTHING;
      SELECT h.number, h.hash INTO nth, last FROM public.audit_head h WHERE h.partnership_id = of_partnership FOR UPDATE;
    END IF;
    FOREACH note IN ARRAY notes LOOP
      nth := nth + 1;
      before := last;
      last := app.audit_hash(before, of_partnership, nth, note);
      INSERT INTO public.audit_entry VALUES (of_partnership, nth, note.operation, note.at, note.person_id, note.action,
        note.subject, note.record_ids, before, last);
    END LOOP;
    UPDATE public.audit_head h SET number = nth, hash = last WHERE h.partnership_id = of_partnership;
    DELETE FROM public.audit_note n USING unnest(notes) AS sealed
      WHERE n.partnership_id = of_partnership AND n.id = sealed.id;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.seal_reads(how_many integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  DECLARE
    place uuid;
    notes public.audit_note[];
  BEGIN
    SELECT n.partnership_id INTO place FROM public.audit_note n WHERE n.operation = 'READ' ORDER BY n.at LIMIT 1;
    IF place IS NULL THEN RETURN 0; END IF;
    -- one worker at a time for one partnership, so that reads keep their order
    PERFORM pg_advisory_xact_lock(hashtextextended('weft.audit.' || place::text, 0));
    SELECT array_agg(n ORDER BY n.id) INTO notes FROM (
      SELECT * FROM public.audit_note r WHERE r.partnership_id = place AND r.operation = 'READ'
      ORDER BY r.id LIMIT how_many) n;
    IF notes IS NULL THEN RETURN 0; END IF;
    PERFORM app.seal_notes(place, notes);
    RETURN cardinality(notes);
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.seal_takes_in()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  BEGIN
    IF NEW.ended_at IS NOT NULL THEN
      RETURN NEW;
    END IF;
    IF NEW.participant_id IS NOT NULL THEN
      IF TG_OP = 'INSERT' THEN
        PERFORM FROM public.participant p WHERE p.partnership_id = NEW.partnership_id AND p.id = NEW.participant_id
          FOR UPDATE;
      END IF;
      NEW.referral_ids := ARRAY(
      SELECT r.id FROM public.referral r
        WHERE r.partnership_id = NEW.partnership_id AND r.participant_id = NEW.participant_id
      UNION SELECT k.referral_id FROM public.recognised_person k
        WHERE k.partnership_id = NEW.partnership_id AND k.participant_id = NEW.participant_id
        -- what was sealed to begin with
        UNION SELECT NEW.record_id WHERE NEW.record_id = ANY (NEW.referral_ids));
    ELSIF TG_OP = 'INSERT' THEN
      PERFORM FROM public.referral r WHERE r.partnership_id = NEW.partnership_id AND r.id = NEW.record_id FOR UPDATE;
      IF EXISTS (SELECT FROM public.referral r WHERE r.partnership_id = NEW.partnership_id AND r.id = NEW.record_id
          AND r.participant_id IS NOT NULL) THEN
        RAISE EXCEPTION 'this referral has led to a participant meanwhile' USING ERRCODE = 'serialization_failure';
      END IF;
      -- two seals of one referral would leave nobody who opens both
      IF EXISTS (SELECT FROM public.record_seal s WHERE s.partnership_id = NEW.partnership_id AND s.ended_at IS NULL
          AND NEW.record_id = ANY (s.referral_ids)) THEN
        RETURN NULL;
      END IF;
    END IF;
    RETURN NEW;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.seal_takes_no_merged()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  DECLARE saw text := app.see_merged('yes');
  BEGIN
    IF EXISTS (SELECT FROM public.participant p WHERE p.partnership_id = NEW.partnership_id
        AND p.id = NEW.participant_id AND p.merged_into IS NOT NULL) THEN
      RAISE EXCEPTION 'this record was merged with another one' USING ERRCODE = 'serialization_failure';
    END IF;
    PERFORM app.see_merged(saw);
    RETURN NEW;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.sealed_claim_ids()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  DECLARE sealed uuid[] := app.sealed_ids();
  BEGIN
    IF sealed = '{}' THEN RETURN sealed; END IF;
    RETURN coalesce((SELECT array_agg(x.id) FROM public.claim c
      CROSS JOIN LATERAL (SELECT c.id UNION ALL SELECT e.upload_id FROM public.evidence e
        WHERE e.partnership_id = c.partnership_id AND e.claim_id = c.id AND e.upload_id IS NOT NULL) x
      WHERE c.partnership_id = app.partnership_id() AND c.participant_id = ANY (sealed)), '{}');
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.sealed_ids()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  DECLARE
    kept text := app.setting('seals');
    who uuid := CASE WHEN kept = 'NOBODY' THEN NULL
      ELSE coalesce(app.person_id(), app.setting('on_behalf_of')::uuid) END;
  BEGIN
    IF kept IS NULL AND app.has_role('SYSTEM') THEN RETURN '{}'; END IF;
    RETURN coalesce((SELECT array_agg(x.id)
      FROM public.record_seal s CROSS JOIN LATERAL unnest(s.referral_ids || s.participant_id) AS x(id)
      WHERE s.partnership_id = app.partnership_id() AND s.ended_at IS NULL AND x.id IS NOT NULL
        AND NOT EXISTS (SELECT FROM public.seal_opener o WHERE o.partnership_id = s.partnership_id AND o.seal_id = s.id
          AND o.person_id = who AND o.ended_at IS NULL)), '{}');
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.search_pattern(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
    SELECT regexp_replace(app.fold(words), '([\\%_])', '\\\1', 'g')
  $function$
;

CREATE OR REPLACE FUNCTION app.second_factor_needed(of_person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT EXISTS (SELECT FROM public.membership m JOIN public.partnership p ON p.id = m.partnership_id
      WHERE m.person_id = of_person AND m.state = 'ACTIVE' AND m.roles && p.second_factor_roles);
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.see_merged(now text)
 RETURNS text
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
  DECLARE before text := coalesce(current_setting('app.sees_merged', true), '');
  BEGIN
    PERFORM set_config('app.sees_merged', now, true);
    RETURN before;
  END $function$
;

CREATE OR REPLACE FUNCTION app.sensitive_domain(domain text, sensitive text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (SELECT s.name FROM unnest(sensitive_domain.sensitive) s(name) WHERE (app.plain_domain(s.name) = app.plain_domain(sensitive_domain.domain)) LIMIT 1)
;

CREATE OR REPLACE FUNCTION app.session_over(because text, expires timestamp with time zone, created timestamp with time zone, seen timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN CASE WHEN (because IS NOT NULL) THEN because WHEN (seen <= (now() - '01:00:00'::interval)) THEN 'IDLE'::text WHEN ((expires <= now()) OR (created <= (now() - '12:00:00'::interval))) THEN 'OLD'::text ELSE NULL::text END
;

CREATE OR REPLACE FUNCTION app.set_up_stage(of_partnership uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
        SELECT CASE
          WHEN NOT (SELECT app.is_operator()) THEN NULL
          WHEN bool_or(m.state IN ('ACTIVE', 'SUSPENDED')) THEN 'JOINED'
          WHEN bool_or(m.state = 'INVITED') THEN 'INVITED'
          ELSE 'NOBODY' END
        FROM public.membership m WHERE m.partnership_id = of_partnership AND 'BACKBONE' = ANY (m.roles);
      $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.setting(name text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE COST 1
AS $function$ BEGIN RETURN nullif(current_setting('app.' || name, true), ''); END $function$
;

CREATE OR REPLACE FUNCTION app.sharing_in_force(of_agreement uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT EXISTS (SELECT FROM public.sharing_agreement a JOIN public.partnership h ON h.id = a.partnership_id
      WHERE a.partnership_id = app.partnership_id() AND a.id = of_agreement AND a.signed_at IS NOT NULL
        AND a.ended_at IS NULL AND (at AT TIME ZONE h.time_zone)::date BETWEEN a.starts_on AND a.expires_on);
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.shown_count(counted bigint)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT CASE WHEN counted = 0 THEN 0 WHEN counted <= app.largest_hidden() THEN NULL
      ELSE greatest(s.step, floor(counted::numeric / s.step + 0.5)::bigint * s.step) END
    FROM (SELECT CASE app.suppression_profile() WHEN 'STRICTER' THEN 10 ELSE 5 END AS step) s;
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.support_episodes(of_participant uuid)
 RETURNS TABLE(enrolled_on date, ended_on date, goes_on boolean, provider_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT e.enrolled_on, e.ended_on,
      p.phase <> 'CLOSED' AND NOT EXISTS (SELECT FROM public.enrolment later WHERE later.partnership_id = e.partnership_id
        AND later.participant_id = e.participant_id AND later.enrolled_on > e.enrolled_on),
      CASE WHEN (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
        OR e.provider_id = ANY ((SELECT app.provider_ids())::uuid[])
        OR p.id = ANY ((SELECT app.opened_participant_ids())::uuid[]) THEN e.provider_id END
    FROM public.participant p
    JOIN public.enrolment e ON e.partnership_id = p.partnership_id AND e.participant_id = p.id
    WHERE p.partnership_id = (SELECT app.partnership_id()) AND p.id = of_participant
      AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
        OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[])
        OR p.id = ANY ((SELECT app.opened_participant_ids())::uuid[]));
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.suppression_profile()
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    SELECT coalesce((SELECT c.profile FROM public.suppression_choice c
      WHERE c.partnership_id = app.partnership_id() AND c.from_day <= (SELECT (now() AT TIME ZONE p.time_zone)::date FROM public.partnership p WHERE p.id = app.partnership_id())
      ORDER BY c.chosen_at DESC LIMIT 1), 'USUAL');
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.survivor(of_participant uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  DECLARE
    saw text := app.see_merged('yes');
    found uuid;
  BEGIN
    WITH RECURSIVE line AS (
      SELECT p.id, p.merged_into FROM public.participant p
      WHERE p.partnership_id = (SELECT app.partnership_id()) AND p.id = of_participant
      UNION ALL
      SELECT p.id, p.merged_into FROM line JOIN public.participant p
        ON p.partnership_id = (SELECT app.partnership_id()) AND p.id = line.merged_into)
    SELECT line.id INTO found FROM line WHERE line.merged_into IS NULL;
    PERFORM app.see_merged(saw);
    RETURN found;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.take_along(of_merge uuid, kept uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  DECLARE
    it record;
    added bigint;
    more boolean := true;
  BEGIN
    WHILE more LOOP
      more := false;
      FOR it IN
        SELECT child.name, child.key_of, parent.name AS parent_name,
          replace(parent.key_of, 't.', 'p.') AS parent_key_of,
          (SELECT string_agg(format('p.%I = t.%I', there.attname, here.attname), ' AND ')
            FROM unnest(k.conkey, k.confkey) AS pair(here, there)
            JOIN pg_attribute here ON here.attrelid = k.conrelid AND here.attnum = pair.here
            JOIN pg_attribute there ON there.attrelid = k.confrelid AND there.attnum = pair.there) AS tie
        FROM pg_constraint k
        JOIN app.merge_tables() child ON k.conrelid = ('public.' || quote_ident(child.name))::regclass
        JOIN app.merge_tables() parent ON k.confrelid = ('public.' || quote_ident(parent.name))::regclass
        WHERE k.contype = 'f' ORDER BY 1, 3
      LOOP
        EXECUTE format('INSERT INTO public.merge_move (partnership_id, merge_id, table_name, key)
          SELECT $1, $2, %1$L, %2$s FROM public.%3$I t
          JOIN public.%4$I p ON %5$s AND p.partnership_id = $1
          JOIN public.merge_move m ON m.partnership_id = $1 AND m.merge_id = $2 AND m.table_name = %4$L AND m.key = %6$s
          WHERE t.partnership_id = $1 AND t.participant_id = $3 ON CONFLICT DO NOTHING',
          it.name, it.key_of, it.name, it.parent_name, it.tie, it.parent_key_of)
        USING app.partnership_id(), of_merge, kept;
        GET DIAGNOSTICS added = ROW_COUNT;
        more := more OR added > 0;
      END LOOP;
    END LOOP;
  END $function$
;

CREATE OR REPLACE FUNCTION app.undo_merge(merge_id uuid, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  DECLARE
    saw text := app.see_merged('yes');
    here uuid := app.partnership_id();
    was public.participant_merge;
    episode_stays boolean := false;
    it record;
  BEGIN
    IF NOT app.has_role('BACKBONE', 'ASSESSOR') THEN
      RAISE EXCEPTION 'only the hub undoes a merge' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT * INTO was FROM public.participant_merge g
    WHERE g.partnership_id = here AND g.id = undo_merge.merge_id AND g.undone_at IS NULL;
    PERFORM FROM public.participant p WHERE p.partnership_id = here AND p.id IN (was.kept_id, was.merged_id)
      ORDER BY p.id FOR UPDATE;
    IF was.id IS NULL OR EXISTS (SELECT FROM public.participant_merge g WHERE g.partnership_id = here AND g.id = was.id
          AND g.undone_at IS NOT NULL)
        OR EXISTS (SELECT FROM public.participant p
          WHERE p.partnership_id = here AND p.id = was.kept_id AND p.merged_into IS NOT NULL)
        OR EXISTS (SELECT FROM public.participant_merge g WHERE g.partnership_id = here AND g.kept_id = was.kept_id
          AND g.nth > was.nth AND g.undone_at IS NULL) THEN
      RAISE EXCEPTION 'this merge is undone, or another one comes first' USING ERRCODE = 'serialization_failure';
    END IF;
    UPDATE public.participant_merge g SET undone_by = app.person_id(), undone_at = at
    WHERE g.partnership_id = here AND g.id = was.id;
    UPDATE public.participant p SET merged_into = NULL WHERE p.partnership_id = here AND p.id = was.merged_id;
    IF was.enrolment_id IS NOT NULL THEN
      BEGIN
        DELETE FROM public.enrolment e WHERE e.partnership_id = here AND e.id = was.enrolment_id;
      EXCEPTION WHEN foreign_key_violation THEN
        -- something rests on it since: it goes to whose support it continued
        episode_stays := true;
      END;
      IF episode_stays AND was.after #>> '{episode,of}' = 'MERGED' THEN
        INSERT INTO public.merge_move VALUES (here, was.id, 'enrolment', jsonb_build_object('id', was.enrolment_id));
        UPDATE public.participant p SET enrolled_on = greatest(p.enrolled_on, (was.after #>> '{episode,enrolled_on}')::date)
        WHERE p.partnership_id = here AND p.id = was.merged_id;
        episode_stays := false;
      END IF;
    END IF;
    -- what was said since of an outcome whose claim goes back
    INSERT INTO public.merge_move
      SELECT here, was.id, said.name, jsonb_build_object('id', said.id) FROM (
        SELECT 'status_spell' AS name, s.id, s.outcome_code FROM public.status_spell s WHERE s.partnership_id = here
          AND s.participant_id = was.kept_id AND s.recorded_at >= was.decided_at
        UNION ALL SELECT 'worked_hours', h.id, h.outcome_code FROM public.worked_hours h WHERE h.partnership_id = here
          AND h.participant_id = was.kept_id AND h.recorded_at >= was.decided_at) said
      WHERE EXISTS (SELECT FROM public.claim c
        JOIN public.merge_move m ON m.partnership_id = here AND m.merge_id = was.id AND m.table_name = 'claim'
          AND m.key = jsonb_build_object('id', c.id)
        WHERE c.partnership_id = here AND c.participant_id = was.kept_id AND c.outcome_code = said.outcome_code
          AND c.state NOT IN ('REJECTED', 'REVERSED'))
      ON CONFLICT DO NOTHING;
    FOR it IN SELECT * FROM app.merge_tables() t WHERE t.is_whole LOOP
      EXECUTE format('INSERT INTO public.merge_move SELECT $1, $2, %1$L, %2$s FROM public.%1$I t
        WHERE t.partnership_id = $1 AND t.participant_id = $3 AND EXISTS (SELECT FROM public.merge_move m
          WHERE m.partnership_id = $1 AND m.merge_id = $2 AND m.table_name = %1$L) ON CONFLICT DO NOTHING',
        it.name, it.key_of) USING here, was.id, was.kept_id;
    END LOOP;
    PERFORM app.take_along(was.id, was.kept_id);
    PERFORM app.move_merged(was.id, was.kept_id, was.merged_id);
    -- what somebody has put right since stays as it is
    UPDATE public.participant p SET
      given_name = CASE WHEN p.given_name = was.after ->> 'given_name' AND p.family_name = was.after ->> 'family_name'
        THEN was.before ->> 'given_name' ELSE p.given_name END,
      family_name = CASE WHEN p.given_name = was.after ->> 'given_name' AND p.family_name = was.after ->> 'family_name'
        THEN was.before ->> 'family_name' ELSE p.family_name END,
      phase = CASE WHEN p.phase = was.after ->> 'phase' THEN was.before ->> 'phase' ELSE p.phase END
    WHERE p.partnership_id = here AND p.id = was.kept_id;
    IF NOT episode_stays THEN
      UPDATE public.participant p SET cohort = was.before ->> 'cohort', provider_id = (was.before ->> 'provider_id')::uuid,
        anchor_id = CASE WHEN p.anchor_id IS NOT DISTINCT FROM (was.after ->> 'anchor_id')::uuid
          THEN (was.before ->> 'anchor_id')::uuid ELSE p.anchor_id END,
        link_worker_id = CASE WHEN p.link_worker_id IS NOT DISTINCT FROM (was.after ->> 'link_worker_id')::uuid
          OR p.provider_id <> (was.before ->> 'provider_id')::uuid
          THEN (was.before ->> 'link_worker_id')::uuid ELSE p.link_worker_id END,
        enrolled_on = (was.before ->> 'enrolled_on')::date
      -- unless another episode of support has begun since
      WHERE p.partnership_id = here AND p.id = was.kept_id AND p.provider_id = (was.after ->> 'provider_id')::uuid
        AND p.enrolled_on = (was.after ->> 'enrolled_on')::date AND p.cohort = was.after ->> 'cohort';
    END IF;
    UPDATE public.participant_detail d SET
      birth_date = CASE WHEN d.birth_date IS NOT DISTINCT FROM (was.after ->> 'birth_date')::date
        THEN (was.before ->> 'birth_date')::date ELSE d.birth_date END,
      postcode = CASE WHEN d.postcode IS NOT DISTINCT FROM was.after ->> 'postcode'
        THEN was.before ->> 'postcode' ELSE d.postcode END
    WHERE d.partnership_id = here AND d.participant_id = was.kept_id;
    UPDATE public.baseline b SET achieved_on = (was.before -> 'baselines' ->> b.outcome_code)::date
    WHERE b.partnership_id = here AND b.participant_id = was.kept_id AND was.before -> 'baselines' ? b.outcome_code
      AND b.achieved_on = (was.after -> 'baselines' ->> b.outcome_code)::date;
    INSERT INTO public.different_people (partnership_id, one_id, other_id, said_by, said_at)
    VALUES (here, least(was.kept_id, was.merged_id), greatest(was.kept_id, was.merged_id), app.person_id(), at)
    ON CONFLICT DO NOTHING;
    PERFORM app.see_merged(saw);
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.use_invitation(hash text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  DECLARE used record;
  BEGIN
    UPDATE public.invitation SET used_at = now()
      WHERE token_hash = hash AND used_at IS NULL AND expires_at > now()
      RETURNING partnership_id, membership_id INTO used;
    IF NOT FOUND THEN RETURN false; END IF;
    UPDATE public.membership m SET joined_at = now(), invited_name = NULL, invited_email = NULL
      WHERE m.partnership_id = used.partnership_id AND m.id = used.membership_id AND m.state = 'INVITED';
    RETURN true;
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.watched_decisions(since date, until date, bands integer[], triage_days integer, answer_days integer)
 RETURNS TABLE(provider_id uuid, source_id uuid, complexity text, age_band integer, offered integer, declined integer, waited integer, started integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    WITH here AS (
      SELECT p.id, p.time_zone, (now() AT TIME ZONE p.time_zone)::date AS today FROM partnership p
      WHERE p.id = app.partnership_id() AND app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'COMMISSIONER')
    ), steps AS MATERIALIZED (
      SELECT e.provider_id, e.to_state, (e.at AT TIME ZONE here.time_zone)::date AS on_day, here.today,
        lead(e.to_state) OVER life AS answer, lead(e.reason) OVER life AS reason,
        (lead(e.at) OVER life AT TIME ZONE here.time_zone)::date AS answered_on,
        row_number() OVER life AS nth,
        (min(e.at) FILTER (WHERE e.to_state IN ('ACCEPTED', 'DECLINED', 'SUPPORTED_ONCE', 'WITHDRAWN'))
          OVER (PARTITION BY e.referral_id) AT TIME ZONE here.time_zone)::date AS decided_on,
        r.source_id, r.state, r.birth_date, (r.received_at AT TIME ZONE here.time_zone)::date AS received_on, t.complexity
      FROM here
      JOIN referral_event e ON e.partnership_id = here.id
      JOIN referral r ON r.partnership_id = e.partnership_id AND r.id = e.referral_id
      LEFT JOIN referral_triage t ON t.partnership_id = e.partnership_id AND t.referral_id = e.referral_id
      WINDOW life AS (PARTITION BY e.referral_id ORDER BY e.id)
    ), decisions AS (
      SELECT s.provider_id, s.answer = 'WAITING' AND s.reason IS NOT NULL AS is_declined,
        s.answer = 'STARTED' AS has_started,
        coalesce(s.answered_on, s.today) - s.on_day > answer_days AS has_waited,
        s.source_id, s.complexity, s.birth_date, s.received_on
      FROM steps s WHERE s.to_state = 'OFFERED' AND s.on_day BETWEEN since AND until
      UNION ALL
      SELECT NULL, s.state = 'DECLINED', s.state = 'STARTED',
        coalesce(s.decided_on, s.today) - s.received_on > triage_days,
        s.source_id, s.complexity, s.birth_date, s.received_on
      FROM steps s WHERE s.nth = 1 AND s.received_on BETWEEN since AND until
    )
    SELECT d.provider_id, d.source_id, d.complexity,
      width_bucket(extract(year FROM age(d.received_on, d.birth_date))::int, bands),
      count(*)::int, count(*) FILTER (WHERE d.is_declined)::int, count(*) FILTER (WHERE d.has_waited)::int,
      count(*) FILTER (WHERE d.has_started)::int
    FROM decisions d
    GROUP BY 1, 2, 3, 4
  $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.way_to_reach(of_participant uuid)
 RETURNS json
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  BEGIN
    RETURN (SELECT json_build_object('way', r.safe_way, 'note', r.safe_note,
        'phone', CASE WHEN r.safe_way IN ('CALL', 'TEXT') THEN r.phone END,
        'email', CASE WHEN r.safe_way = 'EMAIL' THEN r.email END)
      FROM public.referral r WHERE r.partnership_id = app.partnership_id() AND r.participant_id = of_participant
        AND of_participant = ANY (app.joint_participant_ids())
      ORDER BY r.received_at DESC, r.id LIMIT 1);
  END $function$
;
-- runs as weft_gate

CREATE OR REPLACE FUNCTION app.work_waiting()
 RETURNS TABLE(jobs_waiting bigint, oldest_job_seconds double precision, jobs_failed bigint, notes_unsealed bigint, oldest_note_seconds double precision)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
        SELECT o.waiting, o.oldest, f.failed, n.unsealed, n.oldest
        FROM (SELECT count(*) AS waiting,
            coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::double precision AS oldest
          FROM public.outbox WHERE done_at IS NULL AND failed_at IS NULL) o,
          (SELECT count(*) AS failed FROM public.outbox WHERE failed_at IS NOT NULL) f,
          (SELECT count(*) AS unsealed,
            coalesce(extract(epoch FROM clock_timestamp() - min(at)), 0)::double precision AS oldest
          FROM public.audit_note) n;
      $function$
;
-- runs as weft_gate

-- Triggers

CREATE TRIGGER forget_what_runs_saw AFTER UPDATE OF state ON public."extract" FOR EACH ROW WHEN ((new.state = 'DELETED'::text)) EXECUTE FUNCTION app.forget_what_runs_saw();

CREATE TRIGGER note_added AFTER INSERT ON public."extract" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public."extract" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public."extract" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER under_agreement BEFORE INSERT ON public."extract" FOR EACH ROW EXECUTE FUNCTION app.guard_under_agreement();

CREATE TRIGGER note_added AFTER INSERT ON public.activity_group REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.activity_group REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.activity_group REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.allocation_choice FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER guard BEFORE UPDATE ON public.allocation_rule FOR EACH ROW EXECUTE FUNCTION app.guard_allocation_rule();

CREATE TRIGGER note_added AFTER INSERT ON public.allocation_rule REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.allocation_rule REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.allocation_rule REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_added AFTER INSERT ON public.analyst_accreditation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('analyst_accreditation', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.analyst_accreditation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('analyst_accreditation', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.analyst_accreditation REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('analyst_accreditation', 'id');

CREATE TRIGGER note_added AFTER INSERT ON public.analyst_output REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('analyst_output', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.analyst_output REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('analyst_output', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.analyst_output REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('analyst_output', 'id');

CREATE TRIGGER keep_secret AFTER INSERT ON public.analyst_project FOR EACH ROW EXECUTE FUNCTION app.keep_analyst_secret();

CREATE TRIGGER note_added AFTER INSERT ON public.analyst_project REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('analyst_project', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.analyst_project REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('analyst_project', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.analyst_project REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('analyst_project', 'id');

CREATE TRIGGER note_added AFTER INSERT ON public.analyst_project_member REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('analyst_project', 'project_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.analyst_project_member REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('analyst_project', 'project_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.analyst_project_member REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('analyst_project', 'project_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.anchor_agreement FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.anchor_agreement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.anchor_agreement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.anchor_agreement REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_added AFTER INSERT ON public.anchor_candidate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.anchor_candidate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.anchor_candidate REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_added AFTER INSERT ON public.anchor_contact REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.anchor_contact REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.anchor_contact REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_added AFTER INSERT ON public.anchor_places REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.anchor_places REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.anchor_places REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_added AFTER INSERT ON public.anchor_promise REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.anchor_promise REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.anchor_promise REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_added AFTER INSERT ON public.anchor_record REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.anchor_record REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.anchor_record REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_added AFTER INSERT ON public.anchor_refusal REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.anchor_refusal REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.anchor_refusal REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_added AFTER INSERT ON public.anchor_worker REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.anchor_worker REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.anchor_worker REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'anchor_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.assessment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.assessment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.assessment REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.assessment REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION app.keep_audit_entry();

CREATE TRIGGER keep_all BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION app.keep_audit_entry();

CREATE CONSTRAINT TRIGGER seal_change AFTER INSERT ON public.audit_note DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.operation <> 'READ'::text)) EXECUTE FUNCTION app.seal_change();

CREATE TRIGGER note_added AFTER INSERT ON public.audit_sample REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('audit_sample', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.audit_sample REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('audit_sample', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.audit_sample REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('audit_sample', 'id');

CREATE TRIGGER guard BEFORE UPDATE ON public.audit_sample_claim FOR EACH ROW EXECUTE FUNCTION app.guard_finding();

CREATE TRIGGER note_added AFTER INSERT ON public.audit_sample_claim REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'claim_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.audit_sample_claim REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'claim_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.audit_sample_claim REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'claim_id');

CREATE TRIGGER note_added AFTER INSERT ON public.baseline REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.baseline REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.baseline REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.baseline REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER note_added AFTER INSERT ON public.caseload_guide REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.caseload_guide REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.caseload_guide REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.circumstance FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.circumstance REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.circumstance REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.circumstance REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.circumstance REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER episode_holds AFTER INSERT ON public.claim REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_other_episode();

CREATE TRIGGER guard BEFORE UPDATE ON public.claim FOR EACH ROW EXECUTE FUNCTION app.guard_claim();

CREATE TRIGGER note_added AFTER INSERT ON public.claim REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.claim REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.claim REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.claim REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.claim_event FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.claim_message FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.claim_message REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'claim_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.claim_message REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'claim_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.claim_message REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'claim_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.clash_decision FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.clash_decision REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'ends_claim');

CREATE TRIGGER note_changed AFTER UPDATE ON public.clash_decision REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'ends_claim');

CREATE TRIGGER note_removed AFTER DELETE ON public.clash_decision REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'ends_claim');

CREATE TRIGGER note_added AFTER INSERT ON public.complexity_band REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.complexity_band REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.complexity_band REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.contact FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER guard BEFORE INSERT ON public.contact FOR EACH ROW WHEN ((new.corrects IS NOT NULL)) EXECUTE FUNCTION app.guard_contact();

CREATE TRIGGER note_added AFTER INSERT ON public.contact REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.contact REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.contact REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.contact REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER note_added AFTER INSERT ON public.contact_kind REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.contact_kind REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.contact_kind REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.contribution FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.contribution REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('funding_agreement', 'agreement_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.contribution REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('funding_agreement', 'agreement_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.contribution REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('funding_agreement', 'agreement_id');

CREATE TRIGGER note_added AFTER INSERT ON public.decline_reason REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.decline_reason REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.decline_reason REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_added AFTER INSERT ON public.deficit_word REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.deficit_word REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.deficit_word REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_added AFTER INSERT ON public.different_people REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'one_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.different_people REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'one_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.different_people REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'one_id');

CREATE TRIGGER note_added AFTER INSERT ON public.enrolment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.enrolment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.enrolment REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.enrolment REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER note_added AFTER INSERT ON public.evidence REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'claim_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.evidence REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'claim_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.evidence REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'claim_id');

CREATE CONSTRAINT TRIGGER rests_on_a_match AFTER INSERT ON public.evidence DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.kind = 'DATA_MATCH'::text)) EXECUTE FUNCTION app.evidence_rests_on_a_match();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evidence_match FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER guard BEFORE INSERT ON public.evidence_match FOR EACH ROW EXECUTE FUNCTION app.guard_evidence_match();

CREATE TRIGGER note_added AFTER INSERT ON public.evidence_match REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'claim_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.evidence_match REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'claim_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.evidence_match REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'claim_id');

CREATE TRIGGER note_added AFTER INSERT ON public.evidence_measure REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'claim_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.evidence_measure REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'claim_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.evidence_measure REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'claim_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evidence_signature FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER guard BEFORE INSERT ON public.evidence_signature FOR EACH ROW EXECUTE FUNCTION app.guard_evidence_signature();

CREATE TRIGGER note_added AFTER INSERT ON public.evidence_signature REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'claim_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.evidence_signature REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'claim_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.evidence_signature REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('claim', 'claim_id');

CREATE TRIGGER note_added AFTER INSERT ON public.expertise REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.expertise REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.expertise REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_added AFTER INSERT ON public.extract_mapping REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.extract_mapping REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.extract_mapping REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.forecast_period FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.forecast_period REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('forecast_plan', 'plan_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.forecast_period REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('forecast_plan', 'plan_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.forecast_period REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('forecast_plan', 'plan_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.forecast_plan FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.forecast_plan REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('forecast_plan', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.forecast_plan REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('forecast_plan', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.forecast_plan REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('forecast_plan', 'id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.funding_agreement FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.funding_agreement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('funding_agreement', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.funding_agreement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('funding_agreement', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.funding_agreement REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('funding_agreement', 'id');

CREATE TRIGGER keep_agreed BEFORE DELETE OR UPDATE ON public.funding_proposal FOR EACH ROW EXECUTE FUNCTION app.keep_agreed_proposal();

CREATE TRIGGER note_added AFTER INSERT ON public.funding_proposal REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('funding_proposal', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.funding_proposal REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('funding_proposal', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.funding_proposal REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('funding_proposal', 'id');

CREATE TRIGGER note_added AFTER INSERT ON public.group_member REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.group_member REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.group_member REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.group_member REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER note_added AFTER INSERT ON public.hub_guide REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.hub_guide REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.hub_guide REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER guard BEFORE UPDATE ON public.instrument FOR EACH ROW EXECUTE FUNCTION app.guard_instrument();

CREATE TRIGGER note_added AFTER INSERT ON public.instrument REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('instrument', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.instrument REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('instrument', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.instrument REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('instrument', 'id');

CREATE TRIGGER note_added AFTER INSERT ON public.invitation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('membership', 'membership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.invitation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('membership', 'membership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.invitation REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('membership', 'membership_id');

CREATE TRIGGER make_way BEFORE INSERT ON public.joint_work FOR EACH ROW EXECUTE FUNCTION app.make_way_for_joint_work();

CREATE TRIGGER note_added AFTER INSERT ON public.joint_work REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.joint_work REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.joint_work REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.joint_work REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER balance AFTER INSERT ON public.ledger_entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.check_ledger_balance();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_transaction FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.match_decision FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.match_decision REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.match_decision REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.match_decision REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.match_decision REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER note_added AFTER INSERT ON public.match_fact REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.match_fact REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.match_fact REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.match_fact REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER note_added AFTER INSERT ON public.match_offer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.match_offer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.match_offer REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.match_offer REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER refuse_merged AFTER INSERT ON public.match_pair REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER note_added AFTER INSERT ON public.match_run REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.match_run REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.match_run REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER under_agreement BEFORE INSERT OR UPDATE ON public.match_run FOR EACH ROW EXECUTE FUNCTION app.guard_under_agreement();

CREATE TRIGGER guard BEFORE UPDATE ON public.measure_rule FOR EACH ROW EXECUTE FUNCTION app.guard_measure_rule();

CREATE TRIGGER note_added AFTER INSERT ON public.measure_rule REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('measure_rule', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.measure_rule REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('measure_rule', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.measure_rule REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('measure_rule', 'id');

CREATE TRIGGER activate BEFORE UPDATE OF joined_at ON public.membership FOR EACH ROW WHEN (((old.state = 'INVITED'::text) AND (new.joined_at IS NOT NULL))) EXECUTE FUNCTION app.activate_member();

CREATE TRIGGER end_sessions AFTER UPDATE ON public.membership FOR EACH ROW WHEN (((('ACTIVE'::text = old.state) OR ('ACTIVE'::text = new.state)) AND ((old.state <> new.state) OR (NOT ((old.roles @> new.roles) AND (new.roles @> old.roles)))))) EXECUTE FUNCTION app.end_sessions();

CREATE TRIGGER end_sessions_of_new AFTER INSERT ON public.membership FOR EACH ROW WHEN ((new.state = 'ACTIVE'::text)) EXECUTE FUNCTION app.end_sessions();

CREATE TRIGGER note_added AFTER INSERT ON public.membership REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('membership', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.membership REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('membership', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.membership REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('membership', 'id');

CREATE TRIGGER note_added AFTER INSERT ON public.milestone REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.milestone REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.milestone REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.notification REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER note_added AFTER INSERT ON public.notification_choice REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('person', 'person_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.notification_choice REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('person', 'person_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.notification_choice REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('person', 'person_id');

CREATE TRIGGER note_added AFTER INSERT ON public.notification_setting REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.notification_setting REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.notification_setting REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER guard BEFORE UPDATE ON public.opened_record FOR EACH ROW EXECUTE FUNCTION app.guard_opened_record();

CREATE TRIGGER note_added AFTER INSERT ON public.opened_record REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.opened_record REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.opened_record REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_added AFTER INSERT ON public.organisation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.organisation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.organisation REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'id');

CREATE TRIGGER announce AFTER INSERT ON public.outbox FOR EACH STATEMENT EXECUTE FUNCTION app.announce_outbox();

CREATE TRIGGER joint_work_ends AFTER UPDATE OF phase, provider_id ON public.participant FOR EACH ROW WHEN (((CURRENT_USER <> 'weft_gate'::name) AND ((old.provider_id IS DISTINCT FROM new.provider_id) OR ((new.phase = 'CLOSED'::text) AND (old.phase <> 'CLOSED'::text))))) EXECUTE FUNCTION app.end_joint_work();

CREATE TRIGGER note_added AFTER INSERT ON public.participant REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.participant REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.participant REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'id');

CREATE TRIGGER to_file_added AFTER INSERT ON public.participant REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_unfiled('PARTICIPANT', 'id');

CREATE TRIGGER to_file_changed AFTER UPDATE ON public.participant REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_unfiled('PARTICIPANT', 'id');

CREATE TRIGGER note_added AFTER INSERT ON public.participant_detail REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.participant_detail REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.participant_detail REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER to_file_added AFTER INSERT ON public.participant_detail REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_unfiled('PARTICIPANT', 'participant_id');

CREATE TRIGGER to_file_changed AFTER UPDATE ON public.participant_detail REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_unfiled('PARTICIPANT', 'participant_id');

CREATE TRIGGER note_added AFTER INSERT ON public.participant_merge REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'kept_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.participant_merge REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'kept_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.participant_merge REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'kept_id');

CREATE TRIGGER note_added AFTER INSERT ON public.partnership REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.partnership REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.partnership REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'id');

CREATE TRIGGER note_added AFTER INSERT ON public.payment_run REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('payment_run', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.payment_run REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('payment_run', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.payment_run REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('payment_run', 'id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.phase_change FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.phase_change REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.phase_change REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.phase_change REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.phase_change REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER keep_agreed BEFORE INSERT OR DELETE OR UPDATE ON public.proposed_contribution FOR EACH ROW EXECUTE FUNCTION app.keep_agreed_line();

CREATE TRIGGER note_added AFTER INSERT ON public.proposed_contribution REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('funding_proposal', 'proposal_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.proposed_contribution REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('funding_proposal', 'proposal_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.proposed_contribution REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('funding_proposal', 'proposal_id');

CREATE TRIGGER note_added AFTER INSERT ON public.provider_offer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.provider_offer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.provider_offer REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER keep_published BEFORE DELETE OR UPDATE ON public.rate_card FOR EACH ROW EXECUTE FUNCTION app.keep_published_card();

CREATE TRIGGER note_added AFTER INSERT ON public.rate_card REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('rate_card', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.rate_card REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('rate_card', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.rate_card REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('rate_card', 'id');

CREATE TRIGGER note_added AFTER INSERT ON public.recognised_person REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('referral', 'referral_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.recognised_person REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('referral', 'referral_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.recognised_person REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('referral', 'referral_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.recognised_person REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER seal_follows AFTER INSERT OR DELETE OR UPDATE OF participant_id ON public.recognised_person FOR EACH ROW EXECUTE FUNCTION app.seal_follows_recognition();

CREATE TRIGGER note_added AFTER INSERT ON public.record_seal REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'record_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.record_seal REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'record_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.record_seal REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'record_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.record_seal REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER takes_in BEFORE INSERT OR UPDATE OF participant_id ON public.record_seal FOR EACH ROW EXECUTE FUNCTION app.seal_takes_in();

CREATE TRIGGER takes_no_merged BEFORE INSERT ON public.record_seal FOR EACH ROW EXECUTE FUNCTION app.seal_takes_no_merged();

CREATE TRIGGER guard BEFORE UPDATE ON public.reference_counter FOR EACH ROW EXECUTE FUNCTION app.guard_counter();

CREATE TRIGGER guard BEFORE UPDATE ON public.referral FOR EACH ROW EXECUTE FUNCTION app.guard_referral();

CREATE TRIGGER note_added AFTER INSERT ON public.referral REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('referral', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.referral REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('referral', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.referral REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('referral', 'id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.referral REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER seal_follows AFTER INSERT OR UPDATE OF participant_id ON public.referral FOR EACH ROW WHEN ((new.participant_id IS NOT NULL)) EXECUTE FUNCTION app.seal_follows();

CREATE TRIGGER to_file_added AFTER INSERT ON public.referral REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_unfiled('REFERRAL', 'id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.referral_agreement FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.referral_agreement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('referral', 'referral_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.referral_agreement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('referral', 'referral_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.referral_agreement REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('referral', 'referral_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.referral_event FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.referral_file REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('referral_file', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.referral_file REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('referral_file', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.referral_file REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('referral_file', 'id');

CREATE TRIGGER note_added AFTER INSERT ON public.referral_triage REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('referral', 'referral_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.referral_triage REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('referral', 'referral_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.referral_triage REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('referral', 'referral_id');

CREATE TRIGGER note_added AFTER INSERT ON public.referral_wish REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('referral', 'referral_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.referral_wish REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('referral', 'referral_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.referral_wish REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('referral', 'referral_id');

CREATE TRIGGER note_added AFTER INSERT ON public.safeguarding_lead REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'organisation_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.safeguarding_lead REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'organisation_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.safeguarding_lead REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'organisation_id');

CREATE TRIGGER note_added AFTER INSERT ON public.safety_note REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.safety_note REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.safety_note REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.safety_note REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER note_added AFTER INSERT ON public.seal_opener REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('record_seal', 'seal_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.seal_opener REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('record_seal', 'seal_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.seal_opener REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('record_seal', 'seal_id');

CREATE TRIGGER note_added AFTER INSERT ON public.self_referral_page REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.self_referral_page REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.self_referral_page REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_added AFTER INSERT ON public.service REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'provider_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.service REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'provider_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.service REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('organisation', 'provider_id');

CREATE TRIGGER guard BEFORE UPDATE ON public.sharing_agreement FOR EACH ROW EXECUTE FUNCTION app.guard_sharing_agreement();

CREATE TRIGGER note_added AFTER INSERT ON public.sharing_agreement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.sharing_agreement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.sharing_agreement REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER guard BEFORE INSERT OR DELETE OR UPDATE ON public.sharing_evidence FOR EACH ROW EXECUTE FUNCTION app.guard_sharing_part();

CREATE TRIGGER note_added AFTER INSERT ON public.sharing_evidence REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.sharing_evidence REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.sharing_evidence REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.sharing_notice FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.sharing_notice REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.sharing_notice REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.sharing_notice REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.sharing_notice REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER guard BEFORE INSERT OR DELETE OR UPDATE ON public.sharing_party FOR EACH ROW EXECUTE FUNCTION app.guard_sharing_part();

CREATE TRIGGER note_added AFTER INSERT ON public.sharing_party REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.sharing_party REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.sharing_party REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_added AFTER INSERT ON public.sharing_person REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.sharing_person REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.sharing_person REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.signature_wording FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.signature_wording REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.signature_wording REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.signature_wording REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.signed_statement FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.signed_statement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.signed_statement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.signed_statement REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.signed_statement REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER note_added AFTER INSERT ON public.sitting REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.sitting REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.sitting REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_added AFTER INSERT ON public.statement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('statement', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.statement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('statement', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.statement REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('statement', 'id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.status_spell FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.status_spell REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.status_spell REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.status_spell REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.status_spell REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.support_plan FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.support_plan REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.support_plan REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.support_plan REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.support_plan REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER note_added AFTER INSERT ON public.support_worker REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.support_worker REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.support_worker REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.suppression_choice FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.suppression_choice REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('suppression_choice', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.suppression_choice REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('suppression_choice', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.suppression_choice REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('suppression_choice', 'id');

CREATE TRIGGER keep_published BEFORE INSERT OR DELETE OR UPDATE ON public.tariff FOR EACH ROW EXECUTE FUNCTION app.keep_published_tariff();

CREATE TRIGGER note_added AFTER INSERT ON public.tariff REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('rate_card', 'rate_card_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.tariff REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('rate_card', 'rate_card_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.tariff REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('rate_card', 'rate_card_id');

CREATE TRIGGER note_added AFTER INSERT ON public.transfer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.transfer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.transfer REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.transfer REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER note_added AFTER INSERT ON public.upload REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('upload', 'id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.upload REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('upload', 'id');

CREATE TRIGGER note_removed AFTER DELETE ON public.upload REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('upload', 'id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.variation FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.variation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.variation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.variation REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('partnership', 'partnership_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.worked_hours FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.worked_hours REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.worked_hours REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.worked_hours REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.worked_hours REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.worker_move FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE TRIGGER note_added AFTER INSERT ON public.worker_move REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_changed AFTER UPDATE ON public.worker_move REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER note_removed AFTER DELETE ON public.worker_move REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('participant', 'participant_id');

CREATE TRIGGER refuse_merged AFTER INSERT ON public.worker_move REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged();

-- Rights

GRANT INSERT, SELECT, UPDATE (accepted_at), UPDATE (accepted_by), UPDATE (clean_key), UPDATE (deleted_at), UPDATE (encoding), UPDATE (good), UPDATE (headings), UPDATE (mapping), UPDATE (messages), UPDATE (notes), UPDATE (preview), UPDATE (problems), UPDATE (state), UPDATE (stays_out), UPDATE (storage_key) ON "extract" TO weft_app;

GRANT EXECUTE ON FUNCTION app.account_made(uuid) TO weft_auth;

GRANT EXECUTE ON FUNCTION app.account_made(uuid) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.analyst_project_ids() TO weft_app;

GRANT EXECUTE ON FUNCTION app.analyst_project_ids() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.analyst_pseudonym(uuid,uuid) TO weft_app;

GRANT EXECUTE ON FUNCTION app.analyst_pseudonym(uuid,uuid) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.anchor_ids() TO weft_app;

GRANT EXECUTE ON FUNCTION app.anchor_ids() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.anchor_payments(uuid) TO weft_app;

GRANT EXECUTE ON FUNCTION app.anchor_payments(uuid) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.are_apart(uuid,uuid) TO weft_app;

GRANT EXECUTE ON FUNCTION app.are_apart(uuid,uuid) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.attending_elsewhere(uuid) TO weft_app;

GRANT EXECUTE ON FUNCTION app.attending_elsewhere(uuid) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.audit_hash(bytea,uuid,bigint,audit_note) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.codes_in_use(text,text[]) TO weft_app;

GRANT EXECUTE ON FUNCTION app.codes_in_use(text,text[]) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.contract_maximum(uuid,date) TO weft_app;

GRANT EXECUTE ON FUNCTION app.contract_maximum(uuid,date) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.count_live_claims(text[],text[],uuid[],date[],date[]) TO weft_app;

GRANT EXECUTE ON FUNCTION app.count_live_claims(text[],text[],uuid[],date[],date[]) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.demonstration_accounts() TO weft_app;

GRANT EXECUTE ON FUNCTION app.demonstration_accounts() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.earliest_instant() TO weft_app;

GRANT EXECUTE ON FUNCTION app.end_joint_work() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.end_sessions() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.enrolments_of(uuid[]) TO weft_app;

GRANT EXECUTE ON FUNCTION app.enrolments_of(uuid[]) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.enter(uuid,text) TO weft_app;

GRANT EXECUTE ON FUNCTION app.enter(uuid,text) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.enter_as_system(uuid) TO weft_app;

GRANT EXECUTE ON FUNCTION app.enter_as_system(uuid) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.enter_by_public_page(text) TO weft_app;

GRANT EXECUTE ON FUNCTION app.enter_by_public_page(text) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.enter_by_session(text,text) TO weft_app;

GRANT EXECUTE ON FUNCTION app.enter_by_session(text,text) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.enter_to_set_up(text) TO weft_app;

GRANT EXECUTE ON FUNCTION app.enter_to_set_up(text) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.episodes_before(uuid) TO weft_app;

GRANT EXECUTE ON FUNCTION app.episodes_before(uuid) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.everybody_is_filed() TO weft_app;

GRANT EXECUTE ON FUNCTION app.everybody_is_filed() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.fold(text) TO weft_app;

GRANT EXECUTE ON FUNCTION app.fold(text) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.former_participant_ids() TO weft_app;

GRANT EXECUTE ON FUNCTION app.former_participant_ids() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.funder_ids() TO weft_app;

GRANT EXECUTE ON FUNCTION app.funder_ids() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.has_openers(uuid) TO weft_app;

GRANT EXECUTE ON FUNCTION app.has_openers(uuid) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.has_role(text[]) TO weft_app;

GRANT EXECUTE ON FUNCTION app.has_role(text[]) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.held_roles() TO weft_app;

GRANT EXECUTE ON FUNCTION app.held_roles() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.hold_joint_participant(uuid) TO weft_app;

GRANT EXECUTE ON FUNCTION app.hold_joint_participant(uuid) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.invitation_of(text) TO weft_app;

GRANT EXECUTE ON FUNCTION app.invitation_of(text) TO weft_auth;

GRANT EXECUTE ON FUNCTION app.invitation_of(text) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.is_accredited() TO weft_app;

GRANT EXECUTE ON FUNCTION app.is_accredited() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.is_named_in(uuid) TO weft_app;

GRANT EXECUTE ON FUNCTION app.is_named_in(uuid) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.is_operator() TO weft_app;

GRANT EXECUTE ON FUNCTION app.is_operator() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.joint_participant_ids() TO weft_app;

GRANT EXECUTE ON FUNCTION app.joint_participant_ids() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.keep_analyst_secret() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.largest_hidden() TO weft_app;

GRANT EXECUTE ON FUNCTION app.largest_hidden() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.latest_instant() TO weft_app;

GRANT EXECUTE ON FUNCTION app.led_organisation_ids() TO weft_app;

GRANT EXECUTE ON FUNCTION app.led_organisation_ids() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.looked_after_ids() TO weft_app;

GRANT EXECUTE ON FUNCTION app.looked_after_ids() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.looks_at(uuid,integer) TO weft_app;

GRANT EXECUTE ON FUNCTION app.looks_at(uuid,integer) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.make_way_for_joint_work() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.managed_provider_ids() TO weft_app;

GRANT EXECUTE ON FUNCTION app.managed_provider_ids() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.may_be_matched(uuid,uuid) TO weft_app;

GRANT EXECUTE ON FUNCTION app.may_be_matched(uuid,uuid) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.merge_carries(uuid,uuid) TO weft_app;

GRANT EXECUTE ON FUNCTION app.merge_carries(uuid,uuid) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.merge_participants(uuid,uuid,jsonb,timestamp with time zone) TO weft_app;

GRANT EXECUTE ON FUNCTION app.merge_participants(uuid,uuid,jsonb,timestamp with time zone) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.merge_tables() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.move_merged(uuid,uuid,uuid) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.next_reference(text,integer) TO weft_app;

GRANT EXECUTE ON FUNCTION app.next_reference(text,integer) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.note_change() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.note_unfiled() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.offer_outbox(integer,interval) TO weft_app;

GRANT EXECUTE ON FUNCTION app.offer_outbox(integer,interval) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.opened_participant_ids() TO weft_app;

GRANT EXECUTE ON FUNCTION app.opened_participant_ids() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.opened_seal_ids() TO weft_app;

GRANT EXECUTE ON FUNCTION app.opened_seal_ids() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.organisation_ids() TO weft_app;

GRANT EXECUTE ON FUNCTION app.organisation_ids() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.organisations_as(text[]) TO weft_app;

GRANT EXECUTE ON FUNCTION app.organisations_as(text[]) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.outcomes_of(uuid[]) TO weft_app;

GRANT EXECUTE ON FUNCTION app.outcomes_of(uuid[]) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.participant_to_open(text) TO weft_app;

GRANT EXECUTE ON FUNCTION app.participant_to_open(text) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.partnership_id() TO weft_app;

GRANT EXECUTE ON FUNCTION app.partnership_id() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.partnership_ids() TO weft_app;

GRANT EXECUTE ON FUNCTION app.partnership_ids() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.partnerships_with_unused_uploads(timestamp with time zone) TO weft_app;

GRANT EXECUTE ON FUNCTION app.partnerships_with_unused_uploads(timestamp with time zone) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.person_for_email(text,text) TO weft_app;

GRANT EXECUTE ON FUNCTION app.person_for_email(text,text) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.person_id() TO weft_app;

GRANT EXECUTE ON FUNCTION app.person_id() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.places_used(uuid,date,date) TO weft_app;

GRANT EXECUTE ON FUNCTION app.places_used(uuid,date,date) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.plain_domain(text) TO weft_app;

GRANT EXECUTE ON FUNCTION app.plain_domain(text) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.provider_ids() TO weft_app;

GRANT EXECUTE ON FUNCTION app.provider_ids() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.refuse_merged() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.roles() TO weft_app;

GRANT EXECUTE ON FUNCTION app.roles() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.scheduled_partnerships() TO weft_app;

GRANT EXECUTE ON FUNCTION app.scheduled_partnerships() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.seal_change() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.seal_follows() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.seal_follows_recognition() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.seal_notes(uuid,audit_note[]) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.seal_reads(integer) TO weft_app;

GRANT EXECUTE ON FUNCTION app.seal_reads(integer) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.seal_takes_in() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.seal_takes_no_merged() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.sealed_claim_ids() TO weft_app;

GRANT EXECUTE ON FUNCTION app.sealed_claim_ids() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.sealed_ids() TO weft_app;

GRANT EXECUTE ON FUNCTION app.sealed_ids() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.search_pattern(text) TO weft_app;

GRANT EXECUTE ON FUNCTION app.second_factor_needed(uuid) TO weft_auth;

GRANT EXECUTE ON FUNCTION app.second_factor_needed(uuid) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.see_merged(text) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.sensitive_domain(text,text[]) TO weft_app;

GRANT EXECUTE ON FUNCTION app.sensitive_domain(text,text[]) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.session_over(text,timestamp with time zone,timestamp with time zone,timestamp with time zone) TO weft_auth;

GRANT EXECUTE ON FUNCTION app.session_over(text,timestamp with time zone,timestamp with time zone,timestamp with time zone) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.set_up_stage(uuid) TO weft_app;

GRANT EXECUTE ON FUNCTION app.set_up_stage(uuid) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.setting(text) TO weft_app;

GRANT EXECUTE ON FUNCTION app.setting(text) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.sharing_in_force(uuid,timestamp with time zone) TO weft_app;

GRANT EXECUTE ON FUNCTION app.sharing_in_force(uuid,timestamp with time zone) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.shown_count(bigint) TO weft_app;

GRANT EXECUTE ON FUNCTION app.shown_count(bigint) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.support_episodes(uuid) TO weft_app;

GRANT EXECUTE ON FUNCTION app.support_episodes(uuid) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.suppression_profile() TO weft_app;

GRANT EXECUTE ON FUNCTION app.suppression_profile() TO weft_gate;

GRANT EXECUTE ON FUNCTION app.survivor(uuid) TO weft_app;

GRANT EXECUTE ON FUNCTION app.survivor(uuid) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.take_along(uuid,uuid) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.undo_merge(uuid,timestamp with time zone) TO weft_app;

GRANT EXECUTE ON FUNCTION app.undo_merge(uuid,timestamp with time zone) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.use_invitation(text) TO weft_app;

GRANT EXECUTE ON FUNCTION app.use_invitation(text) TO weft_auth;

GRANT EXECUTE ON FUNCTION app.use_invitation(text) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.watched_decisions(date,date,integer[],integer,integer) TO weft_app;

GRANT EXECUTE ON FUNCTION app.watched_decisions(date,date,integer[],integer,integer) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.way_to_reach(uuid) TO weft_app;

GRANT EXECUTE ON FUNCTION app.way_to_reach(uuid) TO weft_gate;

GRANT EXECUTE ON FUNCTION app.work_waiting() TO weft_app;

GRANT EXECUTE ON FUNCTION app.work_waiting() TO weft_gate;

GRANT USAGE ON SCHEMA app TO weft_app;

GRANT USAGE ON SCHEMA app TO weft_auth;

GRANT USAGE ON SCHEMA app TO weft_gate;

GRANT USAGE ON SCHEMA auth TO weft_auth;

GRANT USAGE ON SCHEMA auth TO weft_gate;

GRANT USAGE ON SCHEMA public TO weft_app;

GRANT USAGE ON SCHEMA public TO weft_gate;

GRANT INSERT, SELECT, UPDATE (anchor_id), UPDATE (is_closed), UPDATE (minutes), UPDATE (name), UPDATE (place), UPDATE (service_id), UPDATE (weekday) ON activity_group TO weft_app;

GRANT SELECT (id), SELECT (is_closed), SELECT (partnership_id), SELECT (provider_id), SELECT (service_id) ON activity_group TO weft_gate;

GRANT INSERT, SELECT ON allocation_choice TO weft_app;

GRANT INSERT, SELECT, UPDATE (adopted_at), UPDATE (adopted_by), UPDATE (state) ON allocation_rule TO weft_app;

GRANT INSERT, SELECT, UPDATE (ended_at), UPDATE (ended_by) ON analyst_accreditation TO weft_app;

GRANT SELECT ON analyst_accreditation TO weft_gate;

GRANT DELETE, INSERT, SELECT ON analyst_cube TO weft_app;

GRANT INSERT, SELECT, UPDATE (decided_at), UPDATE (decided_by), UPDATE (reason), UPDATE (state) ON analyst_output TO weft_app;

GRANT INSERT, SELECT, UPDATE (closed_at), UPDATE (closed_by) ON analyst_project TO weft_app;

GRANT SELECT ON analyst_project TO weft_gate;

GRANT INSERT, SELECT ON analyst_project_member TO weft_app;

GRANT SELECT ON analyst_project_member TO weft_gate;

GRANT DELETE, INSERT, SELECT ON analyst_row TO weft_app;

GRANT DELETE, INSERT, SELECT ON analyst_snapshot TO weft_app;

GRANT INSERT, SELECT ON anchor_agreement TO weft_app;

GRANT SELECT ON anchor_agreement TO weft_gate;

GRANT DELETE, INSERT, SELECT, UPDATE (asked_on), UPDATE (consented_on), UPDATE (referral_id) ON anchor_candidate TO weft_app;

GRANT INSERT, SELECT, UPDATE (email), UPDATE (job), UPDATE (left_at), UPDATE (name), UPDATE (note), UPDATE (phone) ON anchor_contact TO weft_app;

GRANT INSERT, SELECT, UPDATE (agreed_at), UPDATE (agreed_by), UPDATE (places), UPDATE (to_on) ON anchor_places TO weft_app;

GRANT INSERT, SELECT, UPDATE (kept), UPDATE (settled_by), UPDATE (settled_on) ON anchor_promise TO weft_app;

GRANT INSERT, SELECT, UPDATE (address), UPDATE (commissioner), UPDATE (imported_at), UPDATE (opened_on), UPDATE (postcode) ON anchor_record TO weft_app;

GRANT INSERT, SELECT, UPDATE (count) ON anchor_refusal TO weft_app;

GRANT INSERT, SELECT, UPDATE (ended_on), UPDATE (from_on) ON anchor_worker TO weft_app;

GRANT SELECT ON anchor_worker TO weft_gate;

GRANT INSERT, SELECT ON app.analyst_secret TO weft_gate;

GRANT SELECT ON app.installation TO weft_app;

GRANT SELECT ON app.installation TO weft_gate;

GRANT INSERT, SELECT ON assessment TO weft_app;

GRANT SELECT, UPDATE (participant_id) ON assessment TO weft_gate;

GRANT SELECT ON audit_entry TO weft_app;

GRANT INSERT, SELECT ON audit_entry TO weft_gate;

GRANT SELECT ON audit_head TO weft_app;

GRANT INSERT, SELECT, UPDATE ON audit_head TO weft_gate;

GRANT INSERT (action), INSERT (operation), INSERT (partnership_id), INSERT (person_id), INSERT (record_ids), INSERT (subject), SELECT ON audit_note TO weft_app;

GRANT DELETE, INSERT, SELECT ON audit_note TO weft_gate;

GRANT INSERT, SELECT ON audit_sample TO weft_app;

GRANT INSERT, SELECT, UPDATE (found_at), UPDATE (found_by), UPDATE (note), UPDATE (verdict) ON audit_sample_claim TO weft_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON auth."user" TO weft_auth;

GRANT SELECT (demonstration), SELECT (id) ON auth."user" TO weft_gate;

GRANT DELETE, INSERT, SELECT, UPDATE ON auth.account TO weft_auth;

GRANT DELETE, INSERT, SELECT, UPDATE ON auth.recovery_code TO weft_auth;

GRANT DELETE, INSERT, SELECT, UPDATE ON auth.second_factor TO weft_auth;

GRANT SELECT (confirmedAt), SELECT (userId) ON auth.second_factor TO weft_gate;

GRANT DELETE, INSERT, SELECT, UPDATE ON auth.session TO weft_auth;

GRANT SELECT (createdAt), SELECT (endedBecause), SELECT (expiresAt), SELECT (lastSeenAt), SELECT (secondFactorAt), SELECT (token), SELECT (userId), UPDATE (endedBecause), UPDATE (lastSeenAt) ON auth.session TO weft_gate;

GRANT DELETE, INSERT, SELECT, UPDATE ON auth.sign_in_attempt TO weft_auth;

GRANT DELETE, INSERT, SELECT, UPDATE ON auth.sign_in_failure TO weft_auth;

GRANT DELETE, INSERT, SELECT, UPDATE ON auth.verification TO weft_auth;

GRANT DELETE, INSERT, SELECT, UPDATE ON auth.visitor_attempt TO weft_auth;

GRANT INSERT, SELECT ON baseline TO weft_app;

GRANT SELECT, UPDATE (achieved_on), UPDATE (participant_id) ON baseline TO weft_gate;

GRANT INSERT, SELECT, UPDATE (changed_at), UPDATE (changed_by), UPDATE (guide) ON caseload_guide TO weft_app;

GRANT INSERT, SELECT ON circumstance TO weft_app;

GRANT SELECT, UPDATE (participant_id) ON circumstance TO weft_gate;

GRANT INSERT, SELECT, UPDATE (approved_at), UPDATE (approved_by), UPDATE (awaits_answer), UPDATE (rests_on_reversed), UPDATE (reversal_pending), UPDATE (run_id), UPDATE (state), UPDATE (submitted_at), UPDATE (submitted_by), UPDATE (unfunded_reason), UPDATE (unfunded_run_id), UPDATE (verified_at), UPDATE (verified_by) ON claim TO weft_app;

GRANT SELECT, UPDATE (participant_id) ON claim TO weft_gate;

GRANT INSERT, SELECT ON claim_event TO weft_app;

GRANT INSERT, SELECT ON claim_message TO weft_app;

GRANT INSERT, SELECT ON clash_decision TO weft_app;

GRANT INSERT, SELECT, UPDATE (is_complex), UPDATE (is_offered), UPDATE (meaning), UPDATE (position), UPDATE (title) ON complexity_band TO weft_app;

GRANT INSERT, SELECT ON contact TO weft_app;

GRANT SELECT, SELECT (attendance), SELECT (corrects), SELECT (id), SELECT (is_removed), SELECT (met_on), SELECT (participant_id), SELECT (partnership_id), UPDATE (participant_id) ON contact TO weft_gate;

GRANT INSERT, SELECT, UPDATE (is_offered), UPDATE (meets), UPDATE (position), UPDATE (title) ON contact_kind TO weft_app;

GRANT INSERT, SELECT ON contribution TO weft_app;

GRANT SELECT ON contribution TO weft_gate;

GRANT INSERT, SELECT, UPDATE (paid) ON contribution_total TO weft_app;

GRANT INSERT, SELECT, UPDATE (given_by), UPDATE (is_offered), UPDATE (position), UPDATE (title) ON decline_reason TO weft_app;

GRANT INSERT, SELECT, UPDATE (added_at), UPDATE (added_by), UPDATE (alternatives), UPDATE (phrase), UPDATE (removed_at), UPDATE (unless), UPDATE (why) ON deficit_word TO weft_app;

GRANT INSERT, SELECT ON different_people TO weft_app;

GRANT INSERT, SELECT ON different_people TO weft_gate;

GRANT INSERT, SELECT, UPDATE (anchor_id), UPDATE (ended_on), UPDATE (enrolled_on) ON enrolment TO weft_app;

GRANT DELETE, INSERT, SELECT, UPDATE (participant_id) ON enrolment TO weft_gate;

GRANT INSERT, SELECT ON evidence TO weft_app;

GRANT SELECT (claim_id), SELECT (partnership_id), SELECT (upload_id) ON evidence TO weft_gate;

GRANT INSERT, SELECT ON evidence_match TO weft_app;

GRANT INSERT, SELECT, UPDATE (corrected_at) ON evidence_measure TO weft_app;

GRANT INSERT, SELECT ON evidence_opening TO weft_app;

GRANT INSERT, SELECT ON evidence_signature TO weft_app;

GRANT INSERT, SELECT, UPDATE (is_offered), UPDATE (kind), UPDATE (position), UPDATE (title) ON expertise TO weft_app;

GRANT DELETE, INSERT, SELECT ON extract_fault TO weft_app;

GRANT DELETE, INSERT, SELECT, UPDATE (chosen_at), UPDATE (chosen_by), UPDATE (mapping) ON extract_mapping TO weft_app;

GRANT INSERT, SELECT, UPDATE (done), UPDATE (rows) ON extract_progress TO weft_app;

GRANT INSERT, SELECT ON forecast_period TO weft_app;

GRANT INSERT, SELECT ON forecast_plan TO weft_app;

GRANT SELECT ON funder_claim TO weft_app;

GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON funder_claim TO weft_gate;

GRANT SELECT ON funder_domain_month TO weft_app;

GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON funder_domain_month TO weft_gate;

GRANT SELECT ON funder_paper_line TO weft_app;

GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON funder_paper_line TO weft_gate;

GRANT SELECT ON funder_statement_line TO weft_app;

GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON funder_statement_line TO weft_gate;

GRANT INSERT, SELECT ON funding_agreement TO weft_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON funding_proposal TO weft_app;

GRANT INSERT, SELECT, UPDATE (total) ON funding_stream TO weft_app;

GRANT INSERT, SELECT, UPDATE (joined_on), UPDATE (left_on) ON group_member TO weft_app;

GRANT SELECT, SELECT (group_id), SELECT (left_on), SELECT (participant_id), SELECT (partnership_id), UPDATE (participant_id) ON group_member TO weft_gate;

GRANT INSERT, SELECT, UPDATE (age_bands), UPDATE (answer_days), UPDATE (triage_days), UPDATE (waiting_days) ON hub_guide TO weft_app;

GRANT DELETE, INSERT, SELECT, UPDATE (content), UPDATE (moved_at), UPDATE (state), UPDATE (title) ON instrument TO weft_app;

GRANT INSERT, SELECT, UPDATE (expires_at) ON invitation TO weft_app;

GRANT SELECT, UPDATE (used_at) ON invitation TO weft_gate;

GRANT INSERT, SELECT, UPDATE (decided_at), UPDATE (decided_by), UPDATE (decided_words), UPDATE (ended_at), UPDATE (ended_by), UPDATE (ended_how), UPDATE (ended_on), UPDATE (ended_words), UPDATE (named_at), UPDATE (named_by), UPDATE (share), UPDATE (state), UPDATE (worker_id) ON joint_work TO weft_app;

GRANT SELECT, UPDATE (decided_at), UPDATE (decided_by), UPDATE (ended_at), UPDATE (ended_by), UPDATE (ended_how), UPDATE (ended_on), UPDATE (participant_id), UPDATE (state) ON joint_work TO weft_gate;

GRANT INSERT, SELECT, UPDATE (seen_on), UPDATE (tried_on) ON last_seen TO weft_app;

GRANT SELECT ON last_seen TO weft_gate;

GRANT INSERT, SELECT ON ledger_entry TO weft_app;

GRANT SELECT ON ledger_entry TO weft_gate;

GRANT INSERT, SELECT ON ledger_transaction TO weft_app;

GRANT INSERT, SELECT ON match_decision TO weft_app;

GRANT SELECT, UPDATE (participant_id) ON match_decision TO weft_gate;

GRANT INSERT, SELECT ON match_fact TO weft_app;

GRANT SELECT, UPDATE (participant_id) ON match_fact TO weft_gate;

GRANT DELETE, INSERT, SELECT ON match_key TO weft_app;

GRANT INSERT, SELECT, UPDATE (reason), UPDATE (settled_at), UPDATE (settled_by), UPDATE (state), UPDATE (statement) ON match_offer TO weft_app;

GRANT SELECT, UPDATE (participant_id) ON match_offer TO weft_gate;

GRANT INSERT, SELECT, UPDATE (ours), UPDATE (record), UPDATE (theirs), UPDATE (verdict), UPDATE (verdict_at) ON match_pair TO weft_app;

GRANT SELECT, UPDATE (participant_id) ON match_pair TO weft_gate;

GRANT INSERT, SELECT, UPDATE (compared), UPDATE (doubts), UPDATE (ended_at), UPDATE (estimates), UPDATE (goes_on_from), UPDATE (histogram), UPDATE (key_mark), UPDATE (match_from), UPDATE (model), UPDATE (people), UPDATE (problem), UPDATE (records), UPDATE (review_from), UPDATE (settings), UPDATE (stages), UPDATE (started_at), UPDATE (started_by), UPDATE (state) ON match_run TO weft_app;

GRANT INSERT, SELECT, UPDATE (fraction), UPDATE (stage) ON match_run_progress TO weft_app;

GRANT DELETE, INSERT, SELECT ON match_run_seen TO weft_app;

GRANT DELETE, INSERT, SELECT, UPDATE (agreed_at), UPDATE (agreed_by) ON measure_rule TO weft_app;

GRANT INSERT, SELECT, UPDATE (invited_email), UPDATE (invited_name), UPDATE (roles), UPDATE (state) ON membership TO weft_app;

GRANT SELECT, UPDATE (invited_email), UPDATE (invited_name), UPDATE (joined_at), UPDATE (state) ON membership TO weft_gate;

GRANT SELECT ON merge_move TO weft_app;

GRANT INSERT, SELECT ON merge_move TO weft_gate;

GRANT DELETE, INSERT, SELECT, UPDATE (after_code), UPDATE (claimed_for), UPDATE (doubt), UPDATE (due_on), UPDATE (judged_at), UPDATE (look_again_on), UPDATE (progress_done), UPDATE (progress_of), UPDATE (progress_unit), UPDATE (prompt_on), UPDATE (provider_id), UPDATE (ready_to_claim), UPDATE (reason), UPDATE (since), UPDATE (started_on), UPDATE (state), UPDATE (tariff_id) ON milestone TO weft_app;

GRANT DELETE, INSERT, SELECT, UPDATE (mailed_at), UPDATE (read_at) ON notification TO weft_app;

GRANT SELECT, UPDATE (participant_id) ON notification TO weft_gate;

GRANT INSERT, SELECT, UPDATE (channels), UPDATE (chosen_at), UPDATE (chosen_on), UPDATE (frequency), UPDATE (hour), UPDATE (quiet_days), UPDATE (quiet_from), UPDATE (quiet_to), UPDATE (time_zone), UPDATE (weekday) ON notification_choice TO weft_app;

GRANT DELETE, INSERT, SELECT ON notification_digest TO weft_app;

GRANT INSERT, SELECT, UPDATE (changed_at), UPDATE (changed_by), UPDATE (keep_days) ON notification_setting TO weft_app;

GRANT INSERT, SELECT, UPDATE (looked_until) ON notification_watch TO weft_app;

GRANT INSERT (ends_at), INSERT (id), INSERT (opened_at), INSERT (participant_id), INSERT (partnership_id), INSERT (person_id), INSERT (reason), SELECT, UPDATE (closed_at) ON opened_record TO weft_app;

GRANT SELECT ON opened_record TO weft_gate;

GRANT INSERT, SELECT, UPDATE (kinds), UPDATE (name) ON organisation TO weft_app;

GRANT SELECT ON organisation TO weft_gate;

GRANT INSERT, SELECT, UPDATE (attempts), UPDATE (cancelled_at), UPDATE (done_at), UPDATE (error), UPDATE (failed_at), UPDATE (offered_at), UPDATE (offers), UPDATE (started_at) ON outbox TO weft_app;

GRANT SELECT, UPDATE (offered_at), UPDATE (offers) ON outbox TO weft_gate;

GRANT SELECT ON own_anchor_figure TO weft_app;

GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON own_anchor_figure TO weft_gate;

GRANT SELECT ON own_anchor_participant TO weft_app;

GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON own_anchor_participant TO weft_gate;

GRANT SELECT ON own_anchor_payment TO weft_app;

GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON own_anchor_payment TO weft_gate;

GRANT INSERT, SELECT, UPDATE (anchor_id), UPDATE (cohort), UPDATE (enrolled_on), UPDATE (family_name), UPDATE (given_name), UPDATE (link_worker_id), UPDATE (phase), UPDATE (provider_id) ON participant TO weft_app;

GRANT SELECT, SELECT (anchor_id), SELECT (enrolled_on), SELECT (family_name), SELECT (folded_name), SELECT (given_name), SELECT (id), SELECT (link_worker_id), SELECT (partnership_id), SELECT (phase), SELECT (provider_id), SELECT (reference), UPDATE (anchor_id), UPDATE (cohort), UPDATE (enrolled_on), UPDATE (family_name), UPDATE (given_name), UPDATE (link_worker_id), UPDATE (merged_into), UPDATE (phase), UPDATE (provider_id) ON participant TO weft_gate;

GRANT INSERT, SELECT ON participant_correction TO weft_app;

GRANT INSERT, SELECT, UPDATE (birth_date), UPDATE (postcode) ON participant_detail TO weft_app;

GRANT INSERT, SELECT, UPDATE (birth_date), UPDATE (postcode) ON participant_detail TO weft_gate;

GRANT SELECT ON participant_merge TO weft_app;

GRANT INSERT, SELECT, UPDATE (undone_at), UPDATE (undone_by) ON participant_merge TO weft_gate;

GRANT INSERT, SELECT (contract_from), SELECT (contract_to), SELECT (created_at), SELECT (currency), SELECT (id), SELECT (name), SELECT (payment_schedule), SELECT (second_factor_roles), SELECT (sensitive_domains), SELECT (slug), SELECT (template), SELECT (time_zone), UPDATE (contract_from), UPDATE (contract_to), UPDATE (currency), UPDATE (name), UPDATE (payment_schedule), UPDATE (second_factor_roles) ON partnership TO weft_app;

GRANT SELECT ON partnership TO weft_gate;

GRANT INSERT, SELECT, UPDATE (agreement_version), UPDATE (authorised_at), UPDATE (authorised_by), UPDATE (cancelled_at), UPDATE (cancelled_by), UPDATE (claim_count), UPDATE (done_count), UPDATE (finished_at), UPDATE (given_back_count), UPDATE (given_back_total), UPDATE (started_at), UPDATE (state), UPDATE (to_do_count), UPDATE (total), UPDATE (unfunded_count), UPDATE (unfunded_total), UPDATE (without_agreement_count) ON payment_run TO weft_app;

GRANT SELECT (id), SELECT (partnership_id), SELECT (period_end) ON payment_run TO weft_gate;

GRANT INSERT, SELECT, UPDATE (result) ON payment_run_claim TO weft_app;

GRANT SELECT ON person TO weft_app;

GRANT INSERT, SELECT, UPDATE (account_since) ON person TO weft_gate;

GRANT INSERT, SELECT ON phase_change TO weft_app;

GRANT SELECT, UPDATE (participant_id) ON phase_change TO weft_gate;

GRANT DELETE, INSERT, SELECT ON proposed_contribution TO weft_app;

GRANT INSERT, SELECT, UPDATE (agreed), UPDATE (areas), UPDATE (offers) ON provider_offer TO weft_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON rate_card TO weft_app;

GRANT SELECT ON rate_card TO weft_gate;

GRANT DELETE, INSERT, SELECT ON recognised_person TO weft_app;

GRANT SELECT, UPDATE (participant_id) ON recognised_person TO weft_gate;

GRANT INSERT, SELECT, UPDATE (ended_at), UPDATE (ended_because), UPDATE (ended_by) ON record_seal TO weft_app;

GRANT SELECT, UPDATE (participant_id), UPDATE (referral_ids) ON record_seal TO weft_gate;

GRANT INSERT, SELECT, UPDATE (last) ON reference_counter TO weft_app;

GRANT INSERT, SELECT, UPDATE (moved_at), UPDATE (participant_id), UPDATE (provider_id), UPDATE (state) ON referral TO weft_app;

GRANT SELECT, UPDATE (participant_id) ON referral TO weft_gate;

GRANT INSERT, SELECT ON referral_agreement TO weft_app;

GRANT INSERT, SELECT ON referral_event TO weft_app;

GRANT SELECT ON referral_event TO weft_gate;

GRANT INSERT, SELECT, UPDATE (checked_on), UPDATE (chosen), UPDATE (confirmed_at), UPDATE (confirmed_by), UPDATE (ended_at), UPDATE (enters), UPDATE (headings), UPDATE (notes), UPDATE (problems), UPDATE (repeats), UPDATE (state), UPDATE (stays_out), UPDATE (storage_key), UPDATE (went_in) ON referral_file TO weft_app;

GRANT DELETE, INSERT, SELECT ON referral_file_match TO weft_app;

GRANT INSERT, SELECT, UPDATE (done), UPDATE (entered), UPDATE (rows) ON referral_file_progress TO weft_app;

GRANT DELETE, INSERT, SELECT ON referral_file_row TO weft_app;

GRANT INSERT, SELECT, UPDATE (anchor_id), UPDATE (complexity), UPDATE (recorded_at), UPDATE (recorded_by), UPDATE (wants) ON referral_triage TO weft_app;

GRANT SELECT ON referral_triage TO weft_gate;

GRANT INSERT, SELECT, UPDATE (avoids), UPDATE (prefers) ON referral_wish TO weft_app;

GRANT SELECT (avoids), SELECT (partnership_id), SELECT (prefers) ON referral_wish TO weft_gate;

GRANT SELECT ON referrer_referral TO weft_app;

GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON referrer_referral TO weft_gate;

GRANT INSERT, SELECT, UPDATE (ended_at), UPDATE (ended_by) ON safeguarding_lead TO weft_app;

GRANT SELECT ON safeguarding_lead TO weft_gate;

GRANT INSERT, SELECT, UPDATE (ended_at), UPDATE (ended_because), UPDATE (ended_by), UPDATE (review_on), UPDATE (reviewed_at), UPDATE (reviewed_by) ON safety_note TO weft_app;

GRANT SELECT, UPDATE (participant_id) ON safety_note TO weft_gate;

GRANT INSERT, SELECT, UPDATE (ended_at), UPDATE (ended_by) ON seal_opener TO weft_app;

GRANT SELECT ON seal_opener TO weft_gate;

GRANT INSERT, SELECT, UPDATE (answers_requests), UPDATE (controller), UPDATE (is_open), UPDATE (lawful_basis), UPDATE (other_way), UPDATE (welcome) ON self_referral_page TO weft_app;

GRANT SELECT ON self_referral_page TO weft_gate;

GRANT INSERT, SELECT, UPDATE (age_from), UPDATE (age_to), UPDATE (anchor_id), UPDATE (capacity), UPDATE (for_whom), UPDATE (free), UPDATE (is_offered), UPDATE (name), UPDATE (place), UPDATE (runs), UPDATE (told_at), UPDATE (told_by), UPDATE (what) ON service TO weft_app;

GRANT INSERT, SELECT, UPDATE (compares), UPDATE (ended_at), UPDATE (ended_because), UPDATE (ended_by), UPDATE (expires_on), UPDATE (forgotten_at), UPDATE (form), UPDATE (keep_days), UPDATE (kind), UPDATE (lawful_basis), UPDATE (legal_gateway), UPDATE (purpose), UPDATE (receives), UPDATE (signed_at), UPDATE (starts_on), UPDATE (title) ON sharing_agreement TO weft_app;

GRANT SELECT ON sharing_agreement TO weft_gate;

GRANT DELETE, INSERT, SELECT ON sharing_evidence TO weft_app;

GRANT INSERT, SELECT ON sharing_notice TO weft_app;

GRANT SELECT, UPDATE (participant_id) ON sharing_notice TO weft_gate;

GRANT DELETE, INSERT, SELECT, UPDATE (signature_recorded_at), UPDATE (signature_recorded_by), UPDATE (signed_name), UPDATE (signed_on) ON sharing_party TO weft_app;

GRANT INSERT, SELECT, UPDATE (ended_at), UPDATE (ended_by) ON sharing_person TO weft_app;

GRANT SELECT ON sharing_person TO weft_gate;

GRANT INSERT, SELECT ON signature_wording TO weft_app;

GRANT INSERT, SELECT ON signed_statement TO weft_app;

GRANT SELECT, UPDATE (participant_id) ON signed_statement TO weft_gate;

GRANT INSERT, SELECT, UPDATE (minutes) ON sitting TO weft_app;

GRANT SELECT ON standing_contact TO weft_app;

GRANT INSERT, SELECT, UPDATE (settled_at), UPDATE (settled_by), UPDATE (settled_on), UPDATE (settlement_reference), UPDATE (state) ON statement TO weft_app;

GRANT SELECT ON statement TO weft_gate;

GRANT INSERT, SELECT ON status_spell TO weft_app;

GRANT SELECT, UPDATE (participant_id) ON status_spell TO weft_gate;

GRANT INSERT, SELECT ON support_plan TO weft_app;

GRANT SELECT, UPDATE (participant_id) ON support_plan TO weft_gate;

GRANT INSERT, SELECT, UPDATE (areas), UPDATE (hours), UPDATE (offers), UPDATE (people_hours) ON support_worker TO weft_app;

GRANT INSERT, SELECT ON suppression_choice TO weft_app;

GRANT SELECT ON suppression_choice TO weft_gate;

GRANT DELETE, INSERT, SELECT ON tariff TO weft_app;

GRANT SELECT ON tariff TO weft_gate;

GRANT INSERT, SELECT, UPDATE (decided_at), UPDATE (decided_by), UPDATE (decided_words), UPDATE (on_date), UPDATE (since_on), UPDATE (state) ON transfer TO weft_app;

GRANT SELECT, UPDATE (participant_id) ON transfer TO weft_gate;

GRANT DELETE, SELECT, UPDATE (record_id) ON unfiled_person TO weft_app;

GRANT INSERT, SELECT ON unfiled_person TO weft_gate;

GRANT DELETE, INSERT, SELECT, UPDATE (id) ON upload TO weft_app;

GRANT SELECT (id), SELECT (partnership_id), SELECT (uploaded_at) ON upload TO weft_gate;

GRANT INSERT, SELECT ON variation TO weft_app;

GRANT SELECT ON variation TO weft_gate;

GRANT INSERT, SELECT ON worked_hours TO weft_app;

GRANT SELECT, UPDATE (participant_id) ON worked_hours TO weft_gate;

GRANT INSERT, SELECT ON worker_move TO weft_app;

GRANT SELECT, UPDATE (participant_id) ON worker_move TO weft_gate;
