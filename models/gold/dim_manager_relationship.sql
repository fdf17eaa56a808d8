-- Grain: one row per employee and manager, themselves included.
SELECT manager_id, employee_id, relationship_type
FROM silver.user_hierarchy
