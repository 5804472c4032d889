// What the machine allows: fetch, scan, insert and aggregate by hand, on one thread and one connection.
//
//   Bound http://127.0.0.1:PORT ROWS all     all six members of a row are stored
//   Bound http://127.0.0.1:PORT ROWS needed  only the two that the query looks at
//
// It prints what `select metric, count(*), avg(value) … group by metric` answers. It trusts the server: nothing is
// checked, escapes are not read, and a member that it does not know ends it.
#define _GNU_SOURCE  // strcasestr
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

typedef struct {
    const char *text;
    int count;
} Cell;

enum { members = 6, metric = 2, value = 4, room = 1 << 22 };
static const char *const names[members] = {"device_ip", "res_type", "metric", "region_id", "value", "timestamp"};

static void fail(const char *reason) {
    fprintf(stderr, "Bound: %s\n", reason);
    exit(1);
}

static char *fetch(int connection, char *buffer, long offset, size_t *length) {
    char request[512];
    int size = snprintf(
        request, sizeof request,
        "GET /rest/dataapi/homs/open-api/v1/network-device/metric-data?begin_time=0&end_time=1&page_size=1000&offset_value=%ld "
        "HTTP/1.1\r\nHost: bench\r\n\r\n",
        offset);
    if (send(connection, request, size, 0) != size) fail("send");
    size_t used = 0, wanted = 0;
    char *body = NULL;
    while (!body || used < wanted) {
        ssize_t count = recv(connection, buffer + used, room - used - 1, 0);
        if (count <= 0) fail("recv");
        used += count;
        buffer[used] = 0;
        if (body || !(body = strstr(buffer, "\r\n\r\n"))) continue;
        body += 4;
        char *header = strcasestr(buffer, "content-length: ");
        if (!header) fail("no length");
        wanted = (size_t)(body - buffer) + strtoul(header + 16, NULL, 10);
        if (wanted >= room) fail("too long");
    }
    *length = wanted - (size_t)(body - buffer);
    return body;
}

static long scan(const char *at, const char *end, Cell *cells) {
    at = strstr(at, "\"list\":[");
    if (!at) fail("no list");
    long rows = 0;
    for (at += 8; *at == '{'; rows++, cells += members) {
        for (int expected = 0; at[1] == '"'; expected++) {
            const char *key = at + 2, *keyEnd = memchr(key, '"', end - key);
            const char *text = keyEnd + 3, *textEnd = memchr(text, '"', end - text);
            int member = expected;
            size_t count = keyEnd - key;
            if (strlen(names[member]) != count || memcmp(names[member], key, count))
                for (member = 0; strlen(names[member]) != count || memcmp(names[member], key, count);)
                    if (++member == members) fail("unknown member");
            cells[member] = (Cell){text, (int)(textEnd - text)};
            at = textEnd + 1;
            if (*at == '}') break;
        }
        at++;
        if (*at == ',') at++;
    }
    return rows;
}

static void bindCell(sqlite3_stmt *statement, int place, int member, Cell cell) {
    bool isBlank = cell.count == 0 || (cell.count == 4 && !memcmp(cell.text, "null", 4));
    if (member != value) sqlite3_bind_text(statement, place, cell.text, cell.count, SQLITE_STATIC);
    else if (isBlank) sqlite3_bind_null(statement, place);
    else sqlite3_bind_double(statement, place, strtod(cell.text, NULL));
}

static int print(void *unused, int count, char **values, char **columns) {
    (void)unused, (void)columns;
    for (int at = 0; at < count; at++) printf("%s%s", at ? "," : "", values[at] ? values[at] : "");
    putchar('\n');
    return 0;
}

int main(int argc, char **argv) {
    if (argc != 4) fail("usage: Bound ADDRESS ROWS all|needed");
    bool all = !strcmp(argv[3], "all");
    int connection = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    struct sockaddr_in address = {
        .sin_family = AF_INET,
        .sin_port = htons((uint16_t)atoi(strrchr(argv[1], ':') + 1)),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (connect(connection, (void *)&address, sizeof address)) fail("connect");

    static const int everything[] = {0, 1, 2, 3, 4, 5}, needed[] = {metric, value};
    const int *stored = all ? everything : needed, width = all ? members : 2;
    sqlite3 *database;
    sqlite3_stmt *ten, *one;
    sqlite3_open_v2(":memory:", &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    sqlite3_exec(database, "pragma journal_mode = off", NULL, NULL, NULL);
    sqlite3_exec(
        database,
        all ? "create table m (device_ip text, res_type text, metric text, region text, value real, timestamp text); begin"
            : "create table m (metric text, value real); begin",
        NULL, NULL, NULL);
    char insert[400] = "insert into m values ";
    const char *row = all ? "(?,?,?,?,?,?)" : "(?,?)";
    strcat(insert, row);
    sqlite3_prepare_v2(database, insert, -1, &one, NULL);
    for (int count = 1; count < 10; count++) strcat(strcat(insert, ","), row);
    sqlite3_prepare_v2(database, insert, -1, &ten, NULL);

    char *buffer = malloc(room);
    Cell *cells = malloc(2000 * members * sizeof *cells);
    long total = atol(argv[2]);
    for (long offset = 0; offset < total; offset += 1000) {
        size_t length;
        char *body = fetch(connection, buffer, offset, &length);
        long rows = scan(body, body + length, cells);
        for (long first = 0; first < rows;) {
            int count = rows - first >= 10 ? 10 : 1;
            sqlite3_stmt *statement = count == 10 ? ten : one;
            for (int place = 0; place < count * width; place++)
                bindCell(statement, place + 1, stored[place % width], cells[(first + place / width) * members + stored[place % width]]);
            if (sqlite3_step(statement) != SQLITE_DONE) fail(sqlite3_errmsg(database));
            sqlite3_reset(statement);
            first += count;
        }
    }
    sqlite3_exec(database, "commit", NULL, NULL, NULL);
    sqlite3_exec(database, "select metric, count(*), avg(value) from m group by metric order by metric", print, NULL, NULL);
}
