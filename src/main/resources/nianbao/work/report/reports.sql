-- Reports that are new, were built anew or vanished; years and forms without any are left out.
-- grain:  one row per report year and form
select coalesce(n.report_year, w.report_year) as report_year, coalesce(n.form, w.form) as form,
  count(w.report_id) as before, count(n.report_id) as now,
  count_if(w.report_id is null) as new,
  count_if(n.digest <> w.digest) as changed,
  count_if(n.report_id is null) as vanished
from now_reports n
full join was_reports w on n.report_id = w.report_id
group by 1, 2
having new + changed + vanished > 0
order by report_year desc, form
