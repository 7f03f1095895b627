import Newsroom

/// Makes a plan of what is built and what stands; looks at nothing else.
struct PublishPlanner {
    let target: PublishTarget
    /// Where readers get the site.
    let address: SiteAddress
    let headers: HeaderPolicy
    /// Patterns of paths that are not the site's and stay.
    let spared: [String]

    /// So many deletions are never too many.
    static let harmlessDeletions = 20

    func plan(_ site: BuiltSite, over standing: Standing) -> PublishPlan {
        var plan = PublishPlan()
        for file in site.files {
            let reason: PublishPlan.Reason
            switch standing.files[file.path] {
            case .same?:
                plan.unchangedCount += 1
                continue
            case .otherContents?: reason = .changed
            case .otherHeaders?: reason = .headers
            case nil: reason = .new
            }
            plan.uploads.append(
                PublishPlan.Upload(file: file, reason: reason, headers: headers.headers(of: file)))
        }
        plan.uploads.sort { SendingOrder($0) < SendingOrder($1) }
        plan.deletions = standing.surplus.filter { path in
            !spared.contains { PathPattern.fits(path, $0) }
        }.sorted()
        plan.base = standing.base
        plan.purges = purges(plan)
        plan.objections = objections(to: plan, over: standing)
        return plan
    }

    /// New addresses are not among them: no cache has anything to forget of those.
    private func purges(_ plan: PublishPlan) -> [String] {
        let changed = plan.uploads.filter { $0.reason != .new }.map(\.file.path)
        return purges(of: changed + plan.deletions)
    }

    /// The addresses of files that readers ask for.
    func purges(of paths: [String]) -> [String] {
        let copies = ContentCoding.allCases.map { "." + $0.rawValue }
        return paths.filter { path in !copies.contains(where: path.hasSuffix) }
            .map(address.address(ofFile:)).sorted()
    }

    private func objections(to plan: PublishPlan, over standing: Standing) -> [String] {
        guard !plan.isEmpty else { return [] }
        var objections = standing.objection.map { [$0] } ?? []
        let deletions = plan.deletions.count
        let total = deletions + standing.files.count
        if deletions > 0, standing.files.isEmpty {
            objections.append("what stands there is not this site, and would be deleted (\(deletions) files)")
        } else if deletions > Self.harmlessDeletions, deletions * 100 > total * target.deletionShare {
            objections.append(
                "\(deletions) of \(total) files would be deleted, more than \(target.deletionShare) of a hundred"
            )
        }
        return objections
    }
}
