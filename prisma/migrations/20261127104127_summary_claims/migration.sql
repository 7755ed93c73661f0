-- AlterTable
ALTER TABLE "version_summary" ADD COLUMN     "claim_numbers" INTEGER[];

-- What Prisma's schema cannot say.

-- The claims of the versions published before, and what a search looks through, as `summariseVersion` writes them.
WITH signed AS (SELECT "fact_sheet_id", "number", "snapshot"::jsonb AS s FROM "fact_sheet_version")
UPDATE "version_summary" AS v
SET
  "claim_numbers" = ARRAY(
    SELECT (claim ->> 'number')::int FROM jsonb_array_elements(s -> 'claims') WITH ORDINALITY AS c (claim, at) ORDER BY at
  ),
  "words" = array_to_string(
    ARRAY(SELECT paragraph FROM jsonb_array_elements_text(s -> 'standfirst') WITH ORDINALITY AS p (paragraph, at) ORDER BY at)
    || ARRAY(
      SELECT (
        SELECT string_agg(run ->> 'text', '' ORDER BY within)
        FROM jsonb_array_elements(block -> 'text') WITH ORDINALITY AS r (run, within)
      )
      FROM jsonb_array_elements(s -> 'body') WITH ORDINALITY AS b (block, at)
      WHERE block ->> 'type' = 'heading' ORDER BY at
    )
    || ARRAY(SELECT claim ->> 'wording' FROM jsonb_array_elements(s -> 'claims') WITH ORDINALITY AS c (claim, at) ORDER BY at)
    || ARRAY(
      SELECT evidence ->> 'outlet'
      FROM jsonb_array_elements(s -> 'claims') WITH ORDINALITY AS c (claim, at),
        jsonb_array_elements(claim -> 'evidence') WITH ORDINALITY AS e (evidence, within)
      GROUP BY evidence ->> 'outlet' ORDER BY min(ARRAY[at, within])
    )
    || ARRAY(
      SELECT evidence ->> 'title'
      FROM jsonb_array_elements(s -> 'claims') WITH ORDINALITY AS c (claim, at),
        jsonb_array_elements(claim -> 'evidence') WITH ORDINALITY AS e (evidence, within)
      GROUP BY evidence ->> 'title' ORDER BY min(ARRAY[at, within])
    ),
    ' '
  )
FROM signed
WHERE signed."fact_sheet_id" = v."fact_sheet_id" AND signed."number" = v."number";

-- A version never changes, so neither does what is said of it.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "version_summary" FOR EACH ROW EXECUTE FUNCTION refuse_change();
