-- CreateTable
CREATE TABLE "visit" (
    "newsroom_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("member_id","place")
);

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_newsroom_id_member_id_fkey" FOREIGN KEY ("newsroom_id", "member_id") REFERENCES "member"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
