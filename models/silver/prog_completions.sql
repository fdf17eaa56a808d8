-- Grain: one row per user and program. Of several rows of one key the one with the latest completion stays, then the latest assignment, then the first in the file.
WITH typed AS (
    SELECT
        _source_row AS source_row,
        @whole(user_id) AS user_id,
        @whole(program_id) AS program_id,
        @text(program_name) AS program_name,
        @text(category) AS category,
        @time(time_assigned) AS time_assigned,
        @time(time_started) AS time_started,
        @time(time_completed) AS time_completed,
        @time(time_due) AS time_due,
        @text(status) AS status,
        @whole(include_in_dashboard) AS include_in_dashboard,
        user_id AS _raw_user_id,
        program_id AS _raw_program_id,
        time_assigned AS _raw_time_assigned,
        time_started AS _raw_time_started,
        time_completed AS _raw_time_completed,
        time_due AS _raw_time_due,
        include_in_dashboard AS _raw_include_in_dashboard
    FROM bronze.prog_completions
)
SELECT
    *,
    row_number() OVER (PARTITION BY user_id, program_id ORDER BY time_completed DESC, time_assigned DESC, source_row) AS _rank,
    first_value(source_row) OVER (PARTITION BY user_id, program_id ORDER BY time_completed DESC, time_assigned DESC, source_row) AS _kept_row
FROM typed
