// A site that is as fast as one can be: every page is rendered before the first request, and an answer is one writev.
//
//   PageServer --rows 200000 [--port 0] [--hosts 500] [--latency-us 0]
//
// It prints the address it listens on. A thread serves each connection (HTTP/1.1, keep-alive). It knows
// network-device/metric-data, host/detail and host/vms; it does not look at times. /bench/counts tells how many requests
// came since the last /bench/reset.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define API "/rest/dataapi/homs/open-api/v1/"

/// Items one behind another, each with a comma behind it; `starts` has one entry more than there are items.
typedef struct {
    char *bytes;
    size_t used, room;
    size_t *starts;
    long count, places;
} Items;

static long rowCount = 200000, hostCount = 500, latencyMicroseconds = 0;
static Items networkMetrics, hosts, *machines;
static atomic_long requestCount, byteCount;

static void add(Items *items, const char *text, size_t length) {
    if (items->used + length + 1 > items->room) {
        items->room = (items->used + length + 1) * 2;
        items->bytes = realloc(items->bytes, items->room);
    }
    if (items->count + 2 > items->places) {
        items->places = (items->count + 2) * 2;
        items->starts = realloc(items->starts, items->places * sizeof *items->starts);
    }
    items->starts[items->count++] = items->used;
    memcpy(items->bytes + items->used, text, length);
    items->bytes[items->used + length] = ',';
    items->used += length + 1;
    items->starts[items->count] = items->used;
}

/// A number that looks random and is the same on every machine (splitmix64).
static uint64_t scatter(uint64_t x) {
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ x >> 27) * 0x94d049bb133111ebULL;
    return x ^ x >> 31;
}

static void renderMetrics(void) {
    static const char *names[8] = {"59", "60", "14", "18", "101", "102", "61", "52"};
    const long long start = 1793836800000LL, day = 86400000LL;
    char text[512], value[32];
    for (long row = 0; row < rowCount; row++) {
        uint64_t number = scatter((uint64_t)row + 1) >> 8;
        long hundredths = number % 10000;
        if (number / 10000 % 400 == 0) strcpy(value, row & 1 ? "" : "null");
        else snprintf(value, sizeof value, "%ld.%02ld", hundredths / 100, hundredths % 100);
        long device = row / 8 % 400;
        int length = snprintf(
            text, sizeof text,
            "{\"device_ip\":\"10.64.%ld.%ld\",\"res_type\":\"2\",\"metric\":\"%s\",\"region_id\":\"region-one-1\","
            "\"value\":\"%s\",\"timestamp\":\"%lld\"}",
            device / 200, device % 200 + 1, names[row % 8], value, start + (long long)((__int128)row * day / rowCount));
        add(&networkMetrics, text, length);
    }
}

