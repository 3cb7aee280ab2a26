// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "claim-ledger",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "RuleDSL", targets: ["RuleDSL"]),
    .library(name: "LedgerCore", targets: ["LedgerCore"]),
    .executable(name: "ledger", targets: ["ledger"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),
    .target(name: "RuleDSL", dependencies: ["CYAML"], swiftSettings: settings),
    .target(
      name: "LedgerCore",
      dependencies: [
        "RuleDSL", "ShippedPacks", "CCrypto", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .target(
      name: "ShippedPacks", path: "Rules", exclude: ["README.md"], swiftSettings: settings, plugins: ["EmbedPacks"]),
    .executableTarget(name: "pack-embedder", path: "Plugins/pack-embedder", swiftSettings: settings),
    .plugin(name: "EmbedPacks", capability: .buildTool(), dependencies: ["pack-embedder"]),
    .executableTarget(
      name: "ledger",
      dependencies: [
        "RuleDSL", "LedgerCore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "RuleDSLTests", dependencies: ["RuleDSL"], exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "LedgerCoreTests",
      dependencies: ["LedgerCore", "RuleDSL", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "LedgerCommandTests", dependencies: ["ledger"], exclude: ["Fixtures", "Help", "Language", "Projects"],
      swiftSettings: settings),
  ]
)
