#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Text crosses this interface as UTF-32 code points, which is what wchar_t holds on Linux and macOS.

/// Sets LC_CTYPE from the environment, or to C.UTF-8 where that gives a single-byte encoding.
void cel_use_locale(void);

/// The columns that a code point takes on the terminal, as the C library counts; at least 0.
int cel_width(uint32_t code_point);

// MARK: - Signals

/// Makes SIGINT write to the process's self-pipe, unless it is ignored. Call it once.
///
/// Returns 0, or the errno that says why not.
int cel_interrupts_install(void);

/// Waits for a SIGINT.
///
/// Returns true for a SIGINT, and false as soon as `stop_descriptor` can be read or waiting failed.
bool cel_interrupts_wait(int stop_descriptor);

// MARK: - Editing

/// An editor on one terminal. One thread at a time may use it.
typedef struct cel_editor cel_editor;

/// How reading a line ended.
typedef enum {
    CEL_LINE,
    CEL_INTERRUPTED,
    CEL_END,
} cel_outcome;

/// What a completion function did, which decides what is drawn.
typedef enum {
    CEL_COMPLETION_NOTHING,
    CEL_COMPLETION_EDITED,
    CEL_COMPLETION_LISTED,
} cel_completion;

/// Called when the tabulator key is pressed, in the thread that reads.
typedef cel_completion (*cel_complete_function)(void *context);

/// Called when the line has been drawn and no key waits, in the thread that reads.
typedef void (*cel_paint_function)(void *context);

/// Makes an editor.
///
/// `program` is the name that ~/.editrc may refer to; `terminal` a terminfo name, or NULL for that of TERM.
/// The descriptors are duplicated. `cel_interrupts_install` must have been called. Returns NULL, errno set,
/// on failure.
cel_editor *cel_new(const char *program, const char *terminal, int input, int output);

/// Restores the terminal and frees the editor.
void cel_free(cel_editor *editor);

/// Reads a line.
///
/// For CEL_LINE, `line` and `length` give the text without its line feed, valid until the next call.
/// `complete` and `paint` may be NULL.
cel_outcome cel_read(
    cel_editor *editor, const uint32_t *prompt, cel_complete_function complete, cel_paint_function paint,
    void *context, const uint32_t **line, size_t *length);

/// Adds an entry to the history that the arrow keys walk through.
void cel_history_add(cel_editor *editor, const uint32_t *entry);

// MARK: - Within a completion function

/// The text being edited, and how many code points stand before the cursor.
void cel_current(cel_editor *editor, const uint32_t **text, size_t *length, size_t *cursor);

/// Replaces `count` code points before the cursor.
void cel_replace(cel_editor *editor, size_t count, const uint32_t *replacement);

/// Prints text under the line being edited and draws the line again below it. The text ends in a line feed.
void cel_print_below(cel_editor *editor, const uint32_t *text);

// MARK: - Within a paint function

/// Draws the text being edited again where it stands, each code point with an attribute of its own.
///
/// `attributes` has as many elements as the text of `cel_current` has code points: the number that stands for the colour in
/// ANSI's "select graphic rendition", 0 for none. The cursor stays where it is.
void cel_paint(cel_editor *editor, const uint8_t *attributes);

/// The columns of the terminal.
size_t cel_columns(cel_editor *editor);

#endif
