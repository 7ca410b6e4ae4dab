// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "afterword",
  products: [.executable(name: "afterword", targets: ["afterword"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .target(name: "Understanding"),
    .target(name: "Dialogue", dependencies: ["Understanding"]),
    .target(name: "Files", dependencies: ["Dialogue"]),
    .target(name: "Conversation", dependencies: ["Dialogue"]),
    .target(name: "Channels", dependencies: ["CEditLine", "Conversation"]),
    .target(name: "Workshop", dependencies: ["Dialogue", "Understanding"]),
    .executableTarget(
      name: "afterword",
      dependencies: [
        "Channels", "Conversation", "Dialogue", "Files", "Workshop",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),

    .systemLibrary(name: "CEditLine", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),

    .target(name: "TestSupport", dependencies: ["Dialogue", "Files"], path: "Tests/TestSupport"),
    .testTarget(name: "UnderstandingTests", dependencies: ["Understanding", "TestSupport"]),
    .testTarget(
      name: "DialogueTests", dependencies: ["Dialogue", "Understanding", "TestSupport", "Files"], exclude: ["Fixtures"]),
    .testTarget(name: "FilesTests", dependencies: ["Dialogue", "Files", "TestSupport"]),
    .testTarget(name: "ConversationTests", dependencies: ["Conversation", "Dialogue", "TestSupport"]),
    .testTarget(name: "ChannelsTests", dependencies: ["Channels", "Conversation", "TestSupport"]),
    .testTarget(name: "WorkshopTests", dependencies: ["Dialogue", "Files", "TestSupport", "Workshop"]),
    .testTarget(name: "AfterwordTests", dependencies: ["afterword", "Dialogue", "TestSupport"]),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
  ]
}
