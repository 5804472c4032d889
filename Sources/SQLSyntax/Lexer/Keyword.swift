/// A word that the grammar knows; in any letter case.
package enum Keyword: String, CaseIterable, Sendable, Hashable {
    case abort, action, add, after, all, alter, always, analyze, and, `as`, asc, attach, autoincrement
    case before, begin, between, by
    case cascade, `case`, cast, check, collate, column, commit, conflict, constraint, create, cross, current
    case currentDate = "current_date"
    case currentTime = "current_time"
    case currentTimestamp = "current_timestamp"
    case database, `default`, deferrable, deferred, delete, desc, detach, distinct, `do`, drop
    case each, `else`, end, escape, except, exclude, exclusive, exists, explain
    case fail, filter, first, following, `for`, foreign, from, full
    case generated, glob, group, groups, having
    case `if`, ignore, immediate, `in`, index, indexed, initially, inner, insert, instead, intersect, into
    case `is`, isnull, join, key, last, left, like, limit
    case match, materialized, natural, no, not, nothing, notnull, null, nulls
    case of, offset, on, or, order, others, outer, over
    case partition, plan, pragma, preceding, primary, query
    case raise, range, recursive, references, regexp, reindex, release, rename, replace, restrict, returning
    case right, rollback, row, rows, savepoint, select, set
    case table, temp, temporary, then, ties, to, transaction, trigger
    case unbounded, union, unique, update, using, vacuum, values, view, virtual
    case when, `where`, window, with, without

    /// The word in upper case, as the printer and the messages write it.
    package var text: String { rawValue.uppercased() }
}
