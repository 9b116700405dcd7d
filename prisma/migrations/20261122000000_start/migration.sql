-- The one clock that decides about access. Tests may replace this function; the product never passes a time in.
CREATE FUNCTION catraca_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS 'SELECT pg_catalog.clock_timestamp()';

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "unit_role" AS ENUM ('head', 'approver');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('security', 'admin');

-- CreateEnum
CREATE TYPE "request_state" AS ENUM ('pending', 'approved', 'denied', 'withdrawn', 'lapsed');

-- CreateEnum
CREATE TYPE "verdict" AS ENUM ('approve', 'deny');

-- CreateEnum
CREATE TYPE "presence" AS ENUM ('unknown', 'absent', 'present');

-- CreateEnum
CREATE TYPE "origin" AS ENUM ('portal', 'standing', 'foreign');

-- CreateEnum
CREATE TYPE "grant_state" AS ENUM ('scheduled', 'activating', 'active', 'ending', 'ended', 'cancelled', 'failed');

-- CreateEnum
CREATE TYPE "operation_kind" AS ENUM ('create', 'delete');

-- CreateEnum
CREATE TYPE "operation_state" AS ENUM ('written', 'accepted', 'lost', 'succeeded', 'failed');

-- CreateTable
CREATE TABLE "account" (
    "id" CHAR(12) NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "is_management" BOOLEAN NOT NULL DEFAULT false,
    "path" TEXT NOT NULL,
    "tags" JSONB NOT NULL DEFAULT '{}',
    "synced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "permission_set" (
    "arn" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "session_duration_seconds" INTEGER NOT NULL,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "permission_set_pkey" PRIMARY KEY ("arn")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "user_name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_member" (
    "group_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,

    CONSTRAINT "group_member_pkey" PRIMARY KEY ("group_id","person_id")
);

-- CreateTable
CREATE TABLE "identity" (
    "issuer" TEXT NOT NULL,
    "name_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "bound_at" TIMESTAMPTZ(3) NOT NULL DEFAULT catraca_now(),

    CONSTRAINT "identity_pkey" PRIMARY KEY ("issuer","name_id")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "id" TEXT NOT NULL,
    "binding_hash" TEXT NOT NULL,
    "return_to" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT catraca_now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_ticket" (
    "token_hash" TEXT NOT NULL,
    "attempt_id" TEXT NOT NULL,
    "binding_hash" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "groups" JSONB NOT NULL DEFAULT '[]',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "redeemed_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_ticket_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "seen_assertion" (
    "issuer" TEXT NOT NULL,
    "assertion_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seen_assertion_pkey" PRIMARY KEY ("issuer","assertion_id")
);

-- CreateTable
CREATE TABLE "sign_in" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" TEXT NOT NULL,
    "asserted_groups" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT catraca_now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "business_unit" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "business_unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_account" (
    "account_id" CHAR(12) NOT NULL,
    "unit_id" TEXT NOT NULL,

    CONSTRAINT "unit_account_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "unit_member" (
    "unit_id" TEXT NOT NULL,
    "role" "unit_role" NOT NULL,
    "group_id" TEXT NOT NULL,

    CONSTRAINT "unit_member_pkey" PRIMARY KEY ("unit_id","role","group_id")
);

-- CreateTable
CREATE TABLE "eligibility_policy" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "group_ids" TEXT[],
    "account_ids" TEXT[],
    "permission_set_arns" TEXT[],
    "max_minutes" INTEGER NOT NULL,

    CONSTRAINT "eligibility_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_group" (
    "role" "role" NOT NULL,
    "group_id" TEXT NOT NULL,

    CONSTRAINT "role_group_pkey" PRIMARY KEY ("role","group_id")
);

-- CreateTable
CREATE TABLE "freeze" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "by_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT catraca_now(),
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "freeze_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "bundle_id" UUID NOT NULL,
    "requester_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "state" "request_state" NOT NULL DEFAULT 'pending',
    "version" INTEGER NOT NULL DEFAULT 0,
    "minutes" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3),
    "justification" TEXT NOT NULL,
    "ticket" TEXT NOT NULL DEFAULT '',
    "content_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT catraca_now(),
    "lapses_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "target" (
    "request_id" UUID NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "permission_set_arn" TEXT NOT NULL,

    CONSTRAINT "target_pkey" PRIMARY KEY ("request_id","account_id","permission_set_arn")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "request_id" UUID NOT NULL,
    "approver_id" TEXT NOT NULL,
    "verdict" "verdict" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "content_hash" TEXT NOT NULL,
    "granted_minutes" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT catraca_now(),

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" TEXT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "permission_set_arn" TEXT NOT NULL,
    "presence" "presence" NOT NULL DEFAULT 'unknown',
    "origin" "origin",
    "observed_at" TIMESTAMPTZ(3),
    "cleared_at" TIMESTAMPTZ(3),
    "next_action_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_fault" TEXT,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grant" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "request_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "state" "grant_state" NOT NULL DEFAULT 'scheduled',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "active_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "collect_at" TIMESTAMPTZ(3),
    "collected_at" TIMESTAMPTZ(3),

    CONSTRAINT "grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "assignment_id" UUID NOT NULL,
    "kind" "operation_kind" NOT NULL,
    "state" "operation_state" NOT NULL DEFAULT 'written',
    "sender" INTEGER NOT NULL,
    "aws_request_id" TEXT,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT catraca_now(),
    "answered_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "detail" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity" (
    "event_id" UUID NOT NULL,
    "grant_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "region" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "read_only" BOOLEAN NOT NULL,
    "error_code" TEXT,
    "error_message" TEXT,
    "resource" TEXT NOT NULL DEFAULT '',
    "is_protected" BOOLEAN NOT NULL DEFAULT false,
    "event" JSONB NOT NULL,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("event_id","grant_id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT catraca_now(),
    "actor_id" TEXT,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "identity_issuer_person_id_key" ON "identity"("issuer", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_ticket_attempt_id_key" ON "sign_in_ticket"("attempt_id");

-- CreateIndex
CREATE INDEX "sign_in_person_id_idx" ON "sign_in"("person_id");

-- CreateIndex
CREATE INDEX "request_requester_id_created_at_idx" ON "request"("requester_id", "created_at");

-- CreateIndex
CREATE INDEX "request_state_created_at_idx" ON "request"("state", "created_at");

-- CreateIndex
CREATE INDEX "request_unit_id_created_at_idx" ON "request"("unit_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "request_bundle_id_unit_id_key" ON "request"("bundle_id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_request_id_approver_id_key" ON "decision"("request_id", "approver_id");

-- CreateIndex
CREATE INDEX "assignment_next_action_at_idx" ON "assignment"("next_action_at");

-- CreateIndex
CREATE UNIQUE INDEX "assignment_person_id_account_id_permission_set_arn_key" ON "assignment"("person_id", "account_id", "permission_set_arn");

-- CreateIndex
CREATE INDEX "grant_assignment_id_state_idx" ON "grant"("assignment_id", "state");

-- CreateIndex
CREATE INDEX "grant_state_ends_at_idx" ON "grant"("state", "ends_at");

-- CreateIndex
CREATE INDEX "grant_collect_at_idx" ON "grant"("collect_at");

-- CreateIndex
CREATE INDEX "grant_request_id_idx" ON "grant"("request_id");

-- CreateIndex
CREATE INDEX "operation_assignment_id_written_at_idx" ON "operation"("assignment_id", "written_at");

-- CreateIndex
CREATE INDEX "activity_grant_id_at_idx" ON "activity"("grant_id", "at");

-- CreateIndex
CREATE INDEX "activity_is_protected_at_idx" ON "activity"("is_protected", "at");

-- CreateIndex
CREATE INDEX "activity_read_only_at_idx" ON "activity"("read_only", "at");

-- CreateIndex
CREATE INDEX "audit_entry_subject_type_subject_id_idx" ON "audit_entry"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_at_idx" ON "audit_entry"("actor_id", "at");

-- AddForeignKey
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_account" ADD CONSTRAINT "unit_account_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "business_unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_account" ADD CONSTRAINT "unit_account_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_member" ADD CONSTRAINT "unit_member_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "business_unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_requester_id_fkey" FOREIGN KEY ("requester_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "business_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_permission_set_arn_fkey" FOREIGN KEY ("permission_set_arn") REFERENCES "permission_set"("arn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_approver_id_fkey" FOREIGN KEY ("approver_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_permission_set_arn_fkey" FOREIGN KEY ("permission_set_arn") REFERENCES "permission_set"("arn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation" ADD CONSTRAINT "operation_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "grant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── What Prisma cannot say ──────────────────────────────────────────────────────────────────────────────────

-- Invariant 8: one open operation an assignment at a time.
CREATE UNIQUE INDEX "operation_one_open" ON "operation" ("assignment_id") WHERE "state" IN ('written', 'accepted');

-- One freeze at a time.
CREATE UNIQUE INDEX "freeze_one_open" ON "freeze" ((true)) WHERE "lifted_at" IS NULL;

ALTER TABLE "grant" ADD CONSTRAINT "grant_end_after_start" CHECK ("ends_at" > "starts_at");
ALTER TABLE "request" ADD CONSTRAINT "request_minutes_positive" CHECK ("minutes" > 0);
ALTER TABLE "request" ADD CONSTRAINT "request_justified" CHECK (length(btrim("justification")) > 0);
ALTER TABLE "decision" ADD CONSTRAINT "decision_denial_has_reason" CHECK ("verdict" <> 'deny' OR length(btrim("reason")) > 0);
ALTER TABLE "decision" ADD CONSTRAINT "decision_approval_has_minutes" CHECK (("verdict" = 'approve') = ("granted_minutes" IS NOT NULL));

-- Invariant 1: nobody decides on their own request, and a decision counts only for the content it was made on.
CREATE FUNCTION decision_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE asked "request"%ROWTYPE;
BEGIN
  SELECT * INTO STRICT asked FROM "request" WHERE "id" = NEW."request_id";
  IF asked."requester_id" = NEW."approver_id" THEN
    RAISE EXCEPTION 'a person cannot decide on their own request' USING ERRCODE = 'CA001';
  END IF;
  IF asked."content_hash" <> NEW."content_hash" THEN
    RAISE EXCEPTION 'the request changed after it was read' USING ERRCODE = 'CA002';
  END IF;
  IF NEW."granted_minutes" > asked."minutes" THEN
    RAISE EXCEPTION 'an approval cannot grant more than was asked' USING ERRCODE = 'CA003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "decision_guard" BEFORE INSERT ON "decision" FOR EACH ROW EXECUTE FUNCTION decision_guard();

-- What was asked never changes: an edit is a new request.
CREATE FUNCTION request_content_is_fixed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (OLD."requester_id", OLD."minutes", OLD."starts_at", OLD."justification", OLD."ticket", OLD."content_hash", OLD."unit_id")
     IS DISTINCT FROM
     (NEW."requester_id", NEW."minutes", NEW."starts_at", NEW."justification", NEW."ticket", NEW."content_hash", NEW."unit_id") THEN
    RAISE EXCEPTION 'the content of a request never changes' USING ERRCODE = 'CA004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "request_content_is_fixed" BEFORE UPDATE ON "request" FOR EACH ROW EXECUTE FUNCTION request_content_is_fixed();

-- Neither do its targets: they come in the very transaction that makes the request.
CREATE FUNCTION target_comes_with_its_request() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM "request" WHERE "id" = NEW."request_id" AND "request".xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'the content of a request never changes' USING ERRCODE = 'CA004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "target_comes_with_its_request" BEFORE INSERT ON "target" FOR EACH ROW EXECUTE FUNCTION target_comes_with_its_request();

-- Pages that are open hear of every audited change and of new activity, as "subject:id".
CREATE FUNCTION tell_audit() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_notify('catraca_live', NEW."subject_type" || ':' || NEW."subject_id");
  RETURN NULL;
END $$;
CREATE TRIGGER "tell_audit" AFTER INSERT ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION tell_audit();
CREATE FUNCTION tell_activity() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_notify('catraca_live', 'grant:' || NEW."grant_id");
  RETURN NULL;
END $$;
CREATE TRIGGER "tell_activity" AFTER INSERT ON "activity" FOR EACH ROW EXECUTE FUNCTION tell_activity();

-- The runtime's role: it reads everything, and changes only what changes. What was asked, decided, seen and written
-- into the trail can only be appended to, at the time that Postgres gives it; no id ever changes, so that no cascade
-- can rewrite who decided.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'catraca_runtime') THEN
    CREATE ROLE catraca_runtime NOLOGIN;
  END IF;
END $$;
GRANT USAGE ON SCHEMA public TO catraca_runtime;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO catraca_runtime;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO catraca_runtime;
GRANT EXECUTE ON FUNCTION catraca_now() TO catraca_runtime;

GRANT INSERT ("actor_id", "action", "subject_type", "subject_id", "facts") ON "audit_entry" TO catraca_runtime;
GRANT INSERT ON "decision", "target", "activity" TO catraca_runtime;
GRANT INSERT, UPDATE ("state", "version", "closed_at") ON "request" TO catraca_runtime;
GRANT INSERT, UPDATE ("state", "ends_at", "active_at", "ended_at", "outcome", "collect_at", "collected_at") ON "grant" TO catraca_runtime;
GRANT INSERT, UPDATE ("presence", "origin", "observed_at", "cleared_at", "next_action_at", "attempts", "last_fault") ON "assignment" TO catraca_runtime;
GRANT INSERT, UPDATE ("state", "aws_request_id", "answered_at", "resolved_at", "detail") ON "operation" TO catraca_runtime;
GRANT INSERT, UPDATE ("lifted_at") ON "freeze" TO catraca_runtime;

GRANT INSERT, UPDATE ("name", "state", "is_management", "path", "tags", "synced_at") ON "account" TO catraca_runtime;
GRANT INSERT, UPDATE ("name", "description", "session_duration_seconds", "synced_at") ON "permission_set" TO catraca_runtime;
GRANT INSERT, UPDATE ("user_name", "display_name", "enabled", "synced_at") ON "person" TO catraca_runtime;
GRANT INSERT, UPDATE ("name", "synced_at"), DELETE ON "group" TO catraca_runtime;
GRANT INSERT, DELETE ON "group_member" TO catraca_runtime;
GRANT INSERT, UPDATE ("name") ON "business_unit" TO catraca_runtime;
GRANT INSERT, DELETE ON "unit_account", "unit_member", "eligibility_policy", "role_group" TO catraca_runtime;

GRANT INSERT ON "identity" TO catraca_runtime;
GRANT INSERT, UPDATE, DELETE ON "sign_in_attempt", "sign_in_ticket", "seen_assertion", "sign_in" TO catraca_runtime;
