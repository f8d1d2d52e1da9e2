-- Each side of a connection counts the changes that it saw: one number for both would tell whoever is blocked.
ALTER TABLE connections RENAME COLUMN version TO low_version;
ALTER TABLE connections RENAME COLUMN since TO low_since;
ALTER TABLE connections ALTER COLUMN low_since DROP NOT NULL, ALTER COLUMN low_since DROP DEFAULT;
ALTER TABLE connections
  ADD COLUMN high_version integer NOT NULL DEFAULT 0,
  ADD COLUMN high_since timestamptz(3);
UPDATE connections SET high_version = low_version, high_since = low_since;
