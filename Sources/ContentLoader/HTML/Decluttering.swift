import HTMLTree

/// Takes out of a story what is no part of it: scripts, comments, and of whole pages their furniture.
struct Decluttering {
    private let isFragment: Bool
    /// A box that holds more prose than this is part of the story, whatever its name.
    private let mostFurnitureProse: Int

    init(_ story: HTMLElement, isFragment: Bool) {
        self.isFragment = isFragment
        mostFurnitureProse = Swift.max(Prose.length(of: story) / 3, 40)
    }

    func declutter(_ nodes: [HTMLNode]) -> [HTMLNode] { declutter(nodes, in: "").nodes }

    /// - Parameter container: `header` or `blockquote`, where the nodes stand in one.
    /// - Returns: What is left, and how much prose that is.
    private func declutter(_ nodes: [HTMLNode], in container: String) -> (nodes: [HTMLNode], prose: Int) {
        var kept: [HTMLNode] = []
        var prose = 0
        for node in nodes {
            guard var element = node.element else {
                kept.append(node)
                prose += Prose.length(of: [node])
                continue
            }
            guard !PageNoise.isNeverProse(element), !PageNoise.isCommentArea(element),
                !isFurniture(element, in: container)
            else { continue }
            let inner = declutter(
                element.children,
                in: ["header", "blockquote"].contains(element.name) ? element.name : container)
            if !isFragment, inner.prose <= mostFurnitureProse, PageNoise.isNamedLikeFurniture(element) {
                continue
            }
            element.children = inner.nodes
            kept.append(.element(element))
            if element.name != "a" { prose += inner.prose }
        }
        return (kept, prose)
    }

    private func isFurniture(_ element: HTMLElement, in container: String) -> Bool {
        // The footer of a quote says whose it is.
        guard !isFragment, element.name != "footer" || container != "blockquote" else { return false }
        return PageNoise.isFurniture(element) || element.name == "time" && container == "header"
    }
}