static void renderHosts(void) {
    machines = calloc(hostCount, sizeof *machines);
    static char text[65536];
    for (long host = 0; host < hostCount; host++) {
        int length = snprintf(
            text, sizeof text,
            "{\"REGION_ID\":\"region-one-1\",\"HOST_ID\":\"host-id-%06ld\",\"HOST_NAME\":\"node-%04ld\",\"MANUFACTURER\":\"Any\","
            "\"KERNEL\":\"5.10\",\"CPU\":\"[{\\\"cores\\\":\\\"24\\\",\\\"sockets\\\":\\\"2\\\",\\\"threads\\\":\\\"2\\\",\\\"model\\\":\\\"any\\\"}]\","
            "\"MEMORY\":\"[]\",\"DISK\":\"[]\",\"MAC_IP\":\"10.65.%ld.%ld\",\"NETWORK_ADAPTER\":\"1\",\"RAID\":\"1\",\"SN\":\"SN%06ld\","
            "\"CPU_ARCH\":\"x86_64\",\"AZ_CODE\":\"az%ld\",\"POD_CODE\":\"pod1\",\"CLUSTER_NAME\":\"cluster-%ld\",\"ROOM_CODE\":\"1\","
            "\"RACK_CODE\":\"R%02ld\",\"DC_CODE\":\"dc1\"}",
            host, host, host / 200, host % 200 + 1, host, host % 3 + 1, host % 7, host / 20);
        add(&hosts, text, length);
        length = snprintf(
            text, sizeof text, "{\"region_id\":\"region-one-1\",\"host_name\":\"node-%04ld\",\"vm_list\":\"[", host);
        long count = scatter((uint64_t)host + 77) % 31;
        for (long vm = 0; vm < count; vm++)
            length += snprintf(
                text + length, sizeof text - length,
                "%s['vm-%06ld-%02ld', 'name-%ld-%ld', 'Linux', '[{\\\"cores\\\":\\\"4\\\",\\\"sockets\\\":\\\"1\\\",\\\"threads\\\":\\\"1\\\"}]']",
                vm ? ", " : "", host, vm, host, vm);
        length += snprintf(
            text + length, sizeof text - length,
            "]\",\"host_id\":\"host-id-%06ld\",\"host_ip\":\"10.65.%ld.%ld\",\"last_update_time\":\"1793923140000\"}", host,
            host / 200, host % 200 + 1);
        add(&machines[host], text, length);
    }
}

static bool sendAll(int socket, struct iovec *parts, int count) {
    while (count > 0) {
        ssize_t sent = writev(socket, parts, count);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        while (count > 0 && (size_t)sent >= parts->iov_len) {
            sent -= parts->iov_len;
            parts++, count--;
        }
        if (count > 0) {
            parts->iov_base = (char *)parts->iov_base + sent;
            parts->iov_len -= sent;
        }
    }
    return true;
}

static bool answer(int socket, const char *status, const char *before, const char *body, size_t length, const char *after) {
    char head[256];
    size_t total = strlen(before) + length + strlen(after);
    int size = snprintf(
        head, sizeof head,
        "HTTP/1.1 %s\r\nContent-Type: application/json;charset=UTF8\r\nX-Request-Id: bench-%ld\r\nContent-Length: %zu\r\n\r\n", status,
        atomic_load(&requestCount), total);
    atomic_fetch_add(&byteCount, (long)total);
    struct iovec parts[4] = {
        {head, (size_t)size}, {(void *)before, strlen(before)}, {(void *)body, length}, {(void *)after, strlen(after)}};
    return sendAll(socket, parts, 4);
}

static bool say(int socket, const char *status, const char *body) { return answer(socket, status, "", body, strlen(body), ""); }

static bool page(int socket, const Items *items, long offset, long size) {
    long first = offset < items->count ? offset : items->count;
    long last = first + size < items->count ? first + size : items->count;
    char before[64];
    snprintf(before, sizeof before, "{\"total\":%ld,\"list\":[", items->count);
    size_t length = first < last ? items->starts[last] - items->starts[first] - 1 : 0;
    return answer(socket, "200 OK", before, first < last ? items->bytes + items->starts[first] : "", length, "]}");
}

/// The value of a parameter of the target, which ends in a zero byte; nothing is decoded.
static bool parameter(const char *target, const char *name, char *value, size_t room) {
    size_t length = strlen(name);
    for (const char *at = strchr(target, '?'); at; at = strchr(at, '&')) {
        at++;
        if (strncmp(at, name, length) || at[length] != '=') continue;
        size_t count = strcspn(at + length + 1, "&");
        if (count >= room) return false;
        memcpy(value, at + length + 1, count);
        value[count] = 0;
        return true;
    }
    return false;
}

