#include "CBench.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

sqlite3 *bench_open(const char *create) {
    sqlite3 *database = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(":memory:", &database, flags, NULL) != SQLITE_OK) return NULL;
    // A file's journal and its commits are not what is measured.
    if (sqlite3_exec(database, create, NULL, NULL, NULL) != SQLITE_OK) return NULL;
    if (sqlite3_exec(database, "pragma journal_mode = off; begin", NULL, NULL, NULL) != SQLITE_OK) return NULL;
    return database;
}

sqlite3_stmt *bench_insert(sqlite3 *database, int columns, int rows) {
    char text[4096] = "insert into t values ";
    for (int row = 0; row < rows; row++) {
        strcat(text, row ? ",(" : "(");
        for (int column = 0; column < columns; column++) strcat(text, column ? ",?" : "?");
        strcat(text, ")");
    }
    sqlite3_stmt *statement = NULL;
    sqlite3_prepare_v2(database, text, -1, &statement, NULL);
    return statement;
}

int bench_insert_rows(sqlite3_stmt *ten, int columns, const BenchCell *cells, long rows) {
    for (long row = 0; row < rows; row += 10) {
        for (int place = 1; place <= 10 * columns; place++, cells++) {
            switch (cells->kind) {
            case 'i': sqlite3_bind_int64(ten, place, cells->integer); break;
            case 'r': sqlite3_bind_double(ten, place, cells->real); break;
            case 't': sqlite3_bind_text(ten, place, cells->text, cells->count, SQLITE_STATIC); break;
            default: sqlite3_bind_null(ten, place);
            }
        }
        int status = sqlite3_step(ten);
        sqlite3_reset(ten);
        if (status != SQLITE_DONE) return status;
    }
    return SQLITE_OK;
}

long bench_integer(sqlite3 *database, const char *query) {
    sqlite3_stmt *statement = NULL;
    long result = -1;
    if (sqlite3_prepare_v2(database, query, -1, &statement, NULL) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        result = (long)sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return result;
}

static double seconds(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

double bench_wall(void) { return seconds(CLOCK_MONOTONIC); }

double bench_cpu(void) { return seconds(CLOCK_PROCESS_CPUTIME_ID); }

long bench_peak(void) {
    // The kernel's mark for this program: rusage would begin with what the parent had before its exec.
    FILE *status = fopen("/proc/self/status", "r");
    char line[256];
    long kilobytes = 0;
    while (status && fgets(line, sizeof line, status))
        if (sscanf(line, "VmHWM: %ld", &kilobytes) == 1) break;
    if (status) fclose(status);
    return kilobytes * 1024;
}
