-- What an installation of the first tables held (migrations 0001 to 0006): a partnership with a row in every table,
-- one with a settled run, and an account. Written by the use cases of that version; it never changes again.
SET session_replication_role = replica;

DELETE FROM app.installation;
INSERT INTO app.installation (single, demonstration) VALUES
  ('true', 'false');

INSERT INTO auth.account (id, "accountId", "providerId", "userId", "accessToken", "refreshToken", "idToken", "accessTokenExpiresAt", "refreshTokenExpiresAt", scope, password, "createdAt", "updatedAt") VALUES
  ('c1294096-1fde-494f-b55e-78d9890ee7d6', '16482fdc-6ac5-4a7b-9b9e-7c1f99e10bd6', 'credential', '16482fdc-6ac5-4a7b-9b9e-7c1f99e10bd6', NULL, NULL, NULL, NULL, NULL, NULL, 'salt:hash', '2026-11-26 14:58:31.331689+00', '2026-11-26 14:58:31.331689+00');

INSERT INTO auth.session (id, "expiresAt", token, "createdAt", "updatedAt", "ipAddress", "userAgent", "userId") VALUES
  ('11f0d1dc-c5f3-4741-a7f4-ccb2de23a724', '2126-11-26 14:58:31.331689+00', 'a-token', '2026-11-26 14:58:31.331689+00', '2026-11-26 14:58:31.331689+00', NULL, NULL, '16482fdc-6ac5-4a7b-9b9e-7c1f99e10bd6');

INSERT INTO auth."user" (id, name, email, "emailVerified", image, "createdAt", "updatedAt", demonstration) VALUES
  ('16482fdc-6ac5-4a7b-9b9e-7c1f99e10bd6', 'Ada', '16482fdc-6ac5-4a7b-9b9e-7c1f99e10bd6@example.org', 'true', NULL, '2026-11-26 14:58:31.331689+00', '2026-11-26 14:58:31.331689+00', 'false');

INSERT INTO baseline (partnership_id, id, participant_id, outcome_code, achieved_on, recorded_by, recorded_at) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '1e7660e3-6f0b-4e11-9889-885207731785', '5c5a77ce-e743-4bdd-9175-839cd2261d97', 'BEFORE', '2024-01-01', NULL, '2026-01-15 12:00:00+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'd7892708-59da-4704-ac9d-f919c3826eae', 'bb0a8ac2-885c-4d96-a295-e371f44ba184', 'BEFORE', '2024-01-01', NULL, '2026-01-15 12:00:00+00');

INSERT INTO claim (partnership_id, id, reference, participant_id, enrolment_id, provider_id, anchor_id, cohort, outcome_code, tariff_id, achieved_on, price, state, submitted_by, submitted_at, approved_by, approved_at, verified_by, verified_at, run_id, unfunded_reason, unfunded_run_id, reversal_pending, rests_on_reversed, awaits_answer) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '680babb9-ae43-4157-951d-a76356ec8e87', 'C-1', '5c5a77ce-e743-4bdd-9175-839cd2261d97', '511eb1eb-b465-486b-8e06-bdd44a0c0bf1', 'c3b979da-3a83-4b6a-a386-9eacedd1ae2d', NULL, 'NEW', 'ENTRY', 'b9bcf103-f7e7-4ef1-ae47-6be2ab025ba4', '2025-06-01', '10000', 'SUBMITTED', '478f05b2-7d87-4ab4-a747-7e824d4e5716', '2026-01-15 12:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'false', 'false', 'false'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '031145cb-6ffc-452d-9df0-0150c1838788', 'C-2', '5c5a77ce-e743-4bdd-9175-839cd2261d97', '511eb1eb-b465-486b-8e06-bdd44a0c0bf1', 'c3b979da-3a83-4b6a-a386-9eacedd1ae2d', NULL, 'NEW', 'STAY', '4151e1c4-9cad-41eb-bf89-b72048eb2bdc', '2025-06-01', '10000', 'BILLED', '478f05b2-7d87-4ab4-a747-7e824d4e5716', '2026-01-15 12:00:00+00', '16482fdc-6ac5-4a7b-9b9e-7c1f99e10bd6', NULL, 'afeb047f-3d9c-4e56-871d-b07b646b3ecc', NULL, NULL, NULL, NULL, 'false', 'false', 'false'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '8b539a7d-1da5-49db-af38-ca62630d8cdf', 'C-3', 'bb0a8ac2-885c-4d96-a295-e371f44ba184', '387339ff-ce94-485d-9f62-06abd6e69798', 'ad05db33-3549-4240-9b8e-eda84ea91f58', NULL, 'NEW', 'ENTRY', 'fee61d5f-a02e-456c-8101-2584120471ea', '2025-06-01', '10000', 'BILLED', 'd834599e-77d3-4453-a695-5ee7664820ee', '2026-01-15 12:00:00+00', '16482fdc-6ac5-4a7b-9b9e-7c1f99e10bd6', NULL, 'afeb047f-3d9c-4e56-871d-b07b646b3ecc', NULL, NULL, NULL, NULL, 'false', 'false', 'false'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'ea7fcfcb-34ae-4578-8eb3-e44295d2ef01', 'C-000001', '53352e80-72af-4845-ac72-f01ea7af508a', 'b4e6a936-192f-487d-ae82-6643aff6c5a6', '04eb6a97-de38-4999-a347-6092f48833b4', NULL, 'NEW', 'HOME', '003d458a-1692-4f58-aabd-e0a005221558', '2024-02-01', '33333', 'BILLED', '49618a5e-1884-47cf-8f0f-5e1f051d2051', '2026-11-26 14:58:30.647873+00', '5cf5b577-306d-4f1e-856f-cd27c24219f4', '2026-11-26 14:58:30.647873+00', 'e59bad4e-0912-4e3e-8055-09b375867650', '2026-11-26 14:58:30.647873+00', 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', NULL, NULL, 'false', 'false', 'false'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '7d2e0aec-2dc7-4bd0-9a06-a5b3d09b7e42', 'C-000002', '6894677c-7dd7-4623-adca-72d388cacdcc', 'ecc58735-115b-417b-96c9-9524decab29d', '04eb6a97-de38-4999-a347-6092f48833b4', NULL, 'NEW', 'HOME', '003d458a-1692-4f58-aabd-e0a005221558', '2024-02-01', '33333', 'BILLED', '49618a5e-1884-47cf-8f0f-5e1f051d2051', '2026-11-26 14:58:30.647873+00', '5cf5b577-306d-4f1e-856f-cd27c24219f4', '2026-11-26 14:58:30.647873+00', 'e59bad4e-0912-4e3e-8055-09b375867650', '2026-11-26 14:58:30.647873+00', 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', NULL, NULL, 'false', 'false', 'false'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'e7808533-2623-486b-9a65-89d1f995eba9', 'C-000003', 'be1ee243-e2f3-4aa2-bf04-8c07857fc2bd', '54ed7517-2fc6-4d9f-8d5c-4ed7bfae590b', '04eb6a97-de38-4999-a347-6092f48833b4', NULL, 'NEW', 'HOME', '003d458a-1692-4f58-aabd-e0a005221558', '2024-02-01', '33333', 'BILLED', '49618a5e-1884-47cf-8f0f-5e1f051d2051', '2026-11-26 14:58:30.647873+00', '5cf5b577-306d-4f1e-856f-cd27c24219f4', '2026-11-26 14:58:30.647873+00', 'e59bad4e-0912-4e3e-8055-09b375867650', '2026-11-26 14:58:30.647873+00', 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', NULL, NULL, 'false', 'false', 'false');

