-- step: summed by area_code, agency_level, sector, scope, report_year
-- How many agencies should report and how many did, by number and by weight, and what their reports hold.
-- grain:  one row per area_code, agency_level, sector, scope, report_year in which an agency is expected
-- weight: requests received, as the agency last stated them, else as it first states them afterwards; an agency that
--         never states them weighs nothing (n_weight_: agencies that weigh something)
with tables as (
  select report_id, max(case when n_cells > 0 then 1 else 0 end) as has_tables
  from files
  where state in ('loaded', 'superseded', 'duplicate')
  group by report_id
),
weighed as (
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
  select w.*, coalesce(t.has_tables, 0) as has_tables,
    explode(filter(array('CN', w.province_code, w.prefecture_code), a -> a is not null)) as area_code
  from weighed w
  left join tables t on t.report_id = w.report_id
  where w.expected
)
select area_code, agency_level, sector, scope, report_year,
  cast(count(*) as int) as n_expected,
  cast(count_if(reported) as int) as n_reported,
  cast(count(weight) as int) as n_weight_expected,
  cast(coalesce(sum(weight), 0) as decimal(28, 4)) as weight_expected,
  cast(count(case when reported then weight end) as int) as n_weight_reported,
  cast(coalesce(sum(case when reported then weight end), 0) as decimal(28, 4)) as weight_reported,
  cast(sum(has_tables) as int) as with_tables,
  cast(coalesce(sum(case when reported then 1 - has_tables end), 0) as int) as prose_only,
  cast(count_if(report_year = first_year) as int) as first_time,
  cast(count_if(report_year = last_year) as int) as last_time
from area
group by area_code, agency_level, sector, scope, report_year
