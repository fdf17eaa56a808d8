SELECT position_id AS id, position_name AS name, parent_id, framework, path, depth FROM silver.positions
UNION ALL SELECT -1, 'N/A', -1, 'N/A', 'N/A', -1
