import Panels

/// The texts that the cells of a workbook share: one run of bytes and where each text ends.
final class SharedStrings: MarkupHandler {
  private enum Element {
    case list, item, run, text, other
  }

  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  private let archive: ZipArchive
  private let part: String
  private var open: [Element] = []
  private var current: [UInt8] = []

  /// The number of texts.
  var count: Int { ends.count }

  /// Reads the texts; a workbook may have none.
  init(_ entry: ZipArchive.Entry?, in archive: ZipArchive) throws(InputError) {
    self.archive = archive
    part = entry?.name ?? ""
    guard let entry else { return }
    try MarkupParser.run(
      try archive.open(entry), place: SourceLocation(file: archive.path),
      limits: archive.limits, handler: self)
    current = []
  }

  /// The text of a number, counted from 0.
  @inline(__always)
  func text(_ index: Int) -> String {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    let end = Int(ends[index])
    return bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[start..<end]), as: UTF8.self)
    }
  }

  func start(_ name: MarkupName, _ attributes: MarkupAttributes) throws(InputError) {
    let element = try child(of: open.last, name)
    if element == .item { current.removeAll(keepingCapacity: true) }
    open.append(element)
  }

  /// Runs of rich text are taken, readings of ideographs (`rPh`) are not.
  private func child(of parent: Element?, _ name: MarkupName) throws(InputError) -> Element {
    guard let parent else {
      guard name.isCell("sst") else {
        let root = String(cString: name.local)
        throw archive.error(.wrongPart(part, root: root, expected: "sst"))
      }
      return .list
    }
    switch parent {
    case .list where name.isCell("si"): return .item
    case .item where name.isCell("r"): return .run
    case .item where name.isCell("t"), .run where name.isCell("t"): return .text
    default: return .other
    }
  }

  func end() throws(InputError) {
    if open.popLast() == .item { try append() }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(InputError) {
    guard open.last == .text else { return }
    current.append(contentsOf: bytes)
    if current.count > 7 * archive.limits.textLength { throw tooLong() }
  }

  private func append() throws(InputError) {
    let limits = archive.limits
    guard ends.count < limits.sharedStringCount else {
      throw archive.tooLarge(.sharedStringCount, limits.sharedStringCount, part: part)
    }
    let mustDecode = current.count > limits.textLength || hasEscapes
    if mustDecode {
      let text = current.withUnsafeBufferPointer(CellText.decode)
      if CellText.isTooLong(text, limit: limits.textLength) { throw tooLong() }
      bytes.append(contentsOf: text.utf8)
    } else {
      bytes.append(contentsOf: current)
    }
    guard bytes.count <= limits.sharedStringBytes else {
      throw archive.tooLarge(.sharedStringBytes, limits.sharedStringBytes, part: part)
    }
    ends.append(UInt32(bytes.count))
  }

  private var hasEscapes: Bool { current.withUnsafeBufferPointer(CellText.mayHaveEscapes) }

  private func tooLong() -> InputError {
    archive.error(.sharedTextTooLong(index: ends.count, limit: archive.limits.textLength))
  }
}