static bool serve(int socket, const char *target) {
    char text[160];
    if (!strcmp(target, "/bench/counts")) {
        snprintf(
            text, sizeof text, "{\"requests\":%ld,\"bytes\":%ld}", atomic_load(&requestCount), atomic_load(&byteCount));
        return say(socket, "200 OK", text);
    }
    if (!strcmp(target, "/bench/reset")) {
        atomic_store(&requestCount, 0);
        atomic_store(&byteCount, 0);
        return say(socket, "200 OK", "{}");
    }
    atomic_fetch_add(&requestCount, 1);
    if (latencyMicroseconds > 0) {
        struct timespec pause = {latencyMicroseconds / 1000000, latencyMicroseconds % 1000000 * 1000};
        nanosleep(&pause, NULL);
    }
    long offset = -1, size = -1;
    if (parameter(target, "offset_value", text, sizeof text)) offset = atol(text);
    if (parameter(target, "page_size", text, sizeof text)) size = atol(text);
    if (offset < 0 || size < 0 || size > 1000)
        return say(socket, "400 Bad Request", "{\"error_code\":\"AS.0001\",\"error_msg\":\"page_size, offset_value\"}");
    if (!strncmp(target, API "network-device/metric-data?", strlen(API "network-device/metric-data?")))
        return page(socket, &networkMetrics, offset, size);
    if (!strncmp(target, API "host/detail?", strlen(API "host/detail?"))) return page(socket, &hosts, offset, size);
    if (!strncmp(target, API "host/vms?", strlen(API "host/vms?")) && parameter(target, "host_id", text, sizeof text)) {
        long host = -1;
        if (sscanf(text, "host-id-%ld", &host) == 1 && host >= 0 && host < hostCount)
            return page(socket, &machines[host], offset, size);
    }
    return say(socket, "404 Not Found", "{\"error_code\":\"APIG.0101\",\"error_msg\":\"no such path\"}");
}

static void *connection(void *argument) {
    int socket = (int)(intptr_t)argument;
    static const size_t room = 65536;
    char *input = malloc(room + 1);
    size_t used = 0;
    bool isOpen = true;
    while (isOpen) {
        ssize_t count = recv(socket, input + used, room - used, 0);
        if (count <= 0) break;
        used += count;
        input[used] = 0;
        char *end;
        while (isOpen && (end = strstr(input, "\r\n\r\n"))) {
            char *target = memchr(input, ' ', end - input);
            char *behind = target ? memchr(target + 1, ' ', end - target - 1) : NULL;
            if (!behind) {
                isOpen = false;
                break;
            }
            *behind = 0;
            isOpen = serve(socket, target + 1);
            size_t done = end + 4 - input;
            memmove(input, input + done, used - done + 1);
            used -= done;
        }
        if (used == room) break;
    }
    close(socket);
    free(input);
    return NULL;
}

int main(int argc, char **argv) {
    long port = 0;
    signal(SIGPIPE, SIG_IGN);
    for (int at = 1; at < argc; at += 2) {
        long *option = !strcmp(argv[at], "--port")         ? &port
                       : !strcmp(argv[at], "--rows")       ? &rowCount
                       : !strcmp(argv[at], "--hosts")      ? &hostCount
                       : !strcmp(argv[at], "--latency-us") ? &latencyMicroseconds
                                                           : NULL;
        if (!option || at + 1 == argc) {
            fprintf(stderr, "usage: PageServer [--port n] [--rows n] [--hosts n] [--latency-us n]\n");
            return 2;
        }
        *option = atol(argv[at + 1]);
    }
    renderMetrics();
    renderHosts();
    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    if (bind(listener, (void *)&address, size) || listen(listener, 512) || getsockname(listener, (void *)&address, &size)) {
        perror("PageServer");
        return 1;
    }
    printf("http://127.0.0.1:%d\n", ntohs(address.sin_port));
    fflush(stdout);
    for (;;) {
        int accepted = accept(listener, NULL, NULL);
        if (accepted < 0) continue;
        setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        pthread_t thread;
        if (pthread_create(&thread, NULL, connection, (void *)(intptr_t)accepted)) close(accepted);
        else pthread_detach(thread);
    }
}
