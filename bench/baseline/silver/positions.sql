SELECT
    to_int(position_id) AS position_id,
    clean(position_name) AS position_name,
    to_int(parent_id) AS parent_id,
    clean(framework) AS framework,
    clean(path) AS path,
    to_int(depth) AS depth,
    _source_row
FROM bronze.positions
WHERE to_int(position_id) IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY to_int(position_id) ORDER BY _source_row) = 1
