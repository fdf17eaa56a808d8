-- Grain: one row per user and assignment. Of several rows of one key the first in the file stays.
WITH typed AS (
    SELECT
        _source_row AS source_row,
        @whole(user_id) AS user_id,
        @text(full_name) AS full_name,
        @text(first_name) AS first_name,
        @text(last_name) AS last_name,
        @text(country) AS country,
        @text(city) AS city,
        @text(user_status) AS user_status,
        @whole(assignment_id) AS assignment_id,
        @text(assignment_name) AS assignment_name,
        @whole(organisation_id) AS organisation_id,
        @text(organisation_name) AS organisation_name,
        @whole(position_id) AS position_id,
        @text(position_name) AS position_name,
        @whole(manager_id) AS manager_id,
        @text(manager_name) AS manager_name,
        @whole(appraiser_id) AS appraiser_id,
        @text(appraiser_name) AS appraiser_name,
        user_id AS _raw_user_id,
        assignment_id AS _raw_assignment_id,
        organisation_id AS _raw_organisation_id,
        position_id AS _raw_position_id,
        manager_id AS _raw_manager_id,
        appraiser_id AS _raw_appraiser_id
    FROM bronze.users
)
SELECT
    *,
    row_number() OVER (PARTITION BY user_id, assignment_id ORDER BY source_row) AS _rank,
    min(source_row) OVER (PARTITION BY user_id, assignment_id) AS _kept_row
FROM typed
