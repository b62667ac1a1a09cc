-- step: agency, kept
-- The reports that count: one an agency, year and scope, with the place as of that year.
-- grain:  one row per agency_id, report_year, scope
-- scope:  a department reports on itself unless it says otherwise; of a government that cannot be assumed, so its
--         reports are own, rollup (may include its departments) or unknown, and are never added across
-- counted once: where an agency and the one that it went on as (class_successors.tsv) both report on a year, the later
--         one's report holds what became of the earlier one, whose own does not count
-- place:  province and prefecture are read off the GB/T 2260 code of the year; municipalities have no prefectures,
--         counties run by their province have none, and an agency without a code counts in CN alone
-- nulls:  province_code, prefecture_code where there is none
with placed as (
  select
    agency_id, agency_name, report_year, report_id, form, published_on, supersedes, n_facts,
    coalesce(sector, 'unknown') as sector,
    coalesce(agency_level, 'unknown') as agency_level,
    case
      when scope in ('rollup', 'mixed') then 'rollup'
      when coalesce(sector, 'unknown') <> 'government' or scope = 'own' then 'own'
      else 'unknown'
    end as scope,
    division_code, division_name,
    case when division_code rlike '^([1-8][1-9]|50)[0-9]{4}$' then division_code end as code
  from reports
),
numbered as (
  select *,
    row_number() over (
      partition by agency_id, report_year, scope
      order by n_facts desc, published_on desc nulls last, report_id) as n
  from placed
),
succeeded as (
  select distinct n.scope, n.report_year,
    concat(substring(n.agency_id, 1, length(n.agency_id) - length(c.successor)), c.predecessor) as agency_id
  from numbered n
  join class_successor c on n.agency_id like concat('%/', c.successor)
)
select
  agency_id, agency_name, report_year, report_id, form, supersedes, sector, agency_level, scope, division_code,
  division_name,
  concat(substring(code, 1, 2), '0000') as province_code,
  case
    when substring(code, 1, 2) in ('11', '12', '31', '50') or substring(code, 3, 2) in ('00', '90') then null
    else concat(substring(code, 1, 4), '00')
  end as prefecture_code
from numbered
left anti join succeeded using (agency_id, scope, report_year)
where n = 1
