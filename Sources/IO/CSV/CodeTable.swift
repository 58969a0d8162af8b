#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Gives equal byte strings equal small numbers: unit codes and labels repeat millions of times.
///
/// Open addressing over a 64-bit multiply-and-fold hash of eight bytes at a time.
struct CodeTable {
  /// A slot of the table: the number of a string and half of its hash, so that a slot of another string
  /// is passed over without a look at that string.
  private struct Slot {
    var index: Int32 = -1
    var tag: UInt32 = 0

    init() {}

    init(_ index: Int32, hash: UInt64) {
      self.index = index
      tag = UInt32(truncatingIfNeeded: hash >> 32)
    }
  }

  private var slots = Array(repeating: Slot(), count: 64)
  private var hashes: [UInt64] = []
  private var ends: [Int] = [0]
  private var bytes: [UInt8] = []

  /// The number of distinct strings.
  var count: Int { hashes.count }

  /// The string with a number; `nil` when it is not UTF-8.
  func text(_ index: Int32) -> String? {
    withBytes(index) { String(validating: $0, as: UTF8.self) }
  }

  /// Lends the bytes of the string with a number.
  @inline(__always)
  func withBytes<Result>(
    _ index: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[ends[Int(index)]..<ends[Int(index) + 1]]))
    }
  }

  /// The number of a string that the table has.
  func find(_ text: UnsafeBufferPointer<UInt8>) -> Int32? {
    let slot = slot(of: text, hash: Self.hash(text))
    return slots[slot].index < 0 ? nil : slots[slot].index
  }

  /// The number of a string; a new one gets the next.
  mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    let hash = Self.hash(text)
    let slot = slot(of: text, hash: hash)
    if slots[slot].index >= 0 { return slots[slot].index }
    let index = Int32(hashes.count)
    slots[slot] = Slot(index, hash: hash)
    hashes.append(hash)
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    if hashes.count * 2 > slots.count { grow() }
    return index
  }

  /// The slot of a string, or the empty one where it belongs.
  @inline(__always)
  private func slot(of text: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
    let mask = slots.count - 1
    let tag = Slot(0, hash: hash).tag
    return slots.withUnsafeBufferPointer { slots in
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot].index >= 0 {
        if slots[slot].tag == tag, isEqual(slots[slot].index, text) { return slot }
        slot = (slot + 1) & mask
      }
      return slot
    }
  }

  private mutating func grow() {
    slots = Array(repeating: Slot(), count: slots.count * 2)
    let mask = slots.count - 1
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot].index >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Slot(Int32(index), hash: hash)
    }
  }

  @inline(__always)
  private func isEqual(_ index: Int32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    withBytes(index) { known in
      guard known.count == text.count else { return false }
      guard let left = known.baseAddress, let right = text.baseAddress else { return true }
      return memcmp(left, right, text.count) == 0
    }
  }

  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(text.count)
    var rest = UnsafeRawBufferPointer(text)
    while rest.count >= 8 {
      state = mix(state ^ rest.loadUnaligned(as: UInt64.self))
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(8))
    }
    var tail: UInt64 = 0
    for byte in rest { tail = tail << 8 | UInt64(byte) }
    state = mix(state ^ tail)
    return state ^ (state >> 29)
  }

  @inline(__always)
  private static func mix(_ state: UInt64) -> UInt64 {
    let product = state.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
