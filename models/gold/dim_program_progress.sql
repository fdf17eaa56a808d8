-- Grain: one row per program completion record, and the unknown one. An unassigned record without completion counts as completed when it was assigned.
WITH assigned AS (
    SELECT DISTINCT program_id, user_id
    FROM silver.prog_overview
)
SELECT
    @key(p.program_id, p.user_id) AS program_user_id,
    p.program_id,
    p.user_id,
    p.status,
    p.time_assigned,
    CASE WHEN a.user_id IS NULL THEN coalesce(p.time_completed, p.time_assigned) ELSE p.time_completed END AS time_completed,
    p.time_started,
    CASE WHEN a.user_id IS NULL THEN 'Unassigned' ELSE 'Assigned' END AS assignment_status
FROM silver.prog_completions AS p
LEFT JOIN assigned AS a ON a.program_id = p.program_id AND a.user_id = p.user_id
UNION ALL
SELECT
    CAST(-1 AS BIGINT), CAST(-1 AS BIGINT), CAST(-1 AS BIGINT), 'N/A', CAST(DATE '1900-01-01' AS TIMESTAMP), CAST(DATE '1900-01-01' AS TIMESTAMP),
    CAST(DATE '1900-01-01' AS TIMESTAMP), 'N/A'
