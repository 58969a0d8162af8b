import Testing

/// A published table of communes by criteria met whose arithmetic closes.
///
/// Sources: Bắc Giang S68, Thừa Thiên Huế 2018 S66 and 2019 S41, Quảng Bình S60, as named in
/// `datasets/published/README.md`.
struct BandTable: Sendable, CustomTestStringConvertible {
  /// A band as printed; `printed` is the share, where the page gives one.
  struct Band: Sendable {
    let low: Int
    let high: Int
    let communes: Int
    let printed: String?

    init(_ low: Int, _ high: Int, _ communes: Int, _ printed: String? = nil) {
      self.low = low
      self.high = high
      self.communes = communes
      self.printed = printed
    }

    var name: String { low == high ? "\(low)" : "\(low)-\(high)" }
  }

  let place: String
  let year: String
  let total: Int
  let average: String
  /// Criteria met by all communes together, where it is printed.
  let criteria: Int?
  let bands: [Band]

  var testDescription: String { "\(place) \(year)" }

  static let all = [
    BandTable(
      place: "Bắc Giang", year: "2014", total: 202, average: "10.2", criteria: nil,
      bands: [
        Band(19, 19, 1), Band(15, 18, 25, "12.4"), Band(10, 14, 88, "43.6"),
        Band(5, 9, 85, "42.1"), Band(0, 4, 3, "1.5"),
      ]),
    BandTable(
      place: "Thừa Thiên Huế", year: "2018", total: 104, average: "16.13", criteria: nil,
      bands: [
        Band(19, 19, 44, "42.31"), Band(15, 18, 29, "28"), Band(10, 14, 28, "27"),
        Band(8, 9, 3, "2.9"), Band(0, 7, 0),
      ]),
    BandTable(
      place: "Thừa Thiên Huế", year: "2019", total: 104, average: "16.7", criteria: nil,
      bands: [
        Band(19, 19, 57, "54.8"), Band(15, 18, 21, "20.2"), Band(10, 14, 24, "23.1"),
        Band(8, 9, 2, "1.9"), Band(0, 7, 0),
      ]),
    BandTable(
      place: "Quảng Bình", year: "2018", total: 136, average: "14.1", criteria: 1922,
      bands: [
        Band(19, 19, 29), Band(15, 18, 47), Band(10, 14, 38), Band(5, 9, 22), Band(0, 4, 0),
      ]),
  ]

  /// The bands that reports use unless a plan sets its own: 19; 15-18; 10-14; 5-9; under 5.
  var standardBands: [Band] {
    [(19, 19), (15, 18), (10, 14), (5, 9), (0, 4)].map { low, high in
      let within = bands.filter { $0.low >= low && $0.high <= high }
      return Band(
        low, high, within.map(\.communes).reduce(0, +),
        within.count == 1 ? within[0].printed : nil)
    }
  }

  /// Counts of criteria, one a commune, that fill the bands and come to the printed total, or to a
  /// total with the printed average: every commune starts at the foot of its band and is raised.
  var counts: [Int] {
    var counts = bands.flatMap { Array(repeating: $0.low, count: $0.communes) }
    let room = bands.flatMap { Array(repeating: $0.high, count: $0.communes) }
    let goal = criteria ?? Int((Double(average) ?? 0) * Double(total) + 0.5)
    var missing = goal - counts.reduce(0, +)
    while missing > 0 {
      let before = missing
      for index in counts.indices where missing > 0 && counts[index] < room[index] {
        counts[index] += 1
        missing -= 1
      }
      precondition(missing < before, "the bands cannot hold the total")
    }
    return counts
  }
}