INSERT INTO claim_event (partnership_id, id, claim_id, at, by_person, from_state, to_state, reason) OVERRIDING SYSTEM VALUE VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '1', '680babb9-ae43-4157-951d-a76356ec8e87', '2026-01-15 12:00:00+00', '478f05b2-7d87-4ab4-a747-7e824d4e5716', NULL, 'SUBMITTED', NULL),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '2', '031145cb-6ffc-452d-9df0-0150c1838788', '2026-01-15 12:00:00+00', '478f05b2-7d87-4ab4-a747-7e824d4e5716', NULL, 'SUBMITTED', NULL),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '3', '8b539a7d-1da5-49db-af38-ca62630d8cdf', '2026-01-15 12:00:00+00', 'd834599e-77d3-4453-a695-5ee7664820ee', NULL, 'SUBMITTED', NULL),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '4', 'ea7fcfcb-34ae-4578-8eb3-e44295d2ef01', '2026-11-26 14:58:30.948+00', NULL, 'VERIFIED', 'BILLED', NULL),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '5', '7d2e0aec-2dc7-4bd0-9a06-a5b3d09b7e42', '2026-11-26 14:58:30.948+00', NULL, 'VERIFIED', 'BILLED', NULL),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '6', 'e7808533-2623-486b-9a65-89d1f995eba9', '2026-11-26 14:58:30.948+00', NULL, 'VERIFIED', 'BILLED', NULL);

INSERT INTO claim_message (partnership_id, id, claim_id, at, by_person, text, is_question) OVERRIDING SYSTEM VALUE VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '1', '680babb9-ae43-4157-951d-a76356ec8e87', '2026-01-15 12:00:00+00', '16482fdc-6ac5-4a7b-9b9e-7c1f99e10bd6', 'Which day?', 'true'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '2', '031145cb-6ffc-452d-9df0-0150c1838788', '2026-01-15 12:00:00+00', '16482fdc-6ac5-4a7b-9b9e-7c1f99e10bd6', 'Which day?', 'true'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '3', '8b539a7d-1da5-49db-af38-ca62630d8cdf', '2026-01-15 12:00:00+00', '16482fdc-6ac5-4a7b-9b9e-7c1f99e10bd6', 'Which day?', 'true');

INSERT INTO contribution (partnership_id, id, agreement_id, position, label, funder_id, anchor_pays, kind, percent, amount, cap, outcome_codes, anchor_ids, cohort) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '40882bd1-695e-4b16-9d78-39b1681e0934', 'fac4811c-ded5-4869-ba0c-aa336a1cdc52', '1', 'Top-up', '0a8658a7-f52c-4f84-b8e4-3f1b571589ee', 'false', 'PERCENT', '3000', NULL, NULL, NULL, NULL, NULL),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'b27491cb-c510-4c45-86ef-f8bea7caf074', 'fac4811c-ded5-4869-ba0c-aa336a1cdc52', '2', 'Rest', 'bebe42c4-7489-4bc1-86b2-e4387489458b', 'false', 'RESIDUAL', NULL, NULL, NULL, NULL, NULL, NULL),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'dc89187f-bdc4-4ae5-a35c-476c79ff7474', '6e760d6e-c00e-49b7-83da-90bcbbdfe365', '1', 'T', '68920422-e514-4f5d-9d14-8f9ed4876000', 'false', 'PERCENT', '3000', NULL, '20000', NULL, NULL, NULL),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '07801fb2-bb28-4dac-9087-fab782b1b3c3', '6e760d6e-c00e-49b7-83da-90bcbbdfe365', '2', 'R', '3193852a-7eb9-4484-aabb-c4861767efb5', 'false', 'RESIDUAL', NULL, NULL, NULL, NULL, NULL, NULL);

INSERT INTO contribution_total (partnership_id, label, paid) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'Top-up', '3000'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'Rest', '17000'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'T', '20000'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'R', '79999');

INSERT INTO enrolment (partnership_id, id, participant_id, provider_id, anchor_id, cohort, enrolled_on, ended_on, recorded_by, recorded_at) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '511eb1eb-b465-486b-8e06-bdd44a0c0bf1', '5c5a77ce-e743-4bdd-9175-839cd2261d97', 'c3b979da-3a83-4b6a-a386-9eacedd1ae2d', NULL, 'NEW', '2025-01-01', NULL, NULL, '2026-01-15 12:00:00+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '387339ff-ce94-485d-9f62-06abd6e69798', 'bb0a8ac2-885c-4d96-a295-e371f44ba184', 'ad05db33-3549-4240-9b8e-eda84ea91f58', NULL, 'NEW', '2025-01-01', NULL, NULL, '2026-01-15 12:00:00+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'b4e6a936-192f-487d-ae82-6643aff6c5a6', '53352e80-72af-4845-ac72-f01ea7af508a', '04eb6a97-de38-4999-a347-6092f48833b4', NULL, 'NEW', '2020-01-01', NULL, NULL, '2026-11-26 14:58:30.647873+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'ecc58735-115b-417b-96c9-9524decab29d', '6894677c-7dd7-4623-adca-72d388cacdcc', '04eb6a97-de38-4999-a347-6092f48833b4', NULL, 'NEW', '2020-01-01', NULL, NULL, '2026-11-26 14:58:30.647873+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '54ed7517-2fc6-4d9f-8d5c-4ed7bfae590b', 'be1ee243-e2f3-4aa2-bf04-8c07857fc2bd', '04eb6a97-de38-4999-a347-6092f48833b4', NULL, 'NEW', '2020-01-01', NULL, NULL, '2026-11-26 14:58:30.647873+00');

