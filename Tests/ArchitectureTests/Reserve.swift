import Testing

/// Something that only one module does, with the patterns that betray it elsewhere.
struct Reserve: Sendable, CustomTestStringConvertible {
  let owner: String
  let action: String
  let patterns: [String]

  var testDescription: String { "only \(owner) \(action)" }

  static let all: [Reserve] = [
    Reserve(
      owner: "IO", action: "opens files",
      patterns: [
        "FileManager", "fopen (", "freopen (", "open (", "opendir (", "mkdir (", "InputStream",
        "OutputStream", "Data ( contentsOf", "String ( contentsOf", "contentsOfFile :",
        "FileHandle (", "FileHandle . for*", ". write ( to : !&",
      ]),
    Reserve(
      owner: "LinearAlgebra", action: "calls BLAS and LAPACK",
      patterns: ["cblas_*", "LAPACKE_*", "openblas_*"]),
    Reserve(owner: "Optimization", action: "calls GLPK", patterns: ["glp_*"]),
    Reserve(
      owner: "Pipeline", action: "starts tasks",
      patterns: [
        "Task {", "Task (", "Task .", "Task <", "withTaskGroup", "withThrowingTaskGroup",
        "withDiscardingTaskGroup", "withThrowingDiscardingTaskGroup", "async let", "DispatchQueue",
        "DispatchGroup", "Thread",
      ]),
    Reserve(
      owner: "lotrinh", action: "prints and exits",
      patterns: [
        "print (", "debugPrint (", "puts (", "fputs (", "exit (", "_exit (",
        "FileHandle . standardOutput", "FileHandle . standardError",
      ]),
  ]
}
