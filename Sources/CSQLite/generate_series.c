#include "generate_series.h"

#include <stdlib.h>
#include <string.h>

// The columns of the table: the value, and the arguments as hidden columns behind it.
enum { COLUMN_VALUE, COLUMN_START, COLUMN_STOP, COLUMN_STEP };

static const sqlite3_int64 default_stop = 4294967295LL;

typedef struct {
    sqlite3_vtab_cursor base;
    sqlite3_int64 value, start, stop, step;
    sqlite3_uint64 remaining;  // how many values come behind this one
    sqlite3_int64 rowid;
    int is_finished;
} series_cursor;

static int series_connect(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **table, char **error) {
    (void)aux, (void)argc, (void)argv, (void)error;
    int rc = sqlite3_declare_vtab(db, "create table x(value, start hidden, stop hidden, step hidden)");
    if (rc != SQLITE_OK) return rc;
    *table = sqlite3_malloc(sizeof(sqlite3_vtab));
    if (*table == NULL) return SQLITE_NOMEM;
    memset(*table, 0, sizeof(sqlite3_vtab));
    sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
    return SQLITE_OK;
}

static int series_disconnect(sqlite3_vtab *table) {
    sqlite3_free(table);
    return SQLITE_OK;
}

static int series_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
    (void)table;
    series_cursor *opened = sqlite3_malloc(sizeof(series_cursor));
    if (opened == NULL) return SQLITE_NOMEM;
    memset(opened, 0, sizeof(series_cursor));
    *cursor = &opened->base;
    return SQLITE_OK;
}

static int series_close(sqlite3_vtab_cursor *cursor) {
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int series_next(sqlite3_vtab_cursor *base) {
    series_cursor *cursor = (series_cursor *)base;
    if (cursor->remaining == 0) {
        cursor->is_finished = 1;
        return SQLITE_OK;
    }
    cursor->remaining--;
    cursor->rowid++;
    // No overflow: `remaining` was worked out from the room up to `stop`.
    cursor->value += cursor->step;
    return SQLITE_OK;
}

static int series_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column) {
    series_cursor *cursor = (series_cursor *)base;
    sqlite3_int64 value = cursor->value;
    switch (column) {
        case COLUMN_START: value = cursor->start; break;
        case COLUMN_STOP: value = cursor->stop; break;
        case COLUMN_STEP: value = cursor->step; break;
        default: break;
    }
    sqlite3_result_int64(context, value);
    return SQLITE_OK;
}

static int series_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid) {
    *rowid = ((series_cursor *)base)->rowid;
    return SQLITE_OK;
}

static int series_eof(sqlite3_vtab_cursor *base) {
    return ((series_cursor *)base)->is_finished;
}

// Bits of `plan` tell which arguments are there, in the order in which they are handed over.
static int series_filter(sqlite3_vtab_cursor *base, int plan, const char *name, int argc, sqlite3_value **argv) {
    (void)name;
    series_cursor *cursor = (series_cursor *)base;
    int next = 0;
    for (int i = 0; i < argc; i++) {
        if (sqlite3_value_type(argv[i]) == SQLITE_NULL) {
            cursor->is_finished = 1;
            return SQLITE_OK;
        }
    }
    cursor->start = (plan & 1) ? sqlite3_value_int64(argv[next++]) : 0;
    cursor->stop = (plan & 2) ? sqlite3_value_int64(argv[next++]) : default_stop;
    cursor->step = (plan & 4) ? sqlite3_value_int64(argv[next++]) : 1;
    cursor->rowid = 1;
    cursor->value = cursor->start;
    cursor->is_finished = 0;
    if (cursor->step == 0) {
        sqlite3_free(base->pVtab->zErrMsg);
        base->pVtab->zErrMsg = sqlite3_mprintf("the step of generate_series() must not be 0");
        return SQLITE_ERROR;
    }
    if (cursor->step > 0 ? cursor->start > cursor->stop : cursor->start < cursor->stop) {
        cursor->is_finished = 1;
        return SQLITE_OK;
    }
    sqlite3_uint64 room = cursor->step > 0 ? (sqlite3_uint64)cursor->stop - (sqlite3_uint64)cursor->start
                                           : (sqlite3_uint64)cursor->start - (sqlite3_uint64)cursor->stop;
    sqlite3_uint64 stride = cursor->step > 0 ? (sqlite3_uint64)cursor->step : 0 - (sqlite3_uint64)cursor->step;
    cursor->remaining = room / stride;
    return SQLITE_OK;
}

static int series_best_index(sqlite3_vtab *table, sqlite3_index_info *info) {
    int used[3] = {-1, -1, -1};
    int plan = 0, missing = 0;
    for (int i = 0; i < info->nConstraint; i++) {
        const struct sqlite3_index_constraint *constraint = &info->aConstraint[i];
        if (constraint->iColumn < COLUMN_START || constraint->op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
        int argument = constraint->iColumn - COLUMN_START;
        if (!constraint->usable) {
            missing |= 1 << argument;
        } else {
            plan |= 1 << argument;
            used[argument] = i;
        }
    }
    // An argument from a table that this order of the join has not reached yet: another order will do.
    if (missing & ~plan) return SQLITE_CONSTRAINT;
    if (!(plan & 1)) {
        sqlite3_free(table->zErrMsg);
        table->zErrMsg = sqlite3_mprintf("generate_series() takes a start: generate_series(start, stop, step)");
        return SQLITE_ERROR;
    }
    int next = 0;
    for (int argument = 0; argument < 3; argument++) {
        if (used[argument] < 0) continue;
        info->aConstraintUsage[used[argument]].argvIndex = ++next;
        info->aConstraintUsage[used[argument]].omit = 1;
    }
    info->idxNum = plan;
    info->estimatedCost = (plan & 2) ? 10 : 1e9;
    info->estimatedRows = (plan & 2) ? 1000 : 2147483647;
    return SQLITE_OK;
}

static const sqlite3_module series_module = {
    .iVersion = 0,
    .xConnect = series_connect,
    .xBestIndex = series_best_index,
    .xDisconnect = series_disconnect,
    .xOpen = series_open,
    .xClose = series_close,
    .xFilter = series_filter,
    .xNext = series_next,
    .xEof = series_eof,
    .xColumn = series_column,
    .xRowid = series_rowid,
};

int esmql_register_generate_series(sqlite3 *db) {
    return sqlite3_create_module(db, "generate_series", &series_module, NULL);
}
