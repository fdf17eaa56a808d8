-- D01: the hash finds candidates, the full text decides.
WITH typed AS MATERIALIZED (
    SELECT
        to_int(user_id) AS user_id,
        to_int(course_id) AS course_id,
        clean(seminar_name) AS seminar_name,
        to_int(event_id) AS event_id,
        to_int(session_id) AS session_id,
        clean(session_attendance) AS session_attendance,
        clean(signup_status) AS signup_status,
        to_time(session_start_date_time) AS session_start_date_time,
        to_time(session_finish_date_time) AS session_finish_date_time,
        to_number(session_duration) AS session_duration,
        hash(*COLUMNS('^[^_]')) AS _hash,
        _source_row
    FROM bronze.seminar_attendance
), doubled AS (
    SELECT _hash FROM typed GROUP BY ALL HAVING count(*) > 1
), losers AS (
    SELECT _source_row
    FROM (SELECT row(*COLUMNS('^[^_]')) AS _content, hash(*COLUMNS('^[^_]')) AS _hash, _source_row FROM bronze.seminar_attendance)
    JOIN doubled USING (_hash)
    QUALIFY row_number() OVER (PARTITION BY _content ORDER BY _source_row) > 1
)
SELECT * EXCLUDE (_hash) FROM typed
WHERE user_id IS NOT NULL AND course_id IS NOT NULL AND event_id IS NOT NULL AND session_id IS NOT NULL AND _source_row NOT IN (FROM losers)
