-- Reports expected and received
-- grain:  one row per area, agency level, sector, scope and year; documents without an agency or a year stand under CN,
--         level and sector unknown
-- units:  reports; weight in requests received, as each agency last stated them
-- nulls:  report_year: documents whose year cannot be told; coverage_share: nothing expected
-- comparability: an agency is expected where it reported, or reported before and after; in the newest year also where it
--         reported the year before, whether it is late or was dissolved. The years before can look more complete than
--         they are: an agency that stopped reporting is expected no more
-- touched: group
-- key:    report_year, area_code, agency_level, sector, scope, panel
-- columns: report_year int, period_end date, area_code string, area_name string, agency_level string, sector string, scope string, panel string,
--   expected int, received int, with_tables int, prose_only int, quarantined int, first_time int, last_time int,
--   weight_expected decimal(28,4), weight_received decimal(28,4), weight_share decimal(9,6),
--   n_agencies int, n_expected int, coverage_share decimal(9,6), break_flag boolean, caution_zh string,
--   caution_en string
with counted as (
  select report_year, area_code, agency_level, sector, scope, n_expected as expected, n_reported as received, with_tables,
    prose_only, 0 as quarantined, first_time, last_time
  from area_expected
  union all
  select report_year, 'CN', 'unknown', 'unknown', 'unknown', 0, 0, 0, 0, quarantined, 0, 0
  from document_held
),
summed as (
  select report_year, area_code, agency_level, sector, scope,
    cast(sum(expected) as int) as expected, cast(sum(received) as int) as received,
    cast(sum(with_tables) as int) as with_tables, cast(sum(prose_only) as int) as prose_only,
    cast(sum(quarantined) as int) as quarantined, cast(sum(first_time) as int) as first_time,
    cast(sum(last_time) as int) as last_time
  from counted
  group by report_year, area_code, agency_level, sector, scope
)
select s.report_year, make_date(s.report_year, 12, 31) as period_end, s.area_code,
  case when s.area_code = 'CN' then '全国' else a.area_name end as area_name,
  s.agency_level, s.sector, s.scope, 'all' as panel,
  s.expected, s.received, s.with_tables, s.prose_only, s.quarantined, s.first_time, s.last_time,
  e.weight_expected, case when e.weight_expected is not null then coalesce(e.weight_reported, 0) end as weight_received,
  cast(try_divide(coalesce(e.weight_reported, 0), e.weight_expected) as decimal(9, 6)) as weight_share,
  s.received as n_agencies, s.expected as n_expected,
  cast(try_divide(s.received, s.expected) as decimal(9, 6)) as coverage_share,
  false as break_flag,
  nullif(concat(
    case when s.report_year is null then w.zh['no_year'] else '' end,
    case when s.received < s.expected then w.zh['partial_coverage'] else '' end), '') as caution_zh,
  nullif(concat_ws(' ',
    case when s.report_year is null then w.en['no_year'] end,
    case when s.received < s.expected then w.en['partial_coverage'] end), '') as caution_en
from summed s
cross join caution_words w
left join area_name a on a.area_code = s.area_code and a.report_year = s.report_year
left join area_expected e
  on e.report_year = s.report_year and e.area_code = s.area_code and e.agency_level = s.agency_level
    and e.sector = s.sector and e.scope = s.scope
