-- step: area, kept
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
with wanted as (
  select m.concept, e.area_code, e.agency_level, e.sector, e.scope, e.report_year
  from area_expected e
  join measure m
    on e.report_year >= m.asked_from and e.report_year <= coalesce(m.asked_to, e.report_year)
  union all
  select concept, area_code, agency_level, sector, scope, report_year from figure_sum where n > 0
),
area_year as (
  -- Spread and ordered as figure_sum is: the sums, which are wide, stay where they are.
  select * from wanted
  distribute by concept, agency_level, sector, scope
  sort by area_code, concept, agency_level, sector, scope, report_year
),
place as (
  select area_code, concept, agency_level, sector, scope, report_year from area_year
  group by area_code, concept, agency_level, sector, scope, report_year
),
summed as (
  select concept, area_code, agency_level, sector, scope, report_year,
    case when s.n > 0 then s.value end as value,
    coalesce(s.n, 0) as n,
    case when s.m_n > 0 then s.m_value end as m_value,
    case when s.m_n > 0 then s.m_prev end as m_prev,
    coalesce(s.m_n, 0) as m_n,
    case when s.n_changed > 0 then s.d_value end as d_value,
    case when s.n_changed > 0 then s.d_prev end as d_prev,
    coalesce(s.value_r, 0) as value_r,
    coalesce(s.m_value_r, 0) as m_value_r,
    coalesce(s.m_prev_r, 0) as m_prev_r,
    coalesce(s.d_value_r, 0) as d_value_r,
    coalesce(s.d_prev_r, 0) as d_prev_r,
    case when s.n_whole > 0 then s.numerator end as numerator,
    case when s.n_whole > 0 then s.denominator end as denominator,
    case when s.m_whole > 0 then s.m_numerator end as m_numerator,
    case when s.m_whole > 0 then s.m_denominator end as m_denominator,
    coalesce(s.n_doubtful, 0) as n_doubtful,
    case when s.n_doubtful > 0 then s.doubtful_value end as doubtful_value,
    coalesce(s.m_doubtful, 0) as m_doubtful,
    case when s.m_doubtful > 0 then s.m_doubtful_value end as m_doubtful_value,
    coalesce(s.n_narrative, 0) as n_narrative,
    coalesce(s.m_narrative, 0) as m_narrative,
    coalesce(s.n_proved, 0) as n_proved,
    coalesce(s.m_proved, 0) as m_proved,
    coalesce(s.n_derived, 0) as n_derived,
    coalesce(s.m_derived, 0) as m_derived,
    coalesce(s.n_close, 0) as n_close,
    coalesce(s.m_close, 0) as m_close,
    coalesce(s.n_gap_known, 0) as n_gap_known,
    coalesce(s.gap_known, 0) as gap_known,
    coalesce(s.n_gap_unknown, 0) as n_gap_unknown
  from place
  left join figure_sum s
    using (area_code, concept, agency_level, sector, scope, report_year)
),
placed as (
  select /*+ BROADCAST(e), BROADCAST(q) */ s.* except (n_gap_known, gap_known, n_gap_unknown),
    cast(s.n_gap_known + case when q.largest is not null then s.n_gap_unknown else 0 end as int) as n_gap,
    cast(s.gap_known + coalesce(s.n_gap_unknown * (3 * q.largest + 6), 0) as decimal(28, 4)) as gap_upper, m.signed,
    m.family, m.parent, m.unit, coalesce(e.n_expected, 0) as n_expected,
    coalesce(b.is_break, false) as break_flag
  from summed s
  join measure m on m.concept = s.concept
  left join area_expected e
    on e.area_code = s.area_code and e.agency_level = s.agency_level and e.sector = s.sector and e.scope = s.scope
      and e.report_year = s.report_year
  left join measure_break b on b.concept = s.concept and b.report_year = s.report_year
  left join peer q
    on q.concept = s.concept and q.agency_level = s.agency_level and q.sector = s.sector and q.scope = s.scope
),
followed as (
  select *,
    case when lag(report_year) over series = report_year - 1 then lag(value) over series end as prev_value,
    case when lag(report_year) over series = report_year - 1 then lag(value_r) over series end as prev_value_r,
    case when lag(report_year) over series = report_year - 1 then lag(n) over series end as prev_n
  from placed
  window series as (partition by area_code, concept, agency_level, sector, scope order by report_year)
),
linked as (
  select *,
    case when not break_flag and m_prev > 0 and m_value >= 0 and prev_n is not null
      then cast(try_divide(m_value, m_prev) as decimal(24, 12)) end as link
  from followed
)
select * except (link, signed),
  case when signed then gap_upper else cast(0 as decimal(28, 4)) end as gap_lower,
  -- A link is never negative: -1 stands for none, where the index starts anew.
  case when value is not null then aggregate(
    collect_list(coalesce(link, -1)) over series,
    cast(100 as decimal(24, 8)),
    (index, next) -> case when next < 0 then cast(100 as decimal(24, 8))
      else try_cast(try_multiply(index, next) as decimal(24, 8)) end) end as chain_index,
  case when value is not null
    then max(case when link is null then report_year end) over series end as index_base_year
from linked
window series as (partition by area_code, concept, agency_level, sector, scope order by report_year)
