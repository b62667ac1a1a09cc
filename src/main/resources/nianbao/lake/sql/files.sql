-- Landed documents, each accounted for in exactly one state.
-- grain:  one row per landed path and content
-- nulls:  reason is null where the document is served
select
  reading_id, source_uri, source_sha256, landing_uri, landing_sha256,
  url, media_type, charset, bytes, state, state_reason as reason, report_id, report_year, agency_name, form,
  n_cells, n_facts, n_notices, rank, reader_version
from documents
