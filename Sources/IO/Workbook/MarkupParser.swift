import CExpat
import Panels

/// Streams the XML of a part to a handler: no document types, no entities but the five of XML,
/// nothing opened, bounded depth and tags.
final class MarkupParser {
  private let parser: XML_Parser
  private let part: String
  private let place: SourceLocation
  private let limits: WorkbookLimits
  private unowned let handler: any MarkupHandler
  private var failure: InputError?
  /// The last row read before what is fed, in a sheet; it is named in messages instead of the line.
  var row: Int?
  private var depth = 0
  private var fedCount = 0
  private var isFirst = true

  /// Whether the handler asked to pause, and ``resume()`` is due before more is fed.
  private(set) var isSuspended = false
  /// Whether the part is in UTF-8, which it is unless it says otherwise.
  private(set) var isUTF8 = true
  /// Whether the only default namespace declared is that of spreadsheets, on the outermost element.
  private(set) var hasPlainNames = false
  /// Whether attributes may have the prefix of Excel's own row heights.
  private(set) var declaresRowHeights = false
  private var defaultNamespaceCount = 0

  /// Makes a parser.
  ///
  /// - Parameters:
  ///   - part: The name of the part, for messages.
  ///   - place: The file, and the sheet if the part is one.
  ///   - handler: Takes the elements; must live as long as the parser is used.
  init(
    part: String, place: SourceLocation, limits: WorkbookLimits, handler: any MarkupHandler
  ) {
    guard let parser = XML_ParserCreateNS(nil, MarkupName.separator) else {
      preconditionFailure("out of memory")
    }
    self.parser = parser
    self.part = part
    self.place = place
    self.limits = limits
    self.handler = handler
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    setCallbacks()
  }

  deinit { XML_ParserFree(parser) }

  /// Streams a whole part.
  static func run(
    _ part: ArchivePart, place: SourceLocation, limits: WorkbookLimits,
    handler: any MarkupHandler
  ) throws(InputError) {
    let parser = MarkupParser(
      part: part.entry.name, place: place, limits: limits, handler: handler)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try part.read(into: buffer)
      let bytes = UnsafeBufferPointer(rebasing: buffer.bindMemory(to: UInt8.self)[..<count])
      try parser.feed(bytes, isFinal: count == 0)
      if count == 0 { return }
    }
  }

  // MARK: - Feeding

  /// Gives the parser the next bytes of the part.
  func feed(_ bytes: UnsafeBufferPointer<UInt8>, isFinal: Bool = false) throws(InputError) {
    if isFirst, bytes.count >= 2 {
      isFirst = false
      if bytes[0] >= 0xFE || bytes[0] == 0 || bytes[1] == 0 { isUTF8 = false }
    }
    fedCount += bytes.count
    let start = bytes.baseAddress.map {
      UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self)
    }
    try check(XML_Parse(parser, start, Int32(bytes.count), isFinal ? 1 : 0))
  }

  /// Goes on after a pause.
  func resume() throws(InputError) {
    isSuspended = false
    try check(XML_ResumeParser(parser))
  }

  /// Pauses after the element at hand; called by the handler.
  func suspend() { XML_StopParser(parser, 1) }

  /// Whether all that was fed has been handled, with no tag cut in two.
  var isAligned: Bool {
    !isSuspended && Int(XML_GetCurrentByteIndex(parser)) == fedCount
  }

  private func check(_ status: XML_Status) throws(InputError) {
    if let failure { throw failure }
    if status == XML_STATUS_SUSPENDED {
      isSuspended = true
    } else if status == XML_STATUS_ERROR {
      throw wellFormedness()
    } else if fedCount - Int(XML_GetCurrentByteIndex(parser)) > limits.markupBytes {
      let limit = limits.markupBytes
      throw error(.workbookTooLarge(.markupBytes, part: part, limit: limit))
    }
  }

  private func wellFormedness() -> InputError {
    let reason = LocalizedText(markupError: XML_GetErrorCode(parser))
    let line = row == nil ? Int(XML_GetCurrentLineNumber(parser)) : nil
    return error(.brokenXML(part: part, line: line, reason: reason))
  }

  private func error(_ problem: WorkbookProblem) -> InputError {
    var location = place
    if let row, row > 0 { location.line = row }
    return InputError(.workbook(problem), at: location)
  }

  // MARK: - Callbacks

  private func attempt(_ body: () throws(InputError) -> Void) {
    guard failure == nil else { return }
    do throws(InputError) { try body() } catch {
      failure = error
      XML_StopParser(parser, 0)
    }
  }

  private func starts(_ name: UnsafePointer<CChar>, _ attributes: MarkupAttributes.List) {
    depth += 1
    attempt { () throws(InputError) in
      guard depth <= limits.depth else {
        throw error(.workbookTooLarge(.depth, part: part, limit: limits.depth))
      }
      try handler.start(MarkupName(name), MarkupAttributes(list: attributes))
    }
  }

  private func ends() {
    depth -= 1
    attempt { () throws(InputError) in try handler.end() }
  }

  private func declares(prefix: UnsafePointer<CChar>?, uri: UnsafePointer<CChar>?) {
    guard let prefix else {
      defaultNamespaceCount += 1
      let isMain = uri.map {
        MarkupAttributes.isEqual($0, "http://schemas.openxmlformats.org/spreadsheetml/2006/main")
          || MarkupAttributes.isEqual($0, "http://purl.oclc.org/ooxml/spreadsheetml/main")
      }
      hasPlainNames = defaultNamespaceCount == 1 && depth == 0 && (isMain ?? false)
      return
    }
    if depth == 0, MarkupAttributes.isEqual(prefix, "x14ac") { declaresRowHeights = true }
  }

  private func setCallbacks() {
    XML_SetElementHandler(
      parser,
      { user, name, attributes in
        guard let user, let name, let attributes else { return }
        MarkupParser.from(user).starts(name, attributes)
      },
      { user, _ in
        guard let user else { return }
        MarkupParser.from(user).ends()
      })
    XML_SetCharacterDataHandler(parser) { user, text, count in
      guard let user, let text else { return }
      let this = MarkupParser.from(user)
      let start = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
      this.attempt { () throws(InputError) in
        try this.handler.text(UnsafeBufferPointer(start: start, count: Int(count)))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in
      guard let user else { return }
      let this = MarkupParser.from(user)
      this.attempt { () throws(InputError) in throw this.error(.documentType(part: this.part)) }
    }
    XML_SetXmlDeclHandler(parser) { user, _, encoding, _ in
      guard let user, let encoding else { return }
      let name = String(cString: encoding).uppercased()
      if name != "UTF-8" { MarkupParser.from(user).isUTF8 = false }
    }
    XML_SetStartNamespaceDeclHandler(parser) { user, prefix, uri in
      guard let user else { return }
      MarkupParser.from(user).declares(prefix: prefix, uri: uri)
    }
  }

  private static func from(_ user: UnsafeMutableRawPointer) -> MarkupParser {
    Unmanaged<MarkupParser>.fromOpaque(user).takeUnretainedValue()
  }
}
