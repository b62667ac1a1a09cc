-- Where a year-on-year change comes from
-- grain:  one row per family, measure, area, agency level, sector, scope and year
-- units:  the measure's unit; change = same_agencies + membership + definition + revision, exactly
-- nulls:  a row stands only where this year and the year before both state the measure
-- comparability: same_agencies: agencies that state both years under one definition; definition: those whose figure rests
--         on another definition than the year before; membership: agencies gained less agencies lost. These three are the
--         change as the first editions had it; revision is what later editions added to this year's total less what they
--         added to the year before's. It depends on the documents alone, not on when they came; figures that were put
--         right without a new edition are not in it
-- touched: group
-- key:    report_year, area_code, agency_level, sector, scope, panel, family, measure
-- columns: report_year int, period_end date, area_code string, area_name string, agency_level string, sector string, scope string, panel string,
--   family string, measure string, value_before decimal(28,4), value decimal(28,4), change decimal(28,4),
--   same_agencies decimal(28,4), membership decimal(28,4), definition decimal(28,4), revision decimal(28,4),
--   gained decimal(28,4), lost decimal(28,4), n_same int, n_gained int, n_lost int,
--   n_agencies int, n_expected int, coverage_share decimal(9,6), break_flag boolean, caution_zh string,
--   caution_en string
with first_edition as (
  select *,
    value - value_r as early,
    prev_value - prev_value_r as early_before,
    coalesce(m_value, 0) - m_value_r as m_early,
    coalesce(m_prev, 0) - m_prev_r as m_early_before,
    coalesce(d_value, 0) - d_value_r as d_early,
    coalesce(d_prev, 0) - d_prev_r as d_early_before
  from area_figure
  where value is not null and prev_value is not null
)
select f.report_year, make_date(f.report_year, 12, 31) as period_end, f.area_code, a.area_name, f.agency_level,
  f.sector, f.scope, 'all' as panel, f.family, f.concept as measure,
  f.prev_value as value_before, f.value,
  cast(f.value - f.prev_value as decimal(28, 4)) as change,
  cast(f.m_early - f.m_early_before - f.d_early + f.d_early_before as decimal(28, 4)) as same_agencies,
  cast(f.early - f.m_early - f.early_before + f.m_early_before as decimal(28, 4)) as membership,
  cast(f.d_early - f.d_early_before as decimal(28, 4)) as definition,
  cast(f.value_r - f.prev_value_r as decimal(28, 4)) as revision,
  cast(f.early - f.m_early as decimal(28, 4)) as gained,
  cast(f.early_before - f.m_early_before as decimal(28, 4)) as lost,
  f.m_n as n_same, cast(f.n - f.m_n as int) as n_gained, cast(f.prev_n - f.m_n as int) as n_lost,
  f.n as n_agencies, f.n_expected,
  cast(try_divide(f.n, f.n_expected) as decimal(9, 6)) as coverage_share,
  f.break_flag, b.zh as caution_zh, b.en as caution_en
from first_edition f
left join measure_break b on b.concept = f.concept and b.report_year = f.report_year
left join area_name a on a.area_code = f.area_code and a.report_year = f.report_year
