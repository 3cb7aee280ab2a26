import CCrypto

/// A SHA-256 that is fed in pieces, by OpenSSL's libcrypto.
///
/// The context of libcrypto is an opaque pointer that must be freed, hence the class; every pointer is used inside the
/// call that it is made for, so nothing unsafe leaves this file.
final class SHA256 {
  private let context: OpaquePointer?

  init() {
    context = EVP_MD_CTX_new()
    precondition(
      EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1, "libcrypto has no SHA-256, or there is no memory left")
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Feeds bytes.
  func update(_ bytes: [UInt8]) {
    let done = bytes.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    precondition(done == 1, "libcrypto refused to hash")
  }

  /// The 32 bytes of the hash; the hasher is spent until it begins again.
  func finish() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    let done = digest.withUnsafeMutableBufferPointer { EVP_DigestFinal_ex(context, $0.baseAddress, nil) }
    precondition(done == 1, "libcrypto refused to hash")
    return digest
  }

  /// Begins another hash, which is several times cheaper than another hasher.
  func restart() {
    precondition(EVP_DigestInit_ex(context, nil, nil) == 1, "libcrypto refused to hash")
  }

  /// The hash of some bytes as 64 hex digits.
  static func hex(of bytes: [UInt8]) -> String {
    let hasher = SHA256()
    hasher.update(bytes)
    return Hex.text(hasher.finish())
  }
}

/// Lower-case hexadecimal digits.
enum Hex {
  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(2 * bytes.underestimatedCount)
    for byte in bytes {
      out.append(digit(byte >> 4))
      out.append(digit(byte & 15))
    }
    return String(decoding: out, as: UTF8.self)
  }
}
