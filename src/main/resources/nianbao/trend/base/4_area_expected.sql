-- kept
-- How many agencies should report and how many did, by number and by weight.
-- grain:  one row per area_code, agency_level, sector, scope, report_year
-- weight: requests received, as the agency last stated them, else as it first states them afterwards; an agency that
--         never states them weighs nothing
with weighed as (
  select p.*,
    coalesce(
      last_value(f.value) ignore nulls over (partition by p.agency_id, p.scope order by p.report_year),
      first_value(f.value) ignore nulls over (
        partition by p.agency_id, p.scope order by p.report_year
        rows between current row and unbounded following)) as weight
  from agency_presence p
  left join agency_figure f
    on f.agency_id = p.agency_id and f.scope = p.scope and f.report_year = p.report_year and f.concept = 'received'
),
area as (
  select *, explode(filter(array('CN', province_code, prefecture_code), a -> a is not null)) as area_code
  from weighed
  where expected
)
select area_code, agency_level, sector, scope, report_year,
  cast(count(*) as int) as n_expected,
  cast(count_if(reported) as int) as n_reported,
  cast(sum(weight) as decimal(28, 4)) as weight_expected,
  cast(sum(case when reported then weight end) as decimal(28, 4)) as weight_reported
from area
group by area_code, agency_level, sector, scope, report_year
