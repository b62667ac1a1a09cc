-- Agencies that report, as their latest report names them.
-- grain:  one row per agency_id
-- nulls:  as in reports
select agency_id,
  max_by(agency_name, struct(report_year, report_id)) as agency_name,
  max_by(sector, struct(report_year, report_id)) as sector,
  max_by(agency_level, struct(report_year, report_id)) as agency_level,
  max_by(division_code, struct(report_year, report_id)) as division_code,
  max_by(division_name, struct(report_year, report_id)) as division_name,
  min(report_year) as first_year,
  max(report_year) as last_year,
  cast(count(*) as int) as n_reports
from reports
group by agency_id
