-- Grain: one row per certification completion record, and the unknown one. An unassigned record without completion, whose status is known and not Expired,
-- counts as completed when it was assigned.
WITH assigned AS (
    SELECT DISTINCT certification_id, user_id
    FROM silver.cert_overview
)
SELECT
    @key(c.certification_id, c.user_id) AS certification_user_id,
    c.certification_id,
    c.user_id,
    c.status,
    c.time_assigned,
    CASE
        WHEN c.time_completed IS NULL AND a.user_id IS NULL AND lower(c.status) <> 'expired' THEN c.time_assigned
        ELSE c.time_completed
    END AS time_completed,
    c.time_started,
    c.certification_name,
    c.include_in_dashboard,
    CASE WHEN a.user_id IS NULL THEN 'Unassigned' ELSE 'Assigned' END AS assignment_status
FROM silver.cert_completions AS c
LEFT JOIN assigned AS a ON a.certification_id = c.certification_id AND a.user_id = c.user_id
UNION ALL
SELECT
    CAST(-1 AS BIGINT), CAST(-1 AS BIGINT), CAST(-1 AS BIGINT), 'N/A', CAST(DATE '1900-01-01' AS TIMESTAMP), CAST(DATE '1900-01-01' AS TIMESTAMP),
    CAST(DATE '1900-01-01' AS TIMESTAMP), 'N/A', CAST(-1 AS BIGINT), 'N/A'