INSERT INTO evidence (partnership_id, id, claim_id, kind, statement, upload_id, attached_by, attached_at) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '3570cf0d-55cf-42af-a45a-98011448c0b1', '680babb9-ae43-4157-951d-a76356ec8e87', 'DOCUMENT', NULL, '173c67ec-1039-4cbe-b40f-c3a21f53a911', '478f05b2-7d87-4ab4-a747-7e824d4e5716', '2026-01-15 12:00:00+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '608d80b3-9123-4bb0-b769-45b4c3917590', '031145cb-6ffc-452d-9df0-0150c1838788', 'DOCUMENT', NULL, '84a077ec-188a-4cab-b22f-01c2d4baf5a6', '478f05b2-7d87-4ab4-a747-7e824d4e5716', '2026-01-15 12:00:00+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'a7020f3f-4eac-4a78-8f20-505598d8d399', '8b539a7d-1da5-49db-af38-ca62630d8cdf', 'DOCUMENT', NULL, '1fb3bce8-8715-42c9-b9d3-431ee4e04820', 'd834599e-77d3-4453-a695-5ee7664820ee', '2026-01-15 12:00:00+00');

INSERT INTO evidence_opening (partnership_id, evidence_id, person_id, opened_at) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '3570cf0d-55cf-42af-a45a-98011448c0b1', 'afeb047f-3d9c-4e56-871d-b07b646b3ecc', '2026-11-26 14:58:30.319585+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '608d80b3-9123-4bb0-b769-45b4c3917590', 'afeb047f-3d9c-4e56-871d-b07b646b3ecc', '2026-11-26 14:58:30.349664+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'a7020f3f-4eac-4a78-8f20-505598d8d399', 'afeb047f-3d9c-4e56-871d-b07b646b3ecc', '2026-11-26 14:58:30.369629+00');

INSERT INTO funding_agreement (partnership_id, id, version, effective_from, agreed_by, agreed_at) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'fac4811c-ded5-4869-ba0c-aa336a1cdc52', '1', '2020-01-01', '65a17fa2-488e-4eb7-b076-03d471658e74', '2026-01-15 12:00:00+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '6e760d6e-c00e-49b7-83da-90bcbbdfe365', '1', '2020-01-01', '634e4503-a7fe-4477-8e42-dd032f790867', '2026-11-26 14:58:30.621992+00');

INSERT INTO funding_stream (partnership_id, key, total) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'one', '10000'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '[["T","68920422-e514-4f5d-9d14-8f9ed4876000",3000]]', '66666');

INSERT INTO invitation (partnership_id, id, membership_id, token_hash, sent_by, created_at, expires_at, used_at) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '7af4619c-f871-4317-aa41-431a0909316f', 'c860dd53-adca-4d82-9910-ba151b140e0a', '5948fb7e135d43b797d5ce500ec278cf5948fb7e135d43b797d5ce500ec278cf', NULL, '2026-11-26 14:58:30.473246+00', '2026-01-15 12:00:00+00', NULL);

INSERT INTO ledger_entry (partnership_id, id, transaction_id, account, funder_id, contribution_label, run_id, claim_id, amount, currency, opens_share, at) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '5a782071-f119-4d2e-8443-8b2f9fd71743', '130951ff-77f5-46d9-90fa-e07d841b9fee', 'DUE', '0a8658a7-f52c-4f84-b8e4-3f1b571589ee', 'Top-up', '73c8eef1-878b-4c36-b4d2-98cede0de9b6', '031145cb-6ffc-452d-9df0-0150c1838788', '3000', 'GBP', 'true', '2026-01-15 12:00:00+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '6ccbeff1-586c-44fe-9d77-63858b9b1af0', '130951ff-77f5-46d9-90fa-e07d841b9fee', 'DUE', 'bebe42c4-7489-4bc1-86b2-e4387489458b', 'Rest', '73c8eef1-878b-4c36-b4d2-98cede0de9b6', '031145cb-6ffc-452d-9df0-0150c1838788', '7000', 'GBP', 'true', '2026-01-15 12:00:00+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '888feb42-ea2a-4e1c-a06a-3377977081c8', '130951ff-77f5-46d9-90fa-e07d841b9fee', 'OUTCOMES', NULL, NULL, '73c8eef1-878b-4c36-b4d2-98cede0de9b6', '031145cb-6ffc-452d-9df0-0150c1838788', '-10000', 'GBP', 'false', '2026-01-15 12:00:00+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'b9459bca-e16c-4297-8eac-c02b675dab57', '1df1c53d-6607-4f91-bc74-f4baa1d55088', 'DUE', 'bebe42c4-7489-4bc1-86b2-e4387489458b', 'Rest', '73c8eef1-878b-4c36-b4d2-98cede0de9b6', '8b539a7d-1da5-49db-af38-ca62630d8cdf', '10000', 'GBP', 'true', '2026-01-15 12:00:00+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '5040b044-0a69-4abd-aab0-3a44061ce906', '1df1c53d-6607-4f91-bc74-f4baa1d55088', 'OUTCOMES', NULL, NULL, '73c8eef1-878b-4c36-b4d2-98cede0de9b6', '8b539a7d-1da5-49db-af38-ca62630d8cdf', '-10000', 'GBP', 'false', '2026-01-15 12:00:00+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '7fc7f415-59b9-4590-a758-d588c0db1e3d', 'bf53dcbf-a9ed-4439-820b-844d8bcff367', 'DUE', '68920422-e514-4f5d-9d14-8f9ed4876000', 'T', 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', 'ea7fcfcb-34ae-4578-8eb3-e44295d2ef01', '10000', 'GBP', 'true', '2026-11-26 14:58:30.948+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '20dee6a6-0fb1-46a2-bee3-5141ba7e6133', 'bf53dcbf-a9ed-4439-820b-844d8bcff367', 'DUE', '3193852a-7eb9-4484-aabb-c4861767efb5', 'R', 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', 'ea7fcfcb-34ae-4578-8eb3-e44295d2ef01', '23333', 'GBP', 'true', '2026-11-26 14:58:30.948+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '6c22ccb9-c005-411b-9175-f85cfce996aa', 'bf53dcbf-a9ed-4439-820b-844d8bcff367', 'OUTCOMES', NULL, NULL, 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', 'ea7fcfcb-34ae-4578-8eb3-e44295d2ef01', '-33333', 'GBP', 'false', '2026-11-26 14:58:30.948+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'd8c55a68-0c60-468c-8e01-54ee9066210a', 'dedfb17e-934e-4124-bdd1-d9f25e20f7cb', 'DUE', '68920422-e514-4f5d-9d14-8f9ed4876000', 'T', 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', '7d2e0aec-2dc7-4bd0-9a06-a5b3d09b7e42', '10000', 'GBP', 'true', '2026-11-26 14:58:30.948+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '697aa903-2ff3-4114-a359-01835475b552', 'dedfb17e-934e-4124-bdd1-d9f25e20f7cb', 'DUE', '3193852a-7eb9-4484-aabb-c4861767efb5', 'R', 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', '7d2e0aec-2dc7-4bd0-9a06-a5b3d09b7e42', '23333', 'GBP', 'true', '2026-11-26 14:58:30.948+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '5a8751ed-bd1c-41fb-9d01-7cf4994f4097', 'dedfb17e-934e-4124-bdd1-d9f25e20f7cb', 'OUTCOMES', NULL, NULL, 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', '7d2e0aec-2dc7-4bd0-9a06-a5b3d09b7e42', '-33333', 'GBP', 'false', '2026-11-26 14:58:30.948+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '35e821d4-32b0-40ba-a93d-f92ef0f2f22b', '37aa7fbc-3924-45b8-85d7-f81905801d8d', 'DUE', '3193852a-7eb9-4484-aabb-c4861767efb5', 'R', 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', 'e7808533-2623-486b-9a65-89d1f995eba9', '33333', 'GBP', 'true', '2026-11-26 14:58:30.948+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'd771f4b6-2caf-43cc-8fcd-d4e5cb41c403', '37aa7fbc-3924-45b8-85d7-f81905801d8d', 'OUTCOMES', NULL, NULL, 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', 'e7808533-2623-486b-9a65-89d1f995eba9', '-33333', 'GBP', 'false', '2026-11-26 14:58:30.948+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '6ca37c10-ee49-4062-a3e3-e8f90b4f8f22', 'a46f5739-dbac-4e84-bcc2-084f0c5bace6', 'SETTLED', '68920422-e514-4f5d-9d14-8f9ed4876000', NULL, NULL, NULL, '20000', 'GBP', 'false', '2026-11-26 14:58:31.256+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'f43871da-f14f-4b86-8e59-a538bc378eb6', 'a46f5739-dbac-4e84-bcc2-084f0c5bace6', 'DUE', '68920422-e514-4f5d-9d14-8f9ed4876000', NULL, NULL, NULL, '-20000', 'GBP', 'false', '2026-11-26 14:58:31.256+00');

