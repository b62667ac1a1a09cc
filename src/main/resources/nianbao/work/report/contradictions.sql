-- Notices by rule in the release before and now: those that changed in number, and every error.
-- grain:  one row per rule
select coalesce(n.severity, w.severity) as severity, coalesce(n.rule, w.rule) as rule,
  coalesce(n.message_en, w.message_en) as says, coalesce(w.notices, 0) as before, coalesce(n.notices, 0) as now,
  coalesce(n.notices, 0) - coalesce(w.notices, 0) as difference
from (select rule, severity, min(message_en) as message_en, count(*) as notices from now_notices group by rule, severity) n
full join (select rule, severity, min(message_en) as message_en, count(*) as notices from was_notices group by rule, severity) w
  on n.rule = w.rule and n.severity = w.severity
where coalesce(n.notices, 0) <> coalesce(w.notices, 0) or coalesce(n.severity, w.severity) = 'error'
order by case severity when 'error' then 0 when 'warning' then 1 else 2 end, difference desc, rule
