-- Measures by today's divisions beside those of the year
-- grain:  one row per measure, area, agency level, sector, scope and year, for areas that gained or lost agencies to
--         another area; of all others the division of the year is today's, and the other tables hold
-- units:  the measure's unit
-- nulls:  value: no report states it of an agency that lies there today; value_then: of one that lay there in the year
-- comparability: a division that was split counts today where all its parts lie, the province at least, and nowhere else;
--         agencies of a merged division go on under its successor. An area's series by today's division is about one
--         territory; that of the year is what its government was responsible for
-- touched: area
-- key:    report_year, area_code, agency_level, sector, scope, panel, family, measure
-- columns: report_year int, period_end date, area_code string, area_name string, agency_level string, sector string, scope string, panel string,
--   family string, measure string, value decimal(28,4), value_then decimal(28,4), unit string, n_then int,
--   n_agencies int, n_expected int, coverage_share decimal(9,6), break_flag boolean, caution_zh string,
--   caution_en string
with touched as (
  select area_code from today_sum where concept = '' group by area_code having sum(n_moved) > 0
),
expected as (
  select area_code, agency_level, sector, scope, report_year, n_expected from today_sum where concept = ''
),
summed as (
  select s.concept, s.area_code, s.agency_level, s.sector, s.scope, s.report_year,
    case when s.n > 0 then s.value end as value,
    case when s.n_then > 0 then s.value_then end as value_then,
    s.n, s.n_then
  from today_sum s
  left semi join touched t on t.area_code = s.area_code
  where s.concept <> ''
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
