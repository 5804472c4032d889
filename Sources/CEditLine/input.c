#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>
#include <wctype.h>

#include "internal.h"

/// Acts on the signals that wait in the self-pipe.
///
/// Returns false when one of them is a SIGINT.
static bool handle_signals(cel_editor *editor) {
    unsigned char numbers[64];
    ssize_t count = read(cel_signals_descriptor(), numbers, sizeof numbers);
    bool must_redraw = false;
    for (ssize_t i = 0; i < count; i++) {
        switch (numbers[i]) {
        case SIGINT:
            editor->is_interrupted = true;
            break;
        case SIGWINCH:
            must_redraw = true;
            break;
        case SIGCONT:
            if (editor->is_suspended) {
                editor->is_suspended = false;
                break;
            }
            // Stopped from elsewhere: the terminal is no longer as it was left.
            el_wset(editor->el, EL_PREP_TERM, 0);
            el_wset(editor->el, EL_PREP_TERM, 1);
            must_redraw = true;
            break;
        default:
            cel_leave_line(editor);
            el_wset(editor->el, EL_PREP_TERM, 0);
            editor->is_suspended = numbers[i] == SIGTSTP;
            cel_signals_deliver(numbers[i]);
            // The process goes on. The shell, or a handler, may have written; the line goes below that.
            el_wset(editor->el, EL_PREP_TERM, 1);
            el_wset(editor->el, EL_REFRESH);
            break;
        }
    }
    if (must_redraw && !editor->is_interrupted) cel_redraw(editor);
    return !editor->is_interrupted;
}

/// Has the line painted, unless a key waits that will change it.
static void paint_when_idle(cel_editor *editor) {
    if (!editor->paint || !editor->is_ansi) return;
    struct pollfd polled = {.fd = editor->input_descriptor, .events = POLLIN};
    if (poll(&polled, 1, 0) == 0) editor->paint(editor->context);
}

int cel_read_character(EditLine *el, wchar_t *character) {
    cel_editor *editor = cel_of(el);
    mbstate_t state = {0};
    paint_when_idle(editor);
    for (;;) {
        struct pollfd polled[2] = {
            {.fd = editor->input_descriptor, .events = POLLIN},
            {.fd = cel_signals_descriptor(), .events = POLLIN},
        };
        if (poll(polled, 2, -1) < 0) {
            if (errno == EINTR) continue;
            return -1;
        }
        if (polled[1].revents) {
            if (!handle_signals(editor)) return -1;
            paint_when_idle(editor);
            continue;
        }
        char byte;
        ssize_t count = read(editor->input_descriptor, &byte, 1);
        if (count == 0) return 0;
        if (count < 0) {
            if (errno == EINTR || errno == EAGAIN) continue;
            return -1;
        }
        wchar_t decoded = 0;
        size_t used = mbrtowc(&decoded, &byte, 1, &state);
        if (used == (size_t)-2) continue;
        *character = used == (size_t)-1 ? L'\uFFFD' : decoded;
        return 1;
    }
}

unsigned char cel_paste(EditLine *el, wint_t key) {
    (void)key;
    static const wchar_t end[] = L"\033[201~";
    const size_t end_length = sizeof end / sizeof end[0] - 1;
    size_t capacity = 1024;
    size_t length = 0;
    wchar_t *text = malloc(capacity * sizeof *text);
    while (text) {
        if (length + 1 >= capacity) {
            capacity *= 2;
            wchar_t *larger = realloc(text, capacity * sizeof *text);
            if (!larger) break;
            text = larger;
        }
        wchar_t character;
        if (el_wgetc(el, &character) != 1) {
            free(text);
            return CC_EOF;
        }
        text[length++] = character;
        if (length >= end_length && wmemcmp(text + length - end_length, end, end_length) == 0) {
            length -= end_length;
            break;
        }
    }
    if (!text) return CC_ERROR;

    // Terminals send a carriage return for a line break; other control characters are not text.
    size_t kept = 0;
    for (size_t i = 0; i < length; i++) {
        wchar_t character = text[i];
        if (character == L'\r') {
            if (i + 1 < length && text[i + 1] == L'\n') continue;
            character = L'\n';
        }
        if (character != L'\n' && character != L'\t' && iswcntrl((wint_t)character)) continue;
        text[kept++] = character;
    }
    while (kept > 0 && text[kept - 1] == L'\n') kept--;
    text[kept] = 0;
    int result = kept > 0 ? el_winsertstr(el, text) : 0;
    free(text);
    return result == 0 ? CC_REFRESH : CC_ERROR;
}
