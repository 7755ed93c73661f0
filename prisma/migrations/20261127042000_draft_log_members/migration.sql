-- The draft log names members by their key, in the draft's newsroom; what nothing read is gone. Rewritten by hand, so that rows stay.

ALTER TABLE "ydoc" DROP COLUMN "epoch", DROP COLUMN "snapshot_seq";
CREATE UNIQUE INDEX "ydoc_newsroom_id_doc_id_key" ON "ydoc"("newsroom_id", "doc_id");

ALTER TABLE "ydoc_update" DROP CONSTRAINT "ydoc_update_doc_id_fkey";
ALTER TABLE "ydoc_update" RENAME COLUMN "user_id" TO "member_id";
ALTER TABLE "ydoc_update" ALTER COLUMN "member_id" TYPE UUID USING "member_id"::uuid;
ALTER TABLE "ydoc_update" ADD COLUMN "newsroom_id" UUID;
ALTER TABLE "ydoc_update" DISABLE TRIGGER append_only;
UPDATE "ydoc_update" AS u SET "newsroom_id" = y."newsroom_id" FROM "ydoc" AS y WHERE y."doc_id" = u."doc_id";
ALTER TABLE "ydoc_update" ENABLE TRIGGER append_only;
ALTER TABLE "ydoc_update" ALTER COLUMN "newsroom_id" SET NOT NULL;

ALTER TABLE "ydoc_client" DROP CONSTRAINT "ydoc_client_doc_id_fkey";
ALTER TABLE "ydoc_client" RENAME COLUMN "user_id" TO "member_id";
ALTER TABLE "ydoc_client" ALTER COLUMN "member_id" TYPE UUID USING "member_id"::uuid;
ALTER TABLE "ydoc_client" ADD COLUMN "newsroom_id" UUID;
UPDATE "ydoc_client" AS c SET "newsroom_id" = y."newsroom_id" FROM "ydoc" AS y WHERE y."doc_id" = c."doc_id";
ALTER TABLE "ydoc_client" ALTER COLUMN "newsroom_id" SET NOT NULL;

-- AddForeignKey
ALTER TABLE "ydoc_update" ADD CONSTRAINT "ydoc_update_newsroom_id_doc_id_fkey" FOREIGN KEY ("newsroom_id", "doc_id") REFERENCES "ydoc"("newsroom_id", "doc_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ydoc_update" ADD CONSTRAINT "ydoc_update_newsroom_id_member_id_fkey" FOREIGN KEY ("newsroom_id", "member_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ydoc_client" ADD CONSTRAINT "ydoc_client_newsroom_id_doc_id_fkey" FOREIGN KEY ("newsroom_id", "doc_id") REFERENCES "ydoc"("newsroom_id", "doc_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ydoc_client" ADD CONSTRAINT "ydoc_client_newsroom_id_member_id_fkey" FOREIGN KEY ("newsroom_id", "member_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- The log keeps every update for good: compaction removes snapshots only.
DROP TRIGGER append_only ON "ydoc_update";
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "ydoc_update" FOR EACH ROW EXECUTE FUNCTION refuse_change();
