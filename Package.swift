// swift-tools-version: 6.2
import PackageDescription

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let hummingbird = ["Hummingbird", "HummingbirdCore"].map {
  Target.Dependency.product(name: $0, package: "hummingbird")
}
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

let package = Package(
  name: "afterword",
  products: [.executable(name: "afterword", targets: ["afterword"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.8.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.20.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.8.0"),
  ],
  targets: [
    .target(name: "Understanding"),
    .target(name: "Dialogue", dependencies: ["Understanding"]),
    .target(name: "Files", dependencies: ["Dialogue"]),
    .target(name: "Locking"),
    .target(name: "Conversation", dependencies: ["Dialogue", "Locking", logging]),
    .target(name: "HTTP", dependencies: ["CCurl", "Locking"]),
    .target(
      name: "Storage",
      dependencies: [
        "Conversation", "Locking", crypto, .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(name: "Channels", dependencies: ["CEditLine", "Conversation", "HTTP", crypto]),
    .target(name: "Web", dependencies: ["HTTP", lifecycle, logging, nio] + hummingbird),
    .target(name: "Workshop", dependencies: ["Dialogue", "Understanding"]),
    .executableTarget(
      name: "afterword",
      dependencies: [
        "CProcess", "Channels", "Conversation", "Dialogue", "Files", "HTTP", "Locking", "Storage", "Web", "Workshop",
        lifecycle,
        logging,
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),

    .target(name: "CCurl"),
    .target(name: "CProcess"),
    .systemLibrary(name: "CEditLine", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),

    .target(name: "TestSupport", dependencies: ["Dialogue", "Files"], path: "Tests/TestSupport"),
    .testTarget(name: "UnderstandingTests", dependencies: ["Understanding", "TestSupport"]),
    .testTarget(
      name: "DialogueTests", dependencies: ["Dialogue", "Understanding", "TestSupport", "Files"], exclude: ["Fixtures"]),
    .testTarget(name: "FilesTests", dependencies: ["Dialogue", "Files", "TestSupport"]),
    .testTarget(
      name: "ConversationTests",
      dependencies: [
        "Channels", "Conversation", "Dialogue", "HTTP", "Locking", "Storage", "TestSupport", "Workshop", logging,
      ]),
    .testTarget(name: "HTTPTests", dependencies: ["CCurl", "HTTP", "Locking", "TestSupport"]),
    .testTarget(
      name: "StorageTests",
      dependencies: [
        "Conversation", "Dialogue", "Locking", "Storage", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ], exclude: ["Fixtures"]),
    .testTarget(
      name: "ChannelsTests", dependencies: ["Channels", "Conversation", "HTTP", "Locking", "TestSupport"]),
    .testTarget(name: "WebTests", dependencies: ["HTTP", "Locking", "Web", "TestSupport", lifecycle, logging]),
    .testTarget(name: "WorkshopTests", dependencies: ["Dialogue", "Files", "TestSupport", "Workshop"]),
    .testTarget(
      name: "AfterwordTests",
      dependencies: ["afterword", "Channels", "Conversation", "Dialogue", "Storage", "TestSupport", "Web"]),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system && !["CCurl", "CProcess"].contains(target.name) {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
  ]
}
