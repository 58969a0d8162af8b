import Panels

/// A document without what does not fit its schema.
struct SoundDocument {
  /// What fits.
  var value: LocatedValue
  /// The keys of the document of which something does not fit or is missing.
  var lost: Set<String>
}

extension SchemaValidator {
  /// What of a document fits the schema: its members, and the whole entries of their lists.
  ///
  /// A key that is not known counts as the one that was probably meant.
  func sound(_ document: LocatedValue) -> SoundDocument {
    let known = memberSchemas(root).map(\.key)
    var lost = Set(root.texts("required").filter { document[$0] == nil })
    for member in document.members where !fits(member, in: root) {
      lost.insert(
        known.contains(member.key)
          ? member.key : Spelling.nearest(to: member.key, among: known) ?? member.key)
    }
    return SoundDocument(value: soundMembers(of: document, root), lost: lost)
  }

  /// A document of which each entry of a list keeps what fits: its members, and the whole entries of their
  /// lists.
  func soundEntries(of list: String, in document: LocatedValue) -> LocatedValue {
    guard let items = memberSchema(list, of: root)?["items"], let member = document[list] else {
      return LocatedValue(content: .object([]), location: document.location)
    }
    let entries = member.elements.map { soundMembers(of: $0, resolve(items)) }
    return LocatedValue(
      content: .object([
        LocatedValue.Member(
          key: list, location: member.location,
          value: LocatedValue(content: .array(entries), location: member.location))
      ]), location: document.location)
  }

  /// An object with the members, or parts of members, that fit.
  private func soundMembers(of value: LocatedValue, _ schema: LocatedValue) -> LocatedValue {
    let members = value.members.compactMap { member -> LocatedValue.Member? in
      if fits(member, in: schema) { return member }
      guard let own = memberSchema(member.key, of: schema) else { return nil }
      switch member.value.content {
      case .object:
        return with(soundMembers(of: member.value, own), in: member)
      case .array(let elements):
        guard let items = own["items"] else { return nil }
        let sound = elements.filter { problems($0, items, name: .none).isEmpty }
        return with(
          LocatedValue(content: .array(sound), location: member.value.location), in: member)
      default: return nil
      }
    }
    return LocatedValue(content: .object(members), location: value.location)
  }

  private func with(
    _ value: LocatedValue, in member: LocatedValue.Member
  ) -> LocatedValue.Member {
    LocatedValue.Member(key: member.key, location: member.location, value: value)
  }

  private func fits(_ member: LocatedValue.Member, in schema: LocatedValue) -> Bool {
    memberSchema(member.key, of: schema).map {
      problems(member.value, $0, name: .none).isEmpty
    } ?? false
  }

  private func memberSchema(_ key: String, of schema: LocatedValue) -> LocatedValue? {
    memberSchemas(schema).first { $0.key == key }.map { resolve($0.value) }
  }

  private func memberSchemas(_ schema: LocatedValue) -> [LocatedValue.Member] {
    resolve(schema)["properties"]?.members ?? []
  }
}

extension LocalizedText {
  /// No name: for findings that are counted and not told.
  fileprivate static let none = LocalizedText(name: "")
}
