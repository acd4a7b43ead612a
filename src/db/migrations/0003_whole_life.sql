CREATE TABLE "reminders" (
	"occasion" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "digests" (
	"desk" text PRIMARY KEY NOT NULL,
	"network" text NOT NULL,
	"chat" text NOT NULL,
	"message" text NOT NULL,
	"day" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "endorsement" "bytea";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "remind_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "escalated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "remind_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "end_by" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "reminders" boolean;--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_desk_desks_id_fk" FOREIGN KEY ("desk") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cases_agency_kind_changed_at_index" ON "cases" USING btree ("agency","kind","changed_at");--> statement-breakpoint
CREATE INDEX "cases_to_remind" ON "cases" USING btree ("remind_at") WHERE "cases"."remind_at" is not null;--> statement-breakpoint
CREATE INDEX "certificates_to_remind" ON "certificates" USING btree ("remind_at") WHERE "certificates"."current" and "certificates"."status" = 'valid' and "certificates"."remind_at" is not null;--> statement-breakpoint
CREATE INDEX "certificates_to_end" ON "certificates" USING btree ("end_by") WHERE "certificates"."status" in ('valid', 'held') and "certificates"."end_by" is not null;--> statement-breakpoint
CREATE INDEX "tokens_to_run_out" ON "tokens" USING btree ("purpose","expires") WHERE "tokens"."used_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_digest" ON "outbox" USING btree ("desk") WHERE "outbox"."kind" = 'digest' and "outbox"."state" = 'waiting';--> statement-breakpoint
UPDATE "certificates" SET "remind_at" = "not_after" - interval '60 days' WHERE "current" and "status" in ('valid', 'held');--> statement-breakpoint
UPDATE "cases" SET "remind_at" = now() WHERE "state" in ('submitted', 'forwarded', 'completed', 'under-review');