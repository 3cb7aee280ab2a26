import RuleDSL

/// JSON Schemas for the YAML files of a project, for editors that complete and check while one types.
///
/// A schema sees keys, types and choices. What needs the packs (whether a unit exists) or the notation (whether a
/// pattern is balanced) is said by `ledger rules lint`. Scalars may be numbers or truth values, for editors read `012`
/// and `no` as YAML does; the rule language reads what is written.
public enum RuleSchema: String, Sendable, CaseIterable {
  /// A rule file.
  case rules
  /// `pack.yaml`.
  case pack
  /// `ledger.yaml`.
  case project

  /// The schema.
  public var text: String {
    """
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "title": "\(title)",
      \(root),
      "definitions": {
    \(Self.definitions)
      }
    }

    """
  }

  private var title: String {
    switch self {
    case .rules: "A file of rules of Claim Ledger"
    case .pack: "pack.yaml of Claim Ledger"
    case .project: "ledger.yaml of Claim Ledger"
    }
  }

  private var root: String {
    switch self {
    case .rules:
      """
      "if": {
          "type": "object",
          "anyOf": [{"required": ["match"]}, {"required": ["regex"]}],
          "not": {"anyOf": [{"required": ["rules"]}, {"required": ["checks"]}, {"required": ["entities"]}]}
        },
        "then": {"$ref": "#/definitions/rule"},
        "else": {"$ref": "#/definitions/file"}
      """
    case .pack: ##""$ref": "#/definitions/pack""##
    case .project: ##""$ref": "#/definitions/project""##
    }
  }

  private static func choices(_ values: [String]) -> String {
    values.map { "\"\($0)\"" }.joined(separator: ", ")
  }

  private static let ownKeys = #""patternProperties": {"^x-": {}}, "additionalProperties": false"#

