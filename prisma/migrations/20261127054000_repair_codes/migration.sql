-- Repairs are codes; their words come from a function. A change of type rewrites the rows without lifting their append-only trigger.
CREATE TYPE "repair_kind" AS ENUM ('encoding', 'line_ends', 'invisible', 'broken', 'trailing', 'blank_lines');

ALTER TABLE "revision" ALTER COLUMN "repairs" TYPE "repair_kind"[] USING
  array_replace(array_replace(array_replace(array_replace(array_replace(array_replace("repairs",
    'converted from UTF-16', 'encoding'),
    'made all line ends alike', 'line_ends'),
    'removed invisible characters', 'invisible'),
    'replaced broken characters', 'broken'),
    'cut spaces at line ends', 'trailing'),
    'closed up blank lines', 'blank_lines')::"repair_kind"[];
