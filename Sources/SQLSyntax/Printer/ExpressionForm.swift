/// The forms of expressions that the writer tells apart, without their values.
enum ExpressionForm {
    case leaf
    case unary
    case chain
    case between
    case membership
    case pattern
    case nullTest
    case cast
    case collate
    case call
    case conditional
    case subquery
    case row
    case parenthesized

    init(_ expression: Expression) {
        switch expression.kind {
        case .literal, .column, .parameter: self = .leaf
        case .unary: self = .unary
        case .chain: self = .chain
        case .between: self = .between
        case .membership: self = .membership
        case .pattern: self = .pattern
        case .nullTest: self = .nullTest
        case .cast: self = .cast
        case .collate: self = .collate
        case .function: self = .call
        case .conditional: self = .conditional
        case .subquery, .exists: self = .subquery
        case .row: self = .row
        case .parenthesized: self = .parenthesized
        }
    }
}
