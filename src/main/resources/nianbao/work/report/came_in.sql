-- Documents that the release before did not know.
-- grain:  one row per kind of document and state
select n.media_type, n.state, count(*) as documents, sum(n.bytes) as bytes
from now_files n
left anti join was_files w on n.reading_id = w.reading_id
group by n.media_type, n.state
order by documents desc, n.media_type, n.state
