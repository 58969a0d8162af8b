import Panels

/// The inputs of a call, which no output of it may replace or remove.
struct ProtectedInputs: Sendable {
  private var paths: [FileIdentity: String] = [:]

  /// Keeps the files that the paths name; standard input, and what is not there, needs no keeping.
  init(_ inputs: [String] = []) {
    for path in inputs where path != "-" {
      if let identity = FileIdentity(path: path) { paths[identity] = path }
    }
  }

  /// Refuses an output that is one of the inputs, by whatever name.
  ///
  /// - Throws: ``InputError`` with ``Panels/ProblemKind/outputIsInput(input:)``.
  func check(_ output: String) throws(InputError) {
    guard let identity = FileIdentity(path: output), let input = paths[identity] else { return }
    throw InputError(.outputIsInput(input: input), at: SourceLocation(file: output))
  }
}
