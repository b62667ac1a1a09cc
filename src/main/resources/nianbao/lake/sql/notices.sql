-- Notices of documents, with what their rules say.
-- grain:  one row per notice
-- nulls:  report_id is null for what is no report
select d.report_id, d.source_uri, d.source_sha256, d.report_year, n.rule, n.severity, n.cell_refs, n.figures,
  w.zh as message_zh, w.en as message_en
from (
  select report_id, source_uri, source_sha256, report_year, explode(notices) as n from documents_to_notice
) d
join rules w on n.rule = w.code
