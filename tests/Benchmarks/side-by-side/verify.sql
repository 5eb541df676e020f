-- One row: all diary entries, people with one, and people whose one entry and measurements hold the very values that the script sent.
SELECT (SELECT count(*) FROM companion.diary_entries)::int AS rows,
       (SELECT count(DISTINCT person_id) FROM companion.diary_entries)::int AS chats,
       (SELECT count(*) FROM (
          SELECT h.chat_id
          FROM companion.chats h
          JOIN companion.diary_entries d ON d.tenant_id = h.tenant_id AND d.person_id = h.person_id
          JOIN companion.measurements m ON m.tenant_id = h.tenant_id AND m.entry_id = d.id,
          LATERAL (SELECT (h.chat_id::bigint - :base)::int AS i) x
          WHERE i BETWEEN 0 AND :total - 1 AND d.mood = 1 + i % 5 AND d.pain = i % 6 AND d.sleep_hours = 4.5 + i % 6 AND d.medicines
            AND CASE m.kind WHEN 'blood-pressure' THEN m.systolic = 110 + i % 21 AND m.diastolic = 70 + i % 13 WHEN 'pulse' THEN m.value = 60 + i % 30 END
          GROUP BY h.chat_id HAVING count(*) = 2) q)::int AS exact
