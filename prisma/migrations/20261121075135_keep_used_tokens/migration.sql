-- AlterTable
ALTER TABLE "collab_token" ADD COLUMN     "used_at" TIMESTAMPTZ(3);
