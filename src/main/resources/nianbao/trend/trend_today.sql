-- Measures by today's divisions beside those of the year
-- grain:  one row per measure, area, agency level, sector, scope and year, for areas that gained or lost agencies to
--         another area; of all others the division of the year is today's, and the other tables hold
-- units:  the measure's unit
-- nulls:  value: no report states it of an agency that lies there today; value_then: of one that lay there in the year
-- comparability: a division that was split counts today where all its parts lie, the province at least, and nowhere else;
--         agencies of a merged division go on under its successor. An area's series by today's division is about one
--         territory; that of the year is what its government was responsible for
-- key:    report_year, area_code, agency_level, sector, scope, panel, family, measure
-- columns: report_year int, period_end date, area_code string, area_name string, agency_level string, sector string, scope string, panel string,
--   family string, measure string, value decimal(28,4), value_then decimal(28,4), unit string, n_then int,
--   n_agencies int, n_expected int, coverage_share decimal(9,6), break_flag boolean, caution_zh string,
--   caution_en string
with placed as (
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
touched as (
  select distinct area_code from area
  where array_contains(areas_then, area_code) <> array_contains(areas_today, area_code)
),
held as (
  select a.agency_id, a.scope, a.report_year, a.agency_level, a.sector, a.expected, a.area_code,
    array_contains(a.areas_then, a.area_code) as was_here,
    array_contains(a.areas_today, a.area_code) as is_here
  from area a
  left semi join touched t on t.area_code = a.area_code
),
expected as (
  select area_code, agency_level, sector, scope, report_year, cast(count(*) as int) as n_expected
  from held
  where is_here and expected
  group by area_code, agency_level, sector, scope, report_year
),
summed as (
  select f.concept, h.area_code, h.agency_level, h.sector, h.scope, h.report_year,
    cast(sum(f.value) filter (where h.is_here) as decimal(28, 4)) as value,
    cast(sum(f.value) filter (where h.was_here) as decimal(28, 4)) as value_then,
    cast(count_if(h.is_here) as int) as n,
    cast(count_if(h.was_here) as int) as n_then
  from held h
  join agency_figure f
    on f.agency_id = h.agency_id and f.scope = h.scope and f.report_year = h.report_year
  group by f.concept, h.area_code, h.agency_level, h.sector, h.scope, h.report_year
)
select s.report_year, make_date(s.report_year, 12, 31) as period_end, s.area_code, a.area_name, s.agency_level,
  s.sector, s.scope, 'all' as panel, m.family, s.concept as measure, s.value, s.value_then, m.unit, s.n_then,
  s.n as n_agencies, coalesce(e.n_expected, 0) as n_expected,
  cast(try_divide(s.n, e.n_expected) as decimal(9, 6)) as coverage_share,
  coalesce(b.is_break, false) as break_flag, b.zh as caution_zh, b.en as caution_en
from summed s
join measure m on m.concept = s.concept
left join expected e
  on e.area_code = s.area_code and e.agency_level = s.agency_level and e.sector = s.sector and e.scope = s.scope
    and e.report_year = s.report_year
left join measure_break b on b.concept = s.concept and b.report_year = s.report_year
left join area_name a on a.area_code = s.area_code and a.report_year = s.report_year
