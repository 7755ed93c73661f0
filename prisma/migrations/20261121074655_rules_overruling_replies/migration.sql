-- CreateEnum
CREATE TYPE "closers" AS ENUM ('deciders', 'opener', 'voters');

-- AlterTable
ALTER TABLE "newsroom" ADD COLUMN     "closers" "closers" NOT NULL DEFAULT 'opener',
ADD COLUMN     "min_origin_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reviewer_count" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "round" ALTER COLUMN "opened_by_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "vote" ADD COLUMN     "objection_end_reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "objection_overruled_at" TIMESTAMPTZ(3),
ADD COLUMN     "overruled_by_id" UUID;

-- AlterTable
ALTER TABLE "review" ADD COLUMN     "points_at" TEXT[];

-- CreateTable
CREATE TABLE "reply" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "party" TEXT NOT NULL,
    "question" TEXT NOT NULL DEFAULT '',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "answer" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ(3),
    "recorded_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "reply_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reply_newsroom_id_claim_id_idx" ON "reply"("newsroom_id", "claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "reply_newsroom_id_id_key" ON "reply"("newsroom_id", "id");

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_newsroom_id_overruled_by_id_fkey" FOREIGN KEY ("newsroom_id", "overruled_by_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "reply" ADD CONSTRAINT "reply_newsroom_id_claim_id_fkey" FOREIGN KEY ("newsroom_id", "claim_id") REFERENCES "claim"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply" ADD CONSTRAINT "reply_newsroom_id_asked_by_id_fkey" FOREIGN KEY ("newsroom_id", "asked_by_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply" ADD CONSTRAINT "reply_newsroom_id_recorded_by_id_fkey" FOREIGN KEY ("newsroom_id", "recorded_by_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma's schema cannot say.
ALTER TABLE "newsroom" ADD CONSTRAINT "newsroom_review_range" CHECK ("min_origin_count" >= 0 AND "reviewer_count" IN (1, 2));
ALTER TABLE "vote" ADD CONSTRAINT "vote_overruled_by_someone" CHECK (("objection_overruled_at" IS NULL) = ("overruled_by_id" IS NULL));
ALTER TABLE "vote" ADD CONSTRAINT "vote_overruled_with_reason" CHECK ("objection_overruled_at" IS NULL OR btrim("objection_end_reason") <> '');
ALTER TABLE "reply" ADD CONSTRAINT "reply_party_not_blank" CHECK (btrim("party") <> '');
ALTER TABLE "reply" ADD CONSTRAINT "reply_deadline_after_asking" CHECK ("deadline_at" >= "asked_at");
ALTER TABLE "reply" ADD CONSTRAINT "reply_answer_recorded" CHECK (("answered_at" IS NULL) = ("recorded_by_id" IS NULL) AND ("answer" = '' OR "answered_at" IS NOT NULL));
