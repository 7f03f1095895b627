import HTMLTree

/// How much an element has to read, in bytes without white space.
///
/// Links are left out, which menus and lists of other stories consist of, and so is what is never prose.
enum Prose {
    static func length(of element: HTMLElement) -> Int { length(of: element.children) }

    static func length(of nodes: [HTMLNode]) -> Int {
        var length = 0
        var pending = [nodes]
        while let nodes = pending.popLast() {
            for node in nodes {
                switch node {
                case .text(let text): length += text.utf8.count { $0 > 0x20 }
                case .element(let element) where element.name != "a" && !PageNoise.isNeverProse(element):
                    pending.append(element.children)
                default: continue
                }
            }
        }
        return length
    }
}
