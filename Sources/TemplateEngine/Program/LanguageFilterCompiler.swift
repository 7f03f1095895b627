/// Filters that write as the site's language does.
extension Compiler {
    func applyDate(_ filter: Invocation, to type: ValueType) -> ValueType {
        if !Filter.Kind.date.accepts(type) {
            report("`date` takes a date, not \(type.phrase)", filter.range)
        }
        guard
            let arguments = match(
                filter.arguments, to: [("pattern", false)], of: "filter `date`", filter.range),
            let argument = arguments[0]
        else { return .any }
        guard case .constant(.text(let text)) = argument.kind else {
            report(
                "the style or pattern of a date must be written out", argument.range,
                hint: "as in `date(\"long\")` or `date(\"d MMMM yyyy\")`")
            return .any
        }
        do throws(DatePattern.Fault) {
            builder.emit(.date, pattern(try DatePattern(text, library.formats)))
        } catch {
            report(error.summary, argument.range, hint: error.hint)
        }
        return type.isOptional ? .optional(.text) : .text
    }

    func applyNumber(_ filter: Invocation, to type: ValueType) -> ValueType {
        if !Filter.Kind.number.accepts(type) {
            report("`number` takes a number, not \(type.phrase)", filter.range)
        }
        guard
            let arguments = match(
                filter.arguments, to: [("places", true)], of: "filter `number`", filter.range)
        else { return .any }
        var places = -1
        if let argument = arguments[0] {
            guard case .constant(.integer(let integer)) = argument.kind,
                (0...NumberText.greatestPlaces).contains(integer)
            else {
                report(
                    "`places` must be a number from 0 to \(NumberText.greatestPlaces), written out",
                    argument.range, hint: "as in `number(2)`")
                return .any
            }
            places = integer
        }
        builder.emit(.number, places)
        return type.isOptional || type.isText ? .optional(.text) : .text
    }
}
