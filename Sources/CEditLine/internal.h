#ifndef CEDITLINE_INTERNAL_H
#define CEDITLINE_INTERNAL_H

#include <histedit.h>
#include <stdio.h>
#include <wchar.h>

#include "CEditLine.h"

_Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "wchar_t holds a code point");

struct cel_editor {
    EditLine *el;
    HistoryW *history;
    FILE *input;
    FILE *output;
    int input_descriptor;
    int output_descriptor;
    /// Whether the terminal understands ANSI sequences.
    bool is_ansi;
    /// Whether a SIGINT ended the reading.
    bool is_interrupted;
    /// Whether the SIGCONT to come follows a suspension from the prompt, after which all has been redrawn.
    bool is_suspended;
    const wchar_t *prompt;
    cel_complete_function complete;
    cel_paint_function paint;
    void *context;
};

/// The editor behind libedit's object.
cel_editor *cel_of(EditLine *el);

/// Reads a character for libedit: from the terminal, minding the self-pipe. 1, or 0 at the end, or -1.
int cel_read_character(EditLine *el, wchar_t *character);

/// Inserts what the terminal brackets as pasted, taken literally.
unsigned char cel_paste(EditLine *el, wint_t key);

/// Writes a character.
void cel_put(cel_editor *editor, wchar_t character);

/// Leaves the cursor at the beginning of the first line below the text being edited.
void cel_leave_line(cel_editor *editor);

/// Draws prompt and text again in their place, for the width that the terminal has now.
void cel_redraw(cel_editor *editor);

// MARK: - The self-pipe

/// The end of the self-pipe that is read; each byte is the number of a signal.
int cel_signals_descriptor(void);

/// Takes over the signals that concern a terminal in raw mode, until `cel_signals_end`.
void cel_signals_begin(void);

/// Gives them back.
void cel_signals_end(void);

/// Lets a signal do what it would have done without `cel_signals_begin`.
void cel_signals_deliver(int number);

#endif
