#ifndef ESMQL_CSQLITE_H
#define ESMQL_CSQLITE_H

#include <sqlite3.h>
#include <stdint.h>

#include "cell_rows.h"
#include "generate_series.h"

/// Double-quoted names are identifiers and never strings, on this connection:
/// SQLITE_DBCONFIG_DQS_DML and _DDL off. sqlite3_db_config is variadic, which Swift cannot call.
int esmql_forbid_double_quoted_strings(sqlite3 *db);

/// Binds text of which SQLite takes a copy (SQLITE_TRANSIENT).
int esmql_bind_copied_text(sqlite3_stmt *stmt, int index, const void *bytes, int count);

/// Binds a blob of which SQLite takes a copy (SQLITE_TRANSIENT).
int esmql_bind_copied_blob(sqlite3_stmt *stmt, int index, const void *bytes, int count);

/// The text of a function's result, copied by SQLite.
void esmql_result_copied_text(sqlite3_context *context, const void *bytes, int count);

#endif
