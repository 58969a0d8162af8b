/// A file of a run: an input with what it was, or a text of the result.
public struct RunFile: Hashable, Sendable {
  /// What it was to the run.
  public enum Role: String, Sendable {
    /// Read by the run.
    case input
    /// Written by the run, beside the tables.
    case result
  }

  /// What it was to the run.
  public var role: Role
  /// The path: of an input as the user gave it, of a result inside its folder.
  public var path: String
  /// The size in bytes.
  public var byteCount: Int
  /// The SHA-256 of its bytes, in hexadecimal.
  public var sha256: String
  /// Whether its bytes are kept.
  public var isKept: Bool

  /// Makes a file.
  public init(role: Role, path: String, byteCount: Int, sha256: String, isKept: Bool) {
    self.role = role
    self.path = path
    self.byteCount = byteCount
    self.sha256 = sha256
    self.isKept = isKept
  }
}
