-- step: area, kept
-- What an area was called in a year.
-- grain:  one row per area_code, report_year
-- rule:   the version valid in that year, the newest where two are; a year outside every version takes the nearest
with span as (
  select explode(sequence(first_year, last_year)) as report_year from lake_span
),
version as (
  select d.code, s.report_year, d.name,
    row_number() over (
      partition by d.code, s.report_year
      order by
        case when s.report_year between d.valid_from and coalesce(d.valid_to, 9999) then 0 else 1 end,
        case when s.report_year between d.valid_from and coalesce(d.valid_to, 9999) then -d.valid_from
          when s.report_year < d.valid_from then d.valid_from - s.report_year
          else s.report_year - d.valid_to end,
        d.name) as n
  from divisions d
  cross join span s
  where d.code like '%00'
)
select code as area_code, report_year, name as area_name from version where n = 1
union all
select 'CN', report_year, '全国' from span
