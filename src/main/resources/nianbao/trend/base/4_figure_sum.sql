-- step: summed by concept, area_code, agency_level, sector, scope, report_year
-- Sums over the agencies of an area that share level, sector and scope, year by year.
-- grain:  one row per concept, area_code, agency_level, sector, scope, report_year in which an agency states the measure
--         or may have stated it
-- areas, matched (m_), d_, _r, gap, gap_upper: as in 5_area_figure.sql; n_changed: agencies whose sums d_ holds;
--         n_whole, m_whole: those that state the whole as well
-- looks up: n_gap_unknown > 0
-- gap:    n_gap_known, gap_known: of agencies that state the measure in another year; n_gap_unknown: of those without
with known as (
  select agency_id, scope, concept, max(abs(value)) as largest, cast(count(*) as int) as n_years,
    collect_set(report_year) as stated_years
  from agency_figure
  group by agency_id, scope, concept
),
report_years as (
  select agency_id, scope, collect_set(case when reported then report_year end) as reported,
    collect_set(case when not reported then report_year end) as silent
  from agency_presence
  group by agency_id, scope
),
asked as (
  select k.agency_id, k.scope, k.concept, k.largest, k.n_years, k.stated_years, y.silent,
    greatest(m.asked_from, s.first_year) as from_year,
    least(coalesce(m.asked_to, s.last_year), s.last_year) as to_year
  from known k
  join report_years y on k.agency_id = y.agency_id and k.scope = y.scope
  join measure m on k.concept = m.concept
  cross join lake_span s
),
gap as (
  select agency_id, scope, concept, largest, n_years,
    explode(array_except(
      case when from_year <= to_year then array_union(sequence(from_year, to_year), silent) else silent end,
      stated_years)) as report_year
  from asked
  union all
  select p.agency_id, p.scope, m.concept, null, 0, p.report_year
  from agency_presence p
  join report_years y on p.agency_id = y.agency_id and p.scope = y.scope
  join measure m
    on p.report_year >= m.asked_from and p.report_year <= coalesce(m.asked_to, p.report_year)
  left anti join known k on k.agency_id = p.agency_id and k.scope = p.scope and k.concept = m.concept
  where not p.reported and not p.elsewhere and p.report_year between p.first_year - 3 and p.last_year + 3
    and not exists(y.reported, r -> r >= m.asked_from and r <= coalesce(m.asked_to, r))
),
chained as (
  select *,
    case when lag(report_year) over series = report_year - 1 then lag(value) over series end as prev_value,
    case when lag(report_year) over series = report_year - 1 then lag(definition) over series end as prev_definition,
    case when lag(report_year) over series = report_year - 1 then lag(revision) over series end as prev_revision
  from agency_figure
  window series as (partition by agency_id, scope, concept order by report_year)
),
figure as (
  select c.agency_id, c.scope, c.concept, c.report_year, c.value, c.prev_value, c.definition, c.prev_definition,
    c.revision, c.prev_revision, c.narrative, c.proved, c.derived, c.doubtful, w.value as whole,
    cast(null as decimal(24, 4)) as largest, cast(null as int) as n_years
  from chained c
  join measure m on c.concept = m.concept
  left join agency_figure w
    on w.agency_id = c.agency_id and w.scope = c.scope and w.report_year = c.report_year and w.concept = m.whole
  union all
  select agency_id, scope, concept, report_year, null, null, null, null, null, null, null, null, null, null, null,
    largest, n_years
  from gap
),
figure_here as (
  -- What later steps group, join and follow by: nothing is moved again for them.
  select /*+ REPARTITION(f.concept, p.agency_level, p.sector, f.scope) */
    f.*, p.agency_level, p.sector, p.province_code, p.prefecture_code
  from figure f
  join agency_presence p
    on f.agency_id = p.agency_id and f.scope = p.scope and f.report_year = p.report_year and not p.elsewhere
),
figure_of_area as (
  select /*+ BROADCAST(q) */ f.* except (largest, province_code, prefecture_code),
    f.prev_value is not null as matched,
    case when f.n_years > 0 then greatest(
      case when f.n_years < 3 then 3 * f.largest + 6 else 2 * f.largest + 3 end,
      case when q.in_sums then q.largest end) end as upper,
    explode(filter(array('CN', f.province_code, f.prefecture_code), a -> a is not null)) as area_code
  from figure_here f
  left join peer q
    on q.concept = f.concept and q.agency_level = f.agency_level and q.sector = f.sector and q.scope = f.scope
),
ordered as (
  -- Sums that are wide are sooner made one after the other than looked up; and they stay in this order.
  select * from figure_of_area
  sort by area_code, concept, agency_level, sector, scope, report_year
)
select area_code, concept, agency_level, sector, scope, report_year,
  cast(coalesce(sum(value), 0) as decimal(28, 4)) as value,
  cast(count(value) as int) as n,
  cast(coalesce(sum(case when matched then value end), 0) as decimal(28, 4)) as m_value,
  cast(coalesce(sum(prev_value), 0) as decimal(28, 4)) as m_prev,
  cast(count(prev_value) as int) as m_n,
  cast(coalesce(sum(case when definition <> prev_definition then value end), 0) as decimal(28, 4)) as d_value,
  cast(coalesce(sum(case when definition <> prev_definition then prev_value end), 0) as decimal(28, 4)) as d_prev,
  cast(count_if(definition <> prev_definition) as int) as n_changed,
  cast(coalesce(sum(revision), 0) as decimal(28, 4)) as value_r,
  cast(coalesce(sum(case when matched then revision end), 0) as decimal(28, 4)) as m_value_r,
  cast(coalesce(sum(prev_revision), 0) as decimal(28, 4)) as m_prev_r,
  cast(coalesce(sum(case when definition <> prev_definition then revision end), 0) as decimal(28, 4)) as d_value_r,
  cast(coalesce(sum(case when definition <> prev_definition then prev_revision end), 0) as decimal(28, 4)) as d_prev_r,
  cast(coalesce(sum(case when whole is not null then value end), 0) as decimal(28, 4)) as numerator,
  cast(coalesce(sum(whole), 0) as decimal(28, 4)) as denominator,
  cast(count(whole) as int) as n_whole,
  cast(coalesce(sum(case when matched and whole is not null then value end), 0) as decimal(28, 4)) as m_numerator,
  cast(coalesce(sum(case when matched then whole end), 0) as decimal(28, 4)) as m_denominator,
  cast(count_if(matched and whole is not null) as int) as m_whole,
  cast(count_if(doubtful = 1) as int) as n_doubtful,
  cast(coalesce(sum(case when doubtful = 1 then value end), 0) as decimal(28, 4)) as doubtful_value,
  cast(count_if(matched and doubtful = 1) as int) as m_doubtful,
  cast(coalesce(sum(case when matched and doubtful = 1 then value end), 0) as decimal(28, 4)) as m_doubtful_value,
  cast(count_if(narrative = 1) as int) as n_narrative,
  cast(count_if(matched and narrative = 1) as int) as m_narrative,
  cast(count_if(proved = 1) as int) as n_proved,
  cast(count_if(matched and proved = 1) as int) as m_proved,
  cast(count_if(derived = 1) as int) as n_derived,
  cast(count_if(matched and derived = 1) as int) as m_derived,
  cast(count_if(definition > 0) as int) as n_close,
  cast(count_if(matched and definition > 0) as int) as m_close,
  cast(count(upper) as int) as n_gap_known,
  cast(coalesce(sum(upper), 0) as decimal(28, 4)) as gap_known,
  cast(count_if(n_years = 0) as int) as n_gap_unknown
from ordered
group by area_code, concept, agency_level, sector, scope, report_year
