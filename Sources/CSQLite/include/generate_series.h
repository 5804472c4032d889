#ifndef ESMQL_GENERATE_SERIES_H
#define ESMQL_GENERATE_SERIES_H

#include <sqlite3.h>

/// Makes the table-valued function generate_series(start [, stop [, step]]) known to a connection.
///
/// It has the visible column `value` and counts integers from start to stop, both included; without stop it
/// goes on to 4294967295, the step is 1 where none is given and must not be 0. NULL as an argument gives no rows.
int esmql_register_generate_series(sqlite3 *db);

#endif
