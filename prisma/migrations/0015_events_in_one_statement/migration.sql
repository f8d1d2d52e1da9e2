-- append_events (0002_rules), for a batch: what is told in several rooms is sent once, and only the numbers come back.
DROP FUNCTION append_events(jsonb);

-- Numbers and stores events: the last act of a transaction. Room heads lock in name order, so two transactions never wait for each other in
-- a circle, and a room's numbers are gapless and in commit order.
-- p_events: [{rooms, ids, type, version?, mutationId?, actorId?, data}] in the order they happened; an id for each room.
-- Returns a row for each room of each, in that order.
CREATE FUNCTION append_events(p_events jsonb) RETURNS TABLE (epoch bigint, seq bigint, at timestamptz) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_at timestamptz := date_trunc('milliseconds', clock_timestamp());
BEGIN
  RETURN QUERY
    WITH incoming AS (
      SELECT place.room, place.id, e.type, e.version, e."mutationId" AS mutation_id, e."actorId" AS actor_id, e.data,
        row_number() OVER (ORDER BY e.n, place.k) AS n, row_number() OVER (PARTITION BY place.room ORDER BY e.n) AS rank
      FROM ROWS FROM (jsonb_to_recordset(p_events) AS (
          rooms text[], ids uuid[], type text, version bigint, "mutationId" text, "actorId" uuid, data jsonb
        )) WITH ORDINALITY AS e (rooms, ids, type, version, "mutationId", "actorId", data, n),
        unnest(e.rooms, e.ids) WITH ORDINALITY AS place (room, id, k)
    ), heads AS (
      INSERT INTO room_heads AS head (room, epoch, seq)
        SELECT room, (extract(epoch FROM clock_timestamp()) * 1000)::bigint, count(*) FROM incoming GROUP BY room ORDER BY room
        ON CONFLICT (room) DO UPDATE SET seq = head.seq + excluded.seq
        RETURNING head.room, head.epoch, head.seq
    ), counts AS (
      SELECT room, count(*) AS count FROM incoming GROUP BY room
    ), numbered AS (
      SELECT incoming.*, heads.epoch, heads.seq - counts.count + incoming.rank AS seq
      FROM incoming JOIN heads USING (room) JOIN counts USING (room)
    ), stored AS (
      INSERT INTO events (room, epoch, seq, id, type, at, version, mutation_id, actor_id, data)
        SELECT room, epoch, seq, id, type, v_at, version, mutation_id, actor_id, data FROM numbered ORDER BY n
    )
    SELECT numbered.epoch, numbered.seq, v_at FROM numbered ORDER BY n;
END $$;

-- Rows that change with every write: a new version of one finds room on its own page, and no index has to follow it.
ALTER TABLE wallets SET (fillfactor = 60);
ALTER TABLE room_heads SET (fillfactor = 60);
