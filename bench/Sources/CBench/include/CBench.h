#ifndef CBENCH_H
#define CBENCH_H

#include <sqlite3.h>
#include <stdint.h>

/// A value on its way into SQLite: NULL ('n'), an integer ('i'), a real ('r') or text ('t') that is not copied.
typedef struct {
    char kind;
    int count;
    int64_t integer;
    double real;
    const char *text;
} BenchCell;

/// Opens an empty database in memory, with the table `t` that a CREATE TABLE makes.
sqlite3 *bench_open(const char *create);

/// Compiles an INSERT of some rows at once into the table `t`.
sqlite3_stmt *bench_insert(sqlite3 *database, int columns, int rows);

/// Inserts rows, ten to a VALUES; a multiple of ten. The result is SQLite's.
int bench_insert_rows(sqlite3_stmt *ten, int columns, const BenchCell *cells, long rows);

/// The integer that a query answers; -1 where it fails.
long bench_integer(sqlite3 *database, const char *query);

/// How many blocks of memory the process has asked for so far.
long bench_allocations(void);

/// Seconds on a clock that only goes on.
double bench_wall(void);

/// Seconds of processor time of the process so far, all threads together.
double bench_cpu(void);

/// The most memory that the process has had, in bytes.
long bench_peak(void);

#endif
