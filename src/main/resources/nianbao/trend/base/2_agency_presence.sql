-- step: agency, kept
-- Every agency in every year that the lake spans: whether it reported, whether it was expected to, and where it stands.
-- grain:  one row per agency_id, scope, report_year
-- expected: it reported, or it reported before and after, or the newest year is the one after its last report; not where
--         it reported in another scope instead
-- elsewhere: no report here, but one in another scope, or under the agency that it was before, or since the one that it
--         went on as has reported
-- first_year, last_year: of its reports
-- place and level of a year without report: those of the last report before, else of the first after
with span as (
  select last_year as newest, explode(sequence(first_year, last_year)) as report_year
  from lake_span
),
agency as (
  select agency_id, scope, min(report_year) as first_year, max(report_year) as last_year
  from agency_report
  group by agency_id, scope
),
reported_years as (
  select agency_id, report_year, count(*) as n_scopes from agency_report group by agency_id, report_year
),
succession as (
  select a.agency_id as successor_id, a.first_year,
    concat(substring(a.agency_id, 1, length(a.agency_id) - length(c.successor)), c.predecessor) as predecessor_id
  from (select agency_id, min(first_year) as first_year from agency group by agency_id) a
  join class_successor c on a.agency_id like concat('%/', c.successor)
),
gone_on as (
  select predecessor_id as agency_id, min(first_year) as from_year from succession group by predecessor_id
),
was_before as (
  select distinct s.successor_id as agency_id, y.report_year
  from succession s
  join reported_years y on y.agency_id = s.predecessor_id
),
grid as (
  select /*+ REPARTITION(agency_id) */
    a.agency_id, a.scope, s.report_year, s.newest, r.report_id, a.first_year, a.last_year,
    coalesce(y.n_scopes > 0 or s.report_year >= g.from_year or b.report_year is not null, false) as known_elsewhere,
    case when r.report_id is not null
      then struct(r.sector, r.agency_level, r.division_code, r.province_code, r.prefecture_code) end as cell
  from agency a
  cross join span s
  left join agency_report r
    on r.agency_id = a.agency_id and r.scope = a.scope and r.report_year = s.report_year
  left join reported_years y
    on y.agency_id = a.agency_id and y.report_year = s.report_year
  left join gone_on g on g.agency_id = a.agency_id
  left join was_before b on b.agency_id = a.agency_id and b.report_year = s.report_year
),
filled as (
  select *,
    coalesce(
      last_value(cell) ignore nulls over (partition by agency_id, scope order by report_year),
      first_value(cell) ignore nulls over (
        partition by agency_id, scope order by report_year
        rows between current row and unbounded following)) as known_cell
  from grid
)
select
  agency_id, scope, report_year, report_id,
  report_id is not null as reported,
  report_id is not null or (not known_elsewhere and report_year > first_year
    and (report_year < last_year or report_year = newest and last_year = newest - 1)) as expected,
  report_id is null and known_elsewhere as elsewhere,
  first_year, last_year, known_cell.sector, known_cell.agency_level, known_cell.division_code, known_cell.province_code,
  known_cell.prefecture_code
from filled
