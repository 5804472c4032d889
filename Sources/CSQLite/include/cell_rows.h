#ifndef ESMQL_CELL_ROWS_H
#define ESMQL_CELL_ROWS_H

#include <sqlite3.h>
#include <stdint.h>

/// A value on its way into the store. Bytes are pointed at, not owned.
typedef struct {
    /// One of SQLite's storage classes: SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT, SQLITE_BLOB; anything else is NULL.
    int32_t kind;
    /// The length of a text or blob in bytes.
    int32_t count;
    /// The integer, the double's bits, or the address of the bytes.
    int64_t payload;
} esmql_cell;

/// Rows of cells that a statement can read as a table.
typedef struct {
    /// The cells, row by row.
    esmql_cell *cells;
    /// How many rows a statement that begins now reads.
    int rows;
    /// How many cells a row has.
    int width;
} esmql_cell_rows;

/// Makes a table of a name, whose columns are c0, c1 and so on, known to a connection: its rows are those of the
/// answer, which has room for `capacity` rows of `width` cells and lives as long as the connection.
///
/// Bytes that cells point at have to stay in place while a statement reads them. NULL where memory is short.
esmql_cell_rows *esmql_register_cell_rows(sqlite3 *db, const char *name, int width, int capacity);

#endif
