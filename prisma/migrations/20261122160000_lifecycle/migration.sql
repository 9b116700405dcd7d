-- CreateEnum
CREATE TYPE "mode" AS ENUM ('onboarding', 'granting', 'restored');

-- CreateEnum
CREATE TYPE "principal_type" AS ENUM ('person', 'group');

-- CreateEnum
CREATE TYPE "drift_kind" AS ENUM ('missing', 'foreign', 'overdue');

-- DropIndex
DROP INDEX "assignment_next_action_at_idx";

-- AlterTable
ALTER TABLE "assignment" ADD COLUMN     "next_class" SMALLINT NOT NULL DEFAULT 3,
ADD COLUMN     "overdue_since" TIMESTAMPTZ(3),
ADD COLUMN     "removal_asked_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "permission_set" ADD COLUMN     "gone_at" TIMESTAMPTZ(3),
ADD COLUMN     "guard_policy" TEXT;

-- CreateTable
CREATE TABLE "aws_budget" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "next_at" TIMESTAMPTZ(6) NOT NULL,
    "taken" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "aws_budget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guard" (
    "account_id" CHAR(12) NOT NULL,
    "permission_set_arn" TEXT NOT NULL,
    "confirmed" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "edited_at" TIMESTAMPTZ(3),
    "next_action_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_fault" TEXT,

    CONSTRAINT "guard_pkey" PRIMARY KEY ("account_id","permission_set_arn")
);

-- CreateTable
CREATE TABLE "guard_statement" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "assignment_id" UUID NOT NULL,
    "not_after" TIMESTAMPTZ(3) NOT NULL,
    "issued_before" TIMESTAMPTZ(3),
    "session_seconds" INTEGER NOT NULL,
    "confirmed_not_after" TIMESTAMPTZ(3),
    "confirmed_issued_before" TIMESTAMPTZ(3),
    "possible_gap_at" TIMESTAMPTZ(3),
    "gone_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT catraca_now(),

    CONSTRAINT "guard_statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guard_operation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" CHAR(12) NOT NULL,
    "permission_set_arn" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "state" "operation_state" NOT NULL DEFAULT 'written',
    "sender" INTEGER NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT catraca_now(),
    "resolved_at" TIMESTAMPTZ(3),
    "detail" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "guard_operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "mode" "mode" NOT NULL DEFAULT 'onboarding',
    "database" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT catraca_now(),

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "standing_access" (
    "principal_type" "principal_type" NOT NULL,
    "principal_id" TEXT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "permission_set_arn" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT catraca_now(),
    "by_id" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "standing_access_pkey" PRIMARY KEY ("principal_type","principal_id","account_id","permission_set_arn")
);

-- CreateTable
CREATE TABLE "reconciliation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT catraca_now(),
    "finished_at" TIMESTAMPTZ(3),
    "last_fault" TEXT,

    CONSTRAINT "reconciliation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconciliation_item" (
    "reconciliation_id" UUID NOT NULL,
    "permission_set_arn" TEXT NOT NULL,
    "account_id" TEXT NOT NULL DEFAULT '',
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "reconciliation_item_pkey" PRIMARY KEY ("reconciliation_id","permission_set_arn","account_id")
);

