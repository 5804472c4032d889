import ESMQL

extension Notice {
    /// The notice as standard error tells it, in the language that the environment asks for.
    var line: String {
        let language = Language.ofEnvironment
        return (language == .chinese ? "提示：" : "notice: ") + Console.visible(message(in: language))
    }
}
