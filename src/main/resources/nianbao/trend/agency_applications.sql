-- The request matrix of every report, all applicants
-- grain:  one row per agency, scope and year
-- units:  cases
-- nulls:  the report does not state it; for subtotals, a part is unknown
-- comparability: as in trend_application_outcome: the outcomes are one notion since 2019, before only where the crosswalk allows
-- touched: agency
-- key:    report_year, agency_id, scope
-- columns: report_year int, period_end date, agency_id string, agency_name string, agency_level string, sector string,
--   scope string, division_code string, division_name string, form string, report_id string,
--   received decimal(24,4), carried_in decimal(24,4), concluded decimal(24,4), granted decimal(24,4), partial
--   decimal(24,4), denied decimal(24,4), denied_state_secret decimal(24,4), denied_other_law decimal(24,4),
--   denied_security_stability decimal(24,4), denied_third_party decimal(24,4), denied_internal_affairs
--   decimal(24,4), denied_process decimal(24,4), denied_enforcement_file decimal(24,4), denied_query_matter
--   decimal(24,4), unable decimal(24,4), unable_not_held decimal(24,4), unable_needs_creation decimal(24,4),
--   unable_unclear_after_correction decimal(24,4), not_processed decimal(24,4), not_processed_petition
--   decimal(24,4), not_processed_repeat decimal(24,4), not_processed_publication decimal(24,4),
--   not_processed_excessive decimal(24,4), not_processed_reconfirm decimal(24,4), other decimal(24,4),
--   other_no_correction decimal(24,4), other_fee_unpaid decimal(24,4), other_other decimal(24,4), carried_out
--   decimal(24,4),
--   n_doubtful int, n_narrative int
with figures as (
  select agency_id, scope, report_year,
    max(case when concept = 'received' then value end) as received,
    max(case when concept = 'carried_in' then value end) as carried_in,
    max(case when concept = 'concluded' then value end) as concluded,
    max(case when concept = 'granted' then value end) as granted,
    max(case when concept = 'partial' then value end) as partial,
    max(case when concept = 'denied' then value end) as denied,
    max(case when concept = 'denied.state_secret' then value end) as denied_state_secret,
    max(case when concept = 'denied.other_law' then value end) as denied_other_law,
    max(case when concept = 'denied.security_stability' then value end) as denied_security_stability,
    max(case when concept = 'denied.third_party' then value end) as denied_third_party,
    max(case when concept = 'denied.internal_affairs' then value end) as denied_internal_affairs,
    max(case when concept = 'denied.process' then value end) as denied_process,
    max(case when concept = 'denied.enforcement_file' then value end) as denied_enforcement_file,
    max(case when concept = 'denied.query_matter' then value end) as denied_query_matter,
    max(case when concept = 'unable' then value end) as unable,
    max(case when concept = 'unable.not_held' then value end) as unable_not_held,
    max(case when concept = 'unable.needs_creation' then value end) as unable_needs_creation,
    max(case when concept = 'unable.unclear_after_correction' then value end) as unable_unclear_after_correction,
    max(case when concept = 'not_processed' then value end) as not_processed,
    max(case when concept = 'not_processed.petition' then value end) as not_processed_petition,
    max(case when concept = 'not_processed.repeat' then value end) as not_processed_repeat,
    max(case when concept = 'not_processed.publication' then value end) as not_processed_publication,
    max(case when concept = 'not_processed.excessive' then value end) as not_processed_excessive,
    max(case when concept = 'not_processed.reconfirm' then value end) as not_processed_reconfirm,
    max(case when concept = 'other' then value end) as other,
    max(case when concept = 'other.no_correction' then value end) as other_no_correction,
    max(case when concept = 'other.fee_unpaid' then value end) as other_fee_unpaid,
    max(case when concept = 'other.other' then value end) as other_other,
    max(case when concept = 'carried_out' then value end) as carried_out,
    cast(sum(doubtful) as int) as n_doubtful,
    cast(sum(narrative) as int) as n_narrative
  from agency_figure
  where concept in (select concept from measure where family in ('volume', 'outcome'))
  group by agency_id, scope, report_year
)
select r.report_year, make_date(r.report_year, 12, 31) as period_end, r.agency_id, r.agency_name, r.agency_level,
  r.sector, r.scope, r.division_code, r.division_name, r.form, r.report_id,
  f.received, f.carried_in, f.concluded, f.granted, f.partial, f.denied, f.denied_state_secret,
  f.denied_other_law, f.denied_security_stability, f.denied_third_party, f.denied_internal_affairs,
  f.denied_process, f.denied_enforcement_file, f.denied_query_matter, f.unable, f.unable_not_held,
  f.unable_needs_creation, f.unable_unclear_after_correction, f.not_processed, f.not_processed_petition,
  f.not_processed_repeat, f.not_processed_publication, f.not_processed_excessive, f.not_processed_reconfirm,
  f.other, f.other_no_correction, f.other_fee_unpaid, f.other_other, f.carried_out,
  coalesce(f.n_doubtful, 0) as n_doubtful, coalesce(f.n_narrative, 0) as n_narrative
from agency_report r
left join figures f on f.agency_id = r.agency_id and f.scope = r.scope and f.report_year = r.report_year
