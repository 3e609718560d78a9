-- What versions after the first added to the tables: each can be run again.

CREATE INDEX IF NOT EXISTS register_order ON baselinker.register
  (account, (substring(facts from '{orderMark}([0-9]+)')), id)
  WHERE substring(facts from '{orderMark}([0-9]+)') IS NOT NULL;
