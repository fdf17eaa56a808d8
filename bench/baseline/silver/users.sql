SELECT
    to_int(user_id) AS user_id,
    clean(full_name) AS full_name,
    clean(first_name) AS first_name,
    clean(last_name) AS last_name,
    clean(country) AS country,
    clean(city) AS city,
    clean(user_status) AS user_status,
    to_int(assignment_id) AS assignment_id,
    clean(assignment_name) AS assignment_name,
    to_int(organisation_id) AS organisation_id,
    clean(organisation_name) AS organisation_name,
    to_int(position_id) AS position_id,
    clean(position_name) AS position_name,
    to_int(manager_id) AS manager_id,
    clean(manager_name) AS manager_name,
    to_int(appraiser_id) AS appraiser_id,
    clean(appraiser_name) AS appraiser_name,
    _source_row
FROM bronze.users
WHERE to_int(user_id) IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY to_int(user_id), to_int(assignment_id) ORDER BY _source_row) = 1
