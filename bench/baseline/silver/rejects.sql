-- Rows of bronze that silver does not hold; merged memberships are not rejects, only those without ids are.
SELECT 'users' AS source, _source_row FROM bronze.users ANTI JOIN silver.users USING (_source_row)
UNION ALL SELECT 'course_completions', _source_row FROM bronze.course_completions ANTI JOIN silver.course_completions USING (_source_row)
UNION ALL SELECT 'prog_completions', _source_row FROM bronze.prog_completions ANTI JOIN silver.prog_completions USING (_source_row)
UNION ALL SELECT 'cert_completions', _source_row FROM bronze.cert_completions ANTI JOIN silver.cert_completions USING (_source_row)
UNION ALL SELECT 'scorm', _source_row FROM bronze.scorm ANTI JOIN silver.scorm USING (_source_row)
UNION ALL SELECT 'seminar_attendance', _source_row FROM bronze.seminar_attendance ANTI JOIN silver.seminar_attendance USING (_source_row)
UNION ALL SELECT 'audiences', _source_row FROM bronze.audiences ANTI JOIN silver.audiences USING (_source_row)
UNION ALL SELECT 'competency_ratings', _source_row FROM bronze.competency_ratings ANTI JOIN silver.competency_ratings USING (_source_row)
UNION ALL SELECT 'organisations', _source_row FROM bronze.organisations ANTI JOIN silver.organisations USING (_source_row)
UNION ALL SELECT 'positions', _source_row FROM bronze.positions ANTI JOIN silver.positions USING (_source_row)
UNION ALL SELECT 'prog_overview', _source_row FROM bronze.prog_overview
    WHERE to_int(program_id) IS NULL OR to_int(user_id) IS NULL OR to_int(course_id) IS NULL
UNION ALL SELECT 'cert_overview', _source_row FROM bronze.cert_overview
    WHERE to_int(certification_id) IS NULL OR to_int(user_id) IS NULL OR to_int(course_id) IS NULL
