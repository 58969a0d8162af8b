import IO
import Panels

/// Writes a plan to start from: commented, with tables that can be filled in at once.
public struct PlanStarter: Sendable {
  /// The folder; made where it does not exist.
  public var folder: String
  /// The language of the comments.
  public var language: Language
  /// The number of communes in the table of units.
  public var communes: Int
  /// The criteria set; `nil` for the base set in force in the first year of the plan.
  public var set: String?
  /// The year whose data are the present state.
  public var statusYear: Int

  /// More communes than any province has had.
  public static let mostCommunes = 5_000

  /// Makes a starter.
  public init(folder: String, language: Language, communes: Int, set: String?, statusYear: Int) {
    self.folder = folder
    self.language = language
    self.communes = communes
    self.set = set
    self.statusYear = statusYear
  }

  /// Writes `plan.yaml`, `units.csv`, `observations.csv` and the schema that editors complete from.
  ///
  /// - Parameters:
  ///   - environment: The variables of the process, for finding the criteria set.
  ///   - executable: The path of the program.
  /// - Returns: The paths written, and the set.
  /// - Throws: ``RunFailure`` when one of the files is there already: then none is written; and when the
  ///   set is none for communes, or none is in force.
  @discardableResult
  public func write(environment: [String: String], executable: String) throws(RunFailure)
    -> StartedPlan
  {
    try failing { () throws(InputError) in
      let library = CriteriaLibrary(
        folder: folder, environment: environment, executable: executable)
      let set = try chosen(from: library)
      let files = try PlanFolder.start(
        [
          ("plan.yaml", plan(set)), ("units.csv", units(set)),
          ("observations.csv", observations(set)), ("plan.schema.json", Schemas.plan),
        ], in: folder)
      return StartedPlan(files: files, set: set)
    }
  }

  /// The set asked for, or the base set in force in the first year of the plan, the newest of several.
  private func chosen(from library: CriteriaLibrary) throws(InputError) -> CriteriaSet {
    if let id = set {
      let set = try library.read(id, at: nil)
      if set.unitKind == .commune { return set }
      throw InputError(.plan(.setOfOtherUnits(set: id, kind: set.unitKind)))
    }
    if library.folders.isEmpty { throw library.missing() }
    let bases = library.all().filter(\.isBase)
    let year = statusYear + 1
    let inForce = bases.filter { $0.years.contains(year) }
    if let newest = inForce.max(by: { $0.years.lowerBound < $1.years.lowerBound }) { return newest }
    throw InputError(
      .plan(
        .noSetInForce(
          year: year,
          known: bases.map { "\($0.id) (\($0.years.lowerBound)–\($0.years.upperBound))" })))
  }

  /// The code of a commune by its number.
  private func code(_ number: Int) -> String {
    let digits = String(number)
    return "XA-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  private func units(_ set: CriteriaSet) -> String {
    let zone = set.zones.first?.code ?? ""
    let zones = set.zones.map(\.code).joined(separator: ", ")
    let comment =
      language == .vi
      ? """
      # Mỗi dòng một xã. Sửa code (mã Cục Thống kê nếu có), name, zone, province, district.
      # zone: vùng hoặc nhóm xã mà mức của bộ tiêu chí phụ thuộc: \(zones.isEmpty ? "để trống" : zones).
      # kind: commune (xã), town (thị trấn), ward (phường). aliases: tên gọi khác, cách nhau bằng |.
      """
      : """
      # One commune a line. Change code (that of the statistics office, if any), name, zone, province, district.
      # zone: the region or group on which the levels of the set depend: \(zones.isEmpty ? "leave empty" : zones).
      # kind: commune, town or ward. aliases: other names, separated by |.
      """
    let name = language == .vi ? "Xã số" : "Commune"
    let place = language == .vi ? "Tên tỉnh,Tên huyện" : "Province,District"
    let rows = (1...communes).map {
      "\(code($0)),\(name) \($0),commune,\(zone),no,,\(place)\n"
    }
    return comment + "\ncode,name,kind,zone,special_area,aliases,province,district\n"
      + rows.joined()
  }

  private func observations(_ set: CriteriaSet) -> String {
    let comment =
      language == .vi
      ? """
      # Mỗi dòng một giá trị: xã, năm (số liệu cuối năm), chỉ tiêu. Hai dòng dưới chỉ là VÍ DỤ, hãy thay bằng số của xã.
      # criteria_met: số tiêu chí đạt theo báo cáo. \(set.key)/1: kết quả tiêu chí 1 (yes hoặc no).
      # Các chỉ tiêu của bộ tiêu chí (income, insurance, …): xem cột measure trong tệp của bộ \(set.id).
      """
      : """
      # One value a line: commune, year (as of its end), indicator. The two lines below are EXAMPLES: replace them.
      # criteria_met: criteria met as reported. \(set.key)/1: the verdict on criterion 1 (yes or no).
      # Indicators of the set (income, insurance, …): see the key measure in the file of the set \(set.id).
      """
    let note = language == .vi ? "ví dụ" : "example"
    return comment + """

      unit,year,indicator,value,provenance,source,note
      \(code(1)),\(statusYear),criteria_met,\(min(12, set.criteria.count)),simulated,,\(note)
      \(code(1)),\(statusYear),\(set.key)/\(set.criteria.first?.id ?? "1"),yes,simulated,,\(note)

      """
  }

  private func plan(_ set: CriteriaSet) -> String {
    language == .vi ? vietnamese(set) : english(set)
  }
}
