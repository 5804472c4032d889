/// A line editor in a thread of its own, for asynchronous callers.
public actor LineReader {
    private let executor = ThreadExecutor(name: "LineReader")
    private let editor: LineEditor

    /// The thread that the editor blocks.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    /// An editor on standard input and output.
    ///
    /// - Parameters:
    ///   - programName: The name by which `~/.editrc` may refer to the program.
    ///   - historyFile: Where entries outlive the process; nil to keep them in memory.
    ///   - completer: Tells what may stand at the cursor, or nil.
    ///   - highlighter: Tells which parts of the line have a colour, or nil.
    /// - Throws: `LineEditorError` where the terminal cannot be prepared or SIGINT not be handled.
    public init(
        programName: String,
        historyFile: String?,
        completer: (@Sendable (_ text: String, _ cursorOffset: Int) -> Completions)? = nil,
        highlighter: (@Sendable (_ text: String) -> [Highlight])? = nil
    ) throws(LineEditorError) {
        let editor = try LineEditor(programName: programName, historyFile: historyFile)
        editor.completer = completer
        editor.highlighter = highlighter
        self.init(editor: editor)
    }

    /// An editor made by the caller, who gives it away.
    ///
    /// - Parameter editor: Any editor.
    init(editor: sending LineEditor) {
        self.editor = editor
    }

    /// The entries of the history, oldest first.
    public var entries: [String] { editor.entries }

    /// Why the history file is not kept, or nil while it is.
    public var historyFailure: LineEditorError? { editor.historyFailure }

    /// Lets the user edit a line and waits for its end.
    ///
    /// - Parameter prompt: What stands before the line.
    /// - Returns: The line, or why there is none.
    public func readLine(prompt: String) -> LineEvent {
        editor.readLine(prompt: prompt)
    }

    /// Adds an entry to the history, in memory and in the file.
    ///
    /// - Parameter entry: A statement, all its lines.
    public func addHistory(_ entry: String) {
        editor.addHistory(entry)
    }
}
