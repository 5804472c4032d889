#include "CSQLite.h"

int esmql_forbid_double_quoted_strings(sqlite3 *db) {
    int rc = sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
    if (rc != SQLITE_OK) return rc;
    return sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0);
}

int esmql_bind_copied_text(sqlite3_stmt *stmt, int index, const void *bytes, int count) {
    return sqlite3_bind_text(stmt, index, (const char *)bytes, count, SQLITE_TRANSIENT);
}

int esmql_bind_copied_blob(sqlite3_stmt *stmt, int index, const void *bytes, int count) {
    return sqlite3_bind_blob(stmt, index, bytes, count, SQLITE_TRANSIENT);
}

void esmql_result_copied_text(sqlite3_context *context, const void *bytes, int count) {
    sqlite3_result_text(context, (const char *)bytes, count, SQLITE_TRANSIENT);
}
