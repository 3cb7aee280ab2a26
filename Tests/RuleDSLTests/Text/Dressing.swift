import Foundation
import RuleDSL

/// A way to hand out a text: a kind of document that says the same.
struct Dressing: Sendable {
  let name: String
  let kind: DocumentKind
  /// For a record, the kind of its text.
  var textKind = DocumentKind.text
  /// Dresses paragraphs, each a list of sentences.
  let dress: @Sendable ([[String]], inout SeededRandom) -> String

  /// How to read it.
  func options(_ encoding: TextEncoding?) -> ReadingOptions {
    ReadingOptions(kind: kind, encoding: encoding, fields: RecordFields(kind: textKind))
  }

  static let all: [Dressing] = [
    Dressing(name: "text", kind: .text) { text, _ in text.map { $0.joined(separator: "") }.joined(separator: "\n\n") },
    Dressing(name: "markdown", kind: .markdown) { text, _ in
      "---\ntitle: x\n---\n\n"
        + text.map { $0.map { bold($0) }.joined(separator: "\n") }.joined(separator: "\n\n<!-- 7张卡 -->\n\n")
    },
    Dressing(name: "html", kind: .html) { text, random in
      let breaks = ["", "<!-- 7张卡 -->", "<script>7张卡</script>", "<i></i>", "&#8203;"]
      return "<!DOCTYPE html><title>x</title><nav>7张卡</nav>\n"
        + text.map { paragraph in
          let sentences = paragraph.map { bold($0, "<b>", "</b>").replacing("\"", with: "&quot;") }
          return "<p>" + sentences.joined(separator: breaks.randomElement(using: &random) ?? "")
        }.joined(separator: "\n") + "<footer>7张卡</footer>"
    },
    Dressing(name: "srt", kind: .srt) { text, random in
      cues(text, &random).enumerated().map { number, cue in
        "\(number + 1)\r\n\(time(cue.start, ","))  -->  \(time(cue.start + 2, ",")) \r\n<i>\(cue.words)</i>\r\n"
      }.joined(separator: "\r\n")
    },
    Dressing(name: "vtt", kind: .vtt) { text, random in
      "WEBVTT\n\n"
        + cues(text, &random).map { cue in
          let words = cue.words.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
          return "\(time(cue.start, ".")) --> \(time(cue.start + 2, ".")) line:1\n<c.a>\(words)</c>\n"
        }.joined(separator: "\n")
    },
    Dressing(name: "json", kind: .json) { text, random in
      record(text.map { $0.joined(separator: "") }.joined(separator: "\n\n"), &random)
    },
    Dressing(name: "json+markdown", kind: .json, textKind: .markdown) { text, random in
      record(all[1].dress(text, &random), &random)
    },
    Dressing(name: "json+html", kind: .json, textKind: .html) { text, random in
      record(all[2].dress(text, &random), &random)
    },
  ]

  /// A record of JSON with a text, one character in four escaped by its number.
  private static func record(_ text: String, _ random: inout SeededRandom) -> String {
    var string = ""
    for unit in text.unicodeScalars {
      switch unit {
      case "\n": string += "\\n"
      case "\"": string += "\\\""
      case "\\": string += "\\\\"
      case _ where Int.random(in: 0..<4, using: &random) == 0:
        for unit in String(unit).utf16 { string += "\\u" + hexadecimal(unit) }
      default: string.unicodeScalars.append(unit)
      }
    }
    return #"{"id": "a", "n": [7, {"text": "9张卡"}], "text": "\#(string)", "rest": null}"#
  }

  private static func hexadecimal(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }

  private static func bold(_ sentence: String, _ open: String = "**", _ close: String = "**") -> String {
    guard let first = sentence.firstIndex(where: \.isNumber) else { return sentence }
    let end = sentence[first...].firstIndex { !$0.isNumber } ?? sentence.endIndex
    return sentence[..<first] + open + sentence[first..<end] + close + sentence[end...]
  }

  private static func time(_ seconds: Int, _ point: String) -> String {
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))\(point)000"
  }

  /// The paragraphs cut into cues, a pause between them; never inside a number or a word of Latin letters.
  private static func cues(_ text: [[String]], _ random: inout SeededRandom) -> [(start: Int, words: String)] {
    var cues: [(start: Int, words: String)] = []
    var clock = 0
    for paragraph in text {
      clock += 10
      var line = ""
      var last: Unicode.Scalar = " "
      for scalar in paragraph.joined().unicodeScalars {
        let isCut =
          line.unicodeScalars.count > 6 && !(isTight(last) && isTight(scalar)) && last != " "
          && Int.random(in: 0..<5, using: &random) == 0
        if isCut {
          cues.append((clock, line))
          clock += 2
          line = ""
        }
        line.unicodeScalars.append(scalar)
        last = scalar
      }
      cues.append((clock, line))
    }
    return cues.map { ($0.start, $0.words.trimmingCharacters(in: .whitespaces)) }.filter { !$0.1.isEmpty }
  }

  private static func isTight(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar != " " : "〇零一二三四五六七八九十百千万亿".unicodeScalars.contains(scalar)
  }
}
