-- CreateTable
CREATE TABLE "note_mention" (
    "newsroom_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "writer_id" UUID NOT NULL,
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "is_named" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "note_mention_pkey" PRIMARY KEY ("revision_id","annotation_id","entry_id","member_id")
);

-- CreateIndex
CREATE INDEX "note_mention_newsroom_id_member_id_idx" ON "note_mention"("newsroom_id", "member_id");

-- AddForeignKey
ALTER TABLE "note_mention" ADD CONSTRAINT "note_mention_newsroom_id_revision_id_fkey" FOREIGN KEY ("newsroom_id", "revision_id") REFERENCES "revision"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_mention" ADD CONSTRAINT "note_mention_newsroom_id_member_id_fkey" FOREIGN KEY ("newsroom_id", "member_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_mention" ADD CONSTRAINT "note_mention_newsroom_id_writer_id_fkey" FOREIGN KEY ("newsroom_id", "writer_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
