#include "CPostgreSQL.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

// What is found in libpq, a member for each function.
#define MEMBER(type, name, parameters, arguments) type(*name) parameters;
static struct {
    CPOSTGRESQL_FUNCTIONS(MEMBER)
} libpq;
#undef MEMBER

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[512];

static const char *const names[] = {
#ifdef __APPLE__
    "libpq.5.dylib",
    "/opt/homebrew/opt/libpq/lib/libpq.5.dylib",
    "/usr/local/opt/libpq/lib/libpq.5.dylib",
#else
    "libpq.so.5",
#endif
};

static void *open_library(void) {
    for (unsigned index = 0; index < sizeof names / sizeof *names; index++) {
        void *library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
        if (library) return library;
        const char *reason = dlerror();
        // The first name is the one that is to be there.
        if (index == 0) snprintf(failure, sizeof failure, "%s", reason ? reason : names[index]);
    }
    return NULL;
}

static void load(void) {
    void *library = open_library();
    if (!library) return;
    failure[0] = 0;
#define FIND(type, name, parameters, arguments)                                                                       \
    *(void **)&libpq.name = dlsym(library, #name);                                                                    \
    if (!libpq.name) snprintf(failure, sizeof failure, "libpq has no %s", #name);
    CPOSTGRESQL_FUNCTIONS(FIND)
#undef FIND
}

const char *cpostgresql_load(void) {
    pthread_once(&once, load);
    return failure[0] ? failure : NULL;
}

#define FORWARD(type, name, parameters, arguments)                                                                    \
    type name parameters { return libpq.name arguments; }
CPOSTGRESQL_FUNCTIONS(FORWARD)
