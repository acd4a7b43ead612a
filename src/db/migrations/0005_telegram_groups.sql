CREATE TABLE "topics" (
	"case" bigint NOT NULL,
	"network" text NOT NULL,
	"chat" text NOT NULL,
	"topic" text NOT NULL,
	"name" text NOT NULL,
	"is_closed" boolean NOT NULL,
	CONSTRAINT "topics_case_network_chat_pk" PRIMARY KEY("case","network","chat")
);
--> statement-breakpoint
ALTER TABLE "desks" ADD COLUMN "lost_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_case_cases_id_fk" FOREIGN KEY ("case") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;