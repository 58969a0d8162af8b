/// Gives equal byte strings equal small numbers: unit codes and labels repeat millions of times.
///
/// Open addressing over a 64-bit multiply-and-fold hash; lookups of the same string as last time
/// are a comparison only.
struct CodeTable {
  private var slots: [Int32] = Array(repeating: -1, count: 64)
  private var hashes: [UInt64] = []
  private var ends: [Int] = [0]
  private var bytes: [UInt8] = []
  private var last: Int32 = -1

  /// The number of distinct strings.
  var count: Int { hashes.count }

  /// The string with a number.
  func text(_ index: Int32) -> String? {
    String(validating: bytes[ends[Int(index)]..<ends[Int(index) + 1]], as: UTF8.self)
  }

  /// The number of a string; a new one gets the next.
  mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    if last >= 0, isEqual(last, text) { return last }
    let hash = Self.hash(text)
    var mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let candidate = slots[slot]
      if hashes[Int(candidate)] == hash, isEqual(candidate, text) {
        last = candidate
        return candidate
      }
      slot = (slot + 1) & mask
    }
    let index = Int32(hashes.count)
    slots[slot] = index
    hashes.append(hash)
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    if hashes.count * 2 > slots.count {
      slots = Array(repeating: -1, count: slots.count * 2)
      mask = slots.count - 1
      for (index, hash) in hashes.enumerated() {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] >= 0 { slot = (slot + 1) & mask }
        slots[slot] = Int32(index)
      }
    }
    last = index
    return index
  }

  @inline(__always)
  private func isEqual(_ index: Int32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = ends[Int(index)]
    guard ends[Int(index) + 1] - start == text.count else { return false }
    for offset in 0..<text.count where bytes[start + offset] != text[offset] { return false }
    return true
  }

  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(text.count)
    for byte in text {
      let product = (state ^ UInt64(byte)).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      state = product.high ^ product.low
    }
    return state ^ (state >> 29)
  }
}
