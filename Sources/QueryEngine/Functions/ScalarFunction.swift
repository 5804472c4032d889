internal import CSQLite

/// A function of the values of one row.
struct ScalarFunction {
    /// The name.
    let name: String
    /// How many arguments it takes; -1 for any number.
    let arity: Int32
    /// Its answer; the same arguments give the same answer.
    let evaluate: ([SQLArgument]) -> FunctionResult

    init(_ name: String, arity: Int32, _ evaluate: @escaping ([SQLArgument]) -> FunctionResult) {
        self.name = name
        self.arity = arity
        self.evaluate = evaluate
    }

    /// Makes it known to a connection.
    func register(on connection: Connection) throws(SQLiteError) {
        let box = Unmanaged.passRetained(FunctionBox(evaluate)).toOpaque()
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC
        // SQLite calls the destructor also where it refuses the function.
        try connection.check(
            sqlite3_create_function_v2(
                connection.handle, name, arity, flags, box,
                { context, count, values in
                    guard let data = sqlite3_user_data(context) else { return }
                    let box = Unmanaged<FunctionBox>.fromOpaque(data).takeUnretainedValue()
                    box.evaluate(SQLArgument.all(count, values)).send(to: context)
                }, nil, nil, { if let data = $0 { Unmanaged<FunctionBox>.fromOpaque(data).release() } }))
    }
}

/// A closure that SQLite can hold.
private final class FunctionBox {
    let evaluate: ([SQLArgument]) -> FunctionResult

    init(_ evaluate: @escaping ([SQLArgument]) -> FunctionResult) {
        self.evaluate = evaluate
    }
}
