import Foundation
import IO
import Panels
import Planning

/// Whose report is asked for, and as of which day.
public struct OwnerRequest: Sendable {
  /// The day from which one looks; `nil` for the first after the status year.
  public var day: CalendarDate?
  /// The owners wanted, by name; empty for all.
  public var owners: [String]
  /// The sponsors wanted, each with its communes; empty for all.
  public var sponsors: [String]

  /// Makes a request.
  public init(day: CalendarDate? = nil, owners: [String] = [], sponsors: [String] = []) {
    self.day = day
    self.owners = owners
    self.sponsors = sponsors
  }

  /// The owners asked for, in the order of the register.
  ///
  /// A name may lack its marks and its case; it may be a part of the name where no name is the whole of it.
  func choose(from owners: [Owner], units: UnitTable) throws(InputError) -> [Owner] {
    if self.owners.isEmpty, sponsors.isEmpty { return owners }
    var chosen: Set<Owner> = []
    for name in self.owners { chosen.formUnion(try find(name, among: owners)) }
    let bodies = owners.filter { $0.kind == .sponsor }
    let names = units.distinctNames
    for name in sponsors {
      for sponsor in try find(name, among: bodies) {
        chosen.insert(sponsor)
        let communes = Set(sponsor.units.map { names[$0] })
        chosen.formUnion(owners.filter { $0.kind == .commune && communes.contains($0.name) })
      }
    }
    return owners.filter(chosen.contains)
  }

  private func find(_ name: String, among owners: [Owner]) throws(InputError) -> [Owner] {
    let wanted = SafeFileName.slug(name)
    let exact = owners.filter { SafeFileName.slug($0.name) == wanted }
    let found =
      exact.isEmpty && !wanted.isEmpty
      ? owners.filter { SafeFileName.slug($0.name).contains(wanted) } : exact
    guard found.isEmpty || wanted.isEmpty else { return found }
    let known = owners.filter { $0.kind != .commune }.map { "\"\($0.name)\"" }
      .joined(separator: ", ")
    throw InputError(
      .badOption(
        LocalizedText(
          "option.owner-unknown", ["name": name, "known": known])))
  }
}
