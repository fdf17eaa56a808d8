WITH RECURSIVE person AS (
    SELECT user_id, full_name, coalesce(assignment_id, -1) AS assignment_id FROM silver.users
    QUALIFY row_number() OVER (PARTITION BY user_id ORDER BY _source_row) = 1
), direct AS (
    SELECT DISTINCT user_id AS employee_id, manager_id FROM silver.users WHERE manager_id <> user_id
), above AS (
    SELECT employee_id, manager_id FROM direct
    UNION -- forgets pairs that are known, and so ends in a cycle
    SELECT above.employee_id, direct.manager_id FROM above JOIN direct ON direct.employee_id = above.manager_id
), related AS (
    SELECT user_id AS employee_id, user_id AS manager_id, 'self' AS relationship_type FROM person
    UNION ALL
    SELECT employee_id, manager_id, 'direct' FROM direct
    UNION ALL
    SELECT employee_id, manager_id, 'indirect' FROM above ANTI JOIN direct USING (employee_id, manager_id)
    WHERE employee_id <> manager_id
)
SELECT r.employee_id, r.manager_id, e.assignment_id, e.full_name AS employee_name, m.full_name AS manager_name,
    r.relationship_type
FROM related r JOIN person e ON e.user_id = r.employee_id LEFT JOIN person m ON m.user_id = r.manager_id
