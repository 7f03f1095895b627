package import Newsroom

/// A page that is to be made: its template and what the template can name.
package struct PageTemplate: Sendable {
    /// The template's path in its folder: `article.html`.
    package let name: String
    /// The fields of this record are the page's variables.
    package let context: RecordType

    package init(name: String, context: RecordType) {
        self.name = name
        self.context = context
    }
}

/// The programs of all pages of a site.
package struct TemplateSet: Sendable {
    private let programs: [String: Program]
    private let references: TemplateReferences
    /// As they were read, by their names; those in which something is wrong are left out.
    private let templates: [String: Template]

    /// The program of a page's template; nil where the template is missing.
    package subscript(name: String) -> Program? { programs[name] }

    /// The names of all templates that a template is made of, itself included, sorted: those that it extends,
    /// includes and imports, and theirs. Some may be missing, where that is allowed.
    package func sources(of name: String) -> [String] { references.closure(of: name) }

    /// The names of all filters, for tables of them.
    package static var filterNames: [String] { Filter.names.sorted() }

    /// The names of all tests, without the signs that some also have.
    package static var testNames: [String] { ValueTest.all.map(\.name).sorted() }

    /// Reads, checks and compiles templates.
    ///
    /// - Parameters:
    ///   - sources: Every template, whether a page uses it or not.
    ///   - folder: Where the templates are: the names by which they know each other are relative to it.
    ///   - pages: The pages to be made. One without a template is reported.
    ///   - formats: How dates and numbers are written.
    ///   - last: Of which the templates that have stayed are not read again.
    /// - Returns: The programs, and all that is wrong with all templates, each problem once, in the order of
    ///   their places. With errors among them the programs are not to be used.
    package static func load(
        _ sources: [SourceText], folder: String = "templates", pages: [PageTemplate],
        formats: LanguageFormats = .english, after last: TemplateSet? = nil
    ) -> (set: TemplateSet, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        var templates: [Template] = []
        var faulty: Set<String> = []
        for source in sources {
            let prefix = folder + "/"
            let name =
                source.file.hasPrefix(prefix) ? String(source.file.dropFirst(prefix.count)) : source.file
            if let known = last?.templates[name], known.source.bytes == source.bytes {
                templates.append(known)
                continue
            }
            let (template, problems) = Parser.template(named: name, source)
            templates.append(template)
            diagnostics += problems
            if !problems.isEmpty { faulty.insert(name) }
        }
        let library = Library(templates, pages: pages, formats: formats)
        var programs: [String: Program] = [:]
        var compilers: [Compiler] = []
        for page in pages {
            guard let template = library.templates[page.name] else {
                diagnostics.append(
                    .error("there is no template `\(page.name)`", at: Place(file: "\(folder)/\(page.name)")))
                continue
            }
            let compiler = Compiler(template, for: page, library: library)
            programs[page.name] = compiler.compile()
            compilers.append(compiler)
        }
        for compiler in compilers { compiler.checkLeftOut() }
        for template in templates where !library.used.contains(template.name) {
            let compiler = Compiler(template, for: nil, library: library)
            _ = compiler.compile()
            compiler.checkLeftOut()
        }
        let references = TemplateReferences(templates)
        return (
            TemplateSet(
                programs: programs, references: references,
                templates: library.templates.filter { !faulty.contains($0.key) }),
            (diagnostics + library.diagnostics).sortedByPlace()
        )
    }
}
