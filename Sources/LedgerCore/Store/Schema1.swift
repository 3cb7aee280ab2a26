/// The first schema.
///
/// `seq` counts the rows of a table in the order in which they came and is what rows use to name each other; the ids of
/// content (`fact_id`, `scan_id`, …) are what everything outside uses. Everything only grows: ``appendOnlyGuards(of:)`` stops the rest,
/// for any client.
let schema1: [String] = tables + appendOnlyGuards(of: keys) + views

private let tables = [
  """
  CREATE TABLE source (
    seq INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    size INTEGER NOT NULL CHECK (size = length(bytes)),
    bytes BLOB NOT NULL
  ) STRICT
  """,
  """
  CREATE TABLE document (
    seq INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> '')
  ) STRICT
  """,
  """
  CREATE TABLE rule_pack (
    seq INTEGER PRIMARY KEY,
    pack_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    version TEXT NOT NULL
  ) STRICT
  """,
  """
  CREATE TABLE rule_file (
    seq INTEGER PRIMARY KEY,
    pack INTEGER NOT NULL REFERENCES rule_pack (seq),
    name TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT
  """,
  "CREATE INDEX rule_file_by_pack ON rule_file (pack)",
  """
  CREATE TABLE rule (
    seq INTEGER PRIMARY KEY,
    pack INTEGER NOT NULL REFERENCES rule_pack (seq),
    rule_id TEXT NOT NULL,
    rule_hash TEXT NOT NULL,
    canonical TEXT NOT NULL,
    UNIQUE (pack, rule_id)
  ) STRICT
  """,
  "CREATE INDEX rule_by_hash ON rule (rule_hash)",
  """
  CREATE TABLE ruleset (
    seq INTEGER PRIMARY KEY,
    ruleset_id TEXT NOT NULL UNIQUE
  ) STRICT
  """,
  """
  CREATE TABLE ruleset_pack (
    ruleset INTEGER NOT NULL REFERENCES ruleset (seq),
    pack INTEGER NOT NULL REFERENCES rule_pack (seq),
    PRIMARY KEY (ruleset, pack)
  ) STRICT, WITHOUT ROWID
  """,
  // How bytes were read belongs to the scan, not to the source: equal bytes may be read as plain text and as Markdown,
  // and a newer extractor must not store them again.
  """
  CREATE TABLE scan (
    seq INTEGER PRIMARY KEY,
    scan_id TEXT NOT NULL UNIQUE,
    source INTEGER NOT NULL REFERENCES source (seq),
    ruleset INTEGER NOT NULL REFERENCES ruleset (seq),
    engine TEXT NOT NULL,
    media_type TEXT NOT NULL,
    encoding TEXT NOT NULL,
    extractor TEXT NOT NULL,
    title TEXT,
    published TEXT,
    claims INTEGER NOT NULL,
    quantities INTEGER NOT NULL,
    numerals_claimed INTEGER NOT NULL,
    numerals_set_aside INTEGER NOT NULL,
    numerals_open INTEGER NOT NULL,
    recorded_at TEXT NOT NULL
  ) STRICT
  """,
  """
  CREATE TABLE document_head (
    seq INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (seq),
    n INTEGER NOT NULL CHECK (n > 0),
    scan INTEGER NOT NULL REFERENCES scan (seq),
    recorded_at TEXT NOT NULL,
    UNIQUE (document, n)
  ) STRICT
  """,
  "CREATE INDEX document_head_by_scan ON document_head (scan)",
  // What a fact_id covers, and the text around it, which the same bytes always give.
  """
  CREATE TABLE fact (
    seq INTEGER PRIMARY KEY,
    fact_id TEXT NOT NULL UNIQUE,
    source INTEGER NOT NULL REFERENCES source (seq),
    first_scan INTEGER NOT NULL REFERENCES scan (seq),
    byte_start INTEGER NOT NULL CHECK (byte_start >= 0),
    byte_end INTEGER NOT NULL CHECK (byte_end >= byte_start),
    char_start INTEGER NOT NULL CHECK (char_start >= 0),
    char_end INTEGER NOT NULL CHECK (char_end >= char_start),
    line INTEGER NOT NULL CHECK (line > 0),
    "column" INTEGER NOT NULL CHECK ("column" > 0),
    quote TEXT NOT NULL,
    lexeme TEXT NOT NULL,
    sentence TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    metric TEXT NOT NULL,
    subject TEXT NOT NULL,
    value TEXT,
    low TEXT,
    high TEXT,
    qualifier TEXT NOT NULL,
    unit TEXT NOT NULL,
    value_real REAL GENERATED ALWAYS AS (CAST(coalesce(value, low, high) AS REAL)) VIRTUAL
  ) STRICT
  """,
  "CREATE INDEX fact_by_metric ON fact (metric, subject)",
  // What may differ from scan to scan of the same fact. `sentence` and `lexeme` are NULL while they are the fact's.
  """
  CREATE TABLE scan_fact (
    scan INTEGER NOT NULL REFERENCES scan (seq),
    fact INTEGER NOT NULL REFERENCES fact (seq),
    rule INTEGER NOT NULL REFERENCES rule (seq),
    low_open INTEGER NOT NULL CHECK (low_open IN (0, 1)),
    high_open INTEGER NOT NULL CHECK (high_open IN (0, 1)),
    abs_error TEXT NOT NULL,
    unit_kind TEXT NOT NULL,
    subject_binding TEXT NOT NULL,
    as_of TEXT,
    claim INTEGER NOT NULL CHECK (claim IN (0, 1)),
    note TEXT NOT NULL,
    roles TEXT NOT NULL,
    lexeme TEXT,
    sentence TEXT,
    PRIMARY KEY (scan, fact)
  ) STRICT, WITHOUT ROWID
  """,
  "CREATE INDEX scan_fact_by_fact ON scan_fact (fact)",
  """
  CREATE TABLE numeral (
    scan INTEGER NOT NULL REFERENCES scan (seq),
    n INTEGER NOT NULL,
    byte_start INTEGER NOT NULL CHECK (byte_start >= 0),
    byte_end INTEGER NOT NULL CHECK (byte_end >= byte_start),
    line INTEGER NOT NULL CHECK (line > 0),
    "column" INTEGER NOT NULL CHECK ("column" > 0),
    text TEXT NOT NULL,
    PRIMARY KEY (scan, n)
  ) STRICT, WITHOUT ROWID
  """,
]

