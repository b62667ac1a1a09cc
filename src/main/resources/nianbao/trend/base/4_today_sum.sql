-- step: summed by concept, area_code, agency_level, sector, scope, report_year; all of an area
-- Sums over the agencies of an area as of the year and as of today, for the areas that a moved division can concern.
-- grain:  one row per concept, area_code, agency_level, sector, scope, report_year; under the empty concept the agencies
--         themselves
-- n_moved: agencies that count here only as of the year, or only as of today
with moved_area as (
  select distinct explode(array(
    concat(substring(code, 1, 2), '0000'), concat(substring(code, 1, 4), '00'), province_code, prefecture_code))
    as area_code
  from division_moved
),
placed as (
  select p.agency_id, p.scope, p.report_year, p.agency_level, p.sector, p.expected,
    filter(array(p.province_code, p.prefecture_code), a -> a is not null) as areas_then,
    filter(
      case when m.code is null then array(p.province_code, p.prefecture_code)
        else array(m.province_code, m.prefecture_code) end, a -> a is not null) as areas_today
  from agency_presence p
  left join division_moved m
    on m.code = p.division_code and p.report_year between m.from_year and m.to_year
  where not p.elsewhere
),
area as (
  select *, explode(array_union(areas_then, areas_today)) as area_code from placed
),
held as (
  select /*+ broadcast(t) */ a.agency_id, a.scope, a.report_year, a.agency_level, a.sector, a.expected, a.area_code,
    array_contains(a.areas_then, a.area_code) as was_here,
    array_contains(a.areas_today, a.area_code) as is_here
  from area a
  left semi join moved_area t on t.area_code = a.area_code
),
counted as (
  select '' as concept, area_code, agency_level, sector, scope, report_year, expected, was_here, is_here,
    cast(null as decimal(24, 4)) as value
  from held
  union all
  select f.concept, h.area_code, h.agency_level, h.sector, h.scope, h.report_year, null, h.was_here, h.is_here, f.value
  from held h
  join agency_figure f
    on f.agency_id = h.agency_id and f.scope = h.scope and f.report_year = h.report_year
)
select concept, area_code, agency_level, sector, scope, report_year,
  cast(coalesce(sum(case when is_here then value end), 0) as decimal(28, 4)) as value,
  cast(coalesce(sum(case when was_here then value end), 0) as decimal(28, 4)) as value_then,
  cast(count_if(is_here) as int) as n,
  cast(count_if(was_here) as int) as n_then,
  cast(count_if(is_here and expected) as int) as n_expected,
  cast(count_if(was_here <> is_here) as int) as n_moved
from counted
group by concept, area_code, agency_level, sector, scope, report_year
