-- Takes the lock of a newsroom's audit chain until the transaction ends, and gives the chain's last event. A volatile function reads
-- anew in each of its statements, so it sees what was committed while it waited for the lock; a plain SELECT would not.
CREATE FUNCTION lock_audit_chain(newsroom uuid) RETURNS TABLE (seq int, hash text) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit:' || newsroom, 0));
  RETURN QUERY SELECT e.seq, e.hash FROM audit_event e WHERE e.newsroom_id = newsroom ORDER BY e.seq DESC LIMIT 1;
END $$;
