// For wcwidth.
#define _GNU_SOURCE

#include "CEditLine.h"

#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

enum { history_size = 2000 };

void cel_use_locale(void) {
    const char *name = setlocale(LC_CTYPE, "");
    if (!name || MB_CUR_MAX == 1) setlocale(LC_CTYPE, "C.UTF-8");
}

int cel_width(uint32_t code_point) {
    int width = wcwidth((wchar_t)code_point);
    return width < 0 ? 0 : width;
}

cel_editor *cel_of(EditLine *el) {
    void *editor = NULL;
    el_wget(el, EL_CLIENTDATA, &editor);
    return editor;
}

static wchar_t *prompt_of(EditLine *el) {
    return (wchar_t *)cel_of(el)->prompt;
}

static unsigned char complete(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    if (!editor->complete) return CC_ERROR;
    switch (editor->complete(editor->context)) {
    case CEL_COMPLETION_EDITED: return CC_REFRESH;
    case CEL_COMPLETION_LISTED: return CC_NORM;
    default: return CC_ERROR;
    }
}

static void bind_keys(EditLine *el) {
    el_wset(el, EL_ADDFN, L"cel-complete", L"Complete the word before the cursor", complete);
    el_wset(el, EL_ADDFN, L"cel-paste", L"Insert pasted text literally", cel_paste);
    static const wchar_t *const bindings[][2] = {
        {L"^I", L"cel-complete"},
        {L"\\e[200~", L"cel-paste"},
        {L"^R", L"em-inc-search-prev"},
        {L"^W", L"ed-delete-prev-word"},
        {L"\\e[1~", L"ed-move-to-beg"},
        {L"\\e[4~", L"ed-move-to-end"},
        {L"\\e[H", L"ed-move-to-beg"},
        {L"\\e[F", L"ed-move-to-end"},
        {L"\\eOH", L"ed-move-to-beg"},
        {L"\\eOF", L"ed-move-to-end"},
        {L"\\e[3~", L"ed-delete-next-char"},
        {L"\\e[1;5C", L"em-next-word"},
        {L"\\e[1;5D", L"ed-prev-word"},
    };
    for (size_t i = 0; i < sizeof bindings / sizeof bindings[0]; i++) {
        el_wset(el, EL_BIND, bindings[i][0], bindings[i][1], NULL);
    }
}

/// A stream of its own over a descriptor that stays the caller's.
static FILE *open_stream(int descriptor, const char *mode) {
    int copy = dup(descriptor);
    if (copy < 0) return NULL;
    FILE *stream = fdopen(copy, mode);
    if (!stream) close(copy);
    return stream;
}

cel_editor *cel_new(const char *program, const char *terminal, int input, int output) {
    cel_editor *editor = calloc(1, sizeof *editor);
    if (!editor) return NULL;
    editor->prompt = L"";
    editor->input = open_stream(input, "r");
    editor->output = open_stream(output, "w");
    if (!editor->input || !editor->output) goto failed;
    editor->input_descriptor = fileno(editor->input);
    editor->output_descriptor = fileno(editor->output);
    editor->history = history_winit();
    if (!editor->history) goto failed;
    HistEventW event;
    history_w(editor->history, &event, H_SETSIZE, (int)history_size);
    history_w(editor->history, &event, H_SETUNIQUE, 1);

    editor->el = el_init_fd(
        program, editor->input, editor->output, editor->output, editor->input_descriptor,
        editor->output_descriptor, editor->output_descriptor);
    if (!editor->el) goto failed;
    el_wset(editor->el, EL_CLIENTDATA, editor);
    if (terminal) el_wset(editor->el, EL_TERMINAL, terminal);
    const char *name = terminal ? terminal : getenv("TERM");
    editor->is_ansi = name && *name && strcmp(name, "dumb") != 0;
    // Signals arrive through the self-pipe, in the thread that edits; libedit's own handlers would redraw in
    // whichever thread the system picks.
    el_wset(editor->el, EL_SIGNAL, 0);
    el_wset(editor->el, EL_PROMPT_ESC, prompt_of, L'\1');
    el_wset(editor->el, EL_HIST, history_w, editor->history);
    el_wset(editor->el, EL_EDITOR, L"emacs");
    el_source(editor->el, NULL);
    bind_keys(editor->el);
    el_wset(editor->el, EL_GETCFN, cel_read_character);
    return editor;

failed:;
    int saved_errno = errno;
    cel_free(editor);
    errno = saved_errno;
    return NULL;
}

void cel_free(cel_editor *editor) {
    if (editor->el) el_end(editor->el);
    if (editor->history) history_wend(editor->history);
    if (editor->input) fclose(editor->input);
    if (editor->output) fclose(editor->output);
    free(editor);
}

/// Asks the terminal to bracket pasted text, or no longer.
static void bracket_paste(cel_editor *editor, bool is_wanted) {
    if (!editor->is_ansi) return;
    fputs(is_wanted ? "\033[?2004h" : "\033[?2004l", editor->output);
    fflush(editor->output);
}

cel_outcome cel_read(
    cel_editor *editor, const uint32_t *prompt, cel_complete_function complete_function,
    cel_paint_function paint, void *context, const uint32_t **line, size_t *length) {
    editor->prompt = (const wchar_t *)prompt;
    editor->complete = complete_function;
    editor->paint = paint;
    editor->context = context;
    editor->is_interrupted = false;

    fflush(stdout);
    cel_signals_begin();
    // The width may have changed while nobody listened.
    el_resize(editor->el);
    bracket_paste(editor, true);
    // libedit would show the prompt first, and the system would then still take a quick key, such as Ctrl-D.
    el_wset(editor->el, EL_PREP_TERM, 1);
    int count = 0;
    const wchar_t *text = el_wgets(editor->el, &count);
    if (editor->is_interrupted) {
        fputs("^C", editor->output);
        cel_leave_line(editor);
        el_reset(editor->el);
    }
    bracket_paste(editor, false);
    cel_signals_end();

    editor->prompt = L"";
    editor->complete = NULL;
    editor->paint = NULL;
    if (editor->is_interrupted) return CEL_INTERRUPTED;
    if (!text || count <= 0) return CEL_END;
    if (text[count - 1] == L'\n') count--;
    *line = (const uint32_t *)text;
    *length = (size_t)count;
    return CEL_LINE;
}

void cel_history_add(cel_editor *editor, const uint32_t *entry) {
    HistEventW event;
    history_w(editor->history, &event, H_ENTER, (const wchar_t *)entry);
}

void cel_current(cel_editor *editor, const uint32_t **text, size_t *length, size_t *cursor) {
    const LineInfoW *line = el_wline(editor->el);
    *text = (const uint32_t *)line->buffer;
    *length = (size_t)(line->lastchar - line->buffer);
    *cursor = (size_t)(line->cursor - line->buffer);
}

void cel_replace(cel_editor *editor, size_t count, const uint32_t *replacement) {
    el_wdeletestr(editor->el, (int)count);
    if (*replacement) el_winsertstr(editor->el, (const wchar_t *)replacement);
}

void cel_print_below(cel_editor *editor, const uint32_t *text) {
    cel_leave_line(editor);
    for (; *text; text++) cel_put(editor, (wchar_t)*text);
    fflush(editor->output);
    el_wset(editor->el, EL_REFRESH);
}
