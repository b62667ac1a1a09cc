-- kept
-- Sums over the agencies of an area that share level, sector and scope, year by year.
-- grain:  one row per concept, area_code, agency_level, sector, scope, report_year
-- rows:   every measure that the year's form asks, wherever an agency is expected; and whatever is stated besides
-- areas:  CN, the province, the prefecture: each agency counts once in each; a report in no row twice
-- matched (m_): agencies that state the measure this year and the year before; d_: of those, the ones whose figure
--         rests on another definition than the year before
-- gap:    agencies that state the measure in some other year in which it is asked; gap_upper is twice the largest
--         figure that each ever stated
-- index:  matched growth chained, 100 in index_base_year; it starts anew after a gap or a break of definition
-- nulls:  a sum is null where nobody states a figure
with span as (
  select min(report_year) as first_year, max(report_year) as last_year from agency_report
),
known as (
  select agency_id, scope, concept, max(value) as largest, collect_set(report_year) as stated_years
  from agency_figure
  group by agency_id, scope, concept
),
asked as (
  select k.agency_id, k.scope, k.concept, k.largest, k.stated_years,
    greatest(m.asked_from, s.first_year) as from_year,
    least(coalesce(m.asked_to, s.last_year), s.last_year) as to_year
  from known k
  join measure m on k.concept = m.concept
  cross join span s
),
gap as (
  select agency_id, scope, concept, largest,
    explode(array_except(sequence(from_year, to_year), stated_years)) as report_year
  from asked
  where from_year <= to_year
),
chained as (
  select *,
    case when lag(report_year) over series = report_year - 1 then lag(value) over series end as prev_value,
    case when lag(report_year) over series = report_year - 1 then lag(definition) over series end as prev_definition
  from agency_figure
  window series as (partition by agency_id, scope, concept order by report_year)
),
figure as (
  select c.agency_id, c.scope, c.concept, c.report_year, c.value, c.prev_value, c.definition, c.prev_definition,
    c.narrative, c.proved, c.derived, c.doubtful, w.value as whole, cast(null as decimal(24, 4)) as upper
  from chained c
  join measure m on c.concept = m.concept
  left join agency_figure w
    on w.agency_id = c.agency_id and w.scope = c.scope and w.report_year = c.report_year and w.concept = m.whole
  union all
  select agency_id, scope, concept, report_year, null, null, null, null, null, null, null, null, null, 2 * largest
  from gap
),
place as (
  select f.concept, f.report_year, p.agency_level, p.sector, f.scope, p.province_code, p.prefecture_code,
    sum(f.value) as value,
    count(f.value) as n,
    sum(case when f.prev_value is not null then f.value end) as m_value,
    sum(f.prev_value) as m_prev,
    count(f.prev_value) as m_n,
    sum(case when f.definition <> f.prev_definition then f.value end) as d_value,
    sum(case when f.definition <> f.prev_definition then f.prev_value end) as d_prev,
    sum(case when f.whole is not null then f.value end) as numerator,
    sum(case when f.value is not null then f.whole end) as denominator,
    sum(case when f.prev_value is not null and f.whole is not null then f.value end) as m_numerator,
    sum(case when f.prev_value is not null then f.whole end) as m_denominator,
    sum(f.doubtful) as n_doubtful,
    sum(case when f.doubtful = 1 then f.value end) as doubtful_value,
    sum(case when f.prev_value is not null then f.doubtful end) as m_doubtful,
    sum(case when f.prev_value is not null and f.doubtful = 1 then f.value end) as m_doubtful_value,
    sum(f.narrative) as n_narrative,
    sum(case when f.prev_value is not null then f.narrative end) as m_narrative,
    sum(f.proved) as n_proved,
    sum(case when f.prev_value is not null then f.proved end) as m_proved,
    sum(f.derived) as n_derived,
    sum(case when f.prev_value is not null then f.derived end) as m_derived,
    sum(case when f.definition > 0 then 1 end) as n_close,
    sum(case when f.prev_value is not null and f.definition > 0 then 1 end) as m_close,
    count(f.upper) as n_gap,
    sum(f.upper) as gap_upper
  from figure f
  join agency_presence p
    on f.agency_id = p.agency_id and f.scope = p.scope and f.report_year = p.report_year and not p.elsewhere
  group by f.concept, f.report_year, p.agency_level, p.sector, f.scope, p.province_code, p.prefecture_code
),
area as (
  select *, explode(filter(array('CN', province_code, prefecture_code), a -> a is not null)) as area_code
  from place
),
wanted as (
  select m.concept, e.area_code, e.agency_level, e.sector, e.scope, e.report_year
  from area_expected e
  join measure m
    on e.report_year >= m.asked_from and e.report_year <= coalesce(m.asked_to, e.report_year)
),
sums as (
  select concept, area_code, agency_level, sector, scope, report_year,
    value, n, m_value, m_prev, m_n, d_value, d_prev, numerator, denominator, m_numerator, m_denominator, n_doubtful, doubtful_value, m_doubtful, m_doubtful_value, n_narrative, m_narrative, n_proved, m_proved, n_derived, m_derived, n_close, m_close, n_gap, gap_upper
  from area
  union all
  select concept, area_code, agency_level, sector, scope, report_year,
    null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null
  from wanted
),
summed as (
  select concept, area_code, agency_level, sector, scope, report_year,
    cast(sum(value) as decimal(28, 4)) as value,
    cast(coalesce(sum(n), 0) as int) as n,
    cast(sum(m_value) as decimal(28, 4)) as m_value,
    cast(sum(m_prev) as decimal(28, 4)) as m_prev,
    cast(coalesce(sum(m_n), 0) as int) as m_n,
    cast(sum(d_value) as decimal(28, 4)) as d_value,
    cast(sum(d_prev) as decimal(28, 4)) as d_prev,
    cast(sum(numerator) as decimal(28, 4)) as numerator,
    cast(sum(denominator) as decimal(28, 4)) as denominator,
    cast(sum(m_numerator) as decimal(28, 4)) as m_numerator,
    cast(sum(m_denominator) as decimal(28, 4)) as m_denominator,
    cast(coalesce(sum(n_doubtful), 0) as int) as n_doubtful,
    cast(sum(doubtful_value) as decimal(28, 4)) as doubtful_value,
    cast(coalesce(sum(m_doubtful), 0) as int) as m_doubtful,
    cast(sum(m_doubtful_value) as decimal(28, 4)) as m_doubtful_value,
    cast(coalesce(sum(n_narrative), 0) as int) as n_narrative,
    cast(coalesce(sum(m_narrative), 0) as int) as m_narrative,
    cast(coalesce(sum(n_proved), 0) as int) as n_proved,
    cast(coalesce(sum(m_proved), 0) as int) as m_proved,
    cast(coalesce(sum(n_derived), 0) as int) as n_derived,
    cast(coalesce(sum(m_derived), 0) as int) as m_derived,
    cast(coalesce(sum(n_close), 0) as int) as n_close,
    cast(coalesce(sum(m_close), 0) as int) as m_close,
    cast(coalesce(sum(n_gap), 0) as int) as n_gap,
    cast(coalesce(sum(gap_upper), 0) as decimal(28, 4)) as gap_upper
  from sums
  group by concept, area_code, agency_level, sector, scope, report_year
),
placed as (
  select s.*, m.family, m.parent, m.unit, coalesce(e.n_expected, 0) as n_expected,
    coalesce(b.is_break, false) as break_flag
  from summed s
  join measure m on m.concept = s.concept
  left join area_expected e
    on e.area_code = s.area_code and e.agency_level = s.agency_level and e.sector = s.sector and e.scope = s.scope
      and e.report_year = s.report_year
  left join measure_break b on b.concept = s.concept and b.report_year = s.report_year
  where s.n > 0 or e.n_expected > 0
),
linked as (
  select *,
    case when lag(report_year) over series = report_year - 1 then lag(value) over series end as prev_value,
    case when lag(report_year) over series = report_year - 1 then lag(n) over series end as prev_n,
    case when not break_flag and m_prev > 0
      then cast(try_divide(m_value, m_prev) as decimal(24, 12)) end as link
  from placed
  window series as (partition by concept, area_code, agency_level, sector, scope order by report_year)
),
segmented as (
  select *,
    count_if(link is null) over (
      partition by concept, area_code, agency_level, sector, scope order by report_year) as segment
  from linked
)
select * except (link, segment),
  case when value is not null then aggregate(
    collect_list(coalesce(link, 1)) over chain,
    cast(100 as decimal(24, 8)),
    (index, next) -> try_cast(try_multiply(index, next) as decimal(24, 8))) end as chain_index,
  case when value is not null then min(report_year) over chain end as index_base_year
from segmented
window chain as (
  partition by concept, area_code, agency_level, sector, scope, segment order by report_year)
