-- AlterTable
ALTER TABLE "article" ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(3),
ADD COLUMN     "withdrawn_reason" TEXT NOT NULL DEFAULT '';
