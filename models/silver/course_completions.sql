-- Grain: one row per user and course. Of several rows of one key the one with the latest completion stays, then the latest enrolment, then the first in the file.
WITH typed AS (
    SELECT
        _source_row AS source_row,
        @whole(user_id) AS user_id,
        @whole(course_id) AS course_id,
        @text(course_name) AS course_name,
        @text(course_category) AS course_category,
        @time(time_enrolled) AS time_enrolled,
        @time(time_started) AS time_started,
        @time(time_completed) AS time_completed,
        @text(completion_status) AS completion_status,
        @time(completion_due_date) AS completion_due_date,
        @whole(include_in_dashboard) AS include_in_dashboard,
        user_id AS _raw_user_id,
        course_id AS _raw_course_id,
        time_enrolled AS _raw_time_enrolled,
        time_started AS _raw_time_started,
        time_completed AS _raw_time_completed,
        completion_due_date AS _raw_completion_due_date,
        include_in_dashboard AS _raw_include_in_dashboard
    FROM bronze.course_completions
)
SELECT
    *,
    row_number() OVER (PARTITION BY user_id, course_id ORDER BY time_completed DESC, time_enrolled DESC, source_row) AS _rank,
    first_value(source_row) OVER (PARTITION BY user_id, course_id ORDER BY time_completed DESC, time_enrolled DESC, source_row) AS _kept_row
FROM typed
