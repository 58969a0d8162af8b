import Foundation

/// Disks of a few kilobytes that tests fill up.
enum SmallDisk {
  /// Whether this machine lets a test mount one of its own.
  static let canBeMounted: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "unshare -rm sh -c 'mount -t tmpfs -o size=64k tmpfs /mnt'"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
}
