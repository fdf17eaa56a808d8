SELECT DISTINCT manager_id, manager_name AS manager FROM silver.user_hierarchy
