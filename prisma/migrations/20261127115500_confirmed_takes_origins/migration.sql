-- AlterTable
ALTER TABLE "newsroom" ADD COLUMN     "confirmed_grade" "grade" DEFAULT 'B',
ADD COLUMN     "confirmed_origin_count" INTEGER NOT NULL DEFAULT 2,
ADD COLUMN     "second_round_hours" INTEGER NOT NULL DEFAULT 24;

ALTER TABLE "newsroom" ADD CONSTRAINT "newsroom_confirmed_range" CHECK ("confirmed_origin_count" >= 0);
ALTER TABLE "newsroom" ADD CONSTRAINT "newsroom_second_round_range" CHECK ("second_round_hours" >= 1);
