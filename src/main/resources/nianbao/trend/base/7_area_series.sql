-- step: area
-- Every measure of every area and year, for all agencies and for the matched panel, with what must be said about it.
-- grain:  one row per family, concept, area_code, agency_level, sector, scope, report_year, panel
-- nulls:  value is null where no report states the figure; share where its base is below 10; value_yoy where the year
--         before is unknown or zero; bounds where value is null
-- bounds: what the total would be, had the n_missing agencies nothing (lower) or what each may have stated at most
--         (upper): gap_upper of 5_area_figure.sql
-- caution_bits: the cautions of cautions.tsv, each the bit that stands there
with panelled as (
  select family, concept, parent, unit, area_code, agency_level, sector, scope, report_year, break_flag, n_expected,
    explode(array(
      struct('all' as panel, value, prev_value, n as n_agencies, numerator, denominator,
        case when value is not null then cast(value - gap_lower as decimal(28, 4)) end as lower_bound,
        case when value is not null then cast(value + gap_upper as decimal(28, 4)) end as upper_bound,
        n_gap as n_missing, n_doubtful as n_doubtful, doubtful_value,
        n_narrative as n_narrative, n_proved as n_proved,
        n_derived as n_derived, n_close as n_close,
        cast(null as decimal(24, 8)) as chain_index, cast(null as int) as index_base_year),
      struct('matched' as panel, m_value as value, m_prev as prev_value, m_n as n_agencies,
        m_numerator as numerator, m_denominator as denominator,
        cast(null as decimal(28, 4)) as lower_bound, cast(null as decimal(28, 4)) as upper_bound,
        n_gap as n_missing, m_doubtful as n_doubtful, m_doubtful_value as doubtful_value,
        m_narrative as n_narrative, m_proved as n_proved,
        m_derived as n_derived, m_close as n_close,
        chain_index, index_base_year))) as p
  from area_figure
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
    case when value is null then 1 else 0 end
      + case when value is not null and n_agencies < n_expected and panel = 'all' then 2 else 0 end
      + case when n_close > 0 and n_close < n_agencies then 4 else 0 end
      + case when n_doubtful > 0 then 8 else 0 end
      + case when n_narrative > 0 then 16 else 0 end
      + case when value is not null and prev_value = 0 then 32 else 0 end
      + case when denominator < 10 then 64 else 0 end
      + case when scope = 'rollup' then 128 when scope = 'unknown' then 256 else 0 end as caution_bits
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
  s.caution_bits, b.zh as break_zh, b.en as break_en,
  nullif(concat(coalesce(b.zh, ''), w.zh), '') as caution_zh,
  nullif(concat_ws(' ', b.en, nullif(w.en, '')), '') as caution_en
from warned s
join caution_text w on w.bits = s.caution_bits
left join measure_break b on b.concept = s.concept and b.report_year = s.report_year
left join area_name a on a.area_code = s.area_code and a.report_year = s.report_year
