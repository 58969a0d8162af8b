/// Splits Swift text into tokens; comments and regular expression literals are left out.
struct Lexer {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var found: [Token] = []

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func tokens() -> [Token] {
    readCode(untilClosingParenthesis: false)
    return found
  }

  /// Reads to the end of the text, or to the parenthesis that closes an interpolation.
  private mutating func readCode(untilClosingParenthesis: Bool) {
    var depth = 0
    while let byte = peek() {
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
        advance()
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") {
        skipLineComment()
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        skipBlockComment()
      } else if let hashes = literalHashes(before: UInt8(ascii: "\"")) {
        readString(hashes: hashes)
      } else if let hashes = literalHashes(before: UInt8(ascii: "/")),
        hashes > 0 || beginsBareRegex()
      {
        skipRegex(hashes: hashes)
      } else if Self.isWordByte(byte) {
        readWord()
      } else {
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") {
          if untilClosingParenthesis, depth == 0 { return advance() }
          depth -= 1
        }
        // The marks of an escaped identifier say nothing here.
        if byte != UInt8(ascii: "`"), byte != UInt8(ascii: "\r") {
          append(.punctuation, bytes[position...position], line: line)
        }
        advance()
      }
    }
  }

  private mutating func readWord() {
    let start = position
    while let byte = peek(), Self.isWordByte(byte) { advance() }
    append(.word, bytes[start..<position], line: line)
  }

  // MARK: Comments

  private mutating func skipLineComment() {
    while let byte = peek(), byte != UInt8(ascii: "\n") { advance() }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    while let byte = peek() {
      let next = peek(1)
      if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
        depth += 1
        advance(2)
      } else if byte == UInt8(ascii: "*"), next == UInt8(ascii: "/") {
        depth -= 1
        advance(2)
        if depth == 0 { return }
      } else {
        advance()
      }
    }
  }

  // MARK: Literals

  /// The number of `#` before the opening mark of a literal, or nil where no such literal begins.
  private func literalHashes(before mark: UInt8) -> Int? {
    var count = 0
    while peek(count) == UInt8(ascii: "#") { count += 1 }
    return peek(count) == mark ? count : nil
  }

  private func follows(_ mark: UInt8, times: Int, hashes: Int) -> Bool {
    (0..<times).allSatisfy { peek($0) == mark }
      && (0..<hashes).allSatisfy { peek(times + $0) == UInt8(ascii: "#") }
  }

  private mutating func readString(hashes: Int) {
    let firstLine = line
    let quote = UInt8(ascii: "\"")
    advance(hashes)
    let quotes = follows(quote, times: 3, hashes: 0) ? 3 : 1
    advance(quotes)
    var start = position
    while let byte = peek() {
      if follows(quote, times: quotes, hashes: hashes) {
        append(.string, bytes[start..<position], line: firstLine)
        return advance(quotes + hashes)
      }
      if quotes == 1, byte == UInt8(ascii: "\n") { break }
      if byte == UInt8(ascii: "\\"),
        (1..<(hashes + 1)).allSatisfy({ peek($0) == UInt8(ascii: "#") })
      {
        if peek(hashes + 1) == UInt8(ascii: "(") {
          append(.string, bytes[start..<position], line: firstLine)
          advance(hashes + 2)
          readCode(untilClosingParenthesis: true)
          start = position
        } else {
          advance(hashes + 2)
        }
      } else {
        advance()
      }
    }
    append(.string, bytes[start..<position], line: firstLine)
  }

  /// Whether the slash here opens a regular expression: it stands where a value may begin, touches
  /// what follows, and another slash closes it on the same line.
  private func beginsBareRegex() -> Bool {
    guard let next = peek(1), next != UInt8(ascii: " "), next != UInt8(ascii: "\n") else {
      return false
    }
    if let last = found.last {
      let opens = last.kind == .punctuation && "(,=:[{;!&|?".contains(last.text)
      guard opens || ["return", "in", "case"].contains(where: last.isWord) else { return false }
    }
    var offset = 1
    while let byte = peek(offset), byte != UInt8(ascii: "\n") {
      if byte == UInt8(ascii: "/") { return true }
      offset += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    return false
  }

  private mutating func skipRegex(hashes: Int) {
    advance(hashes + 1)
    while let byte = peek() {
      if follows(UInt8(ascii: "/"), times: 1, hashes: hashes) { return advance(1 + hashes) }
      advance(byte == UInt8(ascii: "\\") ? 2 : 1)
    }
  }

  // MARK: Bytes

  private func peek(_ offset: Int = 0) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where position < bytes.count {
      if bytes[position] == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
  }

  private mutating func append(_ kind: Token.Kind, _ text: ArraySlice<UInt8>, line: Int) {
    found.append(Token(kind: kind, text: String(decoding: text, as: UTF8.self), line: line))
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
