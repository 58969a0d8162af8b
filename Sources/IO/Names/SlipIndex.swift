import Foundation

/// Finds names that differ from a text in one letter, and the name nearest to a text.
///
/// Each name is filed under itself and under itself less one letter; a text with one letter wrong,
/// missing, added or swapped shares one of these with the name. O(letters) a look-up, whatever the
/// number of names. It is made at the first use.
final class SlipIndex: @unchecked Sendable {
  /// A name to file.
  struct Source {
    /// What is searched: the name without the word for its kind.
    var searched: String
    /// The name as messages show it.
    var shown: String
    /// Its unit.
    var unit: Int
  }

  private struct Entry {
    var hash: UInt64
    var name: Int32
  }

  private struct Name {
    var bare: [UInt8]
    var letters: UInt32
    var unit: Int32
    var text: String
  }

  private struct Contents {
    var names: [Name] = []
    var entries: [Entry] = []
  }

  private let lock = NSLock()
  private var made: Contents?
  private let source: [Source]

  /// The least number of letters of a name in which a slip is forgiven.
  static let leastLength = 5

  /// Prepares to file names, each with its unit.
  init(_ source: [Source]) { self.source = source }

  private var contents: Contents {
    lock.lock()
    defer { lock.unlock() }
    if let made { return made }
    let made = make()
    self.made = made
    return made
  }

  private func make() -> Contents {
    var contents = Contents()
    for name in source {
      let bare = NameKey.bare(Spelling.fold(name.searched))
      let position = Int32(contents.names.count)
      contents.names.append(
        Name(
          bare: bare, letters: Self.letterSet(bare), unit: Int32(name.unit), text: name.shown))
      guard Self.isLongEnough(bare) else { continue }
      for hash in Self.hashes(bare) { contents.entries.append(Entry(hash: hash, name: position)) }
    }
    contents.entries.sort { $0.hash < $1.hash }
    return contents
  }

  /// The units with a name that differs from `bare` in one letter, ascending.
  ///
  /// Digits are never slips: Thôn 1 is not Thôn 2.
  func units(near bare: [UInt8]) -> [Int] {
    guard Self.isLongEnough(bare) else { return [] }
    let contents = contents
    var units = Set<Int>()
    for hash in Self.hashes(bare) {
      var index = Self.firstIndex(of: hash, in: contents.entries)
      while index < contents.entries.count, contents.entries[index].hash == hash {
        let name = contents.names[Int(contents.entries[index].name)]
        if Self.isOneSlip(bare, name.bare) { units.insert(Int(name.unit)) }
        index += 1
      }
    }
    return units.sorted()
  }

  /// The name nearest to a text, when it is near enough to be meant.
  func nearest(to text: String) -> String? {
    let bare = NameKey.bare(Spelling.fold(text))
    guard !bare.isEmpty else { return nil }
    let letters = Self.letterSet(bare)
    let limit = max(1, bare.count / 3)
    var best: (text: String, distance: Int)?
    for name in contents.names {
      let bound = best.map { $0.distance - 1 } ?? limit
      guard abs(name.bare.count - bare.count) <= bound,
        (name.letters ^ letters).nonzeroBitCount <= 2 * bound
      else { continue }
      let distance = Spelling.distance(bare, name.bare, limit: bound)
      if distance <= bound { best = (name.text, distance) }
      if distance == 0 { break }
    }
    if let best { return best.text }
    return bare.count < 3 ? nil : contents.names.first { $0.bare.starts(with: bare) }?.text
  }

  private static func isLongEnough(_ bare: [UInt8]) -> Bool {
    bare.count { isASCIILetter($0) } >= leastLength
  }

  private static func isOneSlip(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.filter({ $0 < 58 }) == right.filter({ $0 < 58 }) else { return false }
    let distance = Spelling.distance(left, right, limit: 2)
    if distance <= 1 { return distance == 1 }
    guard distance == 2, left.count == right.count else { return false }
    let wrong = left.indices.filter { left[$0] != right[$0] }
    return wrong.count == 2 && wrong[1] == wrong[0] + 1 && left[wrong[0]] == right[wrong[1]]
      && left[wrong[1]] == right[wrong[0]]
  }

  private static func letterSet(_ bare: [UInt8]) -> UInt32 {
    bare.reduce(0) { $0 | 1 << UInt32($1 & 31) }
  }

  /// The hashes of a name and of the name less each of its letters.
  private static func hashes(_ bare: [UInt8]) -> [UInt64] {
    var hashes: [UInt64] = []
    hashes.reserveCapacity(bare.count + 1)
    for left in -1..<bare.count {
      if left > 0, bare[left] == bare[left - 1] { continue }
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for (index, byte) in bare.enumerated() where index != left {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
      hashes.append(hash)
    }
    return hashes
  }

  private static func firstIndex(of hash: UInt64, in entries: [Entry]) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
