-- Figures that this run added, ended or changed.
-- grain:  one row per report year, form and reason
with fresh as (
  select report_id, indicator, applicant_type, review_stage, period_basis, max(report_year) as report_year,
    max(form) as form, max(agency_name) as agency_name, max(value) as value, max(source_sha256) as source_sha256,
    max(source_uri) as source_uri, max(bound) as bound
  from facts_new group by report_id, indicator, applicant_type, review_stage, period_basis
),
gone as (
  select report_id, indicator, applicant_type, review_stage, period_basis, max(report_year) as report_year,
    max(form) as form, max(agency_name) as agency_name, max(value) as value, max(source_sha256) as source_sha256,
    max(source_uri) as source_uri, max(bound) as bound
  from facts_gone group by report_id, indicator, applicant_type, review_stage, period_basis
)
select coalesce(n.report_year, o.report_year) as report_year, coalesce(n.form, o.form) as form,
  case
    when o.report_id is null and w.report_id is null then 'stated by a new report'
    when o.report_id is null then 'newly stated by a known report'
    when n.report_id is null and r.report_id is null then 'gone with its report'
    when n.report_id is null then 'no longer stated by its report'
    when n.value = o.value then 'same value, other particulars'
    when n.source_sha256 <> o.source_sha256 then 'other value: another document decides'
    else 'other value: read otherwise by this version of the reader'
  end as why,
  count(*) as figures
from fresh n
full join gone o on n.report_id = o.report_id and n.indicator = o.indicator
  and n.applicant_type <=> o.applicant_type and n.review_stage <=> o.review_stage and n.period_basis = o.period_basis
left join was_reports w on n.report_id = w.report_id
left join now_reports r on o.report_id = r.report_id
group by 1, 2, 3
order by report_year desc, form, why
