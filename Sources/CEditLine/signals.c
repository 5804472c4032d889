#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

static int pipe_ends[2] = {-1, -1};

// A reader in raw mode minds these as well: a resize, being stopped and continued, and what ends the process,
// which must not leave the terminal raw.
static const int terminal_signals[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGQUIT};
enum { terminal_signal_count = sizeof terminal_signals / sizeof terminal_signals[0] };
static struct sigaction saved_actions[terminal_signal_count];

static void on_signal(int number) {
    int saved_errno = errno;
    unsigned char byte = (unsigned char)number;
    // A full pipe already holds more signals than anyone will tell apart.
    ssize_t written = write(pipe_ends[1], &byte, 1);
    (void)written;
    errno = saved_errno;
}

static void install(int number, int flags, struct sigaction *saved) {
    struct sigaction old, action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    sigaction(number, NULL, &old);
    if (saved) *saved = old;
    // Whoever started the process with the signal ignored (nohup, a background job) wants it ignored.
    if (old.sa_handler != SIG_IGN) sigaction(number, &action, NULL);
}

int cel_interrupts_install(void) {
    if (pipe(pipe_ends) != 0) return errno;
    for (int i = 0; i < 2; i++) {
        fcntl(pipe_ends[i], F_SETFD, FD_CLOEXEC);
        fcntl(pipe_ends[i], F_SETFL, O_NONBLOCK);
    }
    install(SIGINT, 0, NULL);
    return 0;
}

bool cel_interrupts_wait(int stop_descriptor) {
    for (;;) {
        struct pollfd polled[2] = {
            {.fd = stop_descriptor, .events = POLLIN},
            {.fd = pipe_ends[0], .events = POLLIN},
        };
        if (poll(polled, 2, -1) < 0) {
            if (errno == EINTR) continue;
            return false;
        }
        if (polled[0].revents) return false;
        unsigned char byte;
        if (polled[1].revents && read(pipe_ends[0], &byte, 1) == 1 && byte == SIGINT) return true;
    }
}

int cel_signals_descriptor(void) {
    return pipe_ends[0];
}

void cel_signals_begin(void) {
    for (int i = 0; i < terminal_signal_count; i++) {
        install(terminal_signals[i], SA_RESTART, &saved_actions[i]);
    }
}

void cel_signals_end(void) {
    for (int i = 0; i < terminal_signal_count; i++) {
        sigaction(terminal_signals[i], &saved_actions[i], NULL);
    }
}

void cel_signals_deliver(int number) {
    for (int i = 0; i < terminal_signal_count; i++) {
        if (terminal_signals[i] != number) continue;
        // The thread may have been started by one that blocks signals, as the workers of libdispatch do.
        sigset_t set, saved_set;
        sigemptyset(&set);
        sigaddset(&set, number);
        sigaction(number, &saved_actions[i], NULL);
        pthread_sigmask(SIG_UNBLOCK, &set, &saved_set);
        raise(number);
        pthread_sigmask(SIG_SETMASK, &saved_set, NULL);
        install(number, SA_RESTART, NULL);
    }
}
