#include <unistd.h>
#include <wctype.h>

#include "internal.h"

/// A place on the screen, counted from where the prompt begins.
typedef struct {
    size_t row;
    size_t column;
} position;

/// Where the cursor stands after a character, as libedit draws it.
static position advance(position place, wchar_t character, size_t columns) {
    if (character == L'\n') return (position){place.row + 1, 0};
    size_t width;
    if (character == L'\t') {
        width = 8 - place.column % 8;
    } else if (iswcntrl((wint_t)character)) {
        width = 2;
    } else {
        width = (size_t)cel_width((uint32_t)character);
    }
    // A wide character that does not fit at the end of a row moves to the next one.
    if (place.column + width > columns) place = (position){place.row + 1, 0};
    place.column += width;
    if (place.column >= columns) place = (position){place.row + 1, 0};
    return place;
}

static position measure(position place, const wchar_t *text, const wchar_t *end, size_t columns) {
    for (; text < end && *text; text++) place = advance(place, *text, columns);
    return place;
}

static position prompt_end(cel_editor *editor, size_t columns) {
    position place = {0, 0};
    bool is_literal = false;
    for (const wchar_t *text = editor->prompt; *text; text++) {
        if (*text == L'\1') {
            is_literal = !is_literal;
        } else if (!is_literal) {
            place = advance(place, *text, columns);
        }
    }
    return place;
}

size_t cel_columns(cel_editor *editor) {
    int columns = 0;
    if (el_wget(editor->el, EL_GETTC, "co", &columns, NULL) != 0 || columns <= 0) return 80;
    return (size_t)columns;
}

void cel_leave_line(cel_editor *editor) {
    size_t columns = cel_columns(editor);
    const LineInfoW *line = el_wline(editor->el);
    position cursor = measure(prompt_end(editor, columns), line->buffer, line->cursor, columns);
    position end = measure(cursor, line->cursor, line->lastchar, columns);
    for (size_t row = cursor.row; row < end.row; row++) fputc('\n', editor->output);
    fputs("\r\n", editor->output);
    fflush(editor->output);
}

void cel_redraw(cel_editor *editor) {
    el_resize(editor->el);
    if (!editor->is_ansi) return;
    // After a resize the terminal has wrapped the text anew, so the cursor is where that width puts it.
    size_t columns = cel_columns(editor);
    const LineInfoW *line = el_wline(editor->el);
    position cursor = measure(prompt_end(editor, columns), line->buffer, line->cursor, columns);
    position end = measure(cursor, line->cursor, line->lastchar, columns);
    fputc('\r', editor->output);
    if (cursor.row > 0) fprintf(editor->output, "\033[%zuA", cursor.row);
    // Row by row: some terminals move what is cleared below the cursor to their history.
    fputs("\0337\033[K", editor->output);
    for (size_t row = 0; row < end.row; row++) fputs("\033[B\033[K", editor->output);
    fputs("\0338", editor->output);
    fflush(editor->output);
    el_wset(editor->el, EL_REFRESH);
}
