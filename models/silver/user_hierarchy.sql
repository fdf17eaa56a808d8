-- Grain: one row per employee and manager above them, and one per user for themselves.
WITH ranked AS (
    SELECT user_id, full_name, assignment_id, row_number() OVER (PARTITION BY user_id ORDER BY source_row) AS rank
    FROM silver.users
),
person AS (
    SELECT user_id, full_name, coalesce(assignment_id, CAST(-1 AS BIGINT)) AS assignment_id
    FROM ranked
    WHERE rank = 1
),
pair AS (
    SELECT user_id AS employee_id, user_id AS manager_id, 'self' AS relationship_type
    FROM person
    UNION ALL
    SELECT
        r.employee_id,
        r.manager_id,
        CASE WHEN d.employee_id IS NULL THEN 'indirect' ELSE 'direct' END AS relationship_type
    FROM work.reached AS r
    LEFT JOIN work.start AS d ON d.employee_id = r.employee_id AND d.manager_id = r.manager_id
)
SELECT
    p.employee_id,
    p.manager_id,
    e.assignment_id,
    e.full_name AS employee_name,
    m.full_name AS manager_name,
    p.relationship_type
FROM pair AS p
JOIN person AS e ON e.user_id = p.employee_id
LEFT JOIN person AS m ON m.user_id = p.manager_id
