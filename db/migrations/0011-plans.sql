-- A target may be measured by an indicator: its figure is then the indicator's answer for the year of the plan up to today.
alter table plans.target drop constraint target_measured_by_check;
alter table plans.target add constraint target_measured_by_check
  check (measured_by in ('count', 'change', 'share', 'reading', 'indicator'));
alter table plans.target add column indicator_id uuid;
-- The place whose figure is meant; null: the area of the indicator.
alter table plans.target add column indicator_place_id uuid;
alter table plans.target add constraint indicator_named check ((measured_by = 'indicator') = (indicator_id is not null));
alter table plans.target add constraint place_of_indicator check (indicator_place_id is null or indicator_id is not null);
create index target_indicator on plans.target (indicator_id) where indicator_id is not null;