INSERT INTO ledger_transaction (partnership_id, id, kind, run_id, claim_id, statement_id, reverses_id, at) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '130951ff-77f5-46d9-90fa-e07d841b9fee', 'BILLED', '73c8eef1-878b-4c36-b4d2-98cede0de9b6', '031145cb-6ffc-452d-9df0-0150c1838788', NULL, NULL, '2026-01-15 12:00:00+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '1df1c53d-6607-4f91-bc74-f4baa1d55088', 'BILLED', '73c8eef1-878b-4c36-b4d2-98cede0de9b6', '8b539a7d-1da5-49db-af38-ca62630d8cdf', NULL, NULL, '2026-01-15 12:00:00+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'bf53dcbf-a9ed-4439-820b-844d8bcff367', 'BILLED', 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', 'ea7fcfcb-34ae-4578-8eb3-e44295d2ef01', NULL, NULL, '2026-11-26 14:58:30.948+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'dedfb17e-934e-4124-bdd1-d9f25e20f7cb', 'BILLED', 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', '7d2e0aec-2dc7-4bd0-9a06-a5b3d09b7e42', NULL, NULL, '2026-11-26 14:58:30.948+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '37aa7fbc-3924-45b8-85d7-f81905801d8d', 'BILLED', 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', 'e7808533-2623-486b-9a65-89d1f995eba9', NULL, NULL, '2026-11-26 14:58:30.948+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'a46f5739-dbac-4e84-bcc2-084f0c5bace6', 'SETTLEMENT', NULL, NULL, '3c376c5c-db6d-44de-916c-3f0c0a64e416', NULL, '2026-11-26 14:58:31.256+00');

