import ArgumentParser
import ESMQL

/// The values of a statement's parameters.
///
/// A group, as only groups reach a subcommand whose parent has the same option.
struct ParameterOptions: ParsableArguments {
    @Option(
        name: .customLong("param"),
        help: ArgumentHelp("Give the parameter :name a value; may be repeated.", valueName: "name=value"))
    var parameters: [String] = []

    func validate() throws {
        _ = try values
    }

    /// The values.
    var values: QueryParameters {
        get throws { try ScriptParameters(parameters).values }
    }
}
