-- How requests for information ended
-- grain:  one row per outcome, area, agency level, sector, scope, year and panel
-- units:  value, numerator, denominator in cases; share from 0 to 1
-- nulls:  value: no report states it; share: no common base, or a base below 10; prev_value: nothing stated the year before
-- comparability: outcomes of the matrix since 2019 are one notion; older forms enter only where the crosswalk calls them
--         exact or close; reply.* are the older forms' own classes and end in 2018. Subtotals the form does not print
--         (denied, unable, not_processed, other since 2021) are added only where every part is known
-- share:  over all outcomes of the same agencies: sums of those that state both
-- touched: group
-- key:    report_year, area_code, agency_level, sector, scope, panel, outcome
-- columns: report_year int, period_end date, area_code string, area_name string, agency_level string, sector string, scope string, panel string,
--   outcome string, parent_outcome string, value decimal(28,4), share decimal(9,6), numerator decimal(28,4),
--   denominator decimal(28,4), prev_value decimal(28,4), value_yoy decimal(18,6), chain_index decimal(24,8),
--   index_base_year int, n_agencies int, n_expected int, coverage_share decimal(9,6), lower_bound decimal(28,4), upper_bound decimal(28,4),
--   n_missing int, n_doubtful int, doubtful_value decimal(28,4), n_narrative int, n_proved int, n_derived int,
--   comparability string, obs_status string, break_flag boolean, caution_zh string, caution_en string
select report_year, period_end, area_code, area_name, agency_level, sector, scope, panel,
  concept as outcome, parent as parent_outcome, value, share, numerator, denominator, prev_value, value_yoy,
  chain_index, index_base_year, n_agencies, n_expected, coverage_share, lower_bound, upper_bound, n_missing,
  n_doubtful, doubtful_value, n_narrative, n_proved, n_derived, comparability, obs_status, break_flag, caution_zh,
  caution_en
from area_series
where family = 'outcome'
