-- Grain: one row per rating of a user in a competency.
SELECT user_id, competency_id, competency_name, rating, time_rated
FROM silver.competency_ratings
