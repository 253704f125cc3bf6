-- What people are told: a notice to one person, and the text to their phone where it must reach them.
create schema messages;

create table messages.message (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  kind text not null,
  -- Ids, enumerations and numbers; names are looked up when it is read.
  data jsonb not null,
  told_at timestamptz not null,
  read_at timestamptz,
  -- Names the occasion, so that nobody is told the same twice.
  occasion text not null,
  constraint message_once unique (person_id, kind, occasion)
);
create index message_newest on messages.message (person_id, told_at desc, id desc);
create index message_unread on messages.message (person_id) where read_at is null;

-- A text on its way to a phone. Whose phone it is stands in the vault and is looked up when it is sent; only a code for signing in goes to
-- a phone that may be nobody's yet, and carries number and words sealed until it is sent.
create table messages.sms (
  id uuid primary key,
  message_id uuid references messages.message (id),
  person_id uuid references people.person (id),
  phone_sealed bytea,
  text_sealed bytea,
  told_at timestamptz not null,
  -- When it is to be tried; null once it is over.
  due_at timestamptz,
  -- Nobody wants it after that.
  good_until timestamptz not null,
  tries integer not null default 0,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'spared')),
  -- Why it failed or was spared.
  why text check (why in ('no_phone', 'gone', 'read', 'enough_today', 'too_late', 'gateway')),
  ended_at timestamptz,
  constraint sms_one_per_message unique (message_id),
  constraint sms_to_somebody check ((message_id is not null and person_id is not null and text_sealed is null and phone_sealed is null)
    or (message_id is null and person_id is null and (text_sealed is null) = (phone_sealed is null))),
  constraint sms_due_while_waiting check ((state = 'waiting') = (due_at is not null) and (state = 'waiting') = (ended_at is null)),
  constraint sms_code_only_while_waiting check (state = 'waiting' or text_sealed is null)
);
create index sms_due on messages.sms (due_at) where due_at is not null;
create index sms_sent_lately on messages.sms (person_id, ended_at) where state = 'sent';
create index sms_failed on messages.sms (ended_at) where state = 'failed';

-- One row per time the gateway was asked.
create table messages.attempt (
  sms_id uuid not null references messages.sms (id),
  ordinal integer not null,
  tried_at timestamptz not null,
  went boolean not null,
  -- What the gateway called the trouble; never the number or the words.
  trouble text check (length(trouble) <= 200),
  primary key (sms_id, ordinal)
);
