SELECT organisation_id AS id, organisation_name AS name, parent_id, framework, path, depth FROM silver.organisations
UNION ALL SELECT -1, 'N/A', -1, 'N/A', 'N/A', -1
