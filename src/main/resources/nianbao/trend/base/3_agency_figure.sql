-- kept
-- What an agency states for a measure in a year, in the measure's own notion.
-- grain:  one row per agency_id, scope, report_year, concept
-- rule:   the first alternative of concepts.tsv whose terms are all known; otherwise no row, never a zero
-- counts: facts of low reliability (obs_status U) are included and marked doubtful; numbers with a bound (over, about)
--         and cumulative figures never enter; a figure of the prose only where no table states it
-- flags:  bits 1 narrative, 2 proved, 4 derived: all statements of some term are; 8 doubtful: any statement is
-- units:  the concept's; money is brought to it
with stated as (
  select /*+ REPARTITION(agency_id) */
    f.agency_id, r.scope, f.report_year, f.form, f.indicator,
    coalesce(f.review_stage, f.applicant_type, 'total') as dimension,
    f.unit, f.value, f.value_status = 'narrative' as in_prose,
    case f.value_status when 'narrative' then 1 when 'proved' then 2 when 'derived' then 4 else 0 end
      + case when f.obs_status = 'U' then 8 else 0 end as flags
  from facts f
  join agency_report r on f.report_id = r.report_id
  where f.period_basis = 'year'
    and f.bound is null
    and f.indicator in (select indicator from measure_term)
    and coalesce(f.review_stage, f.applicant_type, 'total')
      in ('total', 'reconsideration', 'litigation_direct', 'litigation_after_review', 'litigation_any')
),
single as (
  select agency_id, scope, report_year, form, indicator, dimension, unit,
    coalesce(max(case when not in_prose then value end), max(case when in_prose then value end)) as value,
    (bit_and(flags) & 7) | (bit_or(flags) & 8) as flags
  from stated
  group by agency_id, scope, report_year, form, indicator, dimension, unit
),
complete as (
  select s.agency_id, s.scope, s.report_year, t.concept, t.alternative,
    sum(case
      when s.unit = t.unit then s.value
      when s.unit = 'CNY' and t.unit = 'CNY_10k' then s.value / 10000
      when s.unit = 'CNY_10k' and t.unit = 'CNY' then s.value * 10000
      when t.unit like 'CNY%' or s.unit like 'CNY%' then null
      else s.value
    end) as value,
    bit_or(s.flags) | case when t.n_terms > 1 then 4 else 0 end as flags,
    max(t.definition) as definition
  from single s
  join measure_term t
    on s.form = t.form and s.indicator = t.indicator and s.dimension = t.dimension
  group by s.agency_id, s.scope, s.report_year, t.concept, t.alternative, t.n_terms
  having count(*) = t.n_terms
),
chosen as (
  select agency_id, scope, report_year, concept,
    cast(min_by(value, alternative) as decimal(24, 4)) as value,
    min_by(flags, alternative) as flags,
    min_by(definition, alternative) as definition
  from complete
  where value is not null
  group by agency_id, scope, report_year, concept
)
select agency_id, scope, report_year, concept, value, flags & 1 as narrative, shiftright(flags, 1) & 1 as proved,
  shiftright(flags, 2) & 1 as derived, shiftright(flags, 3) & 1 as doubtful, definition
from chosen
