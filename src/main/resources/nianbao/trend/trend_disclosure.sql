-- What was disclosed unasked, and what the form asks about powers, responses and fees
-- grain:  one row per indicator, area, agency level, sector, scope, year and panel
-- units:  value in unit
-- nulls:  value: no report states it; prev_value: nothing stated the year before
-- comparability: each indicator is its own series; administrative charges are a number of items until 2020 and an amount
--         since 2021, two indicators; stocks of public documents and of documents in force are two indicators
-- touched: group
-- key:    report_year, area_code, agency_level, sector, scope, panel, indicator
-- columns: report_year int, period_end date, area_code string, area_name string, agency_level string, sector string, scope string, panel string,
--   indicator string, value decimal(28,4), unit string, prev_value decimal(28,4), value_yoy decimal(18,6),
--   chain_index decimal(24,8), index_base_year int, n_agencies int, n_expected int, coverage_share decimal(9,6), lower_bound decimal(28,4), upper_bound decimal(28,4),
--   n_missing int, n_doubtful int, doubtful_value decimal(28,4), n_narrative int, n_proved int, n_derived int,
--   comparability string, obs_status string, break_flag boolean, caution_zh string, caution_en string
select report_year, period_end, area_code, area_name, agency_level, sector, scope, panel,
  concept as indicator, value, unit, prev_value, value_yoy, chain_index, index_base_year, n_agencies, n_expected,
  coverage_share, lower_bound, upper_bound, n_missing, n_doubtful, doubtful_value, n_narrative, n_proved, n_derived,
  comparability, obs_status, break_flag, caution_zh, caution_en
from area_series
where family = 'disclosure'
