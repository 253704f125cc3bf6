-- A list that is voted: the text before the voters does not change, and the adopted one says how it was voted.
alter table plans.draft add held_by uuid;
comment on column plans.draft.held_by is 'the ballot before which this text lies; while it lies there nobody changes it';
create unique index draft_held_once on plans.draft (plan_id) where held_by is not null;

alter table plans.passage add voted_down boolean not null default false;
alter table plans.plan add vote jsonb;
comment on column plans.plan.vote is 'type: import("./contract/drafts.ts").PlanVote | null';

create function plans.refuse_change_under_vote() returns trigger language plpgsql as $$
begin
  if old.held_by is not null and new.held_by is not null and (old.content, old.source, old.version) is distinct from (new.content, new.source, new.version) then
    raise exception 'this text lies before the voters' using errcode = 'restrict_violation', constraint = 'voted_text_stays';
  end if;
  return new;
end $$;
create trigger voted_draft_stays before update on plans.draft for each row execute function plans.refuse_change_under_vote();
