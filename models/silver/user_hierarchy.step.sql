-- Grain: one row per employee and manager that is first reached at this step: the managers of the managers found last, without those found before.
SELECT DISTINCT l.employee_id, d.manager_id
FROM work.latest AS l
JOIN work.start AS d ON d.employee_id = l.manager_id
LEFT JOIN work.reached AS r ON r.employee_id = l.employee_id AND r.manager_id = d.manager_id
WHERE r.employee_id IS NULL AND d.manager_id <> l.employee_id
