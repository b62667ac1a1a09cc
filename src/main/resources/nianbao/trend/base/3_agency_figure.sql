-- step: agency, kept
-- What an agency states for a measure in a year, in the measure's own notion.
-- grain:  one row per agency_id, scope, report_year, concept
-- rule:   the first alternative of concepts.tsv whose terms are all known; otherwise no row, never a zero
-- counts: facts of low reliability (obs_status U) are included and marked doubtful; numbers with a bound (over, about)
--         and cumulative figures never enter; a figure of the prose only where no table states it
-- flags:  bits 1 narrative, 2 proved, 4 derived: all statements of some term are; 8 doubtful: any statement is
-- revision: value less what it would be by the figures that the report's first edition printed; null where that is
--         the same: one edition, or a figure that the first one lacks
-- units:  the concept's; money is brought to it
with stated as (
  select /*+ REPARTITION(agency_id), BROADCAST(e) */
    f.agency_id, r.scope, f.report_year, f.form, f.indicator,
    coalesce(f.review_stage, f.applicant_type, 'total') as dimension,
    f.unit, f.value, coalesce(e.value, f.value) as first_value, f.value_status = 'narrative' as in_prose,
    case f.value_status when 'narrative' then 1 when 'proved' then 2 when 'derived' then 4 else 0 end
      + case when f.obs_status = 'U' then 8 else 0 end as flags
  from facts f
  join agency_report r on f.report_id = r.report_id
  left join first_figure e
    on e.report_id = f.report_id and e.indicator = f.indicator and e.applicant_type <=> f.applicant_type
      and e.review_stage <=> f.review_stage and e.unit = f.unit
  where f.period_basis = 'year'
    and f.bound is null
    and f.indicator in (select indicator from measure_term)
    and coalesce(f.review_stage, f.applicant_type, 'total')
      in ('total', 'reconsideration', 'litigation_direct', 'litigation_after_review', 'litigation_any')
),
single as (
  select agency_id, scope, report_year, form, indicator, dimension, unit,
    coalesce(max(case when not in_prose then value end), max(case when in_prose then value end)) as value,
    coalesce(max(case when not in_prose then first_value end), max(case when in_prose then first_value end))
      as first_value,
    (bit_and(flags) & 7) | (bit_or(flags) & 8) as flags
  from stated
  group by agency_id, scope, report_year, form, indicator, dimension, unit
),
term as (
  select s.agency_id, s.scope, s.report_year, s.value, s.first_value, s.flags, t.concept, t.alternative, t.n_terms,
    t.definition,
    case
      when s.unit = t.unit then 1
      when s.unit = 'CNY' and t.unit = 'CNY_10k' then 0.0001
      when s.unit = 'CNY_10k' and t.unit = 'CNY' then 10000
      when t.unit like 'CNY%' or s.unit like 'CNY%' then null
      else 1
    end as scale
  from single s
  join measure_term t
    on s.form = t.form and s.indicator = t.indicator and s.dimension = t.dimension
),
complete as (
  select agency_id, scope, report_year, concept, alternative,
    sum(value * scale) as value,
    sum(first_value * scale) as first_value,
    bit_or(flags) | case when n_terms > 1 then 4 else 0 end as flags,
    max(definition) as definition
  from term
  group by agency_id, scope, report_year, concept, alternative, n_terms
  having count(*) = n_terms
),
chosen as (
  select agency_id, scope, report_year, concept,
    cast(min_by(value, alternative) as decimal(24, 4)) as value,
    cast(min_by(first_value, alternative) as decimal(24, 4)) as first_value,
    min_by(flags, alternative) as flags,
    min_by(definition, alternative) as definition
  from complete
  where value is not null
  group by agency_id, scope, report_year, concept
)
select agency_id, scope, report_year, concept, value, flags & 1 as narrative, shiftright(flags, 1) & 1 as proved,
  shiftright(flags, 2) & 1 as derived, shiftright(flags, 3) & 1 as doubtful, definition,
  nullif(cast(value - first_value as decimal(24, 4)), 0) as revision
from chosen
