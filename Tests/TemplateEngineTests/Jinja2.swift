import Foundation

/// Jinja2 itself, in a Python process.
enum Jinja2 {
    struct Result: Decodable {
        let output: String?
        let error: String?
    }

    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    /// The one that `make test` installs, unless the environment names another.
    private static let python: String = {
        if let named = ProcessInfo.processInfo.environment["BROADSHEET_PYTHON"] { return named }
        let installed = URL(filePath: #filePath).appending(path: "../../../.venv/bin/python").standardized
            .path
        return FileManager.default.isExecutableFile(atPath: installed) ? installed : "python3"
    }()

    /// What Jinja2 makes of each case, a set of files of which `page.html` is the page.
    static func render(_ cases: [[String: String]]) throws -> [Result] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [Self.python, JinjaContext.folder.appending(path: "render.py").path()]
        let input = FileManager.default.temporaryDirectory.appending(path: "broadsheet-\(UUID()).json")
        defer { try? FileManager.default.removeItem(at: input) }
        let context = try JSONSerialization.jsonObject(with: JinjaContext.json())
        try JSONSerialization.data(withJSONObject: ["context": context, "cases": cases]).write(to: input)
        let output = Pipe()
        let errors = Pipe()
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let results = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Missing(
                description: """
                    this test needs Python with Jinja2 (pip install jinja2), named by BROADSHEET_PYTHON; \
                    `\(python)` said: \(String(decoding: complaint, as: UTF8.self))
                    """)
        }
        return try JSONDecoder().decode([Result].self, from: results)
    }
}
