-- AlterTable
ALTER TABLE "story" ADD COLUMN     "archived_at" TIMESTAMPTZ(3);
