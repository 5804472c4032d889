/// The engines that speak PostgreSQL's protocol, as far as the archive's tables differ between them.
///
/// Only PostgreSQL is tested; the others are written by their manuals.
public enum ArchiveEngine: String, Sendable, Hashable, CaseIterable {
    /// PostgreSQL, 12 or later.
    case postgresql
    /// Greenplum, 7 or later.
    case greenplum
    /// PostgreSQL with the extension Citus.
    case citus
    /// GaussDB(DWS), 8.1.1 or later.
    case gaussdb
    /// YugabyteDB.
    case yugabyte
    /// CockroachDB.
    case cockroach

    /// The engine of a server.
    ///
    /// - Parameters:
    ///   - version: what `version()` says.
    ///   - hasCitus: whether the extension is installed in the database.
    public init(version: String, hasCitus: Bool) {
        let version = version.lowercased()
        self =
            if version.contains("greenplum") {
                .greenplum
            } else if version.contains("cockroach") {
                .cockroach
            } else if version.contains("-yb-") || version.contains("yugabyte") {
                .yugabyte
            } else if version.contains("gaussdb") || version.contains("opengauss") || version.contains("dws")
            {
                .gaussdb
            } else {
                hasCitus ? .citus : .postgresql
            }
    }

    /// How partitions are declared.
    enum Partitioning {
        /// `PARTITION BY RANGE`, each day a table of its own.
        case tables
        /// `PARTITION BY RANGE`, each day a part of the table.
        case parts
        /// Not at all: the engine splits tables by itself.
        case automatic
    }

    /// How partitions are declared.
    var partitioning: Partitioning {
        switch self {
        case .postgresql, .greenplum, .citus, .yugabyte: .tables
        case .gaussdb: .parts
        case .cockroach: .automatic
        }
    }

    /// Whether sessions can hold locks of their own numbers.
    var hasAdvisoryLocks: Bool {
        switch self {
        case .postgresql, .citus, .greenplum, .gaussdb: true
        case .yugabyte, .cockroach: false
        }
    }

    /// What stands behind the type of a text so that it compares by its bytes; the engine does so anyway where it is empty.
    var binaryCollation: String { self == .cockroach ? "" : " collate \"C\"" }

    /// Whether an index may cover some rows only.
    var hasPartialIndexes: Bool { self != .gaussdb }
}
