import Foundation
import PackagePlugin

/// Puts the default theme, the starter site and what the preview needs in the browser into the executable, so that an
/// installed binary needs no checkout.
@main
struct EmbedFiles: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let folders =
            target.name == "PreviewServer"
            ? [("client", root.appending(path: "Sources/PreviewServer/Client"))]
            : [
                ("theme", root.appending(path: "templates")),
                ("starter", root.appending(path: "Sources/SiteBuilder/Starter")),
            ]
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
        return [
            .buildCommand(
                displayName: "Embed files in \(target.name)",
                executable: try context.tool(named: "embed-files").url,
                arguments: [output.path] + folders.flatMap { [$0.0, $0.1.path] },
                inputFiles: folders.flatMap { files(in: $0.1) },
                outputFiles: [output])
        ]
    }

    private func files(in folder: URL) -> [URL] {
        let paths = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (paths?.compactMap { $0 as? URL } ?? []).filter { !$0.hasDirectoryPath }
    }
}
