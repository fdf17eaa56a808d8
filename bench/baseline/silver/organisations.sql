SELECT
    to_int(organisation_id) AS organisation_id,
    clean(organisation_name) AS organisation_name,
    to_int(parent_id) AS parent_id,
    clean(framework) AS framework,
    clean(path) AS path,
    to_int(depth) AS depth,
    _source_row
FROM bronze.organisations
WHERE to_int(organisation_id) IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY to_int(organisation_id) ORDER BY _source_row) = 1
