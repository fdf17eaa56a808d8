SELECT audience_id, audience_name, user_id, status FROM silver.audiences
