internal import SQLSyntax

/// What a query is made of, each piece with the clause that it stands in, in the order of the text.
struct SyntaxInventory {
    /// Every expression.
    private(set) var places: [SyntaxPlace] = []
    /// Every query, the outermost first.
    private(set) var queries: [Query] = []
    /// Every `SELECT`.
    private(set) var selects: [Select] = []
    /// Every common table expression.
    private(set) var commonTables: [CommonTableExpression] = []
    /// Every table-valued function of a `FROM`.
    private(set) var tableFunctions: [(name: TableName, span: SourceSpan)] = []
    /// Every mention of a table in a `FROM`.
    private(set) var tables: [TableName] = []

    init(_ query: Query) {
        visit(query)
    }

    /// The calls of functions.
    var calls: [(call: FunctionCall, place: SyntaxPlace)] {
        places.compactMap { place in
            if case .function(let call) = place.expression.kind { (call, place) } else { nil }
        }
    }

    /// The calls of functions of these names, in small letters.
    func calls(of names: Set<String>) -> [(call: FunctionCall, place: SyntaxPlace)] {
        calls.filter { names.contains($0.call.name.name.asciiLowercased) }
    }

    private mutating func visit(_ query: Query) {
        queries.append(query)
        for table in query.with?.tables ?? [] {
            commonTables.append(table)
            visit(table.query)
        }
        for core in [query.first] + query.compounds.map(\.core) {
            switch core {
            case .select(let select): visit(select)
            case .values(let values): for row in values.rows { visit(row, in: .values) }
            }
        }
        visit(query.orderBy.map(\.expression), in: .orderBy)
        visit([query.limit?.count, query.limit?.offset].compactMap(\.self), in: .limit)
    }

    private mutating func visit(_ select: Select) {
        selects.append(select)
        for term in select.columns {
            if case .expression(let expression, _, _) = term.kind { visit([expression], in: .result) }
        }
        if let from = select.from { visit(from) }
        visit([select.condition].compactMap(\.self), in: .where)
        visit(select.groupBy, in: .groupBy)
        visit([select.having].compactMap(\.self), in: .having)
        for window in select.windows { visit(window.definition.children, in: .window, within: nil) }
    }

    private mutating func visit(_ from: FromClause) {
        for reference in [from.first] + from.joins.map(\.table) {
            switch reference.source {
            case .table(let name): tables.append(name)
            case .function(let name, let arguments):
                tableFunctions.append((name, reference.span))
                visit(arguments, in: .from)
            case .subquery(let query): visit(query)
            case .join(let inner): visit(inner)
            }
        }
        for join in from.joins {
            if case .on(let condition) = join.constraint { visit([condition], in: .on) }
        }
    }

    private mutating func visit(_ expressions: [Expression], in clause: SyntaxPlace.Clause) {
        visit(expressions.map { .expression($0) }, in: clause, within: nil)
    }

    private mutating func visit(
        _ children: [SyntaxChild], in clause: SyntaxPlace.Clause, within parent: SyntaxPlace.Parent?
    ) {
        for child in children {
            switch child {
            case .query(let query): visit(query)
            case .expression(let expression):
                let place = SyntaxPlace(expression: expression, clause: clause, parent: parent)
                places.append(place)
                let inner = SyntaxPlace.Parent(expression: expression, call: place.enclosingCall)
                visit(expression.children, in: clause, within: inner)
            }
        }
    }
}
