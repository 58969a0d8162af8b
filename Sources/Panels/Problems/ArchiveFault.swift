/// What is the matter with the zip archive of a workbook.
public enum ArchiveFault: String, Hashable, Sendable, CaseIterable {
  /// It ends too early, or its list of contents is not found.
  case incomplete
  /// The bytes of a part are not those that were packed.
  case wrongChecksum
  /// Its list of contents contradicts what stands in it.
  case inconsistent
  /// The packed bytes cannot be unpacked.
  case notUnpacked
  /// The disk or the network refused to give it.
  case notRead

  /// A clause: "the file is incomplete".
  var words: LocalizedText {
    switch self {
    case .incomplete: LocalizedText("problem.archive-fault.incomplete")
    case .wrongChecksum: LocalizedText("problem.archive-fault.wrong-checksum")
    case .inconsistent: LocalizedText("problem.archive-fault.inconsistent")
    case .notUnpacked: LocalizedText("problem.archive-fault.not-unpacked")
    case .notRead: LocalizedText("problem.archive-fault.not-read")
    }
  }
}
