#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The attributes of an element, lent by the parser for the duration of a call.
struct MarkupAttributes {
  typealias List = UnsafeMutablePointer<UnsafePointer<CChar>?>

  let list: List

  /// The value of an attribute without a namespace, as bytes.
  func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    find { Self.isEqual($0, name) }
  }

  /// The value of an attribute without a namespace.
  func text(_ name: StaticString) -> String? {
    bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether an attribute says yes: `1` or `true`.
  func flag(_ name: StaticString) -> Bool {
    let value = text(name)
    return value == "1" || value == "true"
  }

  /// The value of `r:id`, whatever the prefix.
  var relationship: String? {
    let value = find {
      Self.isEqual(
        $0, "http://schemas.openxmlformats.org/officeDocument/2006/relationships\nid")
        || Self.isEqual($0, "http://purl.oclc.org/ooxml/officeDocument/relationships\nid")
    }
    return value.map { String(decoding: $0, as: UTF8.self) }
  }

  private func find(
    _ isWanted: (UnsafePointer<CChar>) -> Bool
  ) -> UnsafeBufferPointer<UInt8>? {
    var next = list
    while let name = next[0], let value = next[1] {
      if isWanted(name) {
        let start = UnsafeRawPointer(value).assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: start, count: strlen(value))
      }
      next += 2
    }
    return nil
  }

  static func isEqual(_ text: UnsafePointer<CChar>, _ word: StaticString) -> Bool {
    strcmp(text, UnsafeRawPointer(word.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
  }
}
