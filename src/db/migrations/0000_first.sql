CREATE SEQUENCE "public"."case_numbers" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1001 CACHE 1;--> statement-breakpoint
CREATE TABLE "agencies" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"mail_domains" jsonb NOT NULL,
	"time_zone" text NOT NULL,
	"working_hours" jsonb NOT NULL,
	"holidays" jsonb NOT NULL,
	"waiting_target_hours" integer NOT NULL,
	"organization" text NOT NULL,
	"organizational_unit" text,
	"contact" text NOT NULL,
	"one_person_may_do_both" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk_agencies" (
	"desk" text NOT NULL,
	"agency" text NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "desk_agencies_desk_agency_pk" PRIMARY KEY("desk","agency")
);
--> statement-breakpoint
CREATE TABLE "desks" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"network" text,
	"chat" text,
	"parent" text
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"count" bigint PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"key_id" text NOT NULL,
	"signature" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_lines" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_lines_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mark" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"act" text NOT NULL,
	"outcome" text NOT NULL,
	"origin" text NOT NULL,
	"by" text NOT NULL,
	"case" bigint,
	"facts" jsonb NOT NULL,
	"stamp" text NOT NULL,
	"seal" bigint,
	"hash" text,
	CONSTRAINT "audit_lines_sealed" CHECK (("audit_lines"."seal" is null) = ("audit_lines"."hash" is null))
);
--> statement-breakpoint
CREATE TABLE "agreements" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "agreements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case" bigint NOT NULL,
	"account" text NOT NULL,
	"version" text NOT NULL,
	"sha256" text NOT NULL,
	"subject_hash" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"network" text NOT NULL,
	"user" text NOT NULL,
	"chat" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_moves" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "case_moves_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case" bigint NOT NULL,
	"move" text NOT NULL,
	"from" text,
	"to" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text,
	"by_name" "bytea"
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" bigint PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"network" text NOT NULL,
	"user" text NOT NULL,
	"chat" text NOT NULL,
	"language" text NOT NULL,
	"account" text,
	"agency" text,
	"answers" "bytea" NOT NULL,
	"nik_index" text,
	"nip_index" text,
	"mail_index" text,
	"faults" "bytea" NOT NULL,
	"claim" "bytea",
	"verdict" "bytea",
	"reversible" jsonb,
	"forwarded_by" text,
	"key" text,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cases_version" CHECK ("cases"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "document_chunks" (
	"document" text NOT NULL,
	"number" integer NOT NULL,
	"body" "bytea" NOT NULL,
	CONSTRAINT "document_chunks_document_number_pk" PRIMARY KEY("document","number")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" text PRIMARY KEY NOT NULL,
	"case" bigint NOT NULL,
	"kind" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"pages" integer NOT NULL,
	"sha256" text NOT NULL,
	"facts" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blocked_keys" (
	"key" text PRIMARY KEY NOT NULL,
	"why" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"serial" text PRIMARY KEY NOT NULL,
	"case" bigint NOT NULL,
	"account" text NOT NULL,
	"profile" text NOT NULL,
	"issuer_key" text NOT NULL,
	"key" text NOT NULL,
	"subject" "bytea" NOT NULL,
	"issuer" text NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"not_after" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"current" boolean NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"reason" text,
	"invalidity_date" timestamp (3) with time zone,
	"prepared" "bytea" NOT NULL,
	"der" "bytea",
	CONSTRAINT "certificates_signed" CHECK (("certificates"."status" = 'prepared') = ("certificates"."der" is null)),
	CONSTRAINT "certificates_current_signed" CHECK (not "certificates"."current" or "certificates"."status" in ('valid', 'held')),
	CONSTRAINT "certificates_reason" CHECK (("certificates"."status" in ('held', 'revoked')) = ("certificates"."revoked_at" is not null and "certificates"."reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "crls" (
	"issuer_key" text PRIMARY KEY NOT NULL,
	"last_number" bigint NOT NULL,
	"number" bigint,
	"der" "bytea",
	"this_update" timestamp (3) with time zone,
	"next_update" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "acts" (
	"key" text PRIMARY KEY NOT NULL,
	"result" "bytea" NOT NULL,
	"written_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"key" text PRIMARY KEY NOT NULL,
	"state" "bytea" NOT NULL,
	"written_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drawer" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"place" bigint GENERATED ALWAYS AS IDENTITY (sequence name "drawer_place_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"body" "bytea" NOT NULL,
	CONSTRAINT "drawer_kind_id_pk" PRIMARY KEY("kind","id")
);
--> statement-breakpoint
CREATE TABLE "drawer_files" (
	"id" text PRIMARY KEY NOT NULL,
	"body" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "key_proofs" (
	"name" text PRIMARY KEY NOT NULL,
	"proof" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "prompts" (
	"network" text NOT NULL,
	"chat" text NOT NULL,
	"message" text NOT NULL,
	"case" bigint NOT NULL,
	"purpose" text NOT NULL,
	"account" text NOT NULL,
	CONSTRAINT "prompts_network_chat_message_pk" PRIMARY KEY("network","chat","message")
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "tokens_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"purpose" text NOT NULL,
	"subject" jsonb NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"agency" text,
	"person" "bytea" NOT NULL,
	"nik_index" text,
	"nip_index" text,
	"mail_index" text,
	"subject_number" text NOT NULL,
	"language" text NOT NULL,
	"password_state" text NOT NULL,
	"password_hash" text,
	"password_expires" timestamp (3) with time zone,
	"failures" integer NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"network" text NOT NULL,
	"user" text NOT NULL,
	"chat" text NOT NULL,
	"language" text,
	"consent_version" text,
	"consent_at" timestamp (3) with time zone,
	"blocked" boolean NOT NULL,
	CONSTRAINT "contacts_network_user_pk" PRIMARY KEY("network","user"),
	CONSTRAINT "contacts_consent" CHECK (("contacts"."consent_version" is null) = ("contacts"."consent_at" is null))
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"account" text NOT NULL,
	"role" text NOT NULL,
	"desk" text,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "roles_once" UNIQUE NULLS NOT DISTINCT("account","role","desk"),
	CONSTRAINT "roles_desk" CHECK (("roles"."role" = 'administrator') = ("roles"."desk" is null))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"network" text NOT NULL,
	"user" text NOT NULL,
	"chat" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cards" (
	"case" bigint NOT NULL,
	"desk" text NOT NULL,
	"network" text NOT NULL,
	"chat" text NOT NULL,
	"message" text NOT NULL,
	CONSTRAINT "cards_case_desk_pk" PRIMARY KEY("case","desk")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"network" text NOT NULL,
	"bot" text NOT NULL,
	"update_id" text NOT NULL,
	"chat" text NOT NULL,
	"payload" "bytea",
	"state" text DEFAULT 'open' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"retry_at" timestamp (3) with time zone,
	"lease_until" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"error" "bytea",
	CONSTRAINT "inbox_once" UNIQUE("network","bot","update_id"),
	CONSTRAINT "inbox_forgotten" CHECK (("inbox"."state" = 'open') = ("inbox"."payload" is not null))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"turn" bigint GENERATED ALWAYS AS IDENTITY (sequence name "outbox_turn_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"destination" text NOT NULL,
	"place" bigint NOT NULL,
	"kind" text NOT NULL,
	"case" bigint,
	"desk" text,
	"payload" "bytea",
	"name" text,
	"not_before" timestamp (3) with time zone,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"retry_at" timestamp (3) with time zone,
	"lease_until" timestamp (3) with time zone,
	"error" "bytea",
	"left_at" timestamp (3) with time zone,
	CONSTRAINT "outbox_place" UNIQUE("destination","place"),
	CONSTRAINT "outbox_card_names" CHECK (("outbox"."kind" = 'card') = ("outbox"."case" is not null and "outbox"."desk" is not null))
);
--> statement-breakpoint
CREATE TABLE "outbox_lines" (
	"destination" text PRIMARY KEY NOT NULL,
	"last_place" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "desk_agencies" ADD CONSTRAINT "desk_agencies_desk_desks_id_fk" FOREIGN KEY ("desk") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_agencies" ADD CONSTRAINT "desk_agencies_agency_agencies_id_fk" FOREIGN KEY ("agency") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desks" ADD CONSTRAINT "desks_parent_desks_id_fk" FOREIGN KEY ("parent") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_case_cases_id_fk" FOREIGN KEY ("case") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_account_accounts_id_fk" FOREIGN KEY ("account") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_moves" ADD CONSTRAINT "case_moves_case_cases_id_fk" FOREIGN KEY ("case") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_moves" ADD CONSTRAINT "case_moves_by_accounts_id_fk" FOREIGN KEY ("by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_account_accounts_id_fk" FOREIGN KEY ("account") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_agency_agencies_id_fk" FOREIGN KEY ("agency") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_forwarded_by_accounts_id_fk" FOREIGN KEY ("forwarded_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_chunks" ADD CONSTRAINT "document_chunks_document_documents_id_fk" FOREIGN KEY ("document") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_case_cases_id_fk" FOREIGN KEY ("case") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_case_cases_id_fk" FOREIGN KEY ("case") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_account_accounts_id_fk" FOREIGN KEY ("account") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_case_cases_id_fk" FOREIGN KEY ("case") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_account_accounts_id_fk" FOREIGN KEY ("account") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_agency_agencies_id_fk" FOREIGN KEY ("agency") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_account_accounts_id_fk" FOREIGN KEY ("account") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_desk_desks_id_fk" FOREIGN KEY ("desk") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_accounts_id_fk" FOREIGN KEY ("account") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_case_cases_id_fk" FOREIGN KEY ("case") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_desk_desks_id_fk" FOREIGN KEY ("desk") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_case_cases_id_fk" FOREIGN KEY ("case") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_desk_desks_id_fk" FOREIGN KEY ("desk") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "desk_agencies_agency_index" ON "desk_agencies" USING btree ("agency");--> statement-breakpoint
CREATE INDEX "desks_network_chat_index" ON "desks" USING btree ("network","chat");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_lines_mark" ON "audit_lines" USING btree ("mark");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_lines_seal" ON "audit_lines" USING btree ("seal");--> statement-breakpoint
CREATE INDEX "audit_lines_unsealed" ON "audit_lines" USING btree ("id") WHERE "audit_lines"."seal" is null;--> statement-breakpoint
CREATE INDEX "audit_lines_case_id_index" ON "audit_lines" USING btree ("case","id");--> statement-breakpoint
CREATE INDEX "audit_lines_at_index" ON "audit_lines" USING btree ("at");--> statement-breakpoint
CREATE INDEX "agreements_case_id_index" ON "agreements" USING btree ("case","id");--> statement-breakpoint
CREATE INDEX "case_moves_case_id_index" ON "case_moves" USING btree ("case","id");--> statement-breakpoint
CREATE INDEX "cases_network_user_opened_at_index" ON "cases" USING btree ("network","user","opened_at");--> statement-breakpoint
CREATE INDEX "cases_account_opened_at_index" ON "cases" USING btree ("account","opened_at");--> statement-breakpoint
CREATE INDEX "cases_agency_state_since_index" ON "cases" USING btree ("agency","state","since");--> statement-breakpoint
CREATE INDEX "cases_state_changed_at_index" ON "cases" USING btree ("state","changed_at");--> statement-breakpoint
CREATE INDEX "cases_nik_index_index" ON "cases" USING btree ("nik_index");--> statement-breakpoint
CREATE INDEX "cases_nip_index_index" ON "cases" USING btree ("nip_index");--> statement-breakpoint
CREATE INDEX "cases_mail_index_index" ON "cases" USING btree ("mail_index");--> statement-breakpoint
CREATE INDEX "cases_key_index" ON "cases" USING btree ("key");--> statement-breakpoint
CREATE INDEX "documents_case_at_index" ON "documents" USING btree ("case","at");--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_case" ON "certificates" USING btree ("case");--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_current" ON "certificates" USING btree ("account","profile") WHERE "certificates"."current";--> statement-breakpoint
CREATE INDEX "certificates_account_not_before_index" ON "certificates" USING btree ("account","not_before");--> statement-breakpoint
CREATE INDEX "certificates_key_index" ON "certificates" USING btree ("key");--> statement-breakpoint
CREATE INDEX "certificates_revoked" ON "certificates" USING btree ("issuer_key") WHERE "certificates"."status" in ('held', 'revoked');--> statement-breakpoint
CREATE INDEX "certificates_unfinished" ON "certificates" USING btree ("not_before") WHERE "certificates"."status" = 'prepared';--> statement-breakpoint
CREATE INDEX "acts_written_at_index" ON "acts" USING btree ("written_at");--> statement-breakpoint
CREATE INDEX "drawer_place_index" ON "drawer" USING btree ("place");--> statement-breakpoint
CREATE INDEX "tokens_unused" ON "tokens" USING gin ("subject" jsonb_path_ops) WHERE "tokens"."used_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_username" ON "accounts" USING btree ("username");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_nik" ON "accounts" USING btree ("nik_index");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_nip" ON "accounts" USING btree ("nip_index");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_mail" ON "accounts" USING btree ("mail_index");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_subject_number" ON "accounts" USING btree ("subject_number");--> statement-breakpoint
CREATE INDEX "roles_desk_index" ON "roles" USING btree ("desk");--> statement-breakpoint
CREATE INDEX "sessions_network_user_ends_at_index" ON "sessions" USING btree ("network","user","ends_at");--> statement-breakpoint
CREATE INDEX "sessions_account_ends_at_index" ON "sessions" USING btree ("account","ends_at");--> statement-breakpoint
CREATE INDEX "inbox_open" ON "inbox" USING btree ("network","chat","id") WHERE "inbox"."state" = 'open';--> statement-breakpoint
CREATE INDEX "inbox_next" ON "inbox" USING btree ("id") WHERE "inbox"."state" = 'open';--> statement-breakpoint
CREATE INDEX "inbox_closed" ON "inbox" USING btree ("closed_at") WHERE "inbox"."closed_at" is not null;--> statement-breakpoint
CREATE INDEX "outbox_line" ON "outbox" USING btree ("destination","place") WHERE "outbox"."state" in ('waiting', 'leased');--> statement-breakpoint
CREATE INDEX "outbox_next" ON "outbox" USING btree ("turn") WHERE "outbox"."state" in ('waiting', 'leased');--> statement-breakpoint
CREATE INDEX "outbox_name" ON "outbox" USING btree ("name") WHERE "outbox"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "outbox_left" ON "outbox" USING btree ("state","left_at") WHERE "outbox"."left_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_card" ON "outbox" USING btree ("case","desk") WHERE "outbox"."kind" = 'card' and "outbox"."state" = 'waiting';