-- `scrypt$<salt>$<key>` in base64url becomes a PHC string that names the cost which all of these were made at. Both
-- alphabets are without padding, so only their last two letters differ.
UPDATE "user"
SET "password_hash" = '$scrypt$ln=15,r=8,p=1$' || translate(substr("password_hash", 8), '-_', '+/')
WHERE "password_hash" LIKE 'scrypt$%';
