import Foundation
import Panels

/// Standard input, which can be read once only: whole and kept, or as a stream and gone.
final class StandardInput: @unchecked Sendable {
  static let shared = StandardInput()

  private let lock = NSLock()
  private var isStreamed = false
  private var kept: Data?

  /// All of it, read at the first call and kept for the next.
  ///
  /// - Throws: ``InputError`` when a stream has taken it.
  func whole() throws(InputError) -> Data {
    lock.lock()
    defer { lock.unlock() }
    if let kept { return kept }
    if isStreamed { throw Self.gone }
    let data = FileHandle.standardInput.readDataToEndOfFile()
    kept = data
    return data
  }

  /// Hands it to a stream: the bytes when they were read whole before, else `nil`, and the caller
  /// reads them.
  ///
  /// - Throws: ``InputError`` when another stream has taken it.
  func beginStreaming() throws(InputError) -> [UInt8]? {
    lock.lock()
    defer { lock.unlock() }
    if let kept { return Array(kept) }
    if isStreamed { throw Self.gone }
    isStreamed = true
    return nil
  }

  private static let gone = InputError(
    .text(.standardInputTaken), at: SourceLocation(file: "-"))
}
