-- kept
-- Sums over the agencies of an area that share level, sector and scope, year by year.
-- grain:  one row per concept, area_code, agency_level, sector, scope, report_year
-- rows:   every measure that the year's form asks, wherever an agency is expected; and whatever is stated besides
-- areas:  CN, the province, the prefecture: each agency counts once in each; a report in no row twice
-- matched (m_): agencies that state the measure this year and the year before; d_: of those, the ones whose figure
--         rests on another definition than the year before
-- gap:    agencies that state the measure in some other year in which it is asked; gap_upper is twice the largest
--         figure that each ever stated, and one more: who never had a case may have had one
-- index:  matched growth chained, 100 in index_base_year; it starts anew where the area has no row the year before, and
--         after a break of definition
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
  select agency_id, scope, concept, report_year, null, null, null, null, null, null, null, null, null, 2 * largest + 1
  from gap
),
figure_of_area as (
  select f.*, p.agency_level, p.sector,
    explode(filter(array('CN', p.province_code, p.prefecture_code), a -> a is not null)) as area_code
  from figure f
  join agency_presence p
    on f.agency_id = p.agency_id and f.scope = p.scope and f.report_year = p.report_year and not p.elsewhere
),
wanted as (
  select m.concept, e.area_code, e.agency_level, e.sector, e.scope, e.report_year
  from area_expected e
  join measure m
    on e.report_year >= m.asked_from and e.report_year <= coalesce(m.asked_to, e.report_year)
),
rows as (
  select concept, area_code, agency_level, sector, scope, report_year, value, prev_value, definition, prev_definition,
    narrative, proved, derived, doubtful, whole, upper, prev_value is not null as matched
  from figure_of_area
  union all
  select concept, area_code, agency_level, sector, scope, report_year, null, null, null, null, null, null, null, null,
    null, null, false
  from wanted
),
summed as (
  select concept, area_code, agency_level, sector, scope, report_year,
    cast(sum(value) as decimal(28, 4)) as value,
    cast(count(value) as int) as n,
    cast(sum(value) filter (where matched) as decimal(28, 4)) as m_value,
    cast(sum(prev_value) as decimal(28, 4)) as m_prev,
    cast(count(prev_value) as int) as m_n,
    cast(sum(value) filter (where definition <> prev_definition) as decimal(28, 4)) as d_value,
    cast(sum(prev_value) filter (where definition <> prev_definition) as decimal(28, 4)) as d_prev,
    cast(sum(value) filter (where whole is not null) as decimal(28, 4)) as numerator,
    cast(sum(whole) as decimal(28, 4)) as denominator,
    cast(sum(value) filter (where matched and whole is not null) as decimal(28, 4)) as m_numerator,
    cast(sum(whole) filter (where matched) as decimal(28, 4)) as m_denominator,
    cast(count_if(doubtful = 1) as int) as n_doubtful,
    cast(sum(value) filter (where doubtful = 1) as decimal(28, 4)) as doubtful_value,
    cast(count_if(matched and doubtful = 1) as int) as m_doubtful,
    cast(sum(value) filter (where matched and doubtful = 1) as decimal(28, 4)) as m_doubtful_value,
    cast(count_if(narrative = 1) as int) as n_narrative,
    cast(count_if(matched and narrative = 1) as int) as m_narrative,
    cast(count_if(proved = 1) as int) as n_proved,
    cast(count_if(matched and proved = 1) as int) as m_proved,
    cast(count_if(derived = 1) as int) as n_derived,
    cast(count_if(matched and derived = 1) as int) as m_derived,
    cast(count_if(definition > 0) as int) as n_close,
    cast(count_if(matched and definition > 0) as int) as m_close,
    cast(count(upper) as int) as n_gap,
    cast(coalesce(sum(upper), 0) as decimal(28, 4)) as gap_upper
  from rows
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
followed as (
  select *,
    case when lag(report_year) over series = report_year - 1 then lag(value) over series end as prev_value,
    case when lag(report_year) over series = report_year - 1 then lag(n) over series end as prev_n
  from placed
  window series as (partition by concept, area_code, agency_level, sector, scope order by report_year)
),
linked as (
  select *,
    case when not break_flag and m_prev > 0 and prev_n is not null
      then cast(try_divide(m_value, m_prev) as decimal(24, 12)) end as link
  from followed
)
select * except (link),
  -- A link is never negative: -1 stands for none, where the index starts anew.
  case when value is not null then aggregate(
    collect_list(coalesce(link, -1)) over series,
    cast(100 as decimal(24, 8)),
    (index, next) -> case when next < 0 then cast(100 as decimal(24, 8))
      else try_cast(try_multiply(index, next) as decimal(24, 8)) end) end as chain_index,
  case when value is not null
    then max(case when link is null then report_year end) over series end as index_base_year
from linked
window series as (partition by concept, area_code, agency_level, sector, scope order by report_year)
