-- The kept reply may hold a name, an opened phone or a one-time password: it is sealed like every other protected value.
delete from platform.idempotency;
alter table platform.idempotency drop column reply;
alter table platform.idempotency add column reply_sealed bytea;
-- Refusals are forgotten by age.
create index refusal_age on platform.refusal (refused_at);
