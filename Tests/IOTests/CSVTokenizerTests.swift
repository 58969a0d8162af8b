import Testing

@testable import IO

@Suite("CSV")
struct CSVTokenizerTests {
  /// The records of a text, as the tokenizer cuts it.
  static func records(_ text: String, delimiter: UInt8? = nil) -> [[String]] {
    var text = text
    return text.withUTF8 { bytes in
      var tokens = CSVTokenizer(bytes, delimiter: delimiter ?? CSVTokenizer.delimiter(of: bytes))
      var result: [[String]] = []
      while tokens.next() { result.append(tokens.fields.map { tokens.text($0) ?? "?" }) }
      return result
    }
  }

  /// The lines on which records start, and the line of an unclosed quote.
  private static func lines(_ text: String) -> (starts: [Int], unclosed: Int?) {
    var text = text
    return text.withUTF8 { bytes in
      var tokens = CSVTokenizer(bytes, delimiter: 44)
      var starts: [Int] = []
      while tokens.next() { starts.append(tokens.line) }
      return (starts, tokens.unclosedQuoteLine)
    }
  }

  @Test(
    "the cases of RFC 4180 and of everyday files are cut as they are meant",
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
      ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
      ("\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a,b\n\"1\",\"2\"\n", [["a", "b"], ["1", "2"]]),
      ("a,b\n\"x \"\"y\"\"\",2\n", [["a", "b"], ["x \"y\"", "2"]]),
      ("a,b\n\"\"\"\",\"\"\n", [["a", "b"], ["\"", ""]]),
      ("a,b\n\"one\ntwo\",2\n", [["a", "b"], ["one\ntwo", "2"]]),
      ("a,b\r\n\"one\r\ntwo\",2\r\n", [["a", "b"], ["one\r\ntwo", "2"]]),
      ("a,b\n\"1,5\",2\n", [["a", "b"], ["1,5", "2"]]),
      ("a,b,\n1,2,\n", [["a", "b", ""], ["1", "2", ""]]),
      ("a,b\n1,", [["a", "b"], ["1", ""]]),
      ("a,b\n,\n", [["a", "b"], ["", ""]]),
      ("a,b\n\n\r\n1,2\n\n", [["a", "b"], ["1", "2"]]),
      ("# a comment, with a comma\na,b\n# another\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a,b\n1,#2\n", [["a", "b"], ["1", "#2"]]),
      ("a,b\n\"#1\",2\n", [["a", "b"], ["#1", "2"]]),
      ("a,b\n  1 ,\t2 \n", [["a", "b"], ["1", "2"]]),
      ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
      ("a\tb\n1,5\t2;3\n", [["a", "b"], ["1,5", "2;3"]]),
      ("", []), ("\n\r\n# only a comment", []),
      ("\r\na;b\r\n1;2\r\n", [["a", "b"], ["1", "2"]]),
      ("\u{FEFF}# made on; 1; 2\na,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("\u{FEFF}\r\n# x;y;z\r\na,b\r\n", [["a", "b"]]),
      ("\"a,b,c\";d\n1;2\n", [["a,b,c", "d"], ["1", "2"]]),
    ] as [(String, [[String]])])
  func cases(text: String, expected: [[String]]) {
    #expect(Self.records(text) == expected)
  }

  @Test("a record knows the line on which it starts, embedded line ends and comments counted")
  func lineNumbers() {
    let found = Self.lines("# one\na,b\n\n\"x\ny\nz\",2\n# six\r\n3,4\n")
    #expect(found.starts == [2, 4, 8])
    #expect(found.unclosed == nil)
  }

  @Test("a quote that is never closed is reported with its line")
  func unclosed() {
    let found = Self.lines("a,b\n1,2\n\"x,3\n4,5\n")
    #expect(found.starts == [1, 2, 3])
    #expect(found.unclosed == 3)
  }

  @Test("a field that is not UTF-8 is no text")
  func notUTF8() {
    let bytes: [UInt8] = [97, 44, 98, 10, 0xC3, 0x28, 44, 50, 10]
    bytes.withUnsafeBufferPointer { bytes in
      var tokens = CSVTokenizer(bytes, delimiter: 44)
      let records = (tokens.next(), tokens.next())
      #expect(records == (true, true))
      #expect(tokens.fields.map { tokens.text($0) } == [nil, "2"])
    }
  }

