import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What processes that were killed have left beside their results.
enum AbandonedStaging {
  /// The name of what this process is writing, after a beginning that it shares with that of others.
  static func name(_ beginning: String) -> String { "\(beginning).partial-\(getpid())" }

  /// Removes from a folder what has such a name and belongs to a process that is gone.
  static func remove(_ beginning: String, in folder: String) {
    let start = beginning + ".partial-"
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for entry in entries where entry.hasPrefix(start) {
      guard let process = Int32(entry.dropFirst(start.count)) else { continue }
      if process == getpid() || (kill(process, 0) != 0 && errno == ESRCH) {
        try? FileManager.default.removeItem(atPath: folder + "/" + entry)
      }
    }
  }
}
