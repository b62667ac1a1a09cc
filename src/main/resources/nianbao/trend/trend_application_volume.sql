-- Requests for information: received, carried in, concluded, carried out
-- grain:  one row per area, agency level, sector, scope, year and panel
-- units:  cases; received_yoy as a ratio, 0.1 is ten per cent more
-- nulls:  a measure no report states; received_yoy where the year before is unknown or zero. The matched panel is
--         matched measure by measure: received and received_prev are of the same agencies, carried_in of others
-- comparability: received is one notion throughout; concluded is replies until 2013, closed requests until 2018 and
--         results since; carried-over requests are counted since 2019
-- n_agencies: agencies that state received; the other measures have their own counts
-- touched: group
-- key:    report_year, area_code, agency_level, sector, scope, panel
-- columns: report_year int, period_end date, area_code string, area_name string, agency_level string, sector string, scope string, panel string,
--   received decimal(28,4), carried_in decimal(28,4), concluded decimal(28,4), carried_out decimal(28,4),
--   received_yoy decimal(18,6), received_prev decimal(28,4), received_index decimal(24,8), index_base_year int,
--   n_carried_in int, n_concluded int, n_carried_out int, n_agencies int, n_expected int, coverage_share decimal(9,6), lower_bound decimal(28,4), upper_bound decimal(28,4),
--   n_missing int, n_doubtful int, doubtful_value decimal(28,4), n_narrative int, n_proved int, n_derived int,
--   comparability string, obs_status string, break_flag boolean, caution_zh string, caution_en string
with measures as (
  select *
  from area_series
  where family = 'volume'
),
whole as (
  select report_year, period_end, area_code, area_name, agency_level, sector, scope, panel,
    max(case when concept = 'received' then value end) as received,
    max(case when concept = 'carried_in' then value end) as carried_in,
    max(case when concept = 'concluded' then value end) as concluded,
    max(case when concept = 'carried_out' then value end) as carried_out,
    max(case when concept = 'received' then value_yoy end) as received_yoy,
    max(case when concept = 'received' then prev_value end) as received_prev,
    max(case when concept = 'received' then chain_index end) as received_index,
    max(case when concept = 'received' then index_base_year end) as index_base_year,
    coalesce(max(case when concept = 'received' then n_agencies end), 0) as n_agencies,
    coalesce(max(case when concept = 'carried_in' then n_agencies end), 0) as n_carried_in,
    coalesce(max(case when concept = 'concluded' then n_agencies end), 0) as n_concluded,
    coalesce(max(case when concept = 'carried_out' then n_agencies end), 0) as n_carried_out,
    max(n_expected) as n_expected,
    max(case when concept = 'received' then coverage_share end) as coverage_share,
    max(case when concept = 'received' then lower_bound end) as lower_bound,
    max(case when concept = 'received' then upper_bound end) as upper_bound,
    coalesce(max(case when concept = 'received' then n_missing end), 0) as n_missing,
    coalesce(max(case when concept = 'received' then n_doubtful end), 0) as n_doubtful,
    max(case when concept = 'received' then doubtful_value end) as doubtful_value,
    coalesce(max(case when concept = 'received' then n_narrative end), 0) as n_narrative,
    coalesce(max(case when concept = 'received' then n_proved end), 0) as n_proved,
    coalesce(max(case when concept = 'received' then n_derived end), 0) as n_derived,
    max(case when concept = 'concluded' then comparability end) as concluded_as,
    max(case when concept = 'received' then comparability end) as received_as,
    bool_or(obs_status = 'U') as any_doubtful,
    bool_or(break_flag) as break_flag,
    array_sort(collect_list(named_struct(
      'place', case concept when 'received' then 1 when 'carried_in' then 2 when 'concluded' then 3 else 4 end,
      'zh', break_zh, 'en', break_en))) as breaks,
    -- 414: all but nothing_stated, growth_from_zero and small_number, which are said of received alone
    bit_or(case when concept = 'received' then caution_bits when value is null then 0 else caution_bits & 414 end)
      as caution_bits
  from measures
  group by report_year, period_end, area_code, area_name, agency_level, sector, scope, panel
)
select report_year, period_end, area_code, area_name, agency_level, sector, scope, panel,
  received, carried_in, concluded, carried_out, received_yoy, received_prev, received_index, index_base_year,
  n_carried_in, n_concluded, n_carried_out, n_agencies, n_expected, coverage_share, lower_bound, upper_bound,
  n_missing, n_doubtful, doubtful_value, n_narrative, n_proved, n_derived,
  case when concluded_as is null or concluded_as = 'exact' then received_as else concluded_as end as comparability,
  case when received is null then 'O' when any_doubtful then 'U' when break_flag then 'B' else 'A' end as obs_status,
  break_flag,
  nullif(concat(
    array_join(array_distinct(filter(transform(breaks, b -> b.zh), t -> t is not null)), ''), w.zh), '') as caution_zh,
  nullif(concat_ws(' ',
    nullif(array_join(array_distinct(filter(transform(breaks, b -> b.en), t -> t is not null)), ' '), ''),
    nullif(w.en, '')), '') as caution_en
from whole
join caution_text w on w.bits = whole.caution_bits
