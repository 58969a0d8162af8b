import Foundation

/// SHA-256 (FIPS 180-4), written out so that the product's digests are held against another hand.
enum SHA256 {
  static func hexadecimal(_ data: Data) -> String {
    var state: [UInt32] = squareRoots
    var message = [UInt8](data) + [0x80]
    while message.count % 64 != 56 { message.append(0) }
    let bits = UInt64(data.count) * 8
    message += (0..<8).reversed().map { UInt8(truncatingIfNeeded: bits >> (8 * UInt64($0))) }
    var words = [UInt32](repeating: 0, count: 64)
    for start in stride(from: 0, to: message.count, by: 64) {
      for index in 0..<16 {
        words[index] = message[(start + 4 * index)..<(start + 4 * index + 4)]
          .reduce(0) { $0 << 8 | UInt32($1) }
      }
      for index in 16..<64 {
        let (near, far) = (words[index - 2], words[index - 15])
        let first = rotate(far, 7) ^ rotate(far, 18) ^ far >> 3
        let second = rotate(near, 17) ^ rotate(near, 19) ^ near >> 10
        words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
      }
      var s = state
      for index in 0..<64 {
        let mixed = rotate(s[4], 6) ^ rotate(s[4], 11) ^ rotate(s[4], 25)
        let choice = s[4] & s[5] ^ ~s[4] & s[6]
        let first = s[7] &+ mixed &+ choice &+ cubeRoots[index] &+ words[index]
        let turned = rotate(s[0], 2) ^ rotate(s[0], 13) ^ rotate(s[0], 22)
        let second = turned &+ (s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2])
        s = [first &+ second, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6]]
      }
      for index in state.indices { state[index] &+= s[index] }
    }
    return state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private static let primes = (2...311).filter { number in
    !(2..<number).contains { number.isMultiple(of: $0) }
  }
  private static let squareRoots = primes.prefix(8).map { fraction(Double($0).squareRoot()) }
  private static let cubeRoots = primes.map { fraction(cbrt(Double($0))) }

  /// The first 32 bits behind the point.
  private static func fraction(_ value: Double) -> UInt32 {
    UInt32((value - value.rounded(.down)) * 4_294_967_296)
  }

  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }
}
