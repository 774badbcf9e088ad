// Targets of working links that somebody has followed since $1 and that nobody has asked since $2; $3 now, $4 how many.
// The hash is that of link_check: SHA-256 of the address, hex.
export const UNASKED_TARGETS = `SELECT DISTINCT l.organization_id AS organization, l.target
  FROM short_link l JOIN organization o ON o.id = l.organization_id
  WHERE o.checks_links AND NOT l.is_simulated AND l.disabled_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > $3)
    AND EXISTS (SELECT 1 FROM short_link_day d WHERE d.link = l.number AND d.day >= $1::date)
    AND NOT EXISTS (SELECT 1 FROM link_check c WHERE c.organization_id = l.organization_id AND c.checked_at > $2
      AND c.url_hash = encode(sha256(convert_to(l.target, 'UTF8')), 'hex'))
  LIMIT $4`;
