#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The name of an element: its namespace, as far as workbooks care, and its local part.
///
/// It is lent by the parser for the duration of a call.
struct MarkupName {
  /// The namespaces that mean something to the reader; transitional and strict are one.
  enum Namespace {
    case spreadsheet
    case packageRelationships
    case manifest
    case other
  }

  /// What stands between namespace and local name in the names the parser gives; no URI can hold it.
  static let separator: CChar = 10

  let namespace: Namespace
  let local: UnsafePointer<CChar>

  /// Splits a name that the parser gives.
  init(_ name: UnsafePointer<CChar>) {
    for (prefix, namespace) in Self.known {
      let length = prefix.utf8CodeUnitCount
      let start = UnsafeRawPointer(prefix.utf8Start).assumingMemoryBound(to: CChar.self)
      if strncmp(name, start, length) == 0 {
        self.namespace = namespace
        local = name + length
        return
      }
    }
    namespace = .other
    local = strrchr(name, Int32(Self.separator)).map { UnsafePointer($0 + 1) } ?? name
  }

  /// Whether this is an element of spreadsheets with that local name.
  func isCell(_ word: StaticString) -> Bool { namespace == .spreadsheet && has(local: word) }

  func has(local word: StaticString) -> Bool { MarkupAttributes.isEqual(local, word) }

  private static let known: [(StaticString, Namespace)] = [
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main\n", .spreadsheet),
    ("http://purl.oclc.org/ooxml/spreadsheetml/main\n", .spreadsheet),
    ("http://schemas.openxmlformats.org/package/2006/relationships\n", .packageRelationships),
    ("urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\n", .manifest),
  ]
}
