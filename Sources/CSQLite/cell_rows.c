#include "cell_rows.h"

#include <string.h>

// A statement that inserts from this table takes a row's values where they stand: parameters would be copied
// twice on their way, which costs more than making the record that is stored.

typedef struct {
    sqlite3_vtab base;
    const esmql_cell_rows *rows;
} cell_table;

typedef struct {
    sqlite3_vtab_cursor base;
    const esmql_cell *row;
    int remaining;
    int width;
} cell_cursor;

static int cells_connect(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **table, char **error) {
    (void)argc, (void)argv, (void)error;
    const esmql_cell_rows *rows = aux;
    sqlite3_str *text = sqlite3_str_new(db);
    for (int column = 0; column < rows->width; column++)
        sqlite3_str_appendf(text, "%sc%d", column ? "," : "create table x(", column);
    sqlite3_str_appendchar(text, 1, ')');
    char *declaration = sqlite3_str_finish(text);
    if (declaration == NULL) return SQLITE_NOMEM;
    int rc = sqlite3_declare_vtab(db, declaration);
    sqlite3_free(declaration);
    if (rc != SQLITE_OK) return rc;
    cell_table *connected = sqlite3_malloc(sizeof(cell_table));
    if (connected == NULL) return SQLITE_NOMEM;
    memset(connected, 0, sizeof(cell_table));
    connected->rows = rows;
    *table = &connected->base;
    return SQLITE_OK;
}

static int cells_disconnect(sqlite3_vtab *table) {
    sqlite3_free(table);
    return SQLITE_OK;
}

static int cells_best_index(sqlite3_vtab *table, sqlite3_index_info *info) {
    (void)table;
    info->estimatedCost = 100;
    return SQLITE_OK;
}

static int cells_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
    (void)table;
    cell_cursor *opened = sqlite3_malloc(sizeof(cell_cursor));
    if (opened == NULL) return SQLITE_NOMEM;
    memset(opened, 0, sizeof(cell_cursor));
    *cursor = &opened->base;
    return SQLITE_OK;
}

static int cells_close(sqlite3_vtab_cursor *cursor) {
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int cells_filter(sqlite3_vtab_cursor *base, int plan, const char *name, int argc, sqlite3_value **argv) {
    (void)plan, (void)name, (void)argc, (void)argv;
    cell_cursor *cursor = (cell_cursor *)base;
    const esmql_cell_rows *rows = ((cell_table *)base->pVtab)->rows;
    cursor->row = rows->cells;
    cursor->remaining = rows->rows;
    cursor->width = rows->width;
    return SQLITE_OK;
}

static int cells_next(sqlite3_vtab_cursor *base) {
    cell_cursor *cursor = (cell_cursor *)base;
    cursor->row += cursor->width;
    cursor->remaining--;
    return SQLITE_OK;
}

static int cells_eof(sqlite3_vtab_cursor *base) {
    return ((cell_cursor *)base)->remaining <= 0;
}

static int cells_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column) {
    const esmql_cell *cell = ((cell_cursor *)base)->row + column;
    const void *bytes = (const void *)(intptr_t)cell->payload;
    double real;
    switch (cell->kind) {
        case SQLITE_TEXT: sqlite3_result_text(context, bytes, cell->count, SQLITE_STATIC); break;
        case SQLITE_INTEGER: sqlite3_result_int64(context, cell->payload); break;
        case SQLITE_FLOAT:
            memcpy(&real, &cell->payload, sizeof real);
            sqlite3_result_double(context, real);
            break;
        case SQLITE_BLOB: sqlite3_result_blob(context, bytes, cell->count, SQLITE_STATIC); break;
        default: break;
    }
    return SQLITE_OK;
}

static int cells_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid) {
    *rowid = ((cell_cursor *)base)->remaining;
    return SQLITE_OK;
}

static const sqlite3_module cells_module = {
    .iVersion = 0,
    .xConnect = cells_connect,
    .xBestIndex = cells_best_index,
    .xDisconnect = cells_disconnect,
    .xOpen = cells_open,
    .xClose = cells_close,
    .xFilter = cells_filter,
    .xNext = cells_next,
    .xEof = cells_eof,
    .xColumn = cells_column,
    .xRowid = cells_rowid,
};

esmql_cell_rows *esmql_register_cell_rows(sqlite3 *db, const char *name, int width, int capacity) {
    // One piece of memory for all, which goes with the connection.
    sqlite3_uint64 bytes = (sqlite3_uint64)width * (sqlite3_uint64)capacity * sizeof(esmql_cell);
    esmql_cell_rows *rows = sqlite3_malloc64(sizeof(esmql_cell_rows) + bytes);
    if (rows == NULL) return NULL;
    rows->cells = (esmql_cell *)(rows + 1);
    rows->rows = 0;
    rows->width = width;
    memset(rows->cells, 0, bytes);
    // SQLite frees the memory also where it refuses the table.
    return sqlite3_create_module_v2(db, name, &cells_module, rows, sqlite3_free) == SQLITE_OK ? rows : NULL;
}
