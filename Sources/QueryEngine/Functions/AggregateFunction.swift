internal import CSQLite

/// What an aggregate has seen of a group.
protocol AggregateState: AnyObject {
    init()
    /// Takes a row's arguments; a message where they are wrong.
    func step(_ arguments: [SQLArgument]) -> String?
    /// The answer for what has been seen.
    func finish() -> FunctionResult
}

/// A function of the values of a group of rows.
enum AggregateFunction {
    /// Makes an aggregate known to a connection.
    static func register<State: AggregateState>(
        _ name: String, arity: Int32, _ type: State.Type, on connection: Connection
    ) throws(SQLiteError) {
        let factory = Unmanaged.passRetained(AggregateFactory { State() }).toOpaque()
        try connection.check(
            sqlite3_create_function_v2(
                connection.handle, name, arity, SQLITE_UTF8 | SQLITE_DETERMINISTIC, factory, nil,
                { context, count, values in
                    guard let box = AggregateBox.current(of: context, makes: true) else {
                        return sqlite3_result_error_nomem(context)
                    }
                    if let message = box.state.step(SQLArgument.all(count, values)) {
                        FunctionResult.failure(message).send(to: context)
                    }
                },
                { context in
                    guard let box = AggregateBox.current(of: context, makes: false) else {
                        // No row was seen: the answer of a fresh state.
                        return (AggregateBox.factory(of: context)?.make().finish() ?? .null).send(to: context)
                    }
                    box.state.finish().send(to: context)
                    AggregateBox.release(context)
                }, { if let data = $0 { Unmanaged<AggregateFactory>.fromOpaque(data).release() } }))
    }
}

private final class AggregateFactory {
    let make: () -> any AggregateState

    init(_ make: @escaping () -> any AggregateState) {
        self.make = make
    }
}

/// The state of a group, kept alive by the pointer in SQLite's own memory for the group.
private final class AggregateBox {
    let state: any AggregateState

    private init(_ state: any AggregateState) {
        self.state = state
    }

    static func factory(of context: OpaquePointer?) -> AggregateFactory? {
        sqlite3_user_data(context).map { Unmanaged<AggregateFactory>.fromOpaque($0).takeUnretainedValue() }
    }

    static func current(of context: OpaquePointer?, makes: Bool) -> AggregateBox? {
        guard let slot = slot(of: context, makes: makes) else { return nil }
        if let address = slot.pointee {
            return Unmanaged<AggregateBox>.fromOpaque(address).takeUnretainedValue()
        }
        guard makes, let factory = factory(of: context) else { return nil }
        let box = AggregateBox(factory.make())
        slot.pointee = Unmanaged.passRetained(box).toOpaque()
        return box
    }

    static func release(_ context: OpaquePointer?) {
        guard let slot = slot(of: context, makes: false), let address = slot.pointee else { return }
        slot.pointee = nil
        Unmanaged<AggregateBox>.fromOpaque(address).release()
    }

    private static func slot(
        of context: OpaquePointer?, makes: Bool
    ) -> UnsafeMutablePointer<UnsafeMutableRawPointer?>? {
        let size = Int32(makes ? MemoryLayout<UnsafeMutableRawPointer?>.size : 0)
        return sqlite3_aggregate_context(context, size)?
            .assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
    }
}
