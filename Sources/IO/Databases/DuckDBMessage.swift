import Panels

/// A message of DuckDB, which starts with its class: `Parser Error: …`.
struct DuckDBMessage {
  /// The words.
  let text: String

  init(_ text: String) { self.text = text }

  /// The problem that it tells.
  var problem: DatabaseProblem {
    if let (name, reason) = missingExtension { return .extensionMissing(name, reason: reason) }
    if text.hasPrefix("IO Error: No files found") { return .fileMissing(reason: line) }
    let name = text.prefix { $0 != ":" }
    switch name {
    case "Parser Error", "Binder Error", "Catalog Error", "Syntax Error":
      return .queryRefused(reason: line)
    case "IO Error", "HTTP Error", "Connection Error", "Out of Memory Error", "INTERRUPT Error":
      return .accessFailed(reason: line)
    default: return .queryFailed(reason: line)
    }
  }

  /// The name of the extension that is asked for and not there, with the line that tells it.
  private var missingExtension: (name: String, line: String)? {
    let patterns = [
      /[Ff]ailed to download extension "([a-z0-9_]+)"/,
      /Extension ".*\/([a-z0-9_]+)\.duckdb_extension" not found/,
      /(?:install|INSTALL|LOAD|load) (?:the )?"?'?([a-z0-9_]+)"?'? extension/,
      /required extension '([a-z0-9_]+)'/,
    ]
    for pattern in patterns {
      for line in text.split(separator: "\n") {
        if let match = line.firstMatch(of: pattern) { return (String(match.1), String(line)) }
      }
    }
    return nil
  }

  /// The first line, without what ends a sentence.
  private var line: String {
    var line = text.prefix { !$0.isNewline }
    while let last = line.last, last.isWhitespace || last == "." || last == "!" {
      line.removeLast()
    }
    return String(line)
  }
}
