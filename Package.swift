// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

// The order below is the direction of the data: nothing imports a target that stands under it.
// See docs/architecture.md for the reasons.
let package = Package(
    name: "broadsheet",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "broadsheet", targets: ["broadsheet"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", .upToNextMinor(from: "0.27.1")),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        // The system's libraries: imports nothing.
        .systemLibrary(
            name: "CCmark", pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        .systemLibrary(
            name: "CGumbo", pkgConfig: "gumbo",
            providers: [.apt(["libgumbo-dev"]), .brew(["gumbo-parser"])]),
        .systemLibrary(name: "CFiles"),
        // The memory of a document while cmark parses it and we write it.
        .target(name: "CArena", dependencies: ["CCmark"]),

        .systemLibrary(
            name: "CBrotli", pkgConfig: "libbrotlienc",
            providers: [.apt(["libbrotli-dev"]), .brew(["brotli"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        // In place of glibc's malloc, whose heaps grow page by page and lock: a clean build takes a twelfth less.
        .systemLibrary(name: "CMimalloc", providers: [.apt(["libmimalloc-dev"])]),

        // The model, diagnostics and the file-system port: imports no target of ours.
        .target(name: "Newsroom", dependencies: ["CFiles"], swiftSettings: settings),

        // YAML, TOML and JSON to one tree of values that know their place, and its typed reading.
        .target(
            name: "Metadata",
            dependencies: [
                "Newsroom",
                .product(name: "Yams", package: "Yams"),
            ], swiftSettings: settings),

        // HTML as browsers parse it, and the allowlist: the only importer of CGumbo.
        .target(name: "HTMLTree", dependencies: ["Newsroom", "CGumbo"], swiftSettings: settings),

        // Article sources to Articles. Never imports MarkdownRenderer or TemplateEngine.
        .target(
            name: "ContentLoader", dependencies: ["Newsroom", "Metadata", "HTMLTree"],
            swiftSettings: settings),

        // Markdown to HTML: the only importer of CCmark.
        .target(
            name: "MarkdownRenderer", dependencies: ["Newsroom", "HTMLTree", "CCmark", "CArena"],
            swiftSettings: settings),

        // Templates to checked programs. Knows nothing of news: of Newsroom it uses the diagnostics alone.
        .target(name: "TemplateEngine", dependencies: ["Newsroom"], swiftSettings: settings),

        // Plan pages, render, write.
        .target(
            name: "SiteBuilder",
            dependencies: [
                "Newsroom", "Metadata", "HTMLTree", "ContentLoader", "MarkdownRenderer", "TemplateEngine",
                "CBrotli", "CZlib",
            ],
            exclude: ["Starter"], swiftSettings: settings, plugins: ["EmbedFiles"]),
        // Shows a site while it is written: watches it, serves it from memory, tells browsers what has changed.
        .target(
            name: "PreviewServer",
            dependencies: [
                "Newsroom", "Metadata", "SiteBuilder",
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            exclude: ["Client"], swiftSettings: settings, plugins: ["EmbedFiles"]),
        // Sends what was built to where readers get it: plans, and lets programs of the system carry the bytes.
        .target(
            name: "Publisher",
            dependencies: [
                "Newsroom",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(
                    name: "SystemPackage", package: "swift-system", condition: .when(platforms: [.linux])),
            ], swiftSettings: settings),
        // The theme and the starter site go into SiteBuilder, the browser's part of the preview into PreviewServer,
        // as Swift literals.
        .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"]),
        .executableTarget(name: "embed-files", swiftSettings: settings),

        // The command line: syntax only, actions live in the targets above.
        .executableTarget(
            name: "broadsheet",
            dependencies: [
                "Newsroom", "Metadata", "ContentLoader", "SiteBuilder", "PreviewServer", "Publisher",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .target(name: "CMimalloc", condition: .when(platforms: [.linux])),
            ], swiftSettings: settings),

        // How long the engine takes for a page: `swift run -c release template-benchmark`.
        .executableTarget(
            name: "template-benchmark", dependencies: ["Newsroom", "TemplateEngine"],
            path: "Sources/TemplateBenchmark", swiftSettings: settings),

        // Random numbers that can be repeated, disks that fail.
        .target(
            name: "TestSupport", dependencies: ["Newsroom"], path: "Tests/TestSupport",
            swiftSettings: settings),
        .testTarget(name: "NewsroomTests", dependencies: ["Newsroom"], swiftSettings: settings),
        .testTarget(name: "MetadataTests", dependencies: ["Newsroom", "Metadata"], swiftSettings: settings),
        .testTarget(
            name: "HTMLTreeTests", dependencies: ["Newsroom", "HTMLTree", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ContentLoaderTests",
            dependencies: ["Newsroom", "Metadata", "ContentLoader", "HTMLTree", "CCmark", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "MarkdownRendererTests",
            dependencies: ["Newsroom", "HTMLTree", "MarkdownRenderer", "CCmark", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "TemplateEngineTests", dependencies: ["Newsroom", "TemplateEngine", "TestSupport"],
            exclude: ["Broken", "Jinja"], swiftSettings: settings),
        .testTarget(
            name: "SiteBuilderTests",
            dependencies: [
                "Newsroom", "Metadata", "HTMLTree", "TemplateEngine", "SiteBuilder", "TestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "PreviewServerTests",
            dependencies: ["Newsroom", "SiteBuilder", "PreviewServer", "TestSupport"], swiftSettings: settings
        ),
        .testTarget(
            name: "PublisherTests", dependencies: ["Newsroom", "Publisher", "TestSupport"],
            swiftSettings: settings),
        // The command as its users run it: whole sites, broken sites, kills.
        .testTarget(
            name: "BroadsheetTests",
            dependencies: ["Newsroom", "HTMLTree", "SiteBuilder", "broadsheet", "TestSupport"],
            exclude: ["Fixtures"], swiftSettings: settings),
    ]
)