/// Every unique key of every table: an `INSERT OR REPLACE` removes the row that has any of them.
private let keys: [(table: String, keys: [[String]])] = [
  ("source", [["seq"], ["sha256"]]),
  ("document", [["seq"], ["name"]]),
  ("rule_pack", [["seq"], ["pack_id"]]),
  ("rule_file", [["seq"]]),
  ("rule", [["seq"], ["pack", "rule_id"]]),
  ("ruleset", [["seq"], ["ruleset_id"]]),
  ("ruleset_pack", [["ruleset", "pack"]]),
  ("scan", [["seq"], ["scan_id"]]),
  ("document_head", [["seq"], ["document", "n"]]),
  ("fact", [["seq"], ["fact_id"]]),
  ("scan_fact", [["scan", "fact"]]),
  ("numeral", [["scan", "n"]]),
]

/// Triggers that make tables append-only.
///
/// Removing a row by `INSERT OR REPLACE` runs delete triggers only where `recursive_triggers` is on, which is the
/// client's choice; so a replacement is stopped before it is inserted.
func appendOnlyGuards(of tables: [(table: String, keys: [[String]])]) -> [String] {
  tables.flatMap { table, keys in
    let taken = keys.map { "(" + $0.map { "\($0) = NEW.\($0)" }.joined(separator: " AND ") + ")" }
    return [
      """
      CREATE TRIGGER \(table)_keeps_rows BEFORE DELETE ON \(table)
      BEGIN SELECT RAISE(ABORT, 'a ledger only grows: rows of \(table) are never removed'); END
      """,
      """
      CREATE TRIGGER \(table)_keeps_values BEFORE UPDATE ON \(table)
      BEGIN SELECT RAISE(ABORT, 'a ledger only grows: rows of \(table) are never changed'); END
      """,
      """
      CREATE TRIGGER \(table)_keeps_keys BEFORE INSERT ON \(table)
      WHEN EXISTS (SELECT 1 FROM \(table) WHERE \(taken.joined(separator: " OR ")))
      BEGIN SELECT RAISE(ABORT, 'a ledger only grows: rows of \(table) are never replaced'); END
      """,
    ]
  }
}

private let views = [
  """
  CREATE VIEW doc_head AS
  SELECT h.seq, h.document, h.n, h.scan, h.recorded_at FROM document_head h
  WHERE h.n = (SELECT max(l.n) FROM document_head l WHERE l.document = h.document)
  """,
  """
  CREATE VIEW facts AS
  SELECT \(factColumns), 'current' AS status
  FROM doc_head h \(factJoins)
  """,
  // Of the scans of a document that have a fact, the latest one speaks for it.
  """
  CREATE VIEW facts_all AS
  SELECT \(factColumns),
    CASE WHEN EXISTS (SELECT 1 FROM document_head l WHERE l.document = h.document AND l.n > h.n)
      THEN 'withdrawn' ELSE 'current' END AS status
  FROM document_head h \(factJoins)
  WHERE NOT EXISTS (
    SELECT 1 FROM document_head l JOIN scan_fact later ON later.scan = l.scan AND later.fact = sf.fact
    WHERE l.document = h.document AND l.n > h.n)
  """,
  """
  CREATE VIEW open_numerals AS
  SELECT d.name AS source, m.line, m."column", m.text, m.byte_start, m.byte_end, src.sha256 AS source_sha256
  FROM doc_head h JOIN document d ON d.seq = h.document JOIN scan s ON s.seq = h.scan
    JOIN source src ON src.seq = s.source JOIN numeral m ON m.scan = h.scan
  """,
]

private let factColumns = """
  f.fact_id, d.name AS source, f.line, f."column", f.quote, coalesce(sf.sentence, f.sentence) AS sentence,
    f.subject, f.metric, f.value, f.low, f.high, sf.low_open, sf.high_open, f.qualifier, f.unit, sf.unit_kind,
    sf.abs_error, sf.as_of, sf.claim, r.rule_id, r.rule_hash, p.name AS rule_pack, src.sha256 AS source_sha256,
    f.byte_start, f.byte_end, f.char_start, f.char_end, coalesce(sf.lexeme, f.lexeme) AS lexeme, f.prefix, f.suffix,
    sf.subject_binding, s.scan_id AS run_id, first.recorded_at, sf.roles, sf.note, f.value_real
  """

private let factJoins = """
  JOIN document d ON d.seq = h.document
    JOIN scan s ON s.seq = h.scan
    JOIN scan_fact sf ON sf.scan = h.scan
    JOIN fact f ON f.seq = sf.fact
    JOIN source src ON src.seq = f.source
    JOIN scan first ON first.seq = f.first_scan
    JOIN rule r ON r.seq = sf.rule
    JOIN rule_pack p ON p.seq = r.pack
  """
