-- Outcomes are codes and numbers; their words come from a function. What the words need is in the outcome's own rule.
UPDATE "round" SET "outcome" = "outcome" - 'words' WHERE "outcome" ? 'words';
