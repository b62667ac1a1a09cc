-- kept
-- What an agency states for a measure in a year, in the measure's own notion.
-- grain:  one row per agency_id, scope, report_year, concept
-- rule:   the first alternative of concepts.tsv whose terms are all known; otherwise no row, never a zero
-- counts: facts of low reliability (obs_status U) are included and marked doubtful; numbers with a bound (over, about)
--         and cumulative figures never enter; a figure of the prose only where no table states it
-- units:  the concept's; money is brought to it
with stated as (
  select /*+ REPARTITION(agency_id) */
    f.agency_id, r.scope, f.report_year, f.form, f.indicator,
    coalesce(f.review_stage, f.applicant_type, 'total') as dimension,
    f.unit, f.value, f.value_status, f.obs_status
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
    coalesce(
      max(case when value_status <> 'narrative' then value end),
      max(case when value_status = 'narrative' then value end)) as value,
    min(case when value_status = 'narrative' then 1 else 0 end) as narrative,
    min(case when value_status = 'proved' then 1 else 0 end) as proved,
    min(case when value_status = 'derived' then 1 else 0 end) as derived,
    max(case when obs_status = 'U' then 1 else 0 end) as doubtful
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
    max(s.narrative) as narrative,
    max(s.proved) as proved,
    max(case when s.derived = 1 or t.n_terms > 1 then 1 else 0 end) as derived,
    max(s.doubtful) as doubtful,
    max(t.definition) as definition
  from single s
  join measure_term t
    on s.form = t.form and s.indicator = t.indicator and s.dimension = t.dimension
  group by s.agency_id, s.scope, s.report_year, t.concept, t.alternative, t.n_terms
  having count(*) = t.n_terms
)
select agency_id, scope, report_year, concept,
  cast(min_by(value, alternative) as decimal(24, 4)) as value,
  min_by(narrative, alternative) as narrative,
  min_by(proved, alternative) as proved,
  min_by(derived, alternative) as derived,
  min_by(doubtful, alternative) as doubtful,
  min_by(definition, alternative) as definition
from complete
where value is not null
group by agency_id, scope, report_year, concept
