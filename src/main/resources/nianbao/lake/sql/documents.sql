-- Documents in their declared order: which report each belongs to, and which copy or edition is served.
-- grain:  one row per landing file, content and document in it
-- order:  official host before others, later publication, later capture, more printed cells, then hash and path, then
--         the hash of the container that it stands in: a total order that does not know when a document arrived here
-- nulls:  report_id and rank are null for what is no report
with one as (
  select *
  from (
    select *,
      row_number() over (
        partition by source_uri, landing_sha256, source_sha256
        order by fetched_at desc nulls last, sidecar desc nulls last, reading_id) as n
    from readings_current)
  where n = 1
),
classed as (
  select one.* except (reason), coalesce(concat('withdrawn by ', w.author, ': ', w.withdrawal), one.reason) as reason,
    case
      when w.author is not null then 'quarantined'
      when outcome = 'failed' then 'quarantined'
      when outcome = 'needs_ocr' then 'needs_ocr'
      when outcome <> 'read' then 'unreadable'
      when kind = 'not_a_report' then 'not_a_report'
      when report_year is null then 'quarantined'
      else 'report'
    end as class,
    coalesce(agency_id, concat('unidentified-', substring(source_sha256, 1, 12))) as known_agency_id
  from one
  left join withdrawn w on one.source_sha256 = w.withdrawn_sha256
),
reports as (
  select *,
    concat(known_agency_id, '-', report_year) as report_id
  from classed
  where class = 'report'
),
ranked as (
  select *,
    cast(row_number() over by_report as int) as rank,
    first_value(source_uri) over by_report as served_uri,
    first_value(fingerprint) over by_report as served_fingerprint
  from reports
  window by_report as (
    partition by report_id
    order by official desc, published_on desc nulls last, fetched_at desc nulls last, n_cells desc, source_sha256,
      source_uri, landing_sha256, reading_id)
)
select * except (n, class),
  case
    when rank = 1 then 'loaded'
    when fingerprint = served_fingerprint then 'duplicate'
    else 'superseded'
  end as state,
  case
    when rank = 1 then cast(null as string)
    when fingerprint = served_fingerprint then concat('states the same figures as ', served_uri)
    else concat('an edition before or a worse copy of ', served_uri)
  end as state_reason
from ranked
union all
select * except (n, class),
  cast(null as string) as report_id,
  cast(null as int) as rank,
  cast(null as string) as served_uri,
  cast(null as string) as served_fingerprint,
  class as state,
  coalesce(reason, case when class = 'quarantined' and report_year is null then 'the report year cannot be told' else class end) as state_reason
from classed
where class <> 'report'
