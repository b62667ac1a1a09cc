-- Documents by state, in the release before and now.
-- grain:  one row per state
select coalesce(n.state, w.state) as state, coalesce(w.documents, 0) as before, coalesce(n.documents, 0) as now,
  coalesce(n.documents, 0) - coalesce(w.documents, 0) as difference
from (select state, count(*) as documents from now_files group by state) n
full join (select state, count(*) as documents from was_files group by state) w on n.state = w.state
order by now desc, state
