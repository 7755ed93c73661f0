-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('admin', 'editor', 'reviewer', 'observer');

-- CreateEnum
CREATE TYPE "grade" AS ENUM ('A', 'B', 'C', 'D', 'E', 'F');

-- CreateEnum
CREATE TYPE "annotation_kind" AS ENUM ('highlight', 'note', 'question', 'doubt');

-- CreateEnum
CREATE TYPE "stance" AS ENUM ('supports', 'contradicts', 'context');

-- CreateEnum
CREATE TYPE "claim_state" AS ENUM ('gathering', 'voting', 'voted', 'in_review', 'approved', 'changes_requested', 'rejected');

-- CreateEnum
CREATE TYPE "confidence" AS ENUM ('low', 'medium', 'high');

-- CreateEnum
CREATE TYPE "decision" AS ENUM ('approved', 'changes_requested', 'rejected');

-- CreateTable
CREATE TABLE "newsroom" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "quorum_count" INTEGER NOT NULL DEFAULT 3,
    "agreement_threshold" DOUBLE PRECISION NOT NULL DEFAULT 0.75,
    "min_evidence_count" INTEGER NOT NULL DEFAULT 1,
    "objection_blocks" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "newsroom_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "colour" INTEGER NOT NULL DEFAULT 0,
    "access_version" INTEGER NOT NULL DEFAULT 1,
    "removed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "grade" "grade" NOT NULL DEFAULT 'F',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "story_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "published_on" DATE,
    "retelling" BOOLEAN NOT NULL DEFAULT false,
    "imported_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "word_count" INTEGER NOT NULL,
    "repairs" TEXT[],
    "fetched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "annotation" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "kind" "annotation_kind" NOT NULL,
    "note" TEXT NOT NULL,
    "reply_count" INTEGER NOT NULL DEFAULT 0,
    "resolved" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "annotation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "author_id" UUID NOT NULL,
    "state" "claim_state" NOT NULL DEFAULT 'gathering',
    "version" INTEGER NOT NULL DEFAULT 1,
    "annotation_id" UUID,
    "review_requested_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wording" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "wording_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "stance" "stance" NOT NULL,
    "origin" TEXT NOT NULL DEFAULT '',
    "added_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "wording_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "rule" JSONB NOT NULL,
    "opened_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "outcome" JSONB,

    CONSTRAINT "round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vote" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "rating" INTEGER NOT NULL,
    "confidence" "confidence",
    "reason" TEXT NOT NULL DEFAULT '',
    "objection" BOOLEAN NOT NULL DEFAULT false,
    "objection_withdrawn_at" TIMESTAMPTZ(3),
    "cast_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "vote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "wording_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "decision" "decision" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "claim_version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fact_sheet" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "retracted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fact_sheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fact_sheet_version" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "fact_sheet_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "snapshot" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "jws" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "prev_sha256" TEXT,
    "published_by_id" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fact_sheet_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "kid" TEXT NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "public_jwk" JSONB NOT NULL,
    "private_jwe" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("kid")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "newsroom_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "prev_hash" TEXT,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("newsroom_id","seq")
);

-- CreateTable
CREATE TABLE "ydoc" (
    "doc_id" TEXT NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "head_seq" INTEGER NOT NULL DEFAULT 0,
    "snapshot_seq" INTEGER NOT NULL DEFAULT 0,
    "epoch" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ydoc_pkey" PRIMARY KEY ("doc_id")
);

-- CreateTable
CREATE TABLE "ydoc_update" (
    "doc_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "payload" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ydoc_update_pkey" PRIMARY KEY ("doc_id","seq")
);

-- CreateTable
CREATE TABLE "ydoc_snapshot" (
    "doc_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "state" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "ydoc_snapshot_pkey" PRIMARY KEY ("doc_id","seq")
);

-- CreateTable
CREATE TABLE "ydoc_client" (
    "doc_id" TEXT NOT NULL,
    "client_id" BIGINT NOT NULL,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "ydoc_client_pkey" PRIMARY KEY ("doc_id","client_id")
);

