-- step: whole
-- The years that the lake spans.
-- grain:  one row
select min(report_year) as first_year, max(report_year) as last_year from reports
