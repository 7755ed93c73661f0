-- DropIndex
DROP INDEX "fact_sheet_slug_key";

-- AlterTable
ALTER TABLE "fact_sheet" ADD COLUMN     "published_slug" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "fact_sheet_published_slug_key" ON "fact_sheet"("published_slug");

-- CreateIndex
CREATE UNIQUE INDEX "fact_sheet_newsroom_id_slug_key" ON "fact_sheet"("newsroom_id", "slug");

-- What Prisma's schema cannot say.

UPDATE "fact_sheet" AS f SET "published_slug" = "slug"
WHERE EXISTS (SELECT FROM "fact_sheet_version" AS v WHERE v."fact_sheet_id" = f."id");

ALTER TABLE "fact_sheet" ADD CONSTRAINT "fact_sheet_published_slug_kept" CHECK ("published_slug" = "slug");
