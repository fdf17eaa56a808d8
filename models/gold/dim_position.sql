-- Grain: one row per position, and the unknown one.
SELECT position_id AS id, position_name AS name, parent_id, framework, path, depth
FROM silver.positions
UNION ALL
SELECT CAST(-1 AS BIGINT), 'N/A', CAST(-1 AS BIGINT), 'N/A', 'N/A', CAST(-1 AS BIGINT)
