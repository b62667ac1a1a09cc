-- The chain of pending requests: one year's end against the next year's start
-- grain:  one row per agency, scope, year and applicant type
-- units:  cases; difference = carried_in - carried_out_before
-- nulls:  a figure no report states; difference where either is unknown
-- comparability: carried-over requests are counted since 2019, so the chain begins with 2020
-- class:  ok; missing_year (no report for the year before, or none for this one although it reports again later);
--         not_stated (both years report, one states no figure); and, where the figures differ, the first of:
--         agency_changed (name, place, level or sector changed, or it goes on as another agency); revision (either report has several editions);
--         extraction_doubtful (a figure of low reliability, repaired, or from prose); source_error (both printed, and
--         both reports' own sums hold); unexplained
-- touched: agency
-- key:    report_year, agency_id, scope, applicant_type
-- columns: report_year int, period_end date, area_code string, area_name string, agency_level string, sector string, scope string, panel string,
--   agency_id string, agency_name string, applicant_type string, carried_out_before decimal(20,4),
--   carried_in decimal(20,4), difference decimal(20,4), class string, report_id_before string, report_id string,
--   n_agencies int, n_expected int, coverage_share decimal(9,6), break_flag boolean, caution_zh string,
--   caution_en string
select t.report_year, make_date(t.report_year, 12, 31) as period_end, t.area_code, t.area_name, t.agency_level,
  t.sector, t.scope, 'all' as panel, t.agency_id, t.agency_name, t.applicant_type, t.carried_out_before, t.carried_in,
  cast(t.difference as decimal(20, 4)) as difference, t.class, t.report_id_before, t.report_id,
  cast(case when t.report_id is null then 0 else 1 end as int) as n_agencies, 1 as n_expected,
  cast(case when t.report_id is null then 0 else 1 end as decimal(9, 6)) as coverage_share,
  false as break_flag,
  case when t.class not in ('ok', 'missing_year', 'not_stated') and t.applicant_type <> 'total'
    and t.total_class = 'ok' then w.zh['reclassified'] end as caution_zh,
  case when t.class not in ('ok', 'missing_year', 'not_stated') and t.applicant_type <> 'total'
    and t.total_class = 'ok' then w.en['reclassified'] end as caution_en
from agency_carryover t
cross join caution_words w
