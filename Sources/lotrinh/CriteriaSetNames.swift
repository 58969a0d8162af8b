import Foundation
import Pipeline

/// The ids of the criteria sets there are, for the completion of options.
enum CriteriaSetNames {
  /// The shipped sets and those of the user, by id.
  static var all: [String] { sets.ids }

  /// The codes of their regions and groups.
  static var regions: [String] { sets.regions }

  private static var sets: PublishedSets {
    PublishedSets(
      environment: ProcessInfo.processInfo.environment,
      executable: Bundle.main.executablePath ?? CommandLine.arguments[0])
  }
}
