-- Grain: one row per membership of a user in an audience.
SELECT audience_id, audience_name, user_id, status
FROM silver.audiences
