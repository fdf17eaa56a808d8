SELECT user_id, full_name, first_name, last_name, country, city, assignment_id, assignment_name,
    organisation_id, organisation_name, position_id, position_name, manager_id,
    coalesce(manager_name, 'No Manager Assigned') AS manager_name, appraiser_id, appraiser_name, user_status
FROM silver.users
QUALIFY row_number() OVER (PARTITION BY user_id ORDER BY _source_row) = 1
UNION ALL
SELECT -1, 'N/A', 'N/A', 'N/A', 'N/A', 'N/A', -1, 'N/A', -1, 'N/A', -1, 'N/A', -1, 'N/A', -1, 'N/A', 'N/A'
