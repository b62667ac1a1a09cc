-- How fresh the reports of the latest years are.
-- grain:  one row per report year, the latest three
select report_year, count(*) as reports, max(published_on) as newest_publication
from now_reports
group by report_year
order by report_year desc
limit 3
