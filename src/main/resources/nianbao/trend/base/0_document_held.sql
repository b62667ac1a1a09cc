-- step: whole
-- Documents that are held or cannot be read, by the year they are of as far as it can be told.
-- grain:  one row per report_year, null among them
select report_year, cast(count(*) as int) as quarantined
from files
where state in ('quarantined', 'needs_ocr', 'unreadable')
group by report_year
