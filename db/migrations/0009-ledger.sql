-- Who stands above whom, and which entries are one human being: the two things the ledger has to know to sum by node and to count
-- persons. They are views of its own schema, so that the platform names no module; what stands behind them is said here, once.
create view ledger.above as select id, ancestor_id as above_id, from_on, until_on from units.closure;
create view ledger.human as select id, human_id from people.human;
