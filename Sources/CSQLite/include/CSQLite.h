#ifndef ESMQL_CSQLITE_H
#define ESMQL_CSQLITE_H

#include <sqlite3.h>
#include <stdint.h>

#include "generate_series.h"

/// Double-quoted names are identifiers and never strings, on this connection:
/// SQLITE_DBCONFIG_DQS_DML and _DDL off. sqlite3_db_config is variadic, which Swift cannot call.
int esmql_forbid_double_quoted_strings(sqlite3 *db);

/// Binds text that stays alive and unchanged until the statement is reset (SQLITE_STATIC is a cast
/// that Swift does not import).
int esmql_bind_static_text(sqlite3_stmt *stmt, int index, const void *bytes, int count);

/// Binds text of which SQLite takes a copy (SQLITE_TRANSIENT).
int esmql_bind_copied_text(sqlite3_stmt *stmt, int index, const void *bytes, int count);

/// Binds a blob of which SQLite takes a copy (SQLITE_TRANSIENT).
int esmql_bind_copied_blob(sqlite3_stmt *stmt, int index, const void *bytes, int count);

/// A value on its way into a statement: what `esmql_insert_cells` binds.
typedef struct {
    /// One of SQLite's storage classes: SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT, SQLITE_BLOB, SQLITE_NULL.
    int32_t kind;
    /// The length of a text or blob in bytes.
    int32_t count;
    /// The integer, the double's bits, or the address of the bytes.
    int64_t payload;
} esmql_cell;

/// Binds cells to the parameters of a statement in order, runs it and resets it; texts are not copied.
/// One call for ten rows instead of one for each value. The result is SQLite's, SQLITE_DONE where all went well.
int esmql_insert_cells(sqlite3_stmt *stmt, const esmql_cell *cells, int count);

/// The text of a function's result, copied by SQLite.
void esmql_result_copied_text(sqlite3_context *context, const void *bytes, int count);

#endif
