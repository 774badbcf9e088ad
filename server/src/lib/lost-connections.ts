// A connection that dies ends no process. Whoever holds one without a query on its way would not hear of it, and an error
// that nobody hears ends Node; so every connection, also those of libraries, listens from its first moment. Nothing is
// hidden: the next query on it fails, and that is where it is handled.
import pg from 'pg';

const connect = pg.Client.prototype.connect as (this: pg.Client, ...input: unknown[]) => unknown;

pg.Client.prototype.connect = function listening(this: pg.Client, ...input: unknown[]) {
  this.on('error', () => undefined);
  return connect.apply(this, input);
} as typeof pg.Client.prototype.connect;