INSERT INTO membership (partnership_id, id, person_id, organisation_id, roles, state, created_at) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'ba380a5c-3c02-41e3-8f32-50bf522f30e6', '16482fdc-6ac5-4a7b-9b9e-7c1f99e10bd6', '11944d41-c634-4d57-9e40-73cb8ce8103d', '{BACKBONE}', 'ACTIVE', '2026-11-26 14:58:29.946501+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '317720de-2481-4db7-b1d0-e4b4d3a41192', '3c6f584e-063a-4b36-a07a-9eb93e307f42', '434a66d9-4778-4952-82b3-1db79186077b', '{ASSESSOR}', 'ACTIVE', '2026-11-26 14:58:29.974564+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'a6023141-2886-401b-9e6c-e7f5f61c30a5', '9d40ee91-a2d7-4bc4-9d4c-aec8a8c3c9ef', 'd4470e76-1944-47d2-8d98-c3eb64868d16', '{DATA_LEAD}', 'ACTIVE', '2026-11-26 14:58:29.996362+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '42dc42d4-4b03-4a8b-9968-1603f61f2838', 'f3c505b8-886d-422c-9d98-13ceb93d1b3c', 'c3b979da-3a83-4b6a-a386-9eacedd1ae2d', '{PROVIDER_MANAGER}', 'ACTIVE', '2026-11-26 14:58:30.020739+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'add098fa-7805-48d2-8e24-63769f60bff4', '478f05b2-7d87-4ab4-a747-7e824d4e5716', 'c3b979da-3a83-4b6a-a386-9eacedd1ae2d', '{LINK_WORKER}', 'ACTIVE', '2026-11-26 14:58:30.033738+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '6c72a707-b6d8-49b6-a353-fa39a965264b', 'afeb047f-3d9c-4e56-871d-b07b646b3ecc', 'd7c05481-37fa-43c1-9b84-fd74d58385d2', '{VERIFIER}', 'ACTIVE', '2026-11-26 14:58:30.053031+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '9d68d9d7-b0cc-4557-bf62-612d63d378c0', '65a17fa2-488e-4eb7-b076-03d471658e74', '1d2bb6c9-4d81-4a34-ae6e-631fe98fdcbb', '{COMMISSIONER}', 'ACTIVE', '2026-11-26 14:58:30.072674+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'acca38cd-cce2-48c6-8997-1976f51334bf', 'f192eebd-c94f-45db-8cdb-9ab4f53fc07c', 'a9e2809b-dfbd-4b11-98d9-252cda5fd76b', '{AUDITOR}', 'ACTIVE', '2026-11-26 14:58:30.081959+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '012bb292-a9a2-4884-b75d-8b9a5c5dbd40', '77008419-a960-474c-844d-4fcbfaca8523', '0a8658a7-f52c-4f84-b8e4-3f1b571589ee', '{FUNDER}', 'ACTIVE', '2026-11-26 14:58:30.088682+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '195ae71f-9f78-400e-af42-166cdc2357e2', '909326db-f97d-43a5-a9e4-ee93a57fc0e4', 'f0788f38-0463-4ef7-a793-40509a3e7dbb', '{INVESTOR}', 'ACTIVE', '2026-11-26 14:58:30.09488+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '28a50665-fa15-4967-b1b6-9694cb279c00', '44a20b1f-004b-4633-b93c-00d91ade596a', '32c41137-6d91-4a77-af5a-64bd4f8c77a2', '{REFERRER}', 'ACTIVE', '2026-11-26 14:58:30.1026+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '08bf6ef4-bc8c-447a-b45c-c389ba06212a', '2716d149-e542-4121-9814-5d2bd609af46', 'df902e6c-8ee9-4a1f-9267-fde44fb7e61a', '{ANCHOR}', 'ACTIVE', '2026-11-26 14:58:30.111075+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'a9d22e96-72d6-4dd8-bf3a-d654086a3747', '0141a6c0-4110-41b5-9ef9-73d92694786e', 'e4d47414-caa1-4ffb-b17a-2b8043086fa6', '{ANALYST}', 'ACTIVE', '2026-11-26 14:58:30.126671+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'c860dd53-adca-4d82-9910-ba151b140e0a', 'd834599e-77d3-4453-a695-5ee7664820ee', 'ad05db33-3549-4240-9b8e-eda84ea91f58', '{LINK_WORKER}', 'ACTIVE', '2026-11-26 14:58:30.139203+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'bbd05e7a-2fe3-4104-92a3-2afd3233c712', '5cf5b577-306d-4f1e-856f-cd27c24219f4', '709b14b0-cd17-424b-9d60-eff0ad188a7b', '{BACKBONE}', 'ACTIVE', '2026-11-26 14:58:30.510421+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'ad67c0d0-4a89-48bd-8495-474eb5cf3158', 'ea61f7d4-6151-4b61-b2ad-d1dca77c8905', '709b14b0-cd17-424b-9d60-eff0ad188a7b', '{BACKBONE}', 'ACTIVE', '2026-11-26 14:58:30.529643+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '8a7572b8-ab47-41b4-8760-ff38141a487d', '49618a5e-1884-47cf-8f0f-5e1f051d2051', '04eb6a97-de38-4999-a347-6092f48833b4', '{LINK_WORKER}', 'ACTIVE', '2026-11-26 14:58:30.53845+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '0db8842c-9607-4008-8c31-3ca67be6a1e0', '76a3c43b-d1c6-4f5a-ba26-5a3893d7770d', '04eb6a97-de38-4999-a347-6092f48833b4', '{PROVIDER_MANAGER}', 'ACTIVE', '2026-11-26 14:58:30.541839+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '6419677a-3509-4240-a8b6-f4c70f170605', 'e59bad4e-0912-4e3e-8055-09b375867650', '4b89e2a2-4ad2-482f-ba1a-494b79298ee5', '{VERIFIER}', 'ACTIVE', '2026-11-26 14:58:30.561435+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '75e6f731-db4f-4467-b003-fa666d4bd7f8', '634e4503-a7fe-4477-8e42-dd032f790867', '4b89e2a2-4ad2-482f-ba1a-494b79298ee5', '{COMMISSIONER}', 'ACTIVE', '2026-11-26 14:58:30.587679+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '35e8346c-60d5-4e93-8137-3a11a8a563ce', '10e08446-6d22-454f-ab77-ee67b25fdf2b', '4b89e2a2-4ad2-482f-ba1a-494b79298ee5', '{AUDITOR}', 'ACTIVE', '2026-11-26 14:58:30.595387+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '31781a47-568e-4255-82f6-bb1ef5a5cd1a', '35b90c4a-6ae1-46a3-9a91-84e9a4c82a0a', '0d9afadb-8c71-4df8-a7fa-9ff788411dd5', '{FUNDER}', 'ACTIVE', '2026-11-26 14:58:30.603487+00');

INSERT INTO organisation (partnership_id, id, name, kinds, created_at) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '11944d41-c634-4d57-9e40-73cb8ce8103d', 'Backbone', '{BACKBONE}', '2026-11-26 14:58:29.912344+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '434a66d9-4778-4952-82b3-1db79186077b', 'Hub', '{BACKBONE}', '2026-11-26 14:58:29.972748+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'd4470e76-1944-47d2-8d98-c3eb64868d16', 'Data', '{BACKBONE}', '2026-11-26 14:58:29.981985+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'c3b979da-3a83-4b6a-a386-9eacedd1ae2d', 'First provider', '{PROVIDER}', '2026-11-26 14:58:30.015869+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'd7c05481-37fa-43c1-9b84-fd74d58385d2', 'Contracts', '{VERIFIER}', '2026-11-26 14:58:30.042191+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '1d2bb6c9-4d81-4a34-ae6e-631fe98fdcbb', 'Council', '{VERIFIER}', '2026-11-26 14:58:30.062358+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'a9e2809b-dfbd-4b11-98d9-252cda5fd76b', 'Audit', '{VERIFIER}', '2026-11-26 14:58:30.079686+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '0a8658a7-f52c-4f84-b8e4-3f1b571589ee', 'First funder', '{FUNDER}', '2026-11-26 14:58:30.086877+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'f0788f38-0463-4ef7-a793-40509a3e7dbb', 'Capital', '{INVESTOR}', '2026-11-26 14:58:30.092464+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '32c41137-6d91-4a77-af5a-64bd4f8c77a2', 'Clinic', '{REFERRER}', '2026-11-26 14:58:30.097547+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'df902e6c-8ee9-4a1f-9267-fde44fb7e61a', 'School', '{ANCHOR}', '2026-11-26 14:58:30.108918+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'e4d47414-caa1-4ffb-b17a-2b8043086fa6', 'University', '{VERIFIER}', '2026-11-26 14:58:30.121805+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'ad05db33-3549-4240-9b8e-eda84ea91f58', 'Second provider', '{PROVIDER}', '2026-11-26 14:58:30.129734+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'bebe42c4-7489-4bc1-86b2-e4387489458b', 'Second funder', '{FUNDER}', '2026-11-26 14:58:30.146981+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '709b14b0-cd17-424b-9d60-eff0ad188a7b', 'The Backbone', '{BACKBONE}', '2026-11-26 14:58:30.507154+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '04eb6a97-de38-4999-a347-6092f48833b4', 'First Steps', '{PROVIDER}', '2026-11-26 14:58:30.535407+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '4b89e2a2-4ad2-482f-ba1a-494b79298ee5', 'The Council', '{VERIFIER}', '2026-11-26 14:58:30.542492+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '0d9afadb-8c71-4df8-a7fa-9ff788411dd5', 'The Council Fund', '{FUNDER}', '2026-11-26 14:58:30.601412+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '68920422-e514-4f5d-9d14-8f9ed4876000', 'Central fund', '{FUNDER}', '2026-11-26 14:58:30.624989+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '3193852a-7eb9-4484-aabb-c4861767efb5', 'Council', '{FUNDER}', '2026-11-26 14:58:30.640078+00');

