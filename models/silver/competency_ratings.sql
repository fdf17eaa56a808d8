-- Grain: one row per rating of a user in a competency, exact duplicates of the export dropped (D01).
WITH arrived AS (
    SELECT min(_source_row) AS source_row, user_id, competency_id, competency_name, rating, time_rated
    FROM bronze.competency_ratings
    GROUP BY user_id, competency_id, competency_name, rating, time_rated
)
SELECT
    source_row,
    @whole(user_id) AS user_id,
    @whole(competency_id) AS competency_id,
    @text(competency_name) AS competency_name,
    @text(rating) AS rating,
    @time(time_rated) AS time_rated,
    user_id AS _raw_user_id,
    competency_id AS _raw_competency_id,
    time_rated AS _raw_time_rated
FROM arrived
