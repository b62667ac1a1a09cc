-- Reports: one agency, one year; the served document's own words, the others listed.
-- grain:  one row per report_id
-- nulls:  agency and division are null where they cannot be told
with grouped as (
  select report_id,
    count(*) as n_documents,
    sha2(
      concat_ws(
        ' ',
        transform(array_sort(collect_list(struct(rank, reading_id, reader_version))), d -> to_json(d))),
      256) as digest,
    concat_ws(',', array_sort(collect_set(case when state = 'superseded' then source_sha256 end))) as superseded
  from documents
  where report_id is not null
  group by report_id
)
select
  d.report_id, d.known_agency_id as agency_id, d.agency_name, d.sector, d.agency_level, d.division_code,
  d.division_name, d.report_year, d.period_start, d.period_end, d.form, d.scope, d.title, d.published_on,
  d.source_uri, d.source_sha256,
  cast(g.n_documents as int) as n_documents,
  d.n_facts,
  d.n_notices,
  g.digest,
  nullif(g.superseded, '') as supersedes
from documents d
join grouped g on d.report_id = g.report_id
where d.rank = 1
