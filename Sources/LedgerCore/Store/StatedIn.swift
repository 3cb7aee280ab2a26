import Foundation

/// Where a document states its metadata, as the ledger keeps it: `{"published":"front matter"}`.
enum StatedIn {
  static func text(_ places: [String: String]) -> String {
    var json = JSONText()
    json.object { object in
      for (name, place) in places.sorted(by: { $0.key < $1.key }) { object.add(name, place) }
    }
    return json.text
  }

  /// Empty for what this program doesn't write.
  static func places(_ text: String) -> [String: String] {
    if text == "{}" { return [:] }
    return (try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))) ?? [:]
  }
}
