-- Grain: one row per manager id of the hierarchy.
SELECT manager_id, max(manager_name) AS manager
FROM silver.user_hierarchy
GROUP BY manager_id
