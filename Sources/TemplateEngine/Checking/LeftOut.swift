/// A part of a template that no page may show.
struct TemplatePart: Hashable {
    let template: String
    /// In bytes of the template.
    let offset: Int
}

/// A part that one page leaves out, with everything that it takes to check it later.
struct LeftOut {
    let part: TemplatePart
    /// The page whose variables the part can name; nil where it is meant for pages that do not exist.
    let page: PageTemplate?
    let template: Template
    let scope: Scope
    let html: HTMLContext
    let builder: FunctionBuilder
    let including: [String]
    let check: (Compiler) -> Void
}

extension Compiler {
    func part(_ offset: Int) -> TemplatePart { TemplatePart(template: template.name, offset: offset) }

    /// Puts off the check of what this page leaves out: it is needed only where no page shows it.
    ///
    /// - Parameters:
    ///   - page: Nil where the part may name what only other pages have.
    ///   - scope: What the part can name.
    ///   - loosening: Variables whose types led to the part being left out.
    func leaveOut(
        _ part: TemplatePart, for page: PageTemplate?, scope: Scope, html: HTMLContext,
        loosening names: [String] = [], check: @escaping (Compiler) -> Void
    ) {
        guard !library.shown.contains(part) else { return }
        let scope = scope.copy
        for name in names {
            guard case .variable(var variable)? = scope[name] else { continue }
            variable.type = .any
            scope.bind(name, .variable(variable))
        }
        if scope["caller"] == nil { scope.bind("caller", .anyCaller(in: template)) }
        leftOut.append(
            LeftOut(
                part: part, page: page, template: template, scope: scope, html: html, builder: builder,
                including: including, check: check))
    }

    /// Checks what no page shows. The program is finished: what is emitted now goes nowhere.
    func checkLeftOut() {
        while let next = leftOut.popLast() {
            guard library.shown.insert(next.part).inserted else { continue }
            page = next.page
            template = next.template
            html = next.html
            builder = next.builder
            including = next.including
            isSilent = false
            scoped(next.scope) { next.check(self) }
            compileUncalledMacros()
        }
    }
}
