#ifndef CPOSTGRESQL_H
#define CPOSTGRESQL_H

// The functions of libpq that archives need, under their own names; libpq itself is loaded when the first archive is
// used: it brings two dozen libraries with it, which would cost every start of a program 4 MB and some milliseconds.
// What is declared here is libpq's binary interface of version 5 (PostgreSQL 9.2 and later), documented in chapter
// "libpq" of PostgreSQL's manual.

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;
typedef struct pg_cancel PGcancel;
typedef unsigned int Oid;

typedef enum { CONNECTION_OK, CONNECTION_BAD } ConnStatusType;

typedef enum {
    PGRES_POLLING_FAILED,
    PGRES_POLLING_READING,
    PGRES_POLLING_WRITING,
    PGRES_POLLING_OK
} PostgresPollingStatusType;

typedef enum {
    PGRES_EMPTY_QUERY,
    PGRES_COMMAND_OK,
    PGRES_TUPLES_OK,
    PGRES_COPY_OUT,
    PGRES_COPY_IN,
    PGRES_BAD_RESPONSE,
    PGRES_NONFATAL_ERROR,
    PGRES_FATAL_ERROR,
    PGRES_COPY_BOTH,
    PGRES_SINGLE_TUPLE
} ExecStatusType;

typedef struct {
    char *keyword;
    char *envvar;
    char *compiled;
    char *val;
    char *label;
    char *dispchar;
    int dispsize;
} PQconninfoOption;

typedef void (*PQnoticeReceiver)(void *arg, const PGresult *res);

/// Loads libpq; no other function may be called before that has succeeded.
///
/// May be called from any thread, any number of times.
/// Returns NULL, or why it cannot be loaded, a text that lives as long as the process.
const char *cpostgresql_load(void);

// A function of libpq: its type, name, parameters and arguments.
#define CPOSTGRESQL_FUNCTIONS(F)                                                                                      \
    F(int, PQcancel, (PGcancel *cancel, char *errbuf, int errbufsize), (cancel, errbuf, errbufsize))                  \
    F(void, PQclear, (PGresult *res), (res))                                                                          \
    F(char *, PQcmdTuples, (PGresult *res), (res))                                                                    \
    F(PostgresPollingStatusType, PQconnectPoll, (PGconn *conn), (conn))                                               \
    F(PGconn *, PQconnectStartParams,                                                                                 \
      (const char *const *keywords, const char *const *values, int expand_dbname), (keywords, values, expand_dbname)) \
    F(int, PQconnectionNeedsPassword, (const PGconn *conn), (conn))                                                   \
    F(int, PQconnectionUsedPassword, (const PGconn *conn), (conn))                                                    \
    F(void, PQconninfoFree, (PQconninfoOption *options), (options))                                                   \
    F(PQconninfoOption *, PQconninfoParse, (const char *conninfo, char **errmsg), (conninfo, errmsg))                 \
    F(int, PQconsumeInput, (PGconn *conn), (conn))                                                                    \
    F(char *, PQerrorMessage, (const PGconn *conn), (conn))                                                           \
    F(void, PQfinish, (PGconn *conn), (conn))                                                                         \
    F(char *, PQfname, (const PGresult *res, int column), (res, column))                                              \
    F(void, PQfreeCancel, (PGcancel *cancel), (cancel))                                                               \
    F(void, PQfreemem, (void *pointer), (pointer))                                                                    \
    F(Oid, PQftype, (const PGresult *res, int column), (res, column))                                                 \
    F(PGcancel *, PQgetCancel, (PGconn *conn), (conn))                                                                \
    F(PGresult *, PQgetResult, (PGconn *conn), (conn))                                                                \
    F(int, PQgetisnull, (const PGresult *res, int row, int column), (res, row, column))                               \
    F(int, PQgetlength, (const PGresult *res, int row, int column), (res, row, column))                               \
    F(char *, PQgetvalue, (const PGresult *res, int row, int column), (res, row, column))                             \
    F(int, PQisBusy, (PGconn *conn), (conn))                                                                          \
    F(int, PQnfields, (const PGresult *res), (res))                                                                   \
    F(int, PQntuples, (const PGresult *res), (res))                                                                   \
    F(int, PQputCopyData, (PGconn *conn, const char *buffer, int count), (conn, buffer, count))                       \
    F(int, PQputCopyEnd, (PGconn *conn, const char *errormsg), (conn, errormsg))                                      \
    F(char *, PQresultErrorField, (const PGresult *res, int code), (res, code))                                       \
    F(char *, PQresultErrorMessage, (const PGresult *res), (res))                                                     \
    F(ExecStatusType, PQresultStatus, (const PGresult *res), (res))                                                   \
    F(int, PQsendQuery, (PGconn *conn, const char *query), (conn, query))                                             \
    F(int, PQsendQueryParams,                                                                                         \
      (PGconn *conn, const char *command, int count, const Oid *types, const char *const *values,                     \
       const int *lengths, const int *formats, int result_format),                                                    \
      (conn, command, count, types, values, lengths, formats, result_format))                                         \
    F(PQnoticeReceiver, PQsetNoticeReceiver, (PGconn *conn, PQnoticeReceiver receiver, void *arg),                    \
      (conn, receiver, arg))                                                                                          \
    F(int, PQsetSingleRowMode, (PGconn *conn), (conn))                                                                \
    F(int, PQsocket, (const PGconn *conn), (conn))                                                                    \
    F(ConnStatusType, PQstatus, (const PGconn *conn), (conn))

// Hidden, so that they do not stand in for libpq's own where something else has linked it.
#define CPOSTGRESQL_DECLARE(type, name, parameters, arguments)                                                        \
    __attribute__((visibility("hidden"))) type name parameters;
CPOSTGRESQL_FUNCTIONS(CPOSTGRESQL_DECLARE)
#undef CPOSTGRESQL_DECLARE

#endif
