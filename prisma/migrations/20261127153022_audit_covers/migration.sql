-- AlterTable
ALTER TABLE "round" ADD COLUMN     "salt" UUID NOT NULL DEFAULT gen_random_uuid();

-- CreateTable
CREATE TABLE "vote_event" (
    "id" BIGSERIAL NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vote_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "vote_event_round_id_idx" ON "vote_event"("round_id");

-- AddForeignKey
ALTER TABLE "vote_event" ADD CONSTRAINT "vote_event_newsroom_id_round_id_fkey" FOREIGN KEY ("newsroom_id", "round_id") REFERENCES "round"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote_event" ADD CONSTRAINT "vote_event_newsroom_id_member_id_fkey" FOREIGN KEY ("newsroom_id", "member_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "vote_event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON "vote_event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
