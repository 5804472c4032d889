/// `name AS (…)` of a `WINDOW` clause.
public struct NamedWindow: Sendable {
    /// The window's name.
    public var name: Identifier
    /// Its definition.
    public var definition: WindowDefinition

    /// A named window.
    public init(name: Identifier, definition: WindowDefinition) {
        self.name = name
        self.definition = definition
    }
}

/// What stands in the parentheses of a window.
public struct WindowDefinition: Sendable {
    /// The window that this one builds on.
    public var base: Identifier?
    /// `PARTITION BY`.
    public var partitionBy: [Expression]
    /// `ORDER BY`.
    public var orderBy: [OrderingTerm]
    /// `ROWS …`, `RANGE …` or `GROUPS …`.
    public var frame: WindowFrame?
    /// Where the definition stands, parentheses included.
    public var span: SourceSpan

    /// A definition of its parts.
    public init(
        base: Identifier? = nil, partitionBy: [Expression] = [], orderBy: [OrderingTerm] = [],
        frame: WindowFrame? = nil, span: SourceSpan
    ) {
        self.base = base
        self.partitionBy = partitionBy
        self.orderBy = orderBy
        self.frame = frame
        self.span = span
    }
}

/// The frame of a window.
public struct WindowFrame: Sendable {
    /// `ROWS`, `RANGE` or `GROUPS`.
    public var unit: Unit
    /// The start, or the only bound.
    public var start: Bound
    /// The end behind `AND`, nil in the short form.
    public var end: Bound?
    /// `EXCLUDE …` as written.
    public var exclusion: Exclusion?

    /// A frame.
    public init(unit: Unit, start: Bound, end: Bound?, exclusion: Exclusion?) {
        self.unit = unit
        self.start = start
        self.end = end
        self.exclusion = exclusion
    }

    /// What a frame counts.
    public enum Unit: Sendable, Hashable {
        /// `ROWS`.
        case rows
        /// `RANGE`.
        case range
        /// `GROUPS`.
        case groups
    }

    /// One end of a frame.
    public enum Bound: Sendable {
        /// `UNBOUNDED PRECEDING`.
        case unboundedPreceding
        /// `expression PRECEDING`.
        case preceding(Expression)
        /// `CURRENT ROW`.
        case currentRow
        /// `expression FOLLOWING`.
        case following(Expression)
        /// `UNBOUNDED FOLLOWING`.
        case unboundedFollowing
    }

    /// What a frame leaves out.
    public enum Exclusion: Sendable, Hashable {
        /// `EXCLUDE NO OTHERS`.
        case noOthers
        /// `EXCLUDE CURRENT ROW`.
        case currentRow
        /// `EXCLUDE GROUP`.
        case group
        /// `EXCLUDE TIES`.
        case ties
    }
}
