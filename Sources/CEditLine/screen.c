#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
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

/// Where a character itself stands that comes next at a place.
static position seat(position place, wchar_t character, size_t columns) {
    size_t width = iswcntrl((wint_t)character) ? 2 : (size_t)cel_width((uint32_t)character);
    return place.column + width > columns ? (position){place.row + 1, 0} : place;
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

/// The rows of the terminal.
static size_t screen_rows(cel_editor *editor) {
    int rows = 0;
    if (el_wget(editor->el, EL_GETTC, "li", &rows, NULL) != 0 || rows <= 0) return 24;
    return (size_t)rows;
}

/// Moves from a row, wherever in it, to a place.
static void move(cel_editor *editor, size_t row, position place) {
    fputc('\r', editor->output);
    if (place.row < row) fprintf(editor->output, "\033[%zuA", row - place.row);
    if (place.row > row) fprintf(editor->output, "\033[%zuB", place.row - row);
    if (place.column > 0) fprintf(editor->output, "\033[%zuC", place.column);
}

void cel_put(cel_editor *editor, wchar_t character) {
    char bytes[MB_LEN_MAX];
    mbstate_t state = {0};
    size_t count = wcrtomb(bytes, character, &state);
    if (count != (size_t)-1) fwrite(bytes, 1, count, editor->output);
}

void cel_paint(cel_editor *editor, const uint8_t *attributes) {
    size_t columns = cel_columns(editor);
    const LineInfoW *line = el_wline(editor->el);
    position place = prompt_end(editor, columns);
    position cursor = measure(place, line->buffer, line->cursor, columns);
    // What has left the screen at its top cannot be reached.
    if (measure(cursor, line->cursor, line->lastchar, columns).row >= screen_rows(editor)) return;

    fputs("\0337", editor->output);
    // The row that the terminal's cursor is in, and the column where it is known.
    size_t row = cursor.row;
    size_t column = SIZE_MAX;
    uint8_t attribute = 0;
    for (const wchar_t *text = line->buffer; text < line->lastchar; text++) {
        position at = seat(place, *text, columns);
        size_t width = (size_t)cel_width((uint32_t)*text);
        place = advance(place, *text, columns);
        // What the editor shows in its own way has no colour.
        if (iswcntrl((wint_t)*text)) continue;
        if (width > 0 && (at.row != row || at.column != column)) move(editor, row, at);
        if (width > 0) row = at.row;
        if (attributes[text - line->buffer] != attribute) {
            attribute = attributes[text - line->buffer];
            fprintf(editor->output, "\033[0;%um", attribute);
        }
        cel_put(editor, *text);
        if (width > 0) column = at.column + width;
        // At the end of a row terminals differ in where the cursor is.
        if (column >= columns) column = SIZE_MAX;
    }
    fputs("\033[0m\0338", editor->output);
    fflush(editor->output);
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
