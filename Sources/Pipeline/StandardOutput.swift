import IO
import Panels

/// Standard output, for texts that are not tables.
///
/// ```swift
/// try StandardOutput.write(calendar.text)  // throws where the reader of a pipe has gone
/// ```
public enum StandardOutput {
  /// Writes a text.
  ///
  /// - Throws: ``RunFailure`` with ``Panels/ProblemKind/standardOutputFailed(reason:)``.
  public static func write(_ text: String) throws(RunFailure) {
    try failing { () throws(InputError) in
      let file = OutputFile(standardOutput: ())
      file.write(text)
      try file.close()
    }
  }
}
