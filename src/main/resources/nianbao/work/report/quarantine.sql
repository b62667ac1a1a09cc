-- Every document held back, with the reason of its state, all that its notices say, and what was decided about it.
-- grain:  one row per document
select f.state, f.source_uri, f.reason, n.notices, d.action as decided, d.author as decided_by,
  d.reason as decided_because, date_format(d.expires_at - INTERVAL 1 SECOND, 'yyyy-MM-dd') as until, substring(f.source_sha256, 1, 12) as sha256
from now_files f
left join (
  select source_uri, source_sha256,
    array_join(array_sort(collect_set(concat(rule, ' (', severity, ')'))), ', ') as notices
  from now_notices
  where severity <> 'info'
  group by source_uri, source_sha256
) n on f.source_uri = n.source_uri and f.source_sha256 = n.source_sha256
left join decided d on f.source_sha256 = d.source_sha256
where f.state in ('quarantined', 'unreadable', 'needs_ocr')
order by f.state, f.reason, f.source_uri
