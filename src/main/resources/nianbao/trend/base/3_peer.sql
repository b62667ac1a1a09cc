-- step: largest by concept, agency_level, sector, scope
-- The largest figure that any agency of a level, sector and scope ever stated, without regard to sign.
-- grain:  one row per concept, agency_level, sector, scope
-- in_sums: the sums of every agency of the level and sector rest on it, not only those of the agency that stated it
select f.concept, r.agency_level, r.sector, r.scope,
  max(abs(f.value)) as largest,
  bool_or(m.unit like 'CNY%') as in_sums
from agency_figure f
join agency_report r
  on f.agency_id = r.agency_id and f.scope = r.scope and f.report_year = r.report_year
join measure m on m.concept = f.concept
group by f.concept, r.agency_level, r.sector, r.scope