  @Test("a random table comes back field by field, as an independent parser reads it too")
  func randomTables() {
    var generator = SplitMix64(seed: 21)
    var wrong: [String] = []
    for _ in 0..<1_500 {
      let table = RandomTable(using: &generator)
      let expected = table.rows.map { $0.map(ReferenceCSV.trimmed) }
      let text = table.text(using: &generator)
      let reference = ReferenceCSV.records(text, delimiter: table.delimiter)
      let found = Self.records(text, delimiter: table.delimiter.asciiValue)
      if found != expected || reference != expected { wrong.append(text) }
    }
    #expect(wrong == [])
  }

  @Test("any bytes at all are cut into fields that lie inside them, in ascending order")
  func arbitraryBytes() {
    var generator = SplitMix64(seed: 22)
    let alphabet: [UInt8] = [34, 34, 44, 44, 10, 13, 35, 59, 9, 32, 97, 48, 0xC3, 0xA9, 0xFF, 0]
    for _ in 0..<3_000 {
      let count = Int.random(in: 0...24, using: &generator)
      let bytes = (0..<count).map { _ in alphabet[Int.random(in: 0..<16, using: &generator)] }
      bytes.withUnsafeBufferPointer { buffer in
        var tokens = CSVTokenizer(buffer, delimiter: CSVTokenizer.delimiter(of: buffer))
        var end = 0
        var records = 0
        while tokens.next() {
          records += 1
          for field in tokens.fields {
            #expect(field.start >= end && field.end >= field.start && field.end <= count)
            end = field.end
            _ = tokens.text(field)
          }
        }
        #expect(records <= count)
      }
    }
  }
}

/// A table of random fields, and a text that means it.
private struct RandomTable {
  var rows: [[String]]
  var delimiter: Character

  init(using generator: inout SplitMix64) {
    let alphabet = Array("ab1đ \"\",;\t\n#=-'") + ["\r\n"]
    let columns = Int.random(in: 1...5, using: &generator)
    delimiter = [",", ";", "\t"][Int.random(in: 0..<3, using: &generator)]
    rows = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      (0..<columns).map { _ in
        String(
          (0..<Int.random(in: 0...6, using: &generator)).map { _ in
            alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
          })
      }
    }
  }

  func text(using generator: inout SplitMix64) -> String {
    var text = Bool.random(using: &generator) ? "\u{FEFF}" : ""
    let end = Bool.random(using: &generator) ? "\r\n" : "\n"
    for (index, row) in rows.enumerated() {
      if Bool.random(using: &generator) { text += "# \"a comment\(delimiter)" + end + end }
      let fields = row.enumerated().map { position, field in
        let isPlain =
          field.unicodeScalars.allSatisfy { !"\"\n\r".unicodeScalars.contains($0) }
          && !field.contains(delimiter) && !(position == 0 && field.hasPrefix("#"))
          && !(row.count == 1 && field.isEmpty)
        if isPlain, Bool.random(using: &generator) { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
      }
      text += fields.joined(separator: String(delimiter))
      if index < rows.count - 1 || Bool.random(using: &generator) { text += end }
    }
    return text
  }
}

/// A second parser of the same format, written for clearness only.
enum ReferenceCSV {
  static func records(_ text: String, delimiter: Character) -> [[String]] {
    var scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    let mark = delimiter.unicodeScalars.first
    var records: [[String]] = []
    var index = 0
    while index < scalars.count {
      if scalars[index] == "#" {
        while index < scalars.count, scalars[index] != "\n" { index += 1 }
        index += 1
        continue
      }
      if scalars[index] == "\n" {
        index += 1
        continue
      }
      if scalars[index] == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" {
        index += 2
        continue
      }
      var record: [String] = []
      var field = String.UnicodeScalarView()
      var isQuoted = false
      var isDone = false
      while !isDone {
        let scalar = index < scalars.count ? scalars[index] : nil
        index += 1
        switch scalar {
        case "\"" where isQuoted && index < scalars.count && scalars[index] == "\"":
          field.append("\"")
          index += 1
        case "\"": isQuoted.toggle()
        case .some(let inside) where isQuoted: field.append(inside)
        case "\r" where index >= scalars.count || scalars[index] == "\n": break
        case .some(let other) where other != mark && other != "\n": field.append(other)
        default:
          record.append(trimmed(String(field)))
          field = String.UnicodeScalarView()
          isDone = scalar != mark || scalar == nil
        }
      }
      records.append(record)
    }
    return records
  }

  /// A text without spaces and tabs around it.
  static func trimmed(_ text: String) -> String {
    var scalars = Substring(text).unicodeScalars
    while let first = scalars.first, first == " " || first == "\t" { scalars.removeFirst() }
    while let last = scalars.last, last == " " || last == "\t" { scalars.removeLast() }
    return String(scalars)
  }
}
