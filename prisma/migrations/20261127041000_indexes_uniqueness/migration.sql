-- CreateIndex
CREATE INDEX "claim_newsroom_id_state_idx" ON "claim"("newsroom_id", "state");

-- CreateIndex
CREATE INDEX "claim_newsroom_id_assignee_id_idx" ON "claim"("newsroom_id", "assignee_id");

-- CreateIndex
CREATE INDEX "claim_newsroom_id_merged_into_id_idx" ON "claim"("newsroom_id", "merged_into_id");

-- CreateIndex
CREATE INDEX "claim_newsroom_id_merged_first_into_id_idx" ON "claim"("newsroom_id", "merged_first_into_id");

-- CreateIndex
CREATE INDEX "claim_newsroom_id_split_from_id_idx" ON "claim"("newsroom_id", "split_from_id");

-- CreateIndex
CREATE INDEX "evidence_newsroom_id_revision_id_idx" ON "evidence"("newsroom_id", "revision_id");

-- CreateIndex
CREATE INDEX "audit_event_payload_idx" ON "audit_event" USING GIN ("payload" jsonb_path_ops);

-- What Prisma's schema cannot say.

-- Held by the code alone until now: of what should not be there twice the first stays.
UPDATE "evidence" AS later SET "removed_at" = now()
  FROM "evidence" AS first
  WHERE later."removed_at" IS NULL AND first."removed_at" IS NULL AND first."id" < later."id"
    AND (first."claim_id", first."revision_id", first."start_offset", first."end_offset")
      = (later."claim_id", later."revision_id", later."start_offset", later."end_offset");
UPDATE "signing_key" AS older SET "retired_at" = now()
  FROM "signing_key" AS newer
  WHERE older."retired_at" IS NULL AND newer."retired_at" IS NULL AND newer."newsroom_id" = older."newsroom_id"
    AND (newer."created_at", newer."kid") > (older."created_at", older."kid");

-- A claim cites a passage once; a wording has one open round; a newsroom signs with one key.
CREATE UNIQUE INDEX "evidence_cited_once" ON "evidence" ("claim_id", "revision_id", "start_offset", "end_offset") WHERE "removed_at" IS NULL;
CREATE UNIQUE INDEX "round_one_open" ON "round" ("wording_id") WHERE "closed_at" IS NULL;
CREATE UNIQUE INDEX "signing_key_one_active" ON "signing_key" ("newsroom_id") WHERE "retired_at" IS NULL;

-- Rounds whose votes are sealed: they are open, or a new wording ended them.
CREATE INDEX "round_open" ON "round" ("newsroom_id") WHERE "closed_at" IS NULL;
CREATE INDEX "round_abandoned" ON "round" ("newsroom_id") WHERE "outcome" ->> 'kind' = 'abandoned';
