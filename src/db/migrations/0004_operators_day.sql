CREATE TABLE "case_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"place" bigint GENERATED ALWAYS AS IDENTITY (sequence name "case_notes_place_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case" bigint NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"body" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_words" (
	"id" text PRIMARY KEY NOT NULL,
	"place" bigint GENERATED ALWAYS AS IDENTITY (sequence name "case_words_place_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case" bigint NOT NULL,
	"from" text NOT NULL,
	"desk" text NOT NULL,
	"by" text,
	"at" timestamp (3) with time zone NOT NULL,
	"body" "bytea" NOT NULL,
	"document" text
);
--> statement-breakpoint
CREATE TABLE "searches" (
	"id" text PRIMARY KEY NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"found" jsonb NOT NULL
);
--> statement-breakpoint
DROP INDEX "outbox_card";--> statement-breakpoint
ALTER TABLE "prompts" ALTER COLUMN "account" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "name_words" text[];--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "claimed_by" text;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "claim_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "name_words" text[];--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_case_cases_id_fk" FOREIGN KEY ("case") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_by_accounts_id_fk" FOREIGN KEY ("by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_words" ADD CONSTRAINT "case_words_case_cases_id_fk" FOREIGN KEY ("case") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_words" ADD CONSTRAINT "case_words_desk_desks_id_fk" FOREIGN KEY ("desk") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_words" ADD CONSTRAINT "case_words_by_accounts_id_fk" FOREIGN KEY ("by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_words" ADD CONSTRAINT "case_words_document_documents_id_fk" FOREIGN KEY ("document") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "searches" ADD CONSTRAINT "searches_by_accounts_id_fk" FOREIGN KEY ("by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_notes_case_place_index" ON "case_notes" USING btree ("case","place");--> statement-breakpoint
CREATE INDEX "case_words_case_place_index" ON "case_words" USING btree ("case","place");--> statement-breakpoint
CREATE INDEX "searches_by_at_index" ON "searches" USING btree ("by","at");--> statement-breakpoint
CREATE INDEX "searches_at_index" ON "searches" USING btree ("at");--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_claimed_by_accounts_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cases_name_words" ON "cases" USING gin ("name_words");--> statement-breakpoint
CREATE INDEX "cases_unnamed" ON "cases" USING btree ("id") WHERE "cases"."name_words" is null;--> statement-breakpoint
CREATE INDEX "cases_claims_due" ON "cases" USING btree ("claim_due_at") WHERE "cases"."claim_due_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_name_words" ON "accounts" USING gin ("name_words");--> statement-breakpoint
CREATE INDEX "accounts_unnamed" ON "accounts" USING btree ("id") WHERE "accounts"."name_words" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_card_later" ON "outbox" USING btree ("case","desk") WHERE "outbox"."kind" = 'card' and "outbox"."state" = 'waiting' and "outbox"."not_before" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_card" ON "outbox" USING btree ("case","desk") WHERE "outbox"."kind" = 'card' and "outbox"."state" = 'waiting' and "outbox"."not_before" is null;--> statement-breakpoint
UPDATE "cases" SET "claim_due_at" = now() WHERE "claim" is not null and "state" in ('submitted', 'forwarded', 'completed', 'under-review', 'asked');