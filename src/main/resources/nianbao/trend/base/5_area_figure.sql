-- kept
-- Sums over the agencies of an area that share level, sector and scope, year by year.
-- grain:  one row per concept, area_code, agency_level, sector, scope, report_year
-- rows:   every measure that the year's form asks, wherever an agency is expected; and whatever is stated besides
-- areas:  CN, the province, the prefecture: each agency counts once in each; a report in no row twice
-- matched (m_): agencies that state the measure this year and the year before; d_: of those, the ones whose figure
--         rests on another definition than the year before
-- revision (_r): the part of each of these sums that later editions added to the first
-- gap:    agencies that do not state the measure, though it is asked or they have no report, and state it in another
--         year; and, in the years from three before their first report to three after their last, agencies without a
--         report that have none of any year in which it is asked either
-- gap_upper: what they may have stated at most, each by what is known of it. Three other years or more: twice the largest
--         figure and three; one or two: three times and six. Money comes in lumps: at least the largest amount that any
--         agency of the level, sector and scope ever stated. No other year: three times the largest figure of those
--         agencies, and six. Without regard to sign
-- gap_lower: the same where a measure can be negative (a change of a number of items), else 0
-- index:  matched growth chained, 100 in index_base_year; it starts anew where the area has no row the year before,
--         after a break of definition, and where the matched sum was not above zero or falls below it
-- nulls:  a sum is null where nobody states a figure
with span as (
  select min(report_year) as first_year, max(report_year) as last_year from agency_report
),
known as (
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
  cross join span s
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
peer as (
  select f.concept, r.agency_level, r.sector, r.scope, max(abs(f.value)) as largest
  from agency_figure f
  join agency_report r
    on f.agency_id = r.agency_id and f.scope = r.scope and f.report_year = r.report_year
  group by f.concept, r.agency_level, r.sector, r.scope
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
  select f.*, p.agency_level, p.sector, p.province_code, p.prefecture_code
  from figure f
  join agency_presence p
    on f.agency_id = p.agency_id and f.scope = p.scope and f.report_year = p.report_year and not p.elsewhere
),
figure_of_area as (
  select /*+ broadcast(m), broadcast(q) */ f.* except (largest, n_years, province_code, prefecture_code), m.signed,
    case
      when f.n_years = 0 then 3 * q.largest + 6
      when f.n_years is not null then greatest(
        case when f.n_years < 3 then 3 * f.largest + 6 else 2 * f.largest + 3 end,
        case when m.unit like 'CNY%' then q.largest end)
    end as upper,
    explode(filter(array('CN', f.province_code, f.prefecture_code), a -> a is not null)) as area_code
  from figure_here f
  join measure m on m.concept = f.concept
  left join peer q
    on q.concept = f.concept and q.agency_level = f.agency_level and q.sector = f.sector and q.scope = f.scope
),
wanted as (
  select m.concept, e.area_code, e.agency_level, e.sector, e.scope, e.report_year
  from area_expected e
  join measure m
    on e.report_year >= m.asked_from and e.report_year <= coalesce(m.asked_to, e.report_year)
),
rows as (
  select concept, area_code, agency_level, sector, scope, report_year, value, prev_value, definition, prev_definition,
    revision, prev_revision, narrative, proved, derived, doubtful, whole, upper, signed,
    prev_value is not null as matched
  from figure_of_area
  union all
  select concept, area_code, agency_level, sector, scope, report_year, null, null, null, null, null, null, null, null,
    null, null, null, null, null, false
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
    cast(coalesce(sum(revision), 0) as decimal(28, 4)) as value_r,
    cast(coalesce(sum(revision) filter (where matched), 0) as decimal(28, 4)) as m_value_r,
    cast(coalesce(sum(prev_revision), 0) as decimal(28, 4)) as m_prev_r,
    cast(coalesce(sum(revision) filter (where definition <> prev_definition), 0) as decimal(28, 4)) as d_value_r,
    cast(coalesce(sum(prev_revision) filter (where definition <> prev_definition), 0) as decimal(28, 4)) as d_prev_r,
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
    cast(coalesce(sum(upper), 0) as decimal(28, 4)) as gap_upper,
    cast(coalesce(sum(case when signed then upper end), 0) as decimal(28, 4)) as gap_lower
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
  where s.n > 0
    or e.n_expected > 0 and s.report_year >= m.asked_from and s.report_year <= coalesce(m.asked_to, s.report_year)
),
followed as (
  select *,
    case when lag(report_year) over series = report_year - 1 then lag(value) over series end as prev_value,
    case when lag(report_year) over series = report_year - 1 then lag(value_r) over series end as prev_value_r,
    case when lag(report_year) over series = report_year - 1 then lag(n) over series end as prev_n
  from placed
  window series as (partition by concept, area_code, agency_level, sector, scope order by report_year)
),
linked as (
  select *,
    case when not break_flag and m_prev > 0 and m_value >= 0 and prev_n is not null
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
