import Foundation
import Panels

extension Language {
  /// The language of the variable `LOTRINH_LANG`, Vietnamese without it.
  static let preferred =
    ProcessInfo.processInfo.environment["LOTRINH_LANG"].flatMap { Language(rawValue: $0) } ?? .vi
}
