#include "CSQLite.h"

#include <string.h>

int esmql_forbid_double_quoted_strings(sqlite3 *db) {
    int rc = sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
    if (rc != SQLITE_OK) return rc;
    return sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0);
}

int esmql_bind_static_text(sqlite3_stmt *stmt, int index, const void *bytes, int count) {
    return sqlite3_bind_text(stmt, index, (const char *)bytes, count, SQLITE_STATIC);
}

int esmql_bind_copied_text(sqlite3_stmt *stmt, int index, const void *bytes, int count) {
    return sqlite3_bind_text(stmt, index, (const char *)bytes, count, SQLITE_TRANSIENT);
}

int esmql_bind_copied_blob(sqlite3_stmt *stmt, int index, const void *bytes, int count) {
    return sqlite3_bind_blob(stmt, index, bytes, count, SQLITE_TRANSIENT);
}

static int bind_cell(sqlite3_stmt *stmt, int index, const esmql_cell *cell) {
    const void *bytes = (const void *)(intptr_t)cell->payload;
    double real;
    switch (cell->kind) {
    case SQLITE_TEXT: return sqlite3_bind_text(stmt, index, bytes, cell->count, SQLITE_STATIC);
    case SQLITE_INTEGER: return sqlite3_bind_int64(stmt, index, cell->payload);
    case SQLITE_FLOAT:
        memcpy(&real, &cell->payload, sizeof real);
        return sqlite3_bind_double(stmt, index, real);
    case SQLITE_BLOB: return sqlite3_bind_blob(stmt, index, bytes, cell->count, SQLITE_TRANSIENT);
    default: return sqlite3_bind_null(stmt, index);
    }
}

int esmql_insert_cells(sqlite3_stmt *stmt, const esmql_cell *cells, int count) {
    for (int index = 0; index < count; index++) {
        int rc = bind_cell(stmt, index + 1, cells + index);
        if (rc != SQLITE_OK) return rc;
    }
    int rc = sqlite3_step(stmt);
    int reset = sqlite3_reset(stmt);
    return rc == SQLITE_DONE ? rc : reset;
}

void esmql_result_copied_text(sqlite3_context *context, const void *bytes, int count) {
    sqlite3_result_text(context, (const char *)bytes, count, SQLITE_TRANSIENT);
}
