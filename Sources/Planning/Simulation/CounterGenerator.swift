/// Random numbers that are looked up instead of drawn in turn: each depends on the seed and on what
/// it is for, and on nothing else.
///
/// Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3",
/// SC11, 2011). The key is the seed. The counter's four words are the low and high half of a
/// ``Series``, the stream and the year. A series is the FNV-1a hash of unit code and indicator id,
/// joined by U+001F and mixed by the finalizer of SplitMix64.
struct CounterGenerator: Hashable, Sendable {
  /// What a random number is for. The numbers stand in data that are published: never renumber.
  enum Stream: UInt32 {
    case level = 1
    case slope = 2
    case yearShock = 3
    case noise = 4
    case state = 5
    case strength = 6
    case missing = 7
    case lateStart = 8
  }

  /// A unit's series of an indicator; an empty code or id stands for what all share.
  struct Series: Hashable, Sendable {
    let hash: UInt64

    init(unit: String = "", indicator: String = "") {
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in unit.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
      hash = (hash ^ 0x1f) &* 0x0000_0100_0000_01b3
      for byte in indicator.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
      hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
      hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
      self.hash = hash ^ (hash >> 31)
    }
  }

  let seed: UInt64

  /// A uniform number, strictly between 0 and 1: the middle of one of 2⁵² equal parts.
  func uniform(_ series: Series, _ stream: Stream, year: Int = 0) -> Double {
    let words = SIMD4(
      UInt32(truncatingIfNeeded: series.hash), UInt32(truncatingIfNeeded: series.hash >> 32),
      stream.rawValue, UInt32(truncatingIfNeeded: year))
    let block = Self.philox(words, key: seed)
    let bits = UInt64(block[0]) | UInt64(block[1]) << 32
    return (Double(bits >> 12) + 0.5) * 0x1p-52
  }

  /// Ten rounds of Philox4x32.
  static func philox(_ counter: SIMD4<UInt32>, key: UInt64) -> SIMD4<UInt32> {
    var words = counter
    var low = UInt32(truncatingIfNeeded: key)
    var high = UInt32(truncatingIfNeeded: key >> 32)
    for _ in 0..<10 {
      let first = words[0].multipliedFullWidth(by: 0xd251_1f53)
      let second = words[2].multipliedFullWidth(by: 0xcd9e_8d57)
      words = SIMD4(
        second.high ^ words[1] ^ low, second.low, first.high ^ words[3] ^ high, first.low)
      low &+= 0x9e37_79b9
      high &+= 0xbb67_ae85
    }
    return words
  }
}
