import Newsroom

extension Filter {
    static let dateFilters: [Filter] = [
        Filter("iso8601", .date, gives: { $0.isOptional ? .optional(.text) : .text }) { value, _ in
            if case .date = value { .text(value.plainText) } else { .none }
        }
    ]
}
