// Counts allocations: in an executable these definitions come before those of the C library, which does the work.
#include "CBench.h"

#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>

static atomic_long count;

long bench_allocations(void) { return atomic_load_explicit(&count, memory_order_relaxed); }

#if defined(__GLIBC__) || defined(__linux__)
static void tally(void) { atomic_fetch_add_explicit(&count, 1, memory_order_relaxed); }

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void *__libc_memalign(size_t, size_t);

void *malloc(size_t size) {
    tally();
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    tally();
    return __libc_calloc(number, size);
}

void *realloc(void *old, size_t size) {
    tally();
    return __libc_realloc(old, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
    tally();
    *block = __libc_memalign(alignment, size);
    return *block ? 0 : ENOMEM;
}

void *aligned_alloc(size_t alignment, size_t size) {
    tally();
    return __libc_memalign(alignment, size);
}
#endif
