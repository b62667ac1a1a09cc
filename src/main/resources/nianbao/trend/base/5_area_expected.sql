-- step: area, kept
-- How many agencies should report and how many did, by number and by weight.
-- grain:  one row per area_code, agency_level, sector, scope, report_year
-- nulls:  a weight where no agency weighs anything
select area_code, agency_level, sector, scope, report_year, n_expected, n_reported,
  case when n_weight_expected > 0 then weight_expected end as weight_expected,
  case when n_weight_reported > 0 then weight_reported end as weight_reported,
  with_tables, prose_only, first_time, last_time
from expected_sum
