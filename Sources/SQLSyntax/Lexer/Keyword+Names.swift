extension Keyword {
    /// Whether the word is a name wherever the grammar has no use for it as a keyword.
    package var fallsBackToName: Bool {
        switch self {
        case .abort, .action, .after, .always, .analyze, .asc, .attach, .before, .begin, .by, .cascade, .cast,
            .column, .conflict, .currentDate, .currentTime, .currentTimestamp, .current, .database, .deferred,
            .desc, .detach, .do, .each, .end, .exclude, .exclusive, .explain, .fail, .first, .following, .for,
            .generated, .glob, .groups, .if, .ignore, .immediate, .initially, .instead, .key, .last, .like,
            .match, .materialized, .no, .nulls, .of, .offset, .others, .partition, .plan, .pragma, .preceding,
            .query, .raise, .range, .recursive, .regexp, .reindex, .release, .rename, .replace, .restrict,
            .rollback, .row, .rows, .savepoint, .temp, .temporary, .ties, .trigger, .unbounded, .vacuum,
            .view,
            .virtual, .with, .without:
            true
        default:
            false
        }
    }

    /// Whether the word belongs to a join operator; such words are also names of columns and tables.
    package var isJoinWord: Bool {
        switch self {
        case .cross, .full, .inner, .left, .natural, .outer, .right: true
        default: false
        }
    }

    /// Whether the word can stand bare where any name is asked for.
    package var canBeName: Bool { fallsBackToName || isJoinWord || self == .indexed }
}
