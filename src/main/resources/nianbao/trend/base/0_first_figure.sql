-- step: agency
-- What the first edition of a report said, where a later one is served.
-- grain:  one row per report_id, indicator, applicant_type, review_stage, unit
-- first:  of the report's documents that say something else than the served one, those published before it, or on the
--         same day and captured before it: the earliest. A worse copy of the same day or of none is no edition
-- figure: that of a table before one of the prose, as in the facts; none with a bound, none but of the year
with document as (
  select f.report_id, f.state, f.rank, f.reading_id, f.reader_version
  from files f
  left semi join (select report_id from files where state = 'superseded') s on s.report_id = f.report_id
  where f.state in ('loaded', 'superseded')
),
dated as (
  select /*+ broadcast(d) */ d.report_id, d.state, d.rank, r.published_on, r.fetched_at, r.facts
  from document d
  join readings r on r.reading_id = d.reading_id and r.reader_version = d.reader_version
),
earlier as (
  select e.report_id, e.facts,
    row_number() over (partition by e.report_id order by e.published_on, e.fetched_at, e.rank desc) as n
  from dated e
  join dated s on s.report_id = e.report_id and s.state = 'loaded'
  where e.state = 'superseded'
    and (e.published_on < s.published_on or e.published_on <=> s.published_on and e.fetched_at < s.fetched_at)
),
stated as (
  select report_id, explode(facts) as f
  from earlier
  where n = 1
)
select report_id, f.indicator, f.applicant_type, f.review_stage, f.unit,
  min_by(f.value, struct(f.value_status = 'narrative', f.cell_ref, f.value)) as value
from stated
where f.period_basis = 'year' and f.bound is null
group by report_id, f.indicator, f.applicant_type, f.review_stage, f.unit
