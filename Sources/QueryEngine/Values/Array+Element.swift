extension Array {
    /// The element at an index, nil outside.
    func element(_ index: Int) -> Element? {
        indices.contains(index) ? self[index] : nil
    }
}
