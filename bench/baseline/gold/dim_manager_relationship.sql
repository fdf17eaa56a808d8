SELECT manager_id, employee_id, relationship_type FROM silver.user_hierarchy