-- CreateTable
CREATE TABLE "drift" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" "drift_kind" NOT NULL,
    "principal_type" "principal_type" NOT NULL,
    "principal_id" TEXT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "permission_set_arn" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT catraca_now(),
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT catraca_now(),
    "closed_at" TIMESTAMPTZ(3),
    "closed_as" TEXT,
    "by_id" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "drift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT catraca_now(),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker_process" (
    "number" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT catraca_now(),
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT catraca_now(),
    "clock_off_ms" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "worker_process_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE INDEX "guard_next_action_at_idx" ON "guard"("next_action_at");

-- CreateIndex
CREATE INDEX "guard_statement_assignment_id_idx" ON "guard_statement"("assignment_id");

-- CreateIndex
CREATE INDEX "guard_operation_account_id_permission_set_arn_written_at_idx" ON "guard_operation"("account_id", "permission_set_arn", "written_at");

-- CreateIndex
CREATE INDEX "drift_closed_at_kind_idx" ON "drift"("closed_at", "kind");

-- CreateIndex
CREATE INDEX "notice_kind_created_at_idx" ON "notice"("kind", "created_at");

-- CreateIndex
CREATE INDEX "worker_process_seen_at_idx" ON "worker_process"("seen_at");

-- CreateIndex
CREATE INDEX "assignment_next_class_next_action_at_account_id_permission__idx" ON "assignment"("next_class", "next_action_at", "account_id", "permission_set_arn");

-- CreateIndex
CREATE INDEX "assignment_account_id_permission_set_arn_idx" ON "assignment"("account_id", "permission_set_arn");

-- AddForeignKey
ALTER TABLE "guard_statement" ADD CONSTRAINT "guard_statement_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconciliation_item" ADD CONSTRAINT "reconciliation_item_reconciliation_id_fkey" FOREIGN KEY ("reconciliation_id") REFERENCES "reconciliation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── What Prisma cannot say ──────────────────────────────────────────────────────────────────────────────────

INSERT INTO "aws_budget" ("id", "next_at") VALUES (1, catraca_now());
INSERT INTO "installation" ("id") VALUES (1);
ALTER TABLE "aws_budget" ADD CONSTRAINT "aws_budget_one_row" CHECK ("id" = 1);
ALTER TABLE "installation" ADD CONSTRAINT "installation_one_row" CHECK ("id" = 1);

-- Invariant 8, for guards: one open operation a guard at a time.
CREATE UNIQUE INDEX "guard_operation_one_open" ON "guard_operation" ("account_id", "permission_set_arn")
  WHERE "state" IN ('written', 'accepted');

-- One cover of an assignment runs at a time: what is bound belongs to a cover that is over.
CREATE UNIQUE INDEX "guard_statement_one_running" ON "guard_statement" ("assignment_id")
  WHERE "issued_before" IS NULL AND "gone_at" IS NULL;

CREATE UNIQUE INDEX "drift_one_open" ON "drift"
  ("kind", "principal_type", "principal_id", "account_id", "permission_set_arn") WHERE "closed_at" IS NULL;
CREATE UNIQUE INDEX "reconciliation_one_open" ON "reconciliation" ((true)) WHERE "finished_at" IS NULL;
ALTER TABLE "drift" ADD CONSTRAINT "drift_decided_with_reason"
  CHECK ("by_id" IS NULL OR length(btrim("reason")) > 0);

-- What may be in AWS by our doing, and what is overdue, is looked for every few seconds among all that ever was.
CREATE INDEX "assignment_ours" ON "assignment" ("id") WHERE "origin" = 'portal' AND "presence" <> 'absent';
CREATE INDEX "assignment_overdue" ON "assignment" ("id") WHERE "overdue_since" IS NOT NULL;

-- Creates that AWS may still be working on are counted for every create.
CREATE INDEX "operation_unresolved" ON "operation" ("kind", "written_at") WHERE "resolved_at" IS NULL;

GRANT SELECT ON ALL TABLES IN SCHEMA public TO catraca_runtime;
GRANT UPDATE ("next_at", "taken") ON "aws_budget" TO catraca_runtime;
GRANT UPDATE ("mode", "database", "changed_at") ON "installation" TO catraca_runtime;
GRANT UPDATE ("next_class", "overdue_since", "removal_asked_at") ON "assignment" TO catraca_runtime;
GRANT UPDATE ("guard_policy", "gone_at") ON "permission_set" TO catraca_runtime;
GRANT INSERT, UPDATE ("confirmed", "confirmed_at", "edited_at", "next_action_at", "attempts", "last_fault") ON "guard" TO catraca_runtime;
GRANT INSERT, UPDATE ("not_after", "issued_before", "session_seconds", "confirmed_not_after", "confirmed_issued_before", "possible_gap_at", "gone_at") ON "guard_statement" TO catraca_runtime;
GRANT INSERT, UPDATE ("state", "resolved_at", "detail") ON "guard_operation" TO catraca_runtime;
GRANT INSERT, DELETE ON "standing_access" TO catraca_runtime;
GRANT INSERT, UPDATE ("finished_at", "last_fault"), DELETE ON "reconciliation" TO catraca_runtime;
GRANT INSERT, UPDATE ("done_at"), DELETE ON "reconciliation_item" TO catraca_runtime;
GRANT INSERT, UPDATE ("last_seen_at", "closed_at", "closed_as", "by_id", "reason") ON "drift" TO catraca_runtime;
GRANT INSERT ON "notice" TO catraca_runtime;
GRANT INSERT, UPDATE ("seen_at", "clock_off_ms"), DELETE ON "worker_process" TO catraca_runtime;
