/// The precedence levels of infix operators, the loosest first.
enum Precedence {
    static let or = 1
    static let and = 2
    static let not = 3
    static let equality = 4
    static let comparison = 5
    static let bitwise = 6
    static let additive = 7
    static let multiplicative = 8
    static let concatenation = 9
    static let collation = 10
}
