-- How often the chain of pending requests holds
-- grain:  one row per area, agency level, sector, scope, year and applicant type
-- units:  agencies; share_ok from 0 to 1
-- nulls:  share_ok: fewer than 10 agencies can be compared
-- comparability: the chain begins with 2020; comparable agencies are those whose two figures are both stated
-- touched: group
-- key:    report_year, area_code, agency_level, sector, scope, panel, applicant_type
-- columns: report_year int, period_end date, area_code string, area_name string, agency_level string, sector string, scope string, panel string,
--   applicant_type string, n_ok int, n_comparable int, share_ok decimal(9,6), n_missing_year int, n_not_stated int,
--   n_agency_changed int, n_revision int, n_extraction_doubtful int, n_source_error int, n_unexplained int,
--   n_agencies int, n_expected int, coverage_share decimal(9,6), break_flag boolean, caution_zh string,
--   caution_en string
select c.report_year, make_date(c.report_year, 12, 31) as period_end, c.area_code, a.area_name, c.agency_level,
  c.sector, c.scope, 'all' as panel, c.applicant_type, c.n_ok, c.n_comparable,
  case when c.n_comparable >= 10 then cast(try_divide(c.n_ok, c.n_comparable) as decimal(9, 6)) end as share_ok,
  c.n_missing_year, c.n_not_stated, c.n_agency_changed, c.n_revision, c.n_extraction_doubtful, c.n_source_error,
  c.n_unexplained, c.n_comparable as n_agencies, coalesce(e.n_expected, 0) as n_expected,
  cast(try_divide(c.n_comparable, e.n_expected) as decimal(9, 6)) as coverage_share,
  false as break_flag,
  case when c.n_comparable < 10 then w.zh['small_number'] end as caution_zh,
  case when c.n_comparable < 10 then w.en['small_number'] end as caution_en
from carryover_sum c
cross join caution_words w
left join area_name a on a.area_code = c.area_code and a.report_year = c.report_year
left join area_expected e
  on e.report_year = c.report_year and e.area_code = c.area_code and e.agency_level = c.agency_level
    and e.sector = c.sector and e.scope = c.scope