INSERT INTO outbox (partnership_id, id, kind, payload, created_at, offered_at, offers, attempts, started_at, done_at, failed_at, error) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '2aed4a4d-c092-4a1b-b244-c67229a32ea8', 'payments.run', '{}', '2026-11-26 14:58:30.461023+00', NULL, '0', '0', NULL, NULL, NULL, NULL),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '7ef8d633-26e2-45fd-b70f-9b359d77c912', 'payments.run', '{"runId": "cf479bd0-29c4-47d0-b6c8-347de1dc671a"}', '2026-11-26 14:58:30.826938+00', NULL, '0', '0', NULL, NULL, NULL, NULL);

INSERT INTO participant (partnership_id, id, reference, given_name, family_name, cohort, provider_id, anchor_id, link_worker_id, enrolled_on, phase, created_at) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '5c5a77ce-e743-4bdd-9175-839cd2261d97', 'P-1', 'Ada', 'P-1', 'NEW', 'c3b979da-3a83-4b6a-a386-9eacedd1ae2d', NULL, NULL, '2025-01-01', 'ACTIVE', '2026-11-26 14:58:30.247824+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'bb0a8ac2-885c-4d96-a295-e371f44ba184', 'P-2', 'Ada', 'P-2', 'NEW', 'ad05db33-3549-4240-9b8e-eda84ea91f58', NULL, NULL, '2025-01-01', 'ACTIVE', '2026-11-26 14:58:30.282298+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '53352e80-72af-4845-ac72-f01ea7af508a', 'P-000001', 'Given', 'Family', 'NEW', '04eb6a97-de38-4999-a347-6092f48833b4', NULL, NULL, '2020-01-01', 'ACTIVE', '2026-11-26 14:58:30.647873+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '6894677c-7dd7-4623-adca-72d388cacdcc', 'P-000002', 'Given', 'Family', 'NEW', '04eb6a97-de38-4999-a347-6092f48833b4', NULL, NULL, '2020-01-01', 'ACTIVE', '2026-11-26 14:58:30.647873+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'be1ee243-e2f3-4aa2-bf04-8c07857fc2bd', 'P-000003', 'Given', 'Family', 'NEW', '04eb6a97-de38-4999-a347-6092f48833b4', NULL, NULL, '2020-01-01', 'ACTIVE', '2026-11-26 14:58:30.647873+00');

INSERT INTO participant_detail (partnership_id, participant_id, birth_date, postcode) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '5c5a77ce-e743-4bdd-9175-839cd2261d97', '1990-02-28', 'AB1 2CD'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'bb0a8ac2-885c-4d96-a295-e371f44ba184', '1990-02-28', 'AB1 2CD');

INSERT INTO partnership (id, slug, name, template, currency, time_zone, contract_from, contract_to, contract_cap, sensitive_domains, payment_schedule, created_at) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'every', 'Partnership every', 'BLANK', 'GBP', 'Europe/London', '2020-01-01', '2039-12-31', NULL, '{"Mental health"}', 'BY_HAND', '2026-11-26 14:58:29.845939+00'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'money', 'Partnership money', 'BLANK', 'GBP', 'Europe/London', '2020-01-01', '2039-12-31', NULL, '{"Mental health"}', 'BY_HAND', '2026-11-26 14:58:30.476704+00');

INSERT INTO payment_run (partnership_id, id, kind, period_from, period_end, amount, reason, state, agreement_version, prepared_by, prepared_at, started_at, finished_at, authorised_by, authorised_at, done_count, to_do_count, claim_count, total, unfunded_count, unfunded_total) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '73c8eef1-878b-4c36-b4d2-98cede0de9b6', 'CLAIMS', NULL, '2025-12-31', NULL, NULL, 'DONE', NULL, '16482fdc-6ac5-4a7b-9b9e-7c1f99e10bd6', '2026-01-15 12:00:00+00', NULL, NULL, NULL, NULL, '0', '0', '0', '0', '0', '0'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'a6deaba9-6563-4d9d-b934-e6eb5e084894', 'GRANT', '2020-01-01', '2020-03-31', '5', 'Grant', 'DONE', NULL, NULL, '2026-01-15 12:00:00+00', NULL, NULL, NULL, NULL, '0', '0', '0', '0', '0', '0'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', 'CLAIMS', NULL, '2024-02-29', NULL, NULL, 'DONE', '1', '5cf5b577-306d-4f1e-856f-cd27c24219f4', '2026-11-26 14:58:30.669+00', '2026-11-26 14:58:30.927+00', '2026-11-26 14:58:31.191+00', '634e4503-a7fe-4477-8e42-dd032f790867', '2026-11-26 14:58:31.212+00', '3', '3', '3', '99999', '0', '0');

INSERT INTO payment_run_claim (partnership_id, run_id, position, claim_id, kind, result) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '73c8eef1-878b-4c36-b4d2-98cede0de9b6', '1', '031145cb-6ffc-452d-9df0-0150c1838788', 'BILL', 'BILLED'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '73c8eef1-878b-4c36-b4d2-98cede0de9b6', '2', '8b539a7d-1da5-49db-af38-ca62630d8cdf', 'BILL', 'BILLED'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', '1', 'ea7fcfcb-34ae-4578-8eb3-e44295d2ef01', 'BILL', 'BILLED'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', '2', '7d2e0aec-2dc7-4bd0-9a06-a5b3d09b7e42', 'BILL', 'BILLED'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', '3', 'e7808533-2623-486b-9a65-89d1f995eba9', 'BILL', 'BILLED');

