-- Grain: one row per organisation, and the unknown one.
SELECT organisation_id AS id, organisation_name AS name, parent_id, framework, path, depth
FROM silver.organisations
UNION ALL
SELECT CAST(-1 AS BIGINT), 'N/A', CAST(-1 AS BIGINT), 'N/A', 'N/A', CAST(-1 AS BIGINT)
