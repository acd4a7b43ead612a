CREATE SEQUENCE "public"."whatsapp_chat_numbers" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 100001 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."whatsapp_session_versions" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "whatsapp_chats" (
	"id" bigint PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"wire" "bytea" NOT NULL,
	"phone_index" text,
	"lid_index" text,
	"group_index" text,
	"same_as" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"wrote_at" timestamp (3) with time zone,
	"is_inside" boolean NOT NULL,
	"last_message" integer DEFAULT 0 NOT NULL,
	"menu" integer,
	CONSTRAINT "whatsapp_chats_kind" CHECK ("whatsapp_chats"."kind" in ('person', 'group'))
);
--> statement-breakpoint
CREATE TABLE "whatsapp_messages" (
	"chat" bigint NOT NULL,
	"message" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"author" bigint,
	"body" "bytea" NOT NULL,
	"cases" bigint[],
	"is_answered" boolean DEFAULT false NOT NULL,
	CONSTRAINT "whatsapp_messages_chat_message_pk" PRIMARY KEY("chat","message")
);
--> statement-breakpoint
CREATE TABLE "whatsapp_sessions" (
	"version" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"body" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "whatsapp_state" (
	"name" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"body" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "whatsapp_wire_ids" (
	"wire_index" text PRIMARY KEY NOT NULL,
	"place" bigint GENERATED ALWAYS AS IDENTITY (sequence name "whatsapp_wire_ids_place_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"chat" bigint NOT NULL,
	"message" integer NOT NULL,
	"wire_id" "bytea" NOT NULL,
	"shown" "bytea"
);
--> statement-breakpoint
ALTER TABLE "whatsapp_chats" ADD CONSTRAINT "whatsapp_chats_same_as_whatsapp_chats_id_fk" FOREIGN KEY ("same_as") REFERENCES "public"."whatsapp_chats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "whatsapp_messages" ADD CONSTRAINT "whatsapp_messages_chat_whatsapp_chats_id_fk" FOREIGN KEY ("chat") REFERENCES "public"."whatsapp_chats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "whatsapp_messages" ADD CONSTRAINT "whatsapp_messages_author_whatsapp_chats_id_fk" FOREIGN KEY ("author") REFERENCES "public"."whatsapp_chats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "whatsapp_chats_phone" ON "whatsapp_chats" USING btree ("phone_index");--> statement-breakpoint
CREATE UNIQUE INDEX "whatsapp_chats_lid" ON "whatsapp_chats" USING btree ("lid_index");--> statement-breakpoint
CREATE UNIQUE INDEX "whatsapp_chats_group" ON "whatsapp_chats" USING btree ("group_index");--> statement-breakpoint
CREATE INDEX "whatsapp_messages_at_index" ON "whatsapp_messages" USING btree ("at");--> statement-breakpoint
CREATE INDEX "whatsapp_wire_ids_chat_message_index" ON "whatsapp_wire_ids" USING btree ("chat","message");