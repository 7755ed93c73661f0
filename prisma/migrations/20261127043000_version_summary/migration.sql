-- CreateTable
CREATE TABLE "version_summary" (
    "newsroom_id" UUID NOT NULL,
    "fact_sheet_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "newsroom_slug" TEXT NOT NULL,
    "newsroom_name" TEXT NOT NULL,
    "page_url" TEXT NOT NULL,
    "version_url" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "standfirst" TEXT[],
    "verdicts" JSONB NOT NULL,
    "words" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "correction_count" INTEGER NOT NULL,
    "retraction" TEXT,

    CONSTRAINT "version_summary_pkey" PRIMARY KEY ("fact_sheet_id","number")
);

-- CreateIndex
CREATE INDEX "version_summary_published_at_idx" ON "version_summary"("published_at");

-- AddForeignKey
ALTER TABLE "version_summary" ADD CONSTRAINT "version_summary_newsroom_id_fact_sheet_id_fkey" FOREIGN KEY ("newsroom_id", "fact_sheet_id") REFERENCES "fact_sheet"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_summary" ADD CONSTRAINT "version_summary_fact_sheet_id_number_fkey" FOREIGN KEY ("fact_sheet_id", "number") REFERENCES "fact_sheet_version"("fact_sheet_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- The summaries of the versions that were published before, as `summariseVersion` writes them.
WITH signed AS (
  SELECT v."newsroom_id", v."fact_sheet_id", v."number", v."snapshot"::jsonb AS s, b."snapshot"::jsonb -> 'claims' AS claims_before
  FROM "fact_sheet_version" AS v
  LEFT JOIN "fact_sheet_version" AS b ON b."fact_sheet_id" = v."fact_sheet_id" AND b."number" = v."number" - 1
)
INSERT INTO "version_summary" (
  "newsroom_id", "fact_sheet_id", "number", "slug", "title", "newsroom_slug", "newsroom_name", "page_url", "version_url",
  "published_at", "standfirst", "verdicts", "words", "changes", "correction_count", "retraction"
)
SELECT
  "newsroom_id", "fact_sheet_id", "number", s ->> 'slug', s ->> 'title',
  s #>> '{newsroom,slug}', s #>> '{newsroom,name}', s #>> '{links,page}', s #>> '{links,version}',
  (s ->> 'publishedAt')::timestamptz,
  ARRAY(SELECT paragraph FROM jsonb_array_elements_text(s -> 'standfirst') WITH ORDINALITY AS p (paragraph, at) ORDER BY at),
  (
    SELECT jsonb_agg(jsonb_build_object('verdict', verdict, 'count', count) ORDER BY at)
    FROM (
      SELECT verdict, at, count(claim) AS count
      FROM unnest(ARRAY['confirmed', 'probable', 'disputed', 'unconfirmed', 'doubtful', 'false', 'unjudged'])
        WITH ORDINALITY AS known (verdict, at)
      JOIN jsonb_array_elements(s -> 'claims') AS c (claim) ON claim ->> 'verdict' = verdict
      GROUP BY verdict, at
    ) AS counted
  ),
  array_to_string(
    ARRAY(SELECT paragraph FROM jsonb_array_elements_text(s -> 'standfirst') WITH ORDINALITY AS p (paragraph, at) ORDER BY at)
    || ARRAY(SELECT claim ->> 'wording' FROM jsonb_array_elements(s -> 'claims') WITH ORDINALITY AS c (claim, at) ORDER BY at)
    || ARRAY(
      SELECT evidence ->> 'outlet'
      FROM jsonb_array_elements(s -> 'claims') WITH ORDINALITY AS c (claim, at),
        jsonb_array_elements(claim -> 'evidence') WITH ORDINALITY AS e (evidence, within)
      GROUP BY evidence ->> 'outlet' ORDER BY min(ARRAY[at, within])
    ),
    ' '
  ),
  coalesce(
    (
      SELECT jsonb_agg(change || jsonb_build_object('wording', coalesce(
        (SELECT claim -> 'wording' FROM jsonb_array_elements(s -> 'claims') AS c (claim) WHERE claim -> 'number' = change -> 'claim'),
        (SELECT claim -> 'wording' FROM jsonb_array_elements(claims_before) AS c (claim) WHERE claim -> 'number' = change -> 'claim')
      )) ORDER BY at)
      FROM jsonb_array_elements(s -> 'changes') WITH ORDINALITY AS ch (change, at)
    ),
    '[]'
  ),
  (SELECT count(*) FROM jsonb_array_elements(s -> 'changes') AS ch (change) WHERE change ->> 'type' IN ('correction', 'retraction')),
  s #>> '{retraction,reason}'
FROM signed;
