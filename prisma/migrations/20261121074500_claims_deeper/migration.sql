-- AlterTable
ALTER TABLE "claim" ADD COLUMN     "assignee_id" UUID,
ADD COLUMN     "due_on" DATE,
ADD COLUMN     "merged_at" TIMESTAMPTZ(3),
ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "split_from_id" UUID;

-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "parent_id" UUID,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_edit" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_edit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mention" (
    "newsroom_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "mention_pkey" PRIMARY KEY ("comment_id","member_id")
);

-- CreateTable
CREATE TABLE "suggestion_dismissal" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "about" TEXT NOT NULL,
    "revision_id" UUID NOT NULL,
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL,
    "member_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suggestion_dismissal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "comment_newsroom_id_id_key" ON "comment"("newsroom_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "comment_newsroom_id_claim_id_id_key" ON "comment"("newsroom_id", "claim_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "comment_edit_comment_id_number_key" ON "comment_edit"("comment_id", "number");

-- CreateIndex
CREATE INDEX "mention_newsroom_id_member_id_idx" ON "mention"("newsroom_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "suggestion_dismissal_newsroom_id_about_revision_id_start_of_key" ON "suggestion_dismissal"("newsroom_id", "about", "revision_id", "start_offset", "end_offset");

-- CreateIndex
CREATE UNIQUE INDEX "claim_newsroom_id_story_id_id_key" ON "claim"("newsroom_id", "story_id", "id");

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_newsroom_id_assignee_id_fkey" FOREIGN KEY ("newsroom_id", "assignee_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_newsroom_id_story_id_merged_into_id_fkey" FOREIGN KEY ("newsroom_id", "story_id", "merged_into_id") REFERENCES "claim"("newsroom_id", "story_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_newsroom_id_story_id_split_from_id_fkey" FOREIGN KEY ("newsroom_id", "story_id", "split_from_id") REFERENCES "claim"("newsroom_id", "story_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_newsroom_id_claim_id_fkey" FOREIGN KEY ("newsroom_id", "claim_id") REFERENCES "claim"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_newsroom_id_author_id_fkey" FOREIGN KEY ("newsroom_id", "author_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_newsroom_id_claim_id_parent_id_fkey" FOREIGN KEY ("newsroom_id", "claim_id", "parent_id") REFERENCES "comment"("newsroom_id", "claim_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "comment_edit" ADD CONSTRAINT "comment_edit_newsroom_id_comment_id_fkey" FOREIGN KEY ("newsroom_id", "comment_id") REFERENCES "comment"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_edit" ADD CONSTRAINT "comment_edit_newsroom_id_author_id_fkey" FOREIGN KEY ("newsroom_id", "author_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention" ADD CONSTRAINT "mention_newsroom_id_comment_id_fkey" FOREIGN KEY ("newsroom_id", "comment_id") REFERENCES "comment"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention" ADD CONSTRAINT "mention_newsroom_id_member_id_fkey" FOREIGN KEY ("newsroom_id", "member_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion_dismissal" ADD CONSTRAINT "suggestion_dismissal_newsroom_id_story_id_fkey" FOREIGN KEY ("newsroom_id", "story_id") REFERENCES "story"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion_dismissal" ADD CONSTRAINT "suggestion_dismissal_newsroom_id_revision_id_fkey" FOREIGN KEY ("newsroom_id", "revision_id") REFERENCES "revision"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion_dismissal" ADD CONSTRAINT "suggestion_dismissal_newsroom_id_member_id_fkey" FOREIGN KEY ("newsroom_id", "member_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- Trigrams find a name that is spelt in two ways. A trusted extension: the database's owner may add it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "comment_edit" FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE "claim" ADD CONSTRAINT "claim_merged_whole" CHECK (("merged_into_id" IS NULL) = ("merged_at" IS NULL) AND "merged_into_id" IS DISTINCT FROM "id");
ALTER TABLE "suggestion_dismissal" ADD CONSTRAINT "suggestion_dismissal_range" CHECK ("start_offset" >= 0 AND "end_offset" > "start_offset");
