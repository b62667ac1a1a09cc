-- The review and lawsuit figures of every report
-- grain:  one row per agency, scope and year
-- units:  cases; litigation is both ways to court together
-- nulls:  the report does not state it; for subtotals, a part is unknown
-- comparability: until 2018 lawsuits are one figure, and totals hold no pending cases of their own
-- touched: agency
-- key:    report_year, agency_id, scope
-- columns: report_year int, period_end date, agency_id string, agency_name string, agency_level string, sector string,
--   scope string, division_code string, division_name string, form string, report_id string,
--   reconsideration_upheld decimal(24,4), reconsideration_corrected decimal(24,4), reconsideration_other
--   decimal(24,4), reconsideration_pending decimal(24,4), reconsideration_total decimal(24,4), direct_upheld
--   decimal(24,4), direct_corrected decimal(24,4), direct_other decimal(24,4), direct_pending decimal(24,4),
--   direct_total decimal(24,4), after_review_upheld decimal(24,4), after_review_corrected decimal(24,4),
--   after_review_other decimal(24,4), after_review_pending decimal(24,4), after_review_total decimal(24,4),
--   litigation_upheld decimal(24,4), litigation_corrected decimal(24,4), litigation_other decimal(24,4),
--   litigation_pending decimal(24,4), litigation_total decimal(24,4),
--   n_doubtful int, n_narrative int
with figures as (
  select agency_id, scope, report_year,
    max(case when concept = 'reconsideration.upheld' then value end) as reconsideration_upheld,
    max(case when concept = 'reconsideration.corrected' then value end) as reconsideration_corrected,
    max(case when concept = 'reconsideration.other' then value end) as reconsideration_other,
    max(case when concept = 'reconsideration.pending' then value end) as reconsideration_pending,
    max(case when concept = 'reconsideration.total' then value end) as reconsideration_total,
    max(case when concept = 'litigation_direct.upheld' then value end) as direct_upheld,
    max(case when concept = 'litigation_direct.corrected' then value end) as direct_corrected,
    max(case when concept = 'litigation_direct.other' then value end) as direct_other,
    max(case when concept = 'litigation_direct.pending' then value end) as direct_pending,
    max(case when concept = 'litigation_direct.total' then value end) as direct_total,
    max(case when concept = 'litigation_after_review.upheld' then value end) as after_review_upheld,
    max(case when concept = 'litigation_after_review.corrected' then value end) as after_review_corrected,
    max(case when concept = 'litigation_after_review.other' then value end) as after_review_other,
    max(case when concept = 'litigation_after_review.pending' then value end) as after_review_pending,
    max(case when concept = 'litigation_after_review.total' then value end) as after_review_total,
    max(case when concept = 'litigation_any.upheld' then value end) as litigation_upheld,
    max(case when concept = 'litigation_any.corrected' then value end) as litigation_corrected,
    max(case when concept = 'litigation_any.other' then value end) as litigation_other,
    max(case when concept = 'litigation_any.pending' then value end) as litigation_pending,
    max(case when concept = 'litigation_any.total' then value end) as litigation_total,
    cast(sum(doubtful) as int) as n_doubtful,
    cast(sum(narrative) as int) as n_narrative
  from agency_figure
  where concept in (select concept from measure where family in ('review'))
  group by agency_id, scope, report_year
)
select r.report_year, make_date(r.report_year, 12, 31) as period_end, r.agency_id, r.agency_name, r.agency_level,
  r.sector, r.scope, r.division_code, r.division_name, r.form, r.report_id,
  f.reconsideration_upheld, f.reconsideration_corrected, f.reconsideration_other, f.reconsideration_pending,
  f.reconsideration_total, f.direct_upheld, f.direct_corrected, f.direct_other, f.direct_pending,
  f.direct_total, f.after_review_upheld, f.after_review_corrected, f.after_review_other, f.after_review_pending,
  f.after_review_total, f.litigation_upheld, f.litigation_corrected, f.litigation_other, f.litigation_pending,
  f.litigation_total,
  coalesce(f.n_doubtful, 0) as n_doubtful, coalesce(f.n_narrative, 0) as n_narrative
from agency_report r
left join figures f on f.agency_id = r.agency_id and f.scope = r.scope and f.report_year = r.report_year
