CREATE TABLE "crl_pieces" (
	"issuer_key" text NOT NULL,
	"place" integer NOT NULL,
	"number" bigint NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "crl_pieces_issuer_key_place_pk" PRIMARY KEY("issuer_key","place")
);
--> statement-breakpoint
CREATE TABLE "ocsp_signers" (
	"serial" text PRIMARY KEY NOT NULL,
	"issuer_key" text NOT NULL,
	"key" text NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"not_after" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "certificates_revoked";--> statement-breakpoint
ALTER TABLE "crls" ALTER COLUMN "last_number" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "change" bigint;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "crl_entry" "bytea";--> statement-breakpoint
ALTER TABLE "crls" ADD COLUMN "last_change" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "crls" ADD COLUMN "changes" bigint;--> statement-breakpoint
ALTER TABLE "crls" ADD COLUMN "pieces" integer;--> statement-breakpoint
ALTER TABLE "crls" ADD COLUMN "lead" "bytea";--> statement-breakpoint
ALTER TABLE "crls" ADD COLUMN "tail" "bytea";--> statement-breakpoint
ALTER TABLE "crl_pieces" ADD CONSTRAINT "crl_pieces_issuer_key_crls_issuer_key_fk" FOREIGN KEY ("issuer_key") REFERENCES "public"."crls"("issuer_key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_change" ON "certificates" USING btree ("issuer_key","change") WHERE "certificates"."change" is not null;--> statement-breakpoint
CREATE INDEX "certificates_listed_until" ON "certificates" USING btree ("issuer_key","not_after") WHERE "certificates"."crl_entry" is not null;--> statement-breakpoint
ALTER TABLE "crls" DROP COLUMN "der";--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_listed" CHECK (("certificates"."status" in ('held', 'revoked')) = ("certificates"."crl_entry" is not null));--> statement-breakpoint
-- A CRL is random serial numbers: compressing it costs time and gains nothing.
ALTER TABLE "crl_pieces" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;--> statement-breakpoint
-- A list kept whole is forgotten, its number is not: the next tick publishes one in pieces.
UPDATE "crls" SET "number" = NULL, "this_update" = NULL, "next_update" = NULL;
