/// A column that grows at its end and is written at any place, without the checks of an array.
final class GrowingColumn<Element: BitwiseCopyable> {
  @exclusivity(unchecked) private(set) var base = UnsafeMutablePointer<Element>.allocate(
    capacity: 64)
  @exclusivity(unchecked) private var capacity = 64
  /// The number of elements.
  @exclusivity(unchecked) private(set) var count = 0

  deinit { base.deallocate() }

  /// Adds an element; ``base`` may move.
  func append(_ element: Element) {
    if count == capacity {
      let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
      larger.update(from: base, count: count)
      base.deallocate()
      base = larger
      capacity *= 2
    }
    base[count] = element
    count += 1
  }

  /// The element at a position, which is checked.
  subscript(position: Int) -> Element {
    precondition(position >= 0 && position < count)
    return base[position]
  }
}
