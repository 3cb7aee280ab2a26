/// Tells from an element's attributes whether its content is shown, and whether it belongs to the matter of the page.
struct HTMLVisibility {
  /// Whether nothing of it is shown, or it is navigation.
  private(set) var isLeftOut = false
  /// Whether it stands beside the matter.
  private(set) var isAside = false

  /// Reads the attributes of a start tag.
  init(_ tag: HTMLToken.Tag, _ element: HTMLElement, in tokenizer: HTMLTokenizer) {
    var isOpen = false
    for attribute in tag.attributes {
      let name = tokenizer.lowercased(attribute.name)
      switch String(decoding: name, as: UTF8.self) {
      case "hidden": isLeftOut = true
      case "aria-hidden": isLeftOut = isLeftOut || value(attribute, tokenizer) == "true"
      case "open": isOpen = true
      case "role":
        let role = value(attribute, tokenizer)
        isLeftOut = isLeftOut || Self.navigation.contains(role)
        isAside = isAside || role == "complementary"
      // Pages that are styled by a script hide all of themselves until it has run.
      case "style" where element != .root && tag.name != Self.body:
        let style = value(attribute, tokenizer).filter { $0 != " " && $0 != "\n" && $0 != "\t" }
        isLeftOut = isLeftOut || Self.hiding.contains { style.contains($0) }
      default: break
      }
    }
    if element == .leftOut || element == .surroundings && !(isOpen && tag.name == Self.dialog) { isLeftOut = true }
  }

  private func value(_ attribute: HTMLToken.Attribute, _ tokenizer: HTMLTokenizer) -> String {
    guard attribute.value.count <= 1000 else { return "" }
    let value = tokenizer.value(attribute)
    return String(decoding: value[WhiteSpace.trim(value, 0..<value.count)].map(HTMLTokenizer.lowercase), as: UTF8.self)
  }

  private static let navigation: Set<String> = [
    "navigation", "contentinfo", "search", "menu", "menubar", "toolbar", "tablist", "dialog", "alertdialog",
  ]
  private static let hiding = ["display:none", "visibility:hidden"]
  private static let body = Array("body".utf8)
  private static let dialog = Array("dialog".utf8)
}
