import Panels

/// A unit as a sheet names it.
public struct SheetUnit: Hashable, Sendable {
  /// The name as it stands, spaces tidied.
  public var name: String
  /// The code, where the sheet has one.
  public var code: String?
  /// The kind, by the word before the name; `nil` when there is none.
  public var kind: UnitKind?
  /// The district it stands under.
  public var district: String?
  /// The province it stands under.
  public var province: String?
  /// Where it is named first.
  public var place: SourceLocation

  /// The name without the word for its kind.
  public var plainName: String
}

/// The units of all sheets of a file, each once.
///
/// A unit is its code; without one its name with the district and province it stands under, so that
/// two communes of one name in two districts stay apart.
struct SheetUnits {
  private(set) var units: [SheetUnit] = []
  private var places: [Place: Int32] = [:]
  private var byText: [Text: Int32] = [:]
  private var byIdentity: [Identity: Int32] = [:]
  private(set) var placeList: [Place] = []
  private let kindWords: WordTable<UnitKind>

  /// A district and a province.
  struct Place: Hashable {
    var district: String?
    var province: String?
  }

  /// A cell's text under a place, for finding units again at once.
  private struct Text: Hashable {
    var place: Int32
    var name: String
    var code: String
  }

  private struct Identity: Hashable {
    var place: Int32
    var name: String
    var kind: UnitKind?
    var code: String
  }

  init(kindWords: WordTable<UnitKind>) { self.kindWords = kindWords }

  /// The number of a place.
  mutating func place(_ place: Place) -> Int32 {
    if let known = places[place] { return known }
    let next = Int32(placeList.count)
    places[place] = next
    placeList.append(place)
    return next
  }

  /// The number of the unit of a row.
  mutating func unit(
    name: String, code: String, place: Int32, at location: @autoclosure () -> SourceLocation
  ) -> Int32 {
    let text = Text(place: place, name: name, code: code)
    if let known = byText[text] { return known }
    let (kind, plainName) = split(name)
    var identity = Identity(
      place: code.isEmpty ? place : -1, name: code.isEmpty ? plainName : "", kind: kind, code: code)
    if !code.isEmpty { identity.kind = nil }
    let number: Int32
    if let known = byIdentity[identity] ?? sameName(identity) {
      number = known
      if units[Int(known)].kind == nil { units[Int(known)].kind = kind }
    } else {
      number = Int32(units.count)
      let parents = placeList[Int(place)]
      units.append(
        SheetUnit(
          name: Self.tidy(name), code: code.isEmpty ? nil : code, kind: kind,
          district: parents.district, province: parents.province, place: location(),
          plainName: plainName))
      byIdentity[identity] = number
    }
    byText[text] = number
    return number
  }

  /// "Nam Hồng" where "Xã Nam Hồng" is known, or the other way round.
  private func sameName(_ identity: Identity) -> Int32? {
    var other = identity
    if identity.kind != nil {
      other.kind = nil
      return byIdentity[other]
    }
    let found = UnitKind.allCases.compactMap { kind in
      other.kind = kind
      return byIdentity[other]
    }
    return found.count == 1 ? found[0] : nil
  }

  /// The kind and the rest of a name: "TT. Nam Giang" is the town Nam Giang.
  func split(_ name: String) -> (kind: UnitKind?, plainName: String) {
    let tidy = Self.tidy(name)
    let words = tidy.split(separator: " ")
    for length in [2, 1] where words.count > length {
      let head = words.prefix(length).joined(separator: " ")
      // With its marks: Phượng Mao is a commune. Without any, "thi tran" alone is a kind for sure.
      let key = PlainWords.key(head)
      guard let kind = kindWords.exact[key]?.first ?? (key == "thi tran" ? .town : nil) else {
        continue
      }
      return (kind, words.dropFirst(length).joined(separator: " "))
    }
    // "P.Nam Hồng", "TT.Nam Giang"
    if let dot = tidy.firstIndex(of: "."), tidy.distance(from: tidy.startIndex, to: dot) <= 2,
      let kind = kindWords.exact[PlainWords.key(tidy[...dot])]?.first
    {
      let rest = String(tidy[tidy.index(after: dot)...]).trimmingSpaces
      if !rest.isEmpty { return (kind, rest) }
    }
    return (nil, tidy)
  }

  /// The text with single spaces and none around, without marks that nobody sees.
  static func tidy(_ text: String) -> String {
    if isTidy(text) { return text }
    return text.withoutUnseenMarks.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether a text surely has single spaces only, none around, and no mark that nobody sees; names come in every row.
  private static func isTidy(_ text: String) -> Bool {
    var wasSpace = true
    for byte in text.utf8 {
      // Other spaces and marks begin with these bytes, and so do some letters: the slow way decides.
      switch byte {
      case 0..<32, 0xC2, 0xD8, 0xE2, 0xE3, 0xEF: return false
      case 32:
        if wasSpace { return false }
        wasSpace = true
      default: wasSpace = false
      }
    }
    return !wasSpace
  }
}
