-- What was read against what the sample printed.
-- grain:  one row per printed or told number of the truth, and per fact that the truth does not know
-- views:  truth (truth.csv), sample_reports (reports.csv), readings_current
-- nulls:  value_read is null where nothing was read; value_true where the sample printed no such number
with read as (
  select source_uri, f.indicator, f.applicant_type, f.review_stage, f.period_basis, f.value, f.value_status, f.obs_status
  from (select source_uri, explode(facts) as f from readings_current)
),
noticed as (
  select distinct source_uri from (select source_uri, explode(notices) as n from readings_current) where n.severity <> 'info'
),
compared as (
  select
    coalesce(t.path, r.source_uri) as path,
    coalesce(t.indicator, r.indicator) as indicator,
    t.value as value_true,
    t.value_status as status_true,
    r.value as value_read,
    r.value_status as status_read,
    r.obs_status
  from truth t
  full outer join read r
    on t.path = r.source_uri and t.indicator = r.indicator
      and coalesce(t.applicant_type, 'total') = coalesce(r.applicant_type, 'total')
      and t.review_stage <=> r.review_stage and t.period_basis = r.period_basis
)
select c.*, s.form, s.carrier, s.damage,
  case
    when status_true is null and status_read in ('derived', 'proved') then 'not asked'
    when status_true is null then 'extra'
    when value_true is null and value_read is null then 'blank kept'
    when value_true is null and status_read = 'proved' then 'blank proved'
    when value_true is null and status_read in ('narrative', 'derived') then 'blank told elsewhere'
    when value_true is null then 'blank misread'
    when value_read is null and n.source_uri is not null then 'missing, noticed'
    when value_read is null then 'missing, silent'
    when value_read = value_true then 'right'
    when status_true = 'printed' and status_read = 'repaired' then 'repaired otherwise'
    else 'wrong'
  end as verdict
from compared c
left join sample_reports s on s.path = c.path
left join noticed n on n.source_uri = c.path
