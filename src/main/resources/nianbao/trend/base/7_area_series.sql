-- Every measure of every area and year, for all agencies and for the matched panel, with what must be said about it.
-- grain:  one row per family, concept, area_code, agency_level, sector, scope, report_year, panel
-- rows:   every measure that the year's form asks, wherever an agency is expected; and whatever is stated besides
-- nulls:  value is null where no report states the figure; share where its base is below 10; value_yoy where the year
--         before is unknown or zero; bounds where value is null
-- bounds: what the total would be, had those agencies nothing (lower) or twice their largest known figure (upper) that
--         state the measure in another year and not in this one
-- index:  matched growth chained, 100 in index_base_year; it starts anew after a gap or a break of definition
with wanted as (
  select m.family, m.concept, m.parent, m.unit, e.area_code, e.agency_level, e.sector, e.scope, e.report_year
  from area_expected e
  join measure m
    on e.report_year >= m.asked_from and e.report_year <= coalesce(m.asked_to, e.report_year)
  union
  select m.family, m.concept, m.parent, m.unit, f.area_code, f.agency_level, f.sector, f.scope, f.report_year
  from area_figure f
  join measure m on f.concept = m.concept
  where f.n > 0
),
joined as (
  select w.*,
    coalesce(e.n_expected, 0) as n_expected,
    f.value, f.n, f.m_value, f.m_prev, f.m_n, f.numerator, f.denominator, f.m_numerator, f.m_denominator,
    f.n_doubtful, f.doubtful_value, f.m_doubtful, f.m_doubtful_value, f.n_narrative, f.m_narrative, f.n_proved,
    f.m_proved, f.n_derived, f.m_derived, f.n_close, f.m_close, f.n_gap, f.gap_upper, f.prev_value,
    b.is_break, b.zh as break_zh, b.en as break_en
  from wanted w
  left join area_expected e
    on e.area_code = w.area_code and e.agency_level = w.agency_level and e.sector = w.sector and e.scope = w.scope
      and e.report_year = w.report_year
  left join area_figure f
    on f.concept = w.concept and f.area_code = w.area_code and f.agency_level = w.agency_level
      and f.sector = w.sector and f.scope = w.scope and f.report_year = w.report_year
  left join measure_break b
    on b.concept = w.concept and b.report_year = w.report_year
),
linked as (
  select *,
    case when not coalesce(is_break, false) and m_prev > 0
      then cast(try_divide(m_value, m_prev) as decimal(24, 12)) end as link
  from joined
),
segmented as (
  select *,
    count_if(link is null) over (
      partition by concept, area_code, agency_level, sector, scope order by report_year) as segment
  from linked
),
chained as (
  select *,
    case when value is not null then aggregate(
      collect_list(coalesce(link, 1)) over chain,
      cast(100 as decimal(24, 8)),
      (index, next) -> try_cast(try_multiply(index, next) as decimal(24, 8))) end as chain_index,
    case when value is not null then min(report_year) over chain end as index_base_year
  from segmented
  window chain as (
    partition by concept, area_code, agency_level, sector, scope, segment order by report_year)
),
panelled as (
  select family, concept, parent, unit, area_code, agency_level, sector, scope, report_year,
    coalesce(is_break, false) as break_flag, break_zh, break_en, n_expected,
    explode(array(
      struct('all' as panel, value, prev_value, coalesce(n, 0) as n_agencies, numerator, denominator,
        value as lower_bound,
        case when value is not null then cast(value + coalesce(gap_upper, 0) as decimal(28, 4)) end as upper_bound,
        coalesce(n_gap, 0) as n_missing, coalesce(n_doubtful, 0) as n_doubtful, doubtful_value,
        coalesce(n_narrative, 0) as n_narrative, coalesce(n_proved, 0) as n_proved,
        coalesce(n_derived, 0) as n_derived, coalesce(n_close, 0) as n_close,
        cast(null as decimal(24, 8)) as chain_index, cast(null as int) as index_base_year),
      struct('matched' as panel, m_value as value, m_prev as prev_value, coalesce(m_n, 0) as n_agencies,
        m_numerator as numerator, m_denominator as denominator,
        cast(null as decimal(28, 4)) as lower_bound, cast(null as decimal(28, 4)) as upper_bound,
        coalesce(n_gap, 0) as n_missing, coalesce(m_doubtful, 0) as n_doubtful, m_doubtful_value as doubtful_value,
        coalesce(m_narrative, 0) as n_narrative, coalesce(m_proved, 0) as n_proved,
        coalesce(m_derived, 0) as n_derived, coalesce(m_close, 0) as n_close,
        chain_index, index_base_year))) as p
  from chained
),
measured as (
  select * except (p), p.*,
    case when p.prev_value > 0 then try_cast(try_divide(p.value, p.prev_value) - 1 as decimal(18, 6)) end as value_yoy,
    case when p.denominator >= 10 then try_cast(try_divide(p.numerator, p.denominator) as decimal(9, 6)) end as share,
    cast(try_divide(p.n_agencies, n_expected) as decimal(9, 6)) as coverage_share
  from panelled
),
warned as (
  select *,
    filter(
      array(
        case when value is null then 'nothing_stated' end,
        case when scope = 'rollup' then 'rollup' end,
        case when scope = 'unknown' then 'scope_unknown' end,
        case when value is not null and n_agencies < n_expected and panel = 'all' then 'partial_coverage' end,
        case when n_close > 0 and n_close < n_agencies then 'mixed_forms' end,
        case when n_doubtful > 0 then 'doubtful' end,
        case when n_narrative > 0 then 'narrative' end,
        case when value is not null and prev_value = 0 then 'growth_from_zero' end,
        case when denominator < 10 then 'small_number' end),
      c -> c is not null) as cautions
  from measured
)
select s.family, s.concept, s.parent, s.unit, s.report_year,
  make_date(s.report_year, 12, 31) as period_end,
  s.area_code, a.area_name, s.agency_level, s.sector, s.scope, s.panel,
  s.value, s.prev_value, s.value_yoy, s.numerator, s.denominator, s.share,
  cast(s.n_agencies as int) as n_agencies, s.n_expected, s.coverage_share,
  s.lower_bound, s.upper_bound, cast(s.n_missing as int) as n_missing,
  cast(s.n_doubtful as int) as n_doubtful, s.doubtful_value, cast(s.n_narrative as int) as n_narrative,
  cast(s.n_proved as int) as n_proved, cast(s.n_derived as int) as n_derived,
  s.chain_index, s.index_base_year,
  case
    when s.value is null then null
    when s.n_close = 0 then 'exact'
    when s.n_close = s.n_agencies then 'close'
    else 'mixed'
  end as comparability,
  case
    when s.value is null then 'O'
    when s.n_doubtful > 0 then 'U'
    when s.break_flag then 'B'
    else 'A'
  end as obs_status,
  s.break_flag,
  s.cautions, s.break_zh, s.break_en,
  nullif(concat(coalesce(s.break_zh, ''), array_join(transform(s.cautions, c -> w.zh[c]), '')), '') as caution_zh,
  nullif(concat_ws(' ', s.break_en, nullif(array_join(transform(s.cautions, c -> w.en[c]), ' '), '')), '')
    as caution_en
from warned s
cross join caution_words w
left join area_name a on a.area_code = s.area_code and a.report_year = s.report_year
