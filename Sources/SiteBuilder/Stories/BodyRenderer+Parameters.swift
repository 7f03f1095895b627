import HTMLTree
import Newsroom

extension BodyRenderer {
    /// What a shortcode was given. Where something that it needs is not published, it `waits`.
    typealias Parameters = (values: [(key: String, value: String)], arguments: [String], waits: Bool)

    /// The values of a shortcode, checked: addresses as the page has them, under the names of the definition.
    ///
    /// - Parameter definition: Nil for a newsroom's own shortcode, which takes anything.
    func parameters(of call: ShortcodeCall, _ definition: ShortcodeDefinition?) -> Parameters {
        var result: Parameters = ([], [], false)
        var seen: Set<String> = []
        for parameter in call.tag.parameters {
            // A newsroom's own template may show any file.
            if definition == nil { addresses.note(namedBy: parameter.value) }
            guard let rule = rule(for: parameter, of: call.tag, definition, result.arguments.count) else {
                continue
            }
            if definition == nil, parameter.key == nil {
                result.arguments.append(parameter.value)
                continue
            }
            guard seen.insert(rule.name).inserted else {
                problems.append(
                    ShortcodeProblem("`\(parameter.key ?? rule.name)` is given twice", at: parameter.range))
                continue
            }
            if parameter.key == nil { result.arguments.append(parameter.value) }
            do throws(ShortcodeProblem) {
                guard !parameter.value.allSatisfy(\.isWhitespace) || !rule.isRequired else {
                    throw ShortcodeProblem("`\(rule.name)` is empty", at: parameter.range)
                }
                result.values.append((rule.name, try value(of: parameter, as: rule.kind)))
            } catch {
                problems.append(error)
                if rule.isRequired, error.severity == .warning { result.waits = true }
            }
        }
        for rule in definition?.parameters ?? [] where rule.isRequired && !seen.contains(rule.name) {
            problems.append(
                ShortcodeProblem(
                    "`\(call.tag.name)` needs `\(rule.name)`", at: call.tag.nameRange,
                    hint: "add `\(rule.name)=\"…\"`"))
        }
        return result
    }

    /// What a value has to be; nil, with a problem, where the shortcode does not take it.
    private func rule(
        for parameter: ShortcodeParameter, of tag: ShortcodeTag, _ definition: ShortcodeDefinition?,
        _ position: Int
    ) -> ShortcodeDefinition.Parameter? {
        guard let definition else { return .ofOwnShortcode(parameter.key ?? "") }
        if let key = parameter.key {
            if let rule = definition.parameter(named: key) { return rule }
            let names = definition.parameters.map(\.name)
            problems.append(
                ShortcodeProblem(
                    "`\(tag.name)` takes no `\(key)`", at: parameter.range,
                    hint: Spelling.hint(for: key, in: names)
                        ?? "it takes " + names.map { "`\($0)`" }.joined(separator: ", ")))
            return nil
        }
        if position == 0, let rule = definition.parameters.first { return rule }
        problems.append(
            ShortcodeProblem(
                "`\(tag.name)` takes one value without a key", at: parameter.range,
                hint: "write it as `key=\"value\"`"))
        return nil
    }

    private func value(
        of parameter: ShortcodeParameter, as kind: ShortcodeDefinition.Parameter.Kind
    ) throws(ShortcodeProblem) -> String {
        let value = parameter.value
        func check(_ isRight: Bool, _ summary: String, hint: String? = nil) throws(ShortcodeProblem) {
            guard isRight else { throw ShortcodeProblem(summary, at: parameter.range, hint: hint) }
        }
        switch kind {
        case .text: break
        case .number:
            try check(
                (1...5).contains(value.utf8.count) && value.utf8.allSatisfy(Self.isDigit),
                "`\(value)` is no whole number of at most five digits")
        case .youTube:
            try check(
                value.utf8.count == 11
                    && value.utf8.allSatisfy {
                        Self.isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
                            || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
                    }, "`\(value)` is no video of YouTube",
                hint: "write the eleven characters after `v=` in its address")
        case .vimeo:
            try check(
                (1...12).contains(value.utf8.count) && value.utf8.allSatisfy(Self.isDigit),
                "`\(value)` is no video of Vimeo", hint: "write the number in its address")
        case .frame:
            guard let host = WebAddress.secureHost(of: value) else {
                throw ShortcodeProblem(
                    "`\(value)` is no address for a frame", at: parameter.range,
                    hint: "write its whole address, which begins with `https://`")
            }
            try check(
                resources.site.html.frameHosts.contains(host), "frames of \(host) are not allowed",
                hint: "name the host under `html: {frames: […]}` in `site.yml`")
        case .link, .file: return try addresses.address(in: parameter)
        // Told with the table.
        case .data: return (try? addresses.address(in: parameter)) ?? value
        }
        return value
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