INSERT INTO person (id, name, email, is_operator, demonstration, account_since, created_at) VALUES
  ('16482fdc-6ac5-4a7b-9b9e-7c1f99e10bd6', 'BACKBONE 1648', '16482fdc-6ac5-4a7b-9b9e-7c1f99e10bd6@example.org', 'false', 'false', NULL, '2026-11-26 14:58:29.92549+00'),
  ('3c6f584e-063a-4b36-a07a-9eb93e307f42', 'ASSESSOR 3c6f', '3c6f584e-063a-4b36-a07a-9eb93e307f42@example.org', 'false', 'false', NULL, '2026-11-26 14:58:29.974097+00'),
  ('9d40ee91-a2d7-4bc4-9d4c-aec8a8c3c9ef', 'DATA_LEAD 9d40', '9d40ee91-a2d7-4bc4-9d4c-aec8a8c3c9ef@example.org', 'false', 'false', NULL, '2026-11-26 14:58:29.993494+00'),
  ('f3c505b8-886d-422c-9d98-13ceb93d1b3c', 'PROVIDER_MANAGER f3c5', 'f3c505b8-886d-422c-9d98-13ceb93d1b3c@example.org', 'false', 'false', NULL, '2026-11-26 14:58:30.020374+00'),
  ('478f05b2-7d87-4ab4-a747-7e824d4e5716', 'LINK_WORKER 478f', '478f05b2-7d87-4ab4-a747-7e824d4e5716@example.org', 'false', 'false', NULL, '2026-11-26 14:58:30.025753+00'),
  ('afeb047f-3d9c-4e56-871d-b07b646b3ecc', 'VERIFIER afeb', 'afeb047f-3d9c-4e56-871d-b07b646b3ecc@example.org', 'false', 'false', NULL, '2026-11-26 14:58:30.042674+00'),
  ('65a17fa2-488e-4eb7-b076-03d471658e74', 'COMMISSIONER 65a1', '65a17fa2-488e-4eb7-b076-03d471658e74@example.org', 'false', 'false', NULL, '2026-11-26 14:58:30.072255+00'),
  ('f192eebd-c94f-45db-8cdb-9ab4f53fc07c', 'AUDITOR f192', 'f192eebd-c94f-45db-8cdb-9ab4f53fc07c@example.org', 'false', 'false', NULL, '2026-11-26 14:58:30.081517+00'),
  ('77008419-a960-474c-844d-4fcbfaca8523', 'FUNDER 7700', '77008419-a960-474c-844d-4fcbfaca8523@example.org', 'false', 'false', NULL, '2026-11-26 14:58:30.088307+00'),
  ('909326db-f97d-43a5-a9e4-ee93a57fc0e4', 'INVESTOR 9093', '909326db-f97d-43a5-a9e4-ee93a57fc0e4@example.org', 'false', 'false', NULL, '2026-11-26 14:58:30.094172+00'),
  ('44a20b1f-004b-4633-b93c-00d91ade596a', 'REFERRER 44a2', '44a20b1f-004b-4633-b93c-00d91ade596a@example.org', 'false', 'false', NULL, '2026-11-26 14:58:30.098393+00'),
  ('2716d149-e542-4121-9814-5d2bd609af46', 'ANCHOR 2716', '2716d149-e542-4121-9814-5d2bd609af46@example.org', 'false', 'false', NULL, '2026-11-26 14:58:30.110233+00'),
  ('0141a6c0-4110-41b5-9ef9-73d92694786e', 'ANALYST 0141', '0141a6c0-4110-41b5-9ef9-73d92694786e@example.org', 'false', 'false', NULL, '2026-11-26 14:58:30.126376+00'),
  ('d834599e-77d3-4453-a695-5ee7664820ee', 'LINK_WORKER d834', 'd834599e-77d3-4453-a695-5ee7664820ee@example.org', 'false', 'false', NULL, '2026-11-26 14:58:30.13004+00'),
  ('5cf5b577-306d-4f1e-856f-cd27c24219f4', 'BACKBONE 5cf5', '5cf5b577-306d-4f1e-856f-cd27c24219f4@example.org', 'false', 'false', NULL, '2026-11-26 14:58:30.510107+00'),
  ('ea61f7d4-6151-4b61-b2ad-d1dca77c8905', 'BACKBONE ea61', 'ea61f7d4-6151-4b61-b2ad-d1dca77c8905@example.org', 'false', 'false', NULL, '2026-11-26 14:58:30.523479+00'),
  ('49618a5e-1884-47cf-8f0f-5e1f051d2051', 'LINK_WORKER 4961', '49618a5e-1884-47cf-8f0f-5e1f051d2051@example.org', 'false', 'false', NULL, '2026-11-26 14:58:30.536372+00'),
  ('76a3c43b-d1c6-4f5a-ba26-5a3893d7770d', 'PROVIDER_MANAGER 76a3', '76a3c43b-d1c6-4f5a-ba26-5a3893d7770d@example.org', 'false', 'false', NULL, '2026-11-26 14:58:30.539919+00'),
  ('e59bad4e-0912-4e3e-8055-09b375867650', 'VERIFIER e59b', 'e59bad4e-0912-4e3e-8055-09b375867650@example.org', 'false', 'false', NULL, '2026-11-26 14:58:30.546692+00'),
  ('634e4503-a7fe-4477-8e42-dd032f790867', 'COMMISSIONER 634e', '634e4503-a7fe-4477-8e42-dd032f790867@example.org', 'false', 'false', NULL, '2026-11-26 14:58:30.586874+00'),
  ('10e08446-6d22-454f-ab77-ee67b25fdf2b', 'AUDITOR 10e0', '10e08446-6d22-454f-ab77-ee67b25fdf2b@example.org', 'false', 'false', NULL, '2026-11-26 14:58:30.589384+00'),
  ('35b90c4a-6ae1-46a3-9a91-84e9a4c82a0a', 'FUNDER 35b9', '35b90c4a-6ae1-46a3-9a91-84e9a4c82a0a@example.org', 'false', 'false', NULL, '2026-11-26 14:58:30.603112+00');

