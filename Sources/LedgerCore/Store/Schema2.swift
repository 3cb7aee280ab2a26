/// The second schema: what dates and places a claim beside its bytes, records of larger files, and large documents.
///
/// - `scan`: language, author, and where the document states each of its metadata.
/// - `scan_fact`: how `as_of` is known, the time code and the speaker.
/// - `document_head`: where the document begins in a file that holds several. The facts of a record hash the record's own
///   bytes, so that it stays the same when others come before it; the views show the bytes and lines of the file.
/// - `source_part`: the bytes of a source beyond the first half gibibyte, which is what a value of SQLite may safely hold.
let schema2: [String] =
  columns
  + [
    """
    CREATE TABLE source_part (
      source INTEGER NOT NULL REFERENCES source (seq),
      n INTEGER NOT NULL CHECK (n > 0),
      bytes BLOB NOT NULL,
      PRIMARY KEY (source, n)
    ) STRICT, WITHOUT ROWID
    """
  ] + appendOnlyGuards(of: [("source_part", [["source", "n"]])])
  + ["facts", "facts_all", "open_numerals", "doc_head"].map { "DROP VIEW \($0)" } + views

private let columns = [
  "ALTER TABLE scan ADD COLUMN language TEXT",
  "ALTER TABLE scan ADD COLUMN author TEXT",
  "ALTER TABLE scan ADD COLUMN stated_in TEXT NOT NULL DEFAULT '{}'",
  "ALTER TABLE scan_fact ADD COLUMN as_of_binding TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE scan_fact ADD COLUMN time_code TEXT",
  "ALTER TABLE scan_fact ADD COLUMN speaker TEXT",
  "ALTER TABLE document_head ADD COLUMN record_start INTEGER NOT NULL DEFAULT 0 CHECK (record_start >= 0)",
  "ALTER TABLE document_head ADD COLUMN record_line INTEGER NOT NULL DEFAULT 0 CHECK (record_line >= 0)",
  "ALTER TABLE document_head ADD COLUMN record_column INTEGER NOT NULL DEFAULT 0 CHECK (record_column >= 0)",
]

private let views = [
  """
  CREATE VIEW doc_head AS
  SELECT h.seq, h.document, h.n, h.scan, h.recorded_at, h.record_start, h.record_line, h.record_column
  FROM document_head h WHERE h.n = (SELECT max(l.n) FROM document_head l WHERE l.document = h.document)
  """,
  """
  CREATE VIEW facts AS
  SELECT \(factColumns), 'current' AS status
  FROM doc_head h \(factJoins)
  """,
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
  SELECT d.name AS source, \(place("m", "line")), m.text, m.byte_start + h.record_start AS byte_start,
    m.byte_end + h.record_start AS byte_end, src.sha256 AS source_sha256
  FROM doc_head h
    JOIN document d ON d.seq = h.document JOIN scan s ON s.seq = h.scan
    JOIN source src ON src.seq = s.source JOIN numeral m ON m.scan = h.scan
  """,
]

/// Line and column in the file: a record's first line may begin in the middle of one.
private func place(_ table: String, _ line: String) -> String {
  """
  \(table).\(line) + h.record_line AS line,
    \(table)."column" + CASE WHEN \(table).\(line) = 1 THEN h.record_column ELSE 0 END AS "column"
  """
}

private let factColumns = """
  f.fact_id, d.name AS source, \(place("f", "line")), f.quote, coalesce(sf.sentence, f.sentence) AS sentence,
    f.subject, f.metric, f.value, f.low, f.high, sf.low_open, sf.high_open, f.qualifier, f.unit, sf.unit_kind,
    sf.abs_error, sf.as_of, sf.as_of_binding, sf.time_code, sf.speaker, sf.claim, r.rule_id, r.rule_hash,
    p.name AS rule_pack, src.sha256 AS source_sha256, h.record_start, f.byte_start + h.record_start AS byte_start,
    f.byte_end + h.record_start AS byte_end, f.char_start, f.char_end, coalesce(sf.lexeme, f.lexeme) AS lexeme,
    f.prefix, f.suffix, sf.subject_binding, s.scan_id AS run_id, first.recorded_at, sf.roles, sf.note, f.value_real
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
