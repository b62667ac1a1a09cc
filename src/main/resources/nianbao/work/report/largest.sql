-- The fifty largest changes of a figure that was known before.
-- grain:  one row per report and figure
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
select n.report_year, n.agency_name, n.indicator, n.applicant_type, n.review_stage, o.value as before, n.value as now,
  n.source_uri
from fresh n
join gone o on n.report_id = o.report_id and n.indicator = o.indicator
  and n.applicant_type <=> o.applicant_type and n.review_stage <=> o.review_stage and n.period_basis = o.period_basis
where n.value <> o.value
order by abs(n.value - o.value) desc, n.report_id, n.indicator, n.applicant_type, n.review_stage
limit 50
