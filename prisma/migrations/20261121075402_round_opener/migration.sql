-- AlterTable
ALTER TABLE "round" ALTER COLUMN "opened_by_id" SET NOT NULL;
