#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the next bytes of a text go; whoever made it has made room for them.
struct TextCursor {
  private var next: UnsafeMutablePointer<UInt8>

  fileprivate init(_ next: UnsafeMutablePointer<UInt8>) { self.next = next }

  /// The room that any number takes, its sign and point included.
  static let numberRoom = 40

  fileprivate func distance(from start: UnsafeMutablePointer<UInt8>) -> Int { next - start }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    next.pointee = byte
    next += 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    memcpy(next, base, bytes.count)
    next += bytes.count
  }

  /// Appends `digits · 10⁻ᵈᵉᶜⁱᵐᵃˡˢ` without an exponent: all decimals, and a zero before the point where nothing else is.
  @inline(__always)
  mutating func append(_ digits: UInt64, decimals: Int) {
    let whole = max(Self.digitCount(digits), decimals + 1)
    var position = next + whole + (decimals > 0 ? 1 : 0)
    next = position
    var rest = digits
    for _ in 0..<decimals {
      position -= 1
      position.pointee = Self.digit(&rest)
    }
    if decimals > 0 {
      position -= 1
      position.pointee = UInt8(ascii: ".")
    }
    for _ in decimals..<whole {
      position -= 1
      position.pointee = Self.digit(&rest)
    }
  }

  /// Appends a point and `eighths · 10⁻⁸`, which is above zero and below one, without zeros at its end; takes room for
  /// nine bytes.
  @inline(__always)
  mutating func append(fraction eighths: UInt64) {
    append(UInt8(ascii: "."))
    // Four digits beside four, then pairs, then single ones, each in a byte, the first lowest.
    let halves = (eighths / 10_000) | ((eighths % 10_000) << 32)
    let hundreds = ((halves &* 10_486) >> 20) & 0x0000_007F_0000_007F
    let pairs = hundreds | ((halves &- hundreds &* 100) << 16)
    let tens = ((pairs &* 103) >> 10) & 0x000F_000F_000F_000F
    let digits = tens | ((pairs &- tens &* 10) << 8)
    UnsafeMutableRawPointer(next).storeBytes(
      of: (digits | 0x3030_3030_3030_3030).littleEndian, as: UInt64.self)
    next += 8 - digits.leadingZeroBitCount / 8
  }

  @inline(__always)
  private static func digit(_ rest: inout UInt64) -> UInt8 {
    let next = rest / 10
    defer { rest = next }
    return UInt8(truncatingIfNeeded: 48 &+ rest &- next &* 10)
  }

  @inline(__always)
  private static func digitCount(_ digits: UInt64) -> Int {
    var count = 1
    var limit: UInt64 = 10
    while digits >= limit {
      count += 1
      if count == 20 { break }
      limit &*= 10
    }
    return count
  }
}

extension [UInt8] {
  /// Appends what `body` writes, at most `count` bytes.
  @inline(__always)
  mutating func append(atMost count: Int, _ body: (inout TextCursor) -> Void) {
    append(addingCapacity: count) { span in
      span.withUnsafeMutableBufferPointer { room, used in
        guard let base = room.baseAddress else { return }
        let start = base + used
        var cursor = TextCursor(start)
        body(&cursor)
        used += cursor.distance(from: start)
      }
    }
  }
}
