-- Requests received, all agencies: what this run added to the sum of a year and took from it.
-- grain:  one row per report year
select report_year, sum(added) as added, sum(taken) as taken, sum(added) - sum(taken) as difference
from (
  select report_year, value as added, cast(0 as decimal(20,4)) as taken from facts_new
  where indicator = 'request.received' and coalesce(applicant_type, 'total') = 'total' and period_basis = 'year'
    and bound is null
  union all
  select report_year, cast(0 as decimal(20,4)), value from facts_gone
  where indicator = 'request.received' and coalesce(applicant_type, 'total') = 'total' and period_basis = 'year'
    and bound is null
)
group by report_year
having sum(added) <> sum(taken)
order by report_year desc
