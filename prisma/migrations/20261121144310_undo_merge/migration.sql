-- AlterTable
ALTER TABLE "claim" ADD COLUMN     "merged_first_into_id" UUID;

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "brought_by_id" UUID;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_newsroom_id_story_id_merged_first_into_id_fkey" FOREIGN KEY ("newsroom_id", "story_id", "merged_first_into_id") REFERENCES "claim"("newsroom_id", "story_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_newsroom_id_brought_by_id_fkey" FOREIGN KEY ("newsroom_id", "brought_by_id") REFERENCES "claim"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma's schema cannot say.

-- Merges from before: taken as merged once, and what was copied then is told by its place, its member and its time.
UPDATE "claim" SET "merged_first_into_id" = "merged_into_id" WHERE "merged_into_id" IS NOT NULL;
UPDATE "evidence" AS copy SET "brought_by_id" = original."claim_id"
  FROM "evidence" AS original JOIN "claim" AS merged ON merged."id" = original."claim_id"
  WHERE merged."merged_into_id" = copy."claim_id" AND original."removed_at" IS NULL
    AND (original."revision_id", original."start_offset", original."end_offset", original."added_by_id", original."created_at")
      = (copy."revision_id", copy."start_offset", copy."end_offset", copy."added_by_id", copy."created_at");

ALTER TABLE "claim" ADD CONSTRAINT "claim_merged_first_whole" CHECK (("merged_into_id" IS NULL) = ("merged_first_into_id" IS NULL));