-- CreateTable
CREATE TABLE "collab_token" (
    "hash" TEXT NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "session_version" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "collab_token_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "newsroom_slug_key" ON "newsroom"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "member_user_id_idx" ON "member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_newsroom_id_id_key" ON "member"("newsroom_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "member_newsroom_id_user_id_key" ON "member"("newsroom_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_newsroom_id_id_key" ON "source"("newsroom_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "source_newsroom_id_name_key" ON "source"("newsroom_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "story_newsroom_id_id_key" ON "story"("newsroom_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "story_newsroom_id_title_key" ON "story"("newsroom_id", "title");

-- CreateIndex
CREATE INDEX "article_newsroom_id_story_id_idx" ON "article"("newsroom_id", "story_id");

-- CreateIndex
CREATE UNIQUE INDEX "article_newsroom_id_id_key" ON "article"("newsroom_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "article_newsroom_id_story_id_id_key" ON "article"("newsroom_id", "story_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "revision_newsroom_id_id_key" ON "revision"("newsroom_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "revision_article_id_number_key" ON "revision"("article_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "revision_story_id_sha256_key" ON "revision"("story_id", "sha256");

-- CreateIndex
CREATE INDEX "annotation_newsroom_id_revision_id_idx" ON "annotation"("newsroom_id", "revision_id");

-- CreateIndex
CREATE INDEX "claim_newsroom_id_story_id_state_idx" ON "claim"("newsroom_id", "story_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "claim_newsroom_id_id_key" ON "claim"("newsroom_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "claim_story_id_number_key" ON "claim"("story_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "wording_newsroom_id_id_key" ON "wording"("newsroom_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "wording_claim_id_number_key" ON "wording"("claim_id", "number");

-- CreateIndex
CREATE INDEX "evidence_newsroom_id_claim_id_idx" ON "evidence"("newsroom_id", "claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_newsroom_id_id_key" ON "evidence"("newsroom_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "round_newsroom_id_id_key" ON "round"("newsroom_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "round_wording_id_number_key" ON "round"("wording_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "vote_round_id_member_id_key" ON "vote"("round_id", "member_id");

-- CreateIndex
CREATE INDEX "review_newsroom_id_claim_id_idx" ON "review"("newsroom_id", "claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_newsroom_id_id_key" ON "review"("newsroom_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "fact_sheet_story_id_key" ON "fact_sheet"("story_id");

-- CreateIndex
CREATE UNIQUE INDEX "fact_sheet_slug_key" ON "fact_sheet"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "fact_sheet_newsroom_id_id_key" ON "fact_sheet"("newsroom_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "fact_sheet_newsroom_id_story_id_key" ON "fact_sheet"("newsroom_id", "story_id");

-- CreateIndex
CREATE UNIQUE INDEX "fact_sheet_version_fact_sheet_id_number_key" ON "fact_sheet_version"("fact_sheet_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "signing_key_newsroom_id_kid_key" ON "signing_key"("newsroom_id", "kid");

-- CreateIndex
CREATE INDEX "collab_token_expires_at_idx" ON "collab_token"("expires_at");

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_newsroom_id_fkey" FOREIGN KEY ("newsroom_id") REFERENCES "newsroom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_newsroom_id_fkey" FOREIGN KEY ("newsroom_id") REFERENCES "newsroom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story" ADD CONSTRAINT "story_newsroom_id_fkey" FOREIGN KEY ("newsroom_id") REFERENCES "newsroom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story" ADD CONSTRAINT "story_newsroom_id_created_by_id_fkey" FOREIGN KEY ("newsroom_id", "created_by_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_newsroom_id_story_id_fkey" FOREIGN KEY ("newsroom_id", "story_id") REFERENCES "story"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_newsroom_id_source_id_fkey" FOREIGN KEY ("newsroom_id", "source_id") REFERENCES "source"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_newsroom_id_imported_by_id_fkey" FOREIGN KEY ("newsroom_id", "imported_by_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_newsroom_id_story_id_article_id_fkey" FOREIGN KEY ("newsroom_id", "story_id", "article_id") REFERENCES "article"("newsroom_id", "story_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_newsroom_id_story_id_fkey" FOREIGN KEY ("newsroom_id", "story_id") REFERENCES "story"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_newsroom_id_revision_id_fkey" FOREIGN KEY ("newsroom_id", "revision_id") REFERENCES "revision"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_newsroom_id_author_id_fkey" FOREIGN KEY ("newsroom_id", "author_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_newsroom_id_story_id_fkey" FOREIGN KEY ("newsroom_id", "story_id") REFERENCES "story"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_newsroom_id_author_id_fkey" FOREIGN KEY ("newsroom_id", "author_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wording" ADD CONSTRAINT "wording_newsroom_id_claim_id_fkey" FOREIGN KEY ("newsroom_id", "claim_id") REFERENCES "claim"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wording" ADD CONSTRAINT "wording_newsroom_id_author_id_fkey" FOREIGN KEY ("newsroom_id", "author_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_newsroom_id_claim_id_fkey" FOREIGN KEY ("newsroom_id", "claim_id") REFERENCES "claim"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_newsroom_id_revision_id_fkey" FOREIGN KEY ("newsroom_id", "revision_id") REFERENCES "revision"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_newsroom_id_added_by_id_fkey" FOREIGN KEY ("newsroom_id", "added_by_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round" ADD CONSTRAINT "round_newsroom_id_wording_id_fkey" FOREIGN KEY ("newsroom_id", "wording_id") REFERENCES "wording"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round" ADD CONSTRAINT "round_newsroom_id_opened_by_id_fkey" FOREIGN KEY ("newsroom_id", "opened_by_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round" ADD CONSTRAINT "round_newsroom_id_closed_by_id_fkey" FOREIGN KEY ("newsroom_id", "closed_by_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_newsroom_id_round_id_fkey" FOREIGN KEY ("newsroom_id", "round_id") REFERENCES "round"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_newsroom_id_member_id_fkey" FOREIGN KEY ("newsroom_id", "member_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_newsroom_id_claim_id_fkey" FOREIGN KEY ("newsroom_id", "claim_id") REFERENCES "claim"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_newsroom_id_wording_id_fkey" FOREIGN KEY ("newsroom_id", "wording_id") REFERENCES "wording"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_newsroom_id_reviewer_id_fkey" FOREIGN KEY ("newsroom_id", "reviewer_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fact_sheet" ADD CONSTRAINT "fact_sheet_newsroom_id_story_id_fkey" FOREIGN KEY ("newsroom_id", "story_id") REFERENCES "story"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fact_sheet_version" ADD CONSTRAINT "fact_sheet_version_newsroom_id_fact_sheet_id_fkey" FOREIGN KEY ("newsroom_id", "fact_sheet_id") REFERENCES "fact_sheet"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fact_sheet_version" ADD CONSTRAINT "fact_sheet_version_newsroom_id_key_id_fkey" FOREIGN KEY ("newsroom_id", "key_id") REFERENCES "signing_key"("newsroom_id", "kid") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fact_sheet_version" ADD CONSTRAINT "fact_sheet_version_newsroom_id_published_by_id_fkey" FOREIGN KEY ("newsroom_id", "published_by_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_key" ADD CONSTRAINT "signing_key_newsroom_id_fkey" FOREIGN KEY ("newsroom_id") REFERENCES "newsroom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_newsroom_id_fkey" FOREIGN KEY ("newsroom_id") REFERENCES "newsroom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ydoc" ADD CONSTRAINT "ydoc_newsroom_id_fkey" FOREIGN KEY ("newsroom_id") REFERENCES "newsroom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ydoc_update" ADD CONSTRAINT "ydoc_update_doc_id_fkey" FOREIGN KEY ("doc_id") REFERENCES "ydoc"("doc_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ydoc_snapshot" ADD CONSTRAINT "ydoc_snapshot_doc_id_fkey" FOREIGN KEY ("doc_id") REFERENCES "ydoc"("doc_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ydoc_client" ADD CONSTRAINT "ydoc_client_doc_id_fkey" FOREIGN KEY ("doc_id") REFERENCES "ydoc"("doc_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collab_token" ADD CONSTRAINT "collab_token_newsroom_id_member_id_fkey" FOREIGN KEY ("newsroom_id", "member_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "audit_event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON "audit_event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "revision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "wording" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "review" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "fact_sheet_version" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE ON "ydoc_update" FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE "vote" ADD CONSTRAINT "vote_rating_scale" CHECK ("rating" BETWEEN 1 AND 6);
ALTER TABLE "round" ADD CONSTRAINT "round_number_range" CHECK ("number" IN (1, 2));
ALTER TABLE "round" ADD CONSTRAINT "round_closed_with_outcome" CHECK (("closed_at" IS NULL) = ("outcome" IS NULL));
ALTER TABLE "wording" ADD CONSTRAINT "wording_text_not_blank" CHECK (btrim("text") <> '');
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_range" CHECK ("start_offset" >= 0 AND "end_offset" > "start_offset");
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_range" CHECK ("start_offset" >= 0 AND "end_offset" > "start_offset");
ALTER TABLE "newsroom" ADD CONSTRAINT "newsroom_rule_range" CHECK ("quorum_count" >= 1 AND "agreement_threshold" BETWEEN 0 AND 1 AND "min_evidence_count" >= 0);
