-- Grain: one row per user and certification. Of several rows of one key the one with the latest completion stays, then the latest assignment, then the first in the file.
WITH typed AS (
    SELECT
        _source_row AS source_row,
        @whole(user_id) AS user_id,
        @whole(certification_id) AS certification_id,
        @text(certification_name) AS certification_name,
        @text(course_category) AS certification_category,
        @text(status) AS status,
        @time(time_expires) AS time_expires,
        @time(time_completed) AS time_completed,
        @time(time_assigned) AS time_assigned,
        @time(time_started) AS time_started,
        @whole(include_in_dashboard) AS include_in_dashboard,
        user_id AS _raw_user_id,
        certification_id AS _raw_certification_id,
        time_expires AS _raw_time_expires,
        time_completed AS _raw_time_completed,
        time_assigned AS _raw_time_assigned,
        time_started AS _raw_time_started,
        include_in_dashboard AS _raw_include_in_dashboard
    FROM bronze.cert_completions
)
SELECT
    *,
    row_number() OVER (PARTITION BY user_id, certification_id ORDER BY time_completed DESC, time_assigned DESC, source_row) AS _rank,
    first_value(source_row) OVER (PARTITION BY user_id, certification_id ORDER BY time_completed DESC, time_assigned DESC, source_row) AS _kept_row
FROM typed
