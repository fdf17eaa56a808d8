-- Grain: one row per employee and manager at one step: who reports to whom directly, themselves left out.
SELECT DISTINCT user_id AS employee_id, manager_id
FROM silver.users
WHERE manager_id IS NOT NULL AND manager_id <> user_id