  private static let definitions = """
        "text": {"type": ["string", "number", "boolean"], "pattern": "[^\\\\u0000- ]"},
        "texts": {"anyOf": [{"$ref": "#/definitions/text"}, {"type": "array", "items": {"$ref": "#/definitions/text"}}]},
        "metricName": {"type": "string", "maxLength": 100,
          "pattern": "^(?![._])(?!.*\\\\.\\\\.)[^\\\\u0000-\\\\-/:-@\\\\[-\\\\^`{-\\\\u007f]*[^\\\\u0000-/:-@\\\\[-\\\\^`{-\\\\u007f]$"},
        "identifier": {"type": ["string", "number"], "maxLength": 100,
          "pattern": "^(?![._-])[^\\\\u0000-,/:-@\\\\[-\\\\^`{-\\\\u007f]*[^\\\\u0000-/:-@\\\\[-\\\\^`{-\\\\u007f]$"},
        "word": {"type": "string", "maxLength": 100,
          "pattern": "^(?!_)[^\\\\u0000-/:-@\\\\[-\\\\^`{-\\\\u007f]+$"},
        "decimal": {"type": ["string", "number"], "pattern": "^[+-]?([0-9]+(\\\\.[0-9]*)?|\\\\.[0-9]+)([eE][+-]?[0-9]+)? *%?$"},
        "interval": {"type": ["string", "number"],
          "pattern": "^(?=.*[0-9])([+-]?[0-9.]+([eE][+-]?[0-9]+)? *%?)? *(\\\\.\\\\. *([+-]?[0-9.]+([eE][+-]?[0-9]+)? *%?)?)?$"},
        "version": {"type": ["string", "number"], "pattern": "^[0-9]{1,9}(\\\\.[0-9]{1,9}){0,2}$"},
        "block": {"enum": [\(choices(BlockKind.allCases.map(\.rawValue)))]},
        "blocks": {"anyOf": [{"$ref": "#/definitions/block"}, {"type": "array", "items": {"$ref": "#/definitions/block"}}]},
        "example": {"type": ["string", "number", "boolean"], "pattern": "[^\\\\u0000- ]"},
        "examples": {"anyOf": [{"$ref": "#/definitions/example"}, {"type": "array", "items": {"$ref": "#/definitions/example"}}]},
        "silent": {"type": ["string", "number", "boolean"], "pattern": "[^\\\\u0000- ]", "not": {"type": "string", "pattern": " => | =>$"}},
        "silents": {"anyOf": [{"$ref": "#/definitions/silent"}, {"type": "array", "items": {"$ref": "#/definitions/silent"}}]},
        "pattern": {"type": ["string", "number", "boolean"], "pattern": "[^\\\\u0000- ]"},
        "patterns": {"anyOf": [{"$ref": "#/definitions/pattern"}, {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/pattern"}}]},
        "guardedName": {"anyOf": [
          {"$ref": "#/definitions/text"},
          {"type": "object", "additionalProperties": {"type": "object", "properties": {"only_near": {"$ref": "#/definitions/texts"}}, \(ownKeys)}}
        ]},
        "guardedNames": {"anyOf": [{"$ref": "#/definitions/guardedName"}, {"type": "array", "items": {"$ref": "#/definitions/guardedName"}}, {"type": "null"}, {"const": ""}]},
        "factorName": {"anyOf": [
          {"$ref": "#/definitions/text"},
          {"type": "object", "additionalProperties": {"anyOf": [
            {"$ref": "#/definitions/decimal"},
            {"type": "object", "properties": {"is": {"$ref": "#/definitions/decimal"}, "only_near": {"$ref": "#/definitions/texts"}}, \(ownKeys)}
          ]}}
        ]},
        "factorNames": {"anyOf": [{"$ref": "#/definitions/factorName"}, {"type": "array", "items": {"$ref": "#/definitions/factorName"}}]},
        "condition": {"anyOf": [
          {"$ref": "#/definitions/text"},
          {"type": "object", "required": ["any"], "properties": {
            "any": {"$ref": "#/definitions/texts"},
            "within": {"type": ["string", "number"], "pattern": "^[0-9]{1,4}( words?)?$"}
          }, \(ownKeys)}
        ]},
        "conditions": {"anyOf": [{"$ref": "#/definitions/condition"}, {"type": "array", "items": {"$ref": "#/definitions/condition"}}]},
        "place": {"enum": [\(choices(BindingDeclaration.Place.allCases.map(\.rawValue)))]},
        "binding": {"anyOf": [
          {"$ref": "#/definitions/text"},
          {"type": "object", "required": ["entity"], "properties": {
            "entity": {"$ref": "#/definitions/text"},
            "look": {"anyOf": [{"$ref": "#/definitions/place"}, {"type": "array", "items": {"$ref": "#/definitions/place"}}]},
            "else": {"$ref": "#/definitions/text", "description": "keep, drop, or a name"}
          }, \(ownKeys)}
        ]},
        "ruleKeys": {
          "metric": {"$ref": "#/definitions/metricName", "description": "what the number measures"},
          "metrics": {"type": "object", "additionalProperties": {"$ref": "#/definitions/metricName"}, "description": "slot name → metric, when one sentence states several"},
          "match": {"$ref": "#/definitions/patterns", "description": "a pattern or a list of patterns: text, <slots>, (a|b), (a)?, ..."},
          "regex": {"$ref": "#/definitions/patterns", "description": "in place of match, for what patterns can't say"},
          "id": {"$ref": "#/definitions/identifier"},
          "unit": {"$ref": "#/definitions/text", "description": "the unit of the number; one that carries another does not match"},
          "value": {"$ref": "#/definitions/decimal", "description": "a constant, for a wording without a numeral"},
          "subject": {"$ref": "#/definitions/binding", "description": "what the figure is about: <model>, or a name"},
          "with": {"type": "object", "propertyNames": {"anyOf": [{"$ref": "#/definitions/word"}, {"pattern": "^x-"}]}, "patternProperties": {"^x-": {}}, "additionalProperties": {"$ref": "#/definitions/binding"}},
          "near": {"$ref": "#/definitions/conditions", "description": "one of these stands in the same sentence"},
          "not_near": {"$ref": "#/definitions/conditions", "description": "none of these does"},
          "in": {"$ref": "#/definitions/blocks"},
          "not_in": {"$ref": "#/definitions/blocks"},
          "over": {"$ref": "#/definitions/texts", "description": "rules that this one beats when both match equally"},
          "claim": {"enum": [true, false, "true", "false"]},
          "about": {"$ref": "#/definitions/text"},
          "source": {"$ref": "#/definitions/text"},
          "tags": {"$ref": "#/definitions/texts"},
          "status": {"enum": ["stable", "experimental", "deprecated"]},
          "replaced_by": {"$ref": "#/definitions/text"},
          "finds": {"$ref": "#/definitions/examples", "description": "sentence => [qualifier] value [unit] [of metric] [@ subject]"},
          "ignores": {"$ref": "#/definitions/silents", "description": "sentences in which the rule finds nothing"},
          "misses": {"$ref": "#/definitions/examples", "description": "known failures"}
        },
        "rule": {"type": "object", "properties": {\(references(ruleKeys, "ruleKeys"))}, \(ownKeys),
          "allOf": [
            {"oneOf": [{"required": ["metric"]}, {"required": ["metrics"]}]},
            {"oneOf": [{"required": ["match"]}, {"required": ["regex"]}]}
          ]},
        "check": {"type": "object", "required": ["id"], "properties": {
          "id": {"$ref": "#/definitions/identifier"},
          "check": {"$ref": "#/definitions/text", "description": "two expressions over metrics joined by <, <=, =, >= or >"},
          "same": {"$ref": "#/definitions/metricName"},
          "table": {"$ref": "#/definitions/text"},
          "each": {"$ref": "#/definitions/metricName"},
          "needs": {"$ref": "#/definitions/metricName"},
          "per": {"anyOf": [{"$ref": "#/definitions/word"}, {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/word"}}],
            "description": "subject, sentence, document, corpus or a role; for a comparison a list from the narrowest to the widest"},
          "level": {"enum": ["error", "warning", "note"]},
          "tolerance": {"$ref": "#/definitions/decimal"},
          "rounding": {"enum": [\(choices(CheckDeclaration.Rounding.allCases.map(\.rawValue)))]},
          "say": {"$ref": "#/definitions/text"},
          "about": {"$ref": "#/definitions/text"},
          "passes": {"$ref": "#/definitions/examples"},
          "fails": {"$ref": "#/definitions/examples"},
          "unsure": {"$ref": "#/definitions/examples"}
        }, \(ownKeys),
          "oneOf": [{"required": ["check"]}, {"required": ["same"]}, {"required": ["table"]}, {"required": ["each", "needs"]}]},
        "qualified": {"type": "object", "propertyNames": {"anyOf": [{"enum": [\(choices(Qualifier.allCases.map(\.rawValue)))]}, {"pattern": "^x-"}]},
          "patternProperties": {"^x-": {}}, "additionalProperties": {"$ref": "#/definitions/guardedNames"}},
        "numbers": {"type": "object", "properties": {
          "scales": {"type": "object"},
          "words": {"type": "object"},
          "before": {"$ref": "#/definitions/qualified"},
          "after": {"$ref": "#/definitions/qualified"},
          "hypothetical": {"$ref": "#/definitions/guardedNames"},
          "negated": {"$ref": "#/definitions/guardedNames"},
          "fillers": {"$ref": "#/definitions/guardedNames"},
          "classifiers": {"$ref": "#/definitions/guardedNames"},
          "set_aside": {"type": "object", "propertyNames": {"$ref": "#/definitions/identifier"}, "additionalProperties": {"$ref": "#/definitions/guardedNames"}},
          "approx": {"$ref": "#/definitions/decimal"}
        }, \(ownKeys)},
        "unit": {"anyOf": [
          {"$ref": "#/definitions/factorNames"},
          {"type": "object", "properties": {
            "names": {"$ref": "#/definitions/factorNames"},
            "kind": {"$ref": "#/definitions/identifier"},
            "equals": {"type": "string", "pattern": "^[0-9.eE+-]+ +[^ ]"},
            "ucum": {"$ref": "#/definitions/text"}
          }, \(ownKeys)}
        ]},
        "metric": {"anyOf": [{"type": "null"}, {"const": ""}, {"type": "object", "properties": {
          "unit": {"$ref": "#/definitions/text"},
          "bounds": {"$ref": "#/definitions/interval", "description": "what is possible, such as 0..1"},
          "usual": {"$ref": "#/definitions/interval"},
          "about": {"$ref": "#/definitions/text"}
        }, \(ownKeys)}]},
        "file": {"type": "object", "properties": {
          "entities": {"type": "object", "propertyNames": {"$ref": "#/definitions/identifier"}, "additionalProperties": {"anyOf": [
            {"type": "object", "additionalProperties": {"$ref": "#/definitions/guardedNames"}},
            {"$ref": "#/definitions/guardedNames"}
          ]}},
          "shapes": {"type": "object", "propertyNames": {"$ref": "#/definitions/identifier"}, "additionalProperties": {"$ref": "#/definitions/patterns"}},
          "units": {"type": "object", "additionalProperties": {"$ref": "#/definitions/unit"}},
          "numbers": {"$ref": "#/definitions/numbers"},
          "metrics": {"type": "object", "propertyNames": {"anyOf": [{"$ref": "#/definitions/metricName"}, {"pattern": "^x-"}]},
            "patternProperties": {"^x-": {}}, "additionalProperties": {"$ref": "#/definitions/metric"}},
          "rules": {"type": "array", "items": {"$ref": "#/definitions/rule"}},
          "checks": {"type": "array", "items": {"$ref": "#/definitions/check"}}
        }, \(ownKeys)},
        "pack": {"type": "object", "required": ["pack", "version"], "properties": {
          "pack": {"$ref": "#/definitions/identifier"},
          "version": {"$ref": "#/definitions/version"},
          "engine": {"$ref": "#/definitions/version"},
          "uses": {"$ref": "#/definitions/texts"},
          "languages": {"$ref": "#/definitions/texts"},
          "license": {"$ref": "#/definitions/text"},
          "about": {"$ref": "#/definitions/text"}
        }, \(ownKeys)},
        "project": {"type": "object", "properties": {
          "packs": {"$ref": "#/definitions/texts"},
          "change": {"type": "object", "additionalProperties": {"anyOf": [
            {"const": "drop"},
            {"type": "object", "properties": {\(changes(ruleKeys, "ruleKeys"))}, \(ownKeys)},
            {"type": "object", "properties": {\(changes(checkKeys, "check/properties"))}, \(ownKeys)}
          ]}},
          "accept": {"type": "array", "items": {"type": "object", "required": ["finding", "because"], "properties": {
            "finding": {"$ref": "#/definitions/word"},
            "because": {"$ref": "#/definitions/text"},
            "until": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
            "about": {"$ref": "#/definitions/text"}
          }, \(ownKeys)}}
        }, \(ownKeys)}
    """

  private static let ruleKeys = [
    "metric", "metrics", "match", "regex", "id", "unit", "value", "subject", "with", "near", "not_near", "in", "not_in",
    "over", "claim", "about", "source", "tags", "status", "replaced_by", "finds", "ignores", "misses",
  ]

  private static func references(_ keys: [String], _ definition: String) -> String {
    keys.map { "\"\($0)\": {\"$ref\": \"#/definitions/\(definition)/\($0)\"}" }.joined(separator: ", ")
  }

  private static let checkKeys = [
    "check", "same", "table", "each", "needs", "per", "level", "tolerance", "rounding", "say", "about", "passes",
    "fails", "unsure",
  ]

  /// The keys of a rule or a check in an edit, where nothing takes a key away.
  private static func changes(_ keys: [String], _ definition: String) -> String {
    keys.filter { $0 != "id" }.map {
      "\"\($0)\": {\"anyOf\": [{\"$ref\": \"#/definitions/\(definition)/\($0)\"}, {\"type\": \"null\"}, {\"const\": \"\"}]}"
    }.joined(separator: ", ")
  }
}
