/// Files that hold words of their own, and why they do.
struct TextException {
  /// The beginning of their paths.
  let path: String
  let reason: String

  static let all: [TextException] = vocabularies + documents

  private static let vocabularies = [
    ("Sources/Analytics/Crosswalk/NameCatalogue", "words in names of units"),
    ("Sources/IO/Names/", "words in names of units"),
    ("Sources/IO/Numbers/", "words in cells of people's files"),
    ("Sources/IO/Readers/CellParser", "words in cells of people's files"),
    ("Sources/IO/Readers/CrosswalkReader", "words in names of units"),
    ("Sources/IO/Readers/YearPart", "words in cells of people's files"),
    ("Sources/IO/Sheets/Headings/", "words in headings of people's files"),
    ("Sources/IO/Sheets/Layout/TitleArea", "words in titles of people's files"),
    ("Sources/IO/Sheets/SheetUnitTable", "words in names of units"),
    ("Sources/IO/Text/", "letters of Vietnamese and their old encodings"),
    ("Sources/Planning/Owners/OwnerRegister", "words in assignments of plans"),
    ("Sources/Planning/Simulation/SimulationSpecification+Benchmark", "names of simulated units"),
    ("Sources/lotrinh/Commands/ExplainCommand", "names of communes in examples"),
    ("Sources/lotrinh/Commands/OwnersCommand", "names of agencies in examples"),
    ("Sources/lotrinh/Commands/ReportCommand", "names of districts in examples"),
    ("Sources/lotrinh/CommandSummary", "names of communes in examples"),
  ].map { TextException(path: $0.0, reason: $0.1) }

  private static let documents = [
    ("Sources/Pipeline/Simulation", "the head of a file in both languages"),
    ("Sources/Pipeline/Starter/PlanStarter+Texts", "a whole plan in each language"),
  ].map { TextException(path: $0.0, reason: $0.1) }
}
