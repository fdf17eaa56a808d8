-- Grain: one row per signup, exact duplicates of the export dropped (D01). A person can be signed up several times for a session.
WITH arrived AS (
    SELECT
        min(_source_row) AS source_row,
        user_id, course_id, seminar_name, event_id, session_id, session_attendance, signup_status, session_start_date_time,
        session_finish_date_time, session_duration
    FROM bronze.seminar_attendance
    GROUP BY
        user_id, course_id, seminar_name, event_id, session_id, session_attendance, signup_status, session_start_date_time,
        session_finish_date_time, session_duration
)
SELECT
    source_row,
    @whole(user_id) AS user_id,
    @whole(course_id) AS course_id,
    @text(seminar_name) AS seminar_name,
    @whole(event_id) AS event_id,
    @whole(session_id) AS session_id,
    @text(session_attendance) AS session_attendance,
    @text(signup_status) AS signup_status,
    @time(session_start_date_time) AS session_start_date_time,
    @time(session_finish_date_time) AS session_finish_date_time,
    @number(session_duration) AS session_duration,
    user_id AS _raw_user_id,
    course_id AS _raw_course_id,
    event_id AS _raw_event_id,
    session_id AS _raw_session_id,
    session_start_date_time AS _raw_session_start_date_time,
    session_finish_date_time AS _raw_session_finish_date_time,
    session_duration AS _raw_session_duration
FROM arrived
