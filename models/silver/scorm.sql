-- Grain: one row per attempt, exact duplicates of the export dropped (D01).
WITH arrived AS (
    SELECT
        min(_source_row) AS source_row,
        user_id, course_id, course_name, scorm_title, sco_start_date, sco_total_time_milliseconds, sco_status
    FROM bronze.scorm
    GROUP BY user_id, course_id, course_name, scorm_title, sco_start_date, sco_total_time_milliseconds, sco_status
)
SELECT
    source_row,
    @whole(user_id) AS user_id,
    @whole(course_id) AS course_id,
    @text(course_name) AS course_name,
    @text(scorm_title) AS scorm_title,
    @time(sco_start_date) AS sco_start_date,
    @whole(sco_total_time_milliseconds) AS sco_total_time_milliseconds,
    @text(sco_status) AS sco_status,
    user_id AS _raw_user_id,
    course_id AS _raw_course_id,
    sco_start_date AS _raw_sco_start_date,
    sco_total_time_milliseconds AS _raw_sco_total_time_milliseconds
FROM arrived
