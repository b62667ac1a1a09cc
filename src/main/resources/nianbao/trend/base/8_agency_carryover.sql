-- step: agency, kept
-- The chain of pending requests, agency by agency, classed.
-- grain:  one row per agency_id, scope, report_year, applicant_type
-- rows:   from 2020 on, where the year before states what it carries out or the year what it carries in
-- heir:   an agency that went on as another hands its pending requests to it, where no other did so in that year
-- class:  as in carryover.sql; balanced: received + carried in = concluded + carried out, all four stated
with printed as (
  select /*+ REPARTITION(agency_id) */
    r.agency_id, r.scope, f.report_year, coalesce(f.applicant_type, 'total') as applicant_type, f.indicator, f.value,
    f.value_status, f.obs_status
  from facts f
  join agency_report r on r.report_id = f.report_id
  where f.indicator in ('request.received', 'request.carried_in', 'result.total', 'request.carried_out')
    and f.period_basis = 'year'
    and f.bound is null
    and coalesce(f.applicant_type, 'total') <> 'legal_person'
),
stated as (
  select agency_id, scope, report_year, applicant_type, indicator,
    coalesce(
      max(case when value_status <> 'narrative' then value end),
      max(case when value_status = 'narrative' then value end)) as value,
    max(case when obs_status = 'U' then 1 else 0 end) as doubtful,
    max(case when value_status = 'repaired' then 1 else 0 end) as repaired,
    min(case when value_status = 'narrative' then 1 else 0 end) as narrative
  from printed
  group by agency_id, scope, report_year, applicant_type, indicator
),
year_end as (
  select agency_id, scope, report_year, applicant_type,
    max(case when indicator = 'request.carried_in' then value end) as carried_in,
    max(case when indicator = 'request.carried_out' then value end) as carried_out,
    max(case when indicator = 'request.carried_in' then greatest(doubtful, repaired, narrative) end) as in_doubt,
    max(case when indicator = 'request.carried_out' then greatest(doubtful, repaired, narrative) end) as out_doubt,
    sum(case when indicator in ('request.received', 'request.carried_in') then value else -value end) = 0
      and count(value) = 4 as balanced
  from stated
  group by agency_id, scope, report_year, applicant_type
),
handed as (
  select agency_id, scope, report_year, heir_id
  from (
    select p.agency_id, p.scope, p.report_year, s.agency_id as heir_id,
      count(*) over (partition by s.agency_id, s.scope, s.report_year) as n_before
    from agency_report p
    join class_successor c on p.agency_id like concat('%/', c.predecessor)
    join agency_report s
      on s.agency_id = concat(substring(p.agency_id, 1, length(p.agency_id) - length(c.predecessor)), c.successor)
        and s.scope = p.scope and s.report_year = p.report_year + 1)
  where n_before = 1
),
end_of_year as (
  select y.* except (agency_id), coalesce(h.heir_id, y.agency_id) as agency_id
  from year_end y
  left join handed h on h.agency_id = y.agency_id and h.scope = y.scope and h.report_year = y.report_year
),
link as (
  select coalesce(b.agency_id, a.agency_id) as agency_id, coalesce(b.scope, a.scope) as scope,
    coalesce(b.report_year, a.report_year + 1) as report_year,
    coalesce(b.applicant_type, a.applicant_type) as applicant_type,
    a.carried_out as carried_out_before, b.carried_in,
    coalesce(a.out_doubt, 0) = 1 or coalesce(b.in_doubt, 0) = 1 as doubtful,
    coalesce(a.balanced, false) and coalesce(b.balanced, false) as balanced
  from end_of_year a
  full outer join year_end b
    on a.agency_id = b.agency_id and a.scope = b.scope and a.report_year + 1 = b.report_year
      and a.applicant_type = b.applicant_type
  where a.carried_out is not null or b.carried_in is not null
),
known as (
  select l.*, p.agency_level, p.sector, p.prefecture_code, p.province_code, p.expected,
    now.report_id, before.report_id as report_id_before,
    coalesce(now.agency_name, before.agency_name) as agency_name,
    coalesce(now.division_code, before.division_code) as area_code,
    coalesce(now.division_name, before.division_name) as area_name,
    struct(now.agency_name, now.division_code, now.agency_level, now.sector)
      <> struct(before.agency_name, before.division_code, before.agency_level, before.sector) as changed,
    now.supersedes is not null or before.supersedes is not null as revised
  from link l
  join agency_presence p
    on p.agency_id = l.agency_id and p.scope = l.scope and p.report_year = l.report_year
  left join agency_report now
    on now.agency_id = l.agency_id and now.scope = l.scope and now.report_year = l.report_year
  left join handed h
    on h.heir_id = l.agency_id and h.scope = l.scope and h.report_year = l.report_year - 1
  left join agency_report before
    on before.agency_id = coalesce(h.agency_id, l.agency_id) and before.scope = l.scope and before.report_year = l.report_year - 1
  where p.expected and l.report_year > 2019
),
classed as (
  select *, carried_in - carried_out_before as difference,
    case
      when report_id is null or report_id_before is null then 'missing_year'
      when carried_in is null or carried_out_before is null then 'not_stated'
      when carried_in = carried_out_before then 'ok'
      when changed then 'agency_changed'
      when revised then 'revision'
      when doubtful then 'extraction_doubtful'
      when balanced then 'source_error'
      else 'unexplained'
    end as class
  from known
)
select *,
  max(case when applicant_type = 'total' then class end)
    over (partition by agency_id, scope, report_year) as total_class
from classed
