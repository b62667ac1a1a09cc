-- step: summed by area_code, agency_level, sector, scope, report_year, applicant_type
-- Agencies of an area by the class of their chain of pending requests.
-- grain:  one row per area_code, agency_level, sector, scope, report_year, applicant_type
with placed as (
  select c.report_year, c.agency_level, c.sector, c.scope, c.applicant_type, c.class,
    explode(filter(array('CN', c.province_code, c.prefecture_code), a -> a is not null)) as area_code
  from agency_carryover c
)
select area_code, agency_level, sector, scope, report_year, applicant_type,
  cast(count(*) as int) as n,
  cast(count_if(class = 'ok') as int) as n_ok,
  cast(count_if(class not in ('missing_year', 'not_stated')) as int) as n_comparable,
  cast(count_if(class = 'missing_year') as int) as n_missing_year,
  cast(count_if(class = 'not_stated') as int) as n_not_stated,
  cast(count_if(class = 'agency_changed') as int) as n_agency_changed,
  cast(count_if(class = 'revision') as int) as n_revision,
  cast(count_if(class = 'extraction_doubtful') as int) as n_extraction_doubtful,
  cast(count_if(class = 'source_error') as int) as n_source_error,
  cast(count_if(class = 'unexplained') as int) as n_unexplained
from placed
group by area_code, agency_level, sector, scope, report_year, applicant_type
