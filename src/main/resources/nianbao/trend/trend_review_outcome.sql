-- How reviews and lawsuits about disclosure ended
-- grain:  one row per stage, outcome, area, agency level, sector, scope, year and panel
-- units:  value, numerator, denominator in cases; shares from 0 to 1
-- nulls:  value: no report states it; share: no common base, or a base below 10; decided_share: also for pending and total
-- comparability: until 2018 lawsuits were one figure: litigation_any; since 2019 it is the sum of both ways to court.
--         Pending cases are counted since 2019: totals and other are close, not the same, across that year
-- share:  over the stage's total; decided_share over upheld, corrected and other together
-- touched: group
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
  select *,
    case when count(case when outcome in ('upheld', 'corrected', 'other') then value end) over stage = 3
        and min(case when outcome in ('upheld', 'corrected', 'other') then n_agencies end) over stage
          = max(case when outcome in ('upheld', 'corrected', 'other') then n_agencies end) over stage
      then sum(case when outcome in ('upheld', 'corrected', 'other') then value end) over stage end as decided
  from stages
  window stage as (partition by report_year, area_code, agency_level, sector, scope, panel, stage)
)
select report_year, period_end, area_code, area_name, agency_level, sector, scope, panel, stage, outcome, value, share,
  case when outcome in ('upheld', 'corrected', 'other') and decided >= 10
    then cast(try_divide(value, decided) as decimal(9, 6)) end as decided_share,
  numerator, denominator, prev_value, value_yoy, chain_index, index_base_year, n_agencies, n_expected, coverage_share,
  lower_bound, upper_bound, n_missing, n_doubtful, doubtful_value, n_narrative, n_proved, n_derived, comparability,
  obs_status, break_flag, caution_zh, caution_en
from decided