INSERT INTO rate_card (partnership_id, id, provider_id, version, status, effective_from, full_time_hours, drafted_by, drafted_at, published_by, published_at) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '26d6bcc5-173b-430f-97ae-89347703af6c', NULL, '1', 'PUBLISHED', '2021-01-01', NULL, '{16482fdc-6ac5-4a7b-9b9e-7c1f99e10bd6}', '2026-01-15 12:00:00+00', '65a17fa2-488e-4eb7-b076-03d471658e74', '2026-01-15 12:00:00+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'ba200a84-8506-486c-a702-28dda7eac363', 'ad05db33-3549-4240-9b8e-eda84ea91f58', '1', 'PUBLISHED', '2021-01-01', NULL, '{16482fdc-6ac5-4a7b-9b9e-7c1f99e10bd6}', '2026-01-15 12:00:00+00', '65a17fa2-488e-4eb7-b076-03d471658e74', '2026-01-15 12:00:00+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '81b230b3-40f7-44f4-8821-dee069289297', NULL, '2', 'DRAFT', '2022-01-01', NULL, '{16482fdc-6ac5-4a7b-9b9e-7c1f99e10bd6}', '2026-01-15 12:00:00+00', NULL, NULL),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'a33c5186-ab68-42b2-ad94-30ba2f21c7ea', NULL, '1', 'DRAFT', '2020-01-01', NULL, '{5cf5b577-306d-4f1e-856f-cd27c24219f4}', '2026-11-26 14:58:30.615835+00', NULL, NULL);

INSERT INTO reference_counter (partnership_id, kind, last) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'claim', '3'),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', 'S', '2');

INSERT INTO statement (partnership_id, id, run_id, funder_id, reference, kind, period_end, state, total, issued_at, settled_on, settlement_reference, settled_by, settled_at) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '36673152-434b-4fd8-95a5-65b0957b2600', '73c8eef1-878b-4c36-b4d2-98cede0de9b6', '0a8658a7-f52c-4f84-b8e4-3f1b571589ee', 'S-1', 'CLAIMS', '2025-12-31', 'ISSUED', '3000', '2026-01-15 12:00:00+00', NULL, NULL, NULL, NULL),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '2ff06814-095c-4abf-b286-41aabbd9e4e7', '73c8eef1-878b-4c36-b4d2-98cede0de9b6', 'bebe42c4-7489-4bc1-86b2-e4387489458b', 'S-2', 'CLAIMS', '2025-12-31', 'ISSUED', '17000', '2026-01-15 12:00:00+00', NULL, NULL, NULL, NULL),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '6b4b301b-5527-476d-af9c-7febf23cefba', 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', '3193852a-7eb9-4484-aabb-c4861767efb5', 'S-000002', 'CLAIMS', '2024-02-29', 'AUTHORISED', '79999', '2026-11-26 14:58:31.191+00', NULL, NULL, NULL, NULL),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '3c376c5c-db6d-44de-916c-3f0c0a64e416', 'cf479bd0-29c4-47d0-b6c8-347de1dc671a', '68920422-e514-4f5d-9d14-8f9ed4876000', 'S-000001', 'CLAIMS', '2024-02-29', 'SETTLED', '20000', '2026-11-26 14:58:31.191+00', '2024-04-01', 'BACS', '634e4503-a7fe-4477-8e42-dd032f790867', '2026-11-26 14:58:31.256+00');

INSERT INTO tariff (partnership_id, id, rate_card_id, position, outcome_code, title, domain, cohort, price, evidence, after, sustain_unit, sustain_length, sustain_break_days, sustain_break_restarts, maximum_paid, maximum_paid_per_year) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'b9bcf103-f7e7-4ef1-ae47-6be2ab025ba4', '26d6bcc5-173b-430f-97ae-89347703af6c', '1', 'ENTRY', 'entry', 'Home', 'NEW', '10000', '{DOCUMENT}', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '4151e1c4-9cad-41eb-bf89-b72048eb2bdc', '26d6bcc5-173b-430f-97ae-89347703af6c', '1', 'STAY', 'stay', 'Home', 'NEW', '10000', '{DOCUMENT}', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'fee61d5f-a02e-456c-8101-2584120471ea', 'ba200a84-8506-486c-a702-28dda7eac363', '1', 'ENTRY', 'entry', 'Home', 'NEW', '10000', '{DOCUMENT}', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', 'cbc67bb2-77a7-4275-9c83-aaacfe718006', '81b230b3-40f7-44f4-8821-dee069289297', '1', 'ENTRY', 'entry', 'Home', 'NEW', '10000', '{DOCUMENT}', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  ('03e2fba9-316e-4d05-be3f-03640a5f713e', '003d458a-1692-4f58-aabd-e0a005221558', 'a33c5186-ab68-42b2-ad94-30ba2f21c7ea', '1', 'HOME', 'Home', 'Housing', 'NEW', '100', '{DOCUMENT}', NULL, NULL, NULL, NULL, NULL, NULL, NULL);

INSERT INTO upload (partnership_id, id, uploaded_by, storage_key, file_name, media_type, size, sha256, uploaded_at) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '173c67ec-1039-4cbe-b40f-c3a21f53a911', '478f05b2-7d87-4ab4-a747-7e824d4e5716', '99286e21-b5ba-48e7-9e2b-fb9fa194ec15', 'letter.pdf', 'application/pdf', '10', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '2026-11-26 14:58:30.309048+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '84a077ec-188a-4cab-b22f-01c2d4baf5a6', '478f05b2-7d87-4ab4-a747-7e824d4e5716', 'f5a331af-0a55-49a0-8cbb-8c15ee1c9489', 'letter.pdf', 'application/pdf', '10', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '2026-11-26 14:58:30.344083+00'),
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '1fb3bce8-8715-42c9-b9d3-431ee4e04820', 'd834599e-77d3-4453-a695-5ee7664820ee', '99b3c3d4-bf46-4d80-9b06-b7a04f555c2f', 'letter.pdf', 'application/pdf', '10', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '2026-11-26 14:58:30.364036+00');

INSERT INTO variation (partnership_id, id, effective_on, new_maximum, reason, recorded_by, recorded_at) VALUES
  ('2df88d7c-6796-4dcf-854a-4dc88f6decdb', '697b7ed5-71de-47cb-8fc8-ca8ffe729665', '2025-10-01', '100', 'More', NULL, '2026-11-26 14:58:30.453093+00');

SELECT setval(pg_get_serial_sequence('claim_event', 'id'), max(id)) FROM claim_event;
SELECT setval(pg_get_serial_sequence('claim_message', 'id'), max(id)) FROM claim_message;
RESET session_replication_role;
