import CEditLine

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads lines from a terminal: editing, history, completion, pasted text taken literally.
///
/// Reading blocks its thread, so give the editor one of its own; `LineReader` does. `LineEditor` must not be
/// used by two threads at once. `~/.editrc` is read, as libedit's editrc(5) describes it.
///
/// ```swift
/// let editor = try LineEditor(programName: "esmql", historyFile: nil)
/// while case .line(let line) = editor.readLine(prompt: "> ") {
///     editor.addHistory(line)
/// }
/// ```
public final class LineEditor {
    /// Tells what may stand at the cursor.
    ///
    /// It gets the line being edited and the offset of the cursor in its UTF-8 bytes. It is called in the
    /// thread that reads and must not use the editor.
    public typealias Completer = (_ text: String, _ cursorOffset: Int) -> Completions

    /// Tells which parts of a line have a colour; called as completers are, whenever the line has been drawn.
    public typealias Highlighter = (_ text: String) -> [Highlight]

    /// Called when the tabulator key is pressed; without it the key only beeps.
    public var completer: Completer?
    /// Called while the line is typed; without it the line has no colours.
    public var highlighter: Highlighter?
    /// Why the history file is not kept, or nil while it is.
    public private(set) var historyFailure: LineEditorError?

    /// The entries of the history, oldest first.
    public private(set) var entries: [String] = []

    private let editor: OpaquePointer
    private let historyFile: HistoryFile?

    /// An editor on standard input and output.
    ///
    /// - Parameters:
    ///   - programName: The name by which `~/.editrc` may refer to the program.
    ///   - historyFile: Where entries outlive the process; nil to keep them in memory. Its folders are made
    ///     where they are missing. A file that cannot be used is no error here: see `historyFailure`.
    /// - Throws: `LineEditorError` where the terminal cannot be prepared or SIGINT not be handled.
    public convenience init(programName: String, historyFile: String?) throws(LineEditorError) {
        try self.init(
            programName: programName,
            historyFile: historyFile,
            terminal: nil,
            input: STDIN_FILENO,
            output: STDOUT_FILENO
        )
    }

    /// An editor on any terminal.
    ///
    /// - Parameters:
    ///   - programName: The name by which `~/.editrc` may refer to the program.
    ///   - historyFile: Where entries outlive the process, or nil.
    ///   - terminal: A terminfo name, or nil for that of `TERM`.
    ///   - input: The descriptor that keys are read from.
    ///   - output: The descriptor that is drawn on.
    /// - Throws: `LineEditorError`.
    init(
        programName: String, historyFile: String?, terminal: String?, input: Int32, output: Int32
    ) throws(LineEditorError) {
        try InterruptSource.shared.install()
        TerminalLocale.use()
        guard let editor = cel_new(programName, terminal, input, output) else {
            throw LineEditorError(.terminal, errno: errno)
        }
        self.editor = editor
        self.historyFile = historyFile.map { HistoryFile(path: $0) }
        do throws(LineEditorError) {
            entries = try self.historyFile?.load() ?? []
            for entry in entries {
                cel_history_add(editor, WideText.encode(entry))
            }
        } catch {
            historyFailure = error
        }
    }

    deinit {
        cel_free(editor)
    }

    /// Lets the user edit a line and waits for its end.
    ///
    /// - Parameter prompt: What stands before the line. Sequences that move no cursor, such as colours,
    ///   stand between
    ///   two U+0001.
    /// - Returns: The line, or why there is none.
    public func readLine(prompt: String) -> LineEvent {
        var line: UnsafePointer<UInt32>?
        var length = 0
        let context = Unmanaged.passUnretained(self).toOpaque()
        let outcome = cel_read(
            editor, WideText.encode(prompt), completeAtCursor, highlighter == nil ? nil : paintLine, context,
            &line, &length)
        return switch outcome {
        case CEL_LINE: .line(WideText.decode(line, count: length))
        case CEL_INTERRUPTED: .interrupted
        default: .endOfInput
        }
    }

    /// Adds an entry to the history, in memory and in the file.
    ///
    /// - Parameter entry: A statement, all its lines; it is stored as it is. An empty one, or one equal to
    ///   the entry
    ///   before it, is left out.
    public func addHistory(_ entry: String) {
        guard !entry.isEmpty, entry != lastEntry else { return }
        lastEntry = entry
        entries.append(entry)
        cel_history_add(editor, WideText.encode(entry))
        do throws(LineEditorError) {
            try historyFile?.append(entry)
        } catch {
            historyFailure = error
        }
    }

    private var lastEntry: String?

    /// Completes the word before the cursor, or lists what it may become.
    func complete() -> cel_completion {
        guard let completer else { return CEL_COMPLETION_NOTHING }
        var start: UnsafePointer<UInt32>?
        var length = 0
        var cursor = 0
        cel_current(editor, &start, &length, &cursor)
        let before = WideText.decode(start, count: cursor)
        let text = WideText.decode(start, count: length)
        let completions = completer(text, before.utf8.count)
        let completion = Completion(of: before, from: completions)
        if let replacement = completion.replacement {
            cel_replace(editor, completion.replacedCount, WideText.encode(replacement))
            return CEL_COMPLETION_EDITED
        }
        guard completions.candidates.count > 1 else { return CEL_COMPLETION_NOTHING }
        let list = CandidateList(completions.candidates, columns: cel_columns(editor))
        cel_print_below(editor, WideText.encode(list.text))
        return CEL_COMPLETION_LISTED
    }
}

extension LineEditor {
    /// Gives the line its colours.
    fileprivate func paint() {
        guard let highlighter else { return }
        var start: UnsafePointer<UInt32>?
        var length = 0
        var cursor = 0
        cel_current(editor, &start, &length, &cursor)
        let text = WideText.decode(start, count: length)
        cel_paint(editor, Highlight.attributes(highlighter(text), of: text))
    }
}

/// Finds the editor behind the context, as for completions.
private func paintLine(_ context: UnsafeMutableRawPointer?) {
    guard let context else { return }
    Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().paint()
}

/// Finds the editor behind the context that `readLine` handed to C.
private func completeAtCursor(_ context: UnsafeMutableRawPointer?) -> cel_completion {
    guard let context else { return CEL_COMPLETION_NOTHING }
    return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().complete()
}
