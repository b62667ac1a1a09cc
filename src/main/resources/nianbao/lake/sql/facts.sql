-- Facts of the reports that are to be built: each key from the best document that states it.
-- grain:  one row per report and key (indicator, applicant_type, review_stage, period_basis)
-- order:  a figure of a table before one of the prose, then the documents' rank: a later edition supersedes what it
--         prints and never what it omits
-- nulls:  identity as in reports
with stated as (
  select /*+ broadcast(r) */ r.report_id, r.agency_id, r.agency_name, r.sector, r.agency_level, r.division_code, r.division_name,
    r.report_year, r.period_start, r.period_end, d.form, r.n_documents, d.rank, d.source_uri, d.source_sha256,
    explode(d.facts) as f
  from documents_to_build d
  join reports_to_build r on d.report_id = r.report_id
),
single as (
  select * except (n_documents, rank) from stated where n_documents = 1
),
several as (
  select * except (n_documents, rank, n)
  from (
    select *,
      row_number() over (
        partition by report_id, f.indicator, f.applicant_type, f.review_stage, f.period_basis
        order by case when f.value_status = 'narrative' then 1 else 0 end, rank, f.cell_ref, f.value) as n
    from stated
    where n_documents > 1)
  where n = 1
)
select report_id, agency_id, agency_name, sector, agency_level, division_code, division_name, report_year,
  period_start, period_end, form, f.indicator, f.applicant_type, f.review_stage, f.period_basis, f.value, f.unit,
  f.value_status, f.bound, f.obs_status, source_uri, source_sha256, f.cell_ref, f.source_text
from (select * from single union all select * from several)
