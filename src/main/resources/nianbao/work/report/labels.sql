-- Row labels that no catalogue lists and the release before did not meet.
-- grain:  one row per label and part of the form
with now as (
  select regexp_extract(figures, '(?s)label=(.*?); part=', 1) as label, regexp_extract(figures, '; part=([^;]*)$', 1) as part,
    source_uri
  from now_notices where rule = 'unknown_label'
),
was as (
  select distinct regexp_extract(figures, '(?s)label=(.*?); part=', 1) as label,
    regexp_extract(figures, '; part=([^;]*)$', 1) as part
  from was_notices where rule = 'unknown_label'
)
select substring(now.label, 1, 120) as label, now.part, count(*) as notices, min(now.source_uri) as example
from now
left anti join was on now.label = was.label and now.part = was.part
group by 1, 2
order by notices desc, label, part
