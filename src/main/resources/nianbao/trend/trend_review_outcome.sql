-- How reviews and lawsuits about disclosure ended
-- grain:  one row per stage, outcome, area, agency level, sector, scope, year and panel
-- units:  value, numerator, denominator in cases; shares from 0 to 1
-- nulls:  value: no report states it; share: no common base, or a base below 10; decided_share: also for pending and total
-- comparability: until 2018 lawsuits were one figure: litigation_any; since 2019 it is the sum of both ways to court.
--         Pending cases are counted since 2019: totals and other are close, not the same, across that year
-- share:  over the stage's total; decided_share over upheld, corrected and other together
-- key:    report_year, area_code, agency_level, sector, scope, panel, stage, outcome
-- columns: report_year int, period_end date, area_code string, area_name string, agency_level string, sector string, scope string, panel string,
--   stage string, outcome string, value decimal(28,4), share decimal(9,6), decided_share decimal(9,6),
--   numerator decimal(28,4), denominator decimal(28,4), prev_value decimal(28,4), value_yoy decimal(18,6),
--   chain_index decimal(24,8), index_base_year int, n_agencies int, n_expected int, coverage_share decimal(9,6), lower_bound decimal(28,4), upper_bound decimal(28,4),
--   n_missing int, n_doubtful int, doubtful_value decimal(28,4), n_narrative int, n_proved int, n_derived int,
--   comparability string, obs_status string, break_flag boolean, caution_zh string, caution_en string
with stages as (
  select *,
    substring_index(concept, '.', 1) as stage,
    substring_index(concept, '.', -1) as outcome
  from area_series
  where family = 'review'
),
decided as (
  select report_year, area_code, agency_level, sector, scope, panel, stage, sum(value) as decided
  from stages
  where outcome in ('upheld', 'corrected', 'other')
  group by report_year, area_code, agency_level, sector, scope, panel, stage
  having count(value) = 3 and min(n_agencies) = max(n_agencies)
)
select s.report_year, s.period_end, s.area_code, s.area_name, s.agency_level, s.sector, s.scope, s.panel,
  s.stage, s.outcome, s.value, s.share,
  case when s.outcome in ('upheld', 'corrected', 'other') and d.decided >= 10
    then cast(try_divide(s.value, d.decided) as decimal(9, 6)) end as decided_share,
  s.numerator, s.denominator, s.prev_value, s.value_yoy, s.chain_index, s.index_base_year, s.n_agencies,
  s.n_expected, s.coverage_share, s.lower_bound, s.upper_bound, s.n_missing, s.n_doubtful, s.doubtful_value,
  s.n_narrative, s.n_proved, s.n_derived, s.comparability, s.obs_status, s.break_flag, s.caution_zh, s.caution_en
from stages s
left join decided d
  on d.report_year = s.report_year and d.area_code = s.area_code and d.agency_level = s.agency_level
    and d.sector = s.sector and d.scope = s.scope and d.panel = s.panel and d.stage = s.stage
