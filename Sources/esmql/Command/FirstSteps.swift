import ESMQL

/// What somebody is told who has set no site yet.
enum FirstSteps {
    /// Five lines: what is missing, and what to do.
    static let error = QueryError(
        .configuration, code: "configuration",
        message: """
            no site is set: ESMQL_ENDPOINT and the profiles name none
              esmql --demo           asks a simulated site; it needs no settings at all
              esmql init             asks for your site and writes a profile, ~/.config/esmql/config
              esmql --show-config    tells each setting, its value and where it comes from
              esmql --help           lists the options; the README lists the variables
            """)
}
