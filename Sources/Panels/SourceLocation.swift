/// Where in an input file something stands. Lines and columns count from 1.
public struct SourceLocation: Hashable, Sendable {
  /// The file's path as the user gave it.
  public var file: String
  /// The line, or `nil` for the file as a whole.
  public var line: Int?
  /// The column: the character in a YAML file, the field in a table.
  public var column: Int?
  /// The heading of the column, in a table.
  public var columnName: String?

  /// Makes a location.
  public init(file: String, line: Int? = nil, column: Int? = nil, columnName: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.columnName = columnName
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `file:line:column`, the form editors jump to.
  public var description: String {
    var text = file
    if let line { text += ":\(line)" }
    if line != nil, let column { text += ":\(column)" }
    if let columnName { text += " (\(columnName))" }
    return text
  }
}
