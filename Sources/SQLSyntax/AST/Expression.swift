/// An expression with the place it stands at.
public struct Expression: Sendable {
    /// What it is.
    public var kind: Kind
    /// Where it stands.
    public var span: SourceSpan

    /// An expression of a kind at a place.
    public init(_ kind: Kind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }

    /// The forms of an expression.
    public indirect enum Kind: Sendable {
        /// A literal value.
        case literal(Literal)
        /// `[[schema.]table.]column`.
        case column(ColumnName)
        /// `?`, `?3`, `:name`, `@name` or `$name`.
        case parameter(Parameter)
        /// `- x`, `+ x`, `~ x`, `NOT x`.
        case unary(UnaryOperator, Expression)
        /// A run of left-associative operators of one precedence level, flat: `a + b - c`.
        case chain(OperatorChain)
        /// `x [NOT] BETWEEN low AND high`.
        case between(Expression, low: Expression, high: Expression, negated: Bool)
        /// `x [NOT] IN (…)`, `IN (query)`, `IN table`.
        case membership(Expression, in: MembershipSet, negated: Bool)
        /// `x [NOT] LIKE pattern [ESCAPE c]`, and GLOB, REGEXP, MATCH.
        case pattern(Expression, PatternOperator, Expression, escape: Expression?, negated: Bool)
        /// `x ISNULL`, `x NOTNULL`, `x NOT NULL` (`x IS NULL` is a chain of `IS`).
        case nullTest(Expression, form: NullTest)
        /// `CAST(x AS type)`; the type's words as written, empty where there are none.
        case cast(Expression, type: String)
        /// `x COLLATE name`.
        case collate(Expression, Identifier)
        /// `name(…) [FILTER (…)] [OVER …]`.
        case function(FunctionCall)
        /// `CASE … END`.
        case conditional(Conditional)
        /// `(query)` as a value.
        case subquery(Query)
        /// `EXISTS (query)`; `NOT EXISTS` is a unary NOT around it.
        case exists(Query)
        /// `(a, b, …)`: two or more values.
        case row([Expression])
        /// `(x)`.
        case parenthesized(Expression)
    }
}

/// `[[schema.]table.]column`.
public struct ColumnName: Sendable, Hashable {
    /// The schema, where one is written.
    public var schema: Identifier?
    /// The table or its alias, where one is written.
    public var table: Identifier?
    /// The column.
    public var column: Identifier

    /// A name of its parts.
    public init(schema: Identifier? = nil, table: Identifier? = nil, column: Identifier) {
        self.schema = schema
        self.table = table
        self.column = column
    }
}

/// A place for a value that comes with the call.
public struct Parameter: Sendable, Hashable {
    /// The parameter as written: `?`, `?3`, `:name`, `@name`, `$name`, `#name`.
    public var text: String
    /// Its number as SQLite counts them in the statement, from 1.
    public var index: Int

    /// A parameter.
    public init(text: String, index: Int) {
        self.text = text
        self.index = index
    }
}

/// A run of operators of one precedence level; it groups from left to right.
public struct OperatorChain: Sendable {
    /// The first operand.
    public var first: Expression
    /// The operators and what stands right of each, at least one.
    public var rest: [Link]

    /// A chain of operands.
    public init(first: Expression, rest: [Link]) {
        self.first = first
        self.rest = rest
    }

    /// An operator and its right operand.
    public struct Link: Sendable {
        /// The operator.
        public var op: BinaryOperator
        /// Where the operator stands.
        public var opSpan: SourceSpan
        /// The operand to its right.
        public var operand: Expression

        /// An operator with its right side.
        public init(op: BinaryOperator, opSpan: SourceSpan, operand: Expression) {
            self.op = op
            self.opSpan = opSpan
            self.operand = operand
        }
    }
}

/// What stands right of `IN`.
public enum MembershipSet: Sendable {
    /// `(a, b, …)`, possibly empty.
    case list([Expression])
    /// `(query)`.
    case query(Query)
    /// `[schema.]table`.
    case table(TableName)
    /// `[schema.]function(arguments)`.
    case function(TableName, arguments: [Expression])
}

/// A function's call.
public struct FunctionCall: Sendable {
    /// The function.
    public var name: Identifier
    /// Whether `DISTINCT` is written before the arguments.
    public var isDistinct: Bool
    /// The arguments.
    public var arguments: Arguments
    /// `ORDER BY` before the last of the arguments, as in `sparkline(value ORDER BY time)`.
    public var order: ArgumentOrder?
    /// The condition of `FILTER (WHERE …)`.
    public var filter: Expression?
    /// `OVER …`, for a window function.
    public var over: Over?

    /// A call.
    public init(
        name: Identifier, isDistinct: Bool = false, arguments: Arguments, order: ArgumentOrder? = nil,
        filter: Expression? = nil, over: Over? = nil
    ) {
        self.name = name
        self.isDistinct = isDistinct
        self.arguments = arguments
        self.order = order
        self.filter = filter
        self.over = over
    }

    /// What stands in the parentheses of a call.
    public enum Arguments: Sendable {
        /// `*`, as in `count(*)`.
        case star
        /// A list, possibly empty.
        case list([Expression])
    }

    /// That the last argument of a call is what the others are ordered by.
    public struct ArgumentOrder: Sendable, Hashable {
        /// The words `ORDER BY`.
        public var span: SourceSpan
        /// `ASC` or `DESC` as written, nil where neither is.
        public var direction: ArgumentDirection?

        /// An order.
        public init(span: SourceSpan, direction: ArgumentDirection? = nil) {
            self.span = span
            self.direction = direction
        }
    }

    /// The direction of an order of arguments, and the word that says it.
    public struct ArgumentDirection: Sendable, Hashable {
        /// The word.
        public var span: SourceSpan
        /// The direction.
        public var kind: OrderingTerm.Direction

        /// A direction.
        public init(_ kind: OrderingTerm.Direction, span: SourceSpan) {
            self.kind = kind
            self.span = span
        }
    }

    /// The window of a call.
    public enum Over: Sendable {
        /// `OVER name`.
        case named(Identifier)
        /// `OVER (…)`.
        case definition(WindowDefinition)
    }
}

/// `CASE [operand] WHEN … THEN … [ELSE …] END`.
public struct Conditional: Sendable {
    /// What the `WHEN`s are compared with, nil in the searched form.
    public var operand: Expression?
    /// The branches, at least one.
    public var branches: [Branch]
    /// The value of `ELSE`.
    public var otherwise: Expression?

    /// A conditional of its parts.
    public init(operand: Expression?, branches: [Branch], otherwise: Expression?) {
        self.operand = operand
        self.branches = branches
        self.otherwise = otherwise
    }

    /// `WHEN … THEN …`.
    public struct Branch: Sendable {
        /// What has to be true, or equal.
        public var condition: Expression
        /// The value then.
        public var result: Expression

        /// A branch.
        public init(condition: Expression, result: Expression) {
            self.condition = condition
            self.result = result
        }
    }
}
