-- Grain: one row per user, and the unknown user. Of several assignments the first in the file.
WITH ranked AS (
    SELECT *, row_number() OVER (PARTITION BY user_id ORDER BY source_row) AS rank
    FROM silver.users
)
SELECT
    user_id, full_name, first_name, last_name, country, city, assignment_id, assignment_name, organisation_id, organisation_name,
    position_id, position_name, manager_id, coalesce(manager_name, 'No Manager Assigned') AS manager_name, appraiser_id, appraiser_name,
    user_status
FROM ranked
WHERE rank = 1
UNION ALL
SELECT
    CAST(-1 AS BIGINT), 'N/A', 'N/A', 'N/A', 'N/A', 'N/A', CAST(-1 AS BIGINT), 'N/A', CAST(-1 AS BIGINT), 'N/A',
    CAST(-1 AS BIGINT), 'N/A', CAST(-1 AS BIGINT), 'N/A', CAST(-1 AS BIGINT), 'N/A',
    'N/A'
