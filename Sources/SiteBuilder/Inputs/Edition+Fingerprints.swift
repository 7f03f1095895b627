import Newsroom

/// What inputs are worth now. Where an input has the same fingerprint in two builds, pages get the same from it.
extension Edition {
    /// - Throws: A ``FileError`` where a file cannot be read.
    func fingerprint(of input: PageInput) throws(FileError) -> ContentFingerprint {
        var writer = RecordWriter()
        switch input.kind {
        case .template: return templates[input.subject].value
        case .card: return story(input.subject).cardFingerprint
        case .text: return story(input.subject).digest.text
        case .assetBytes: return ContentFingerprint(assets[input.subject].bytes)
        case .media: return try contentFiles.fingerprint(names.fileList[input.subject])
        case .sitemap: return sitemaps.fingerprint(of: input.detail)
        case .sitemapIndex: return fingerprint(of: .sitemapIndex)
        case .newsSitemap: return fingerprint(of: .newsSitemap)
        case .newsPart: return fingerprint(of: .newsPart(input.detail))
        case .robots: return fingerprint(of: .robots)
        case .headers: return fingerprint(of: .headers)
        case .redirects: return fingerprint(of: .redirects)
        case .nginxRedirects: return fingerprint(of: .nginxRedirects)
        case .trust: return fingerprint(of: .trust)
        case .ads: return fingerprint(of: .ads)
        case .pictureFile: writer.write(try pictureFileSize(of: input.subject))
        case .related: writeSources(related.related(to: input.subject), to: &writer)
        case .neighbour:
            let direction = Direction(rawValue: input.detail) ?? .earlier
            writeSources(Array(neighbour(of: input.subject, direction)), to: &writer)
        case .picture: writer.write(pictureSize(of: input.subject))
        case .word: writer.writeString(words.text(at: input.subject))
        case .assets: writer.write(assets.map(\.name))
        case .assetAddress: writer.write(assets[input.subject].path)
        case .base, .title, .description, .copyright, .extra, .commentAction, .feedSettings, .access,
            .publisherName, .hubs, .htmlPolicy, .termFolder:
            writeConfiguration(input, to: &writer)
        case .listSubject, .listAddress, .listCount, .listPages, .listSlice, .listFirst, .profile,
            .profilePicture, .periods:
            writeList(input, to: &writer)
        case .newest, .terms, .years, .front, .banner, .sections, .archiveAddress, .corrections,
            .newestCorrections, .correctionPages, .correctionsIntroduction:
            writeFurniture(input, to: &writer)
        case .publisher: writer.write(publisher)
        case .siteFeeds: write(siteFeeds, to: &writer)
        case .listFeeds: write(feeds(of: input.subject), to: &writer)
        case .correctionFeeds: write(correctionFeeds, to: &writer)
        }
        return ContentFingerprint(writer.bytes)
    }

    private func fingerprint(of file: MachinePlan.File) -> ContentFingerprint {
        ContentFingerprint(MachineFileRenderer(edition: self).bytes(of: file))
    }

    // MARK: Stories

    /// Stories by their names: their numbers change as others come and go.
    private func writeSources(_ stories: [Int], to writer: inout RecordWriter) {
        writer.write(stories.map { story($0).article.source })
    }

    // MARK: site.yml

    private func writeConfiguration(_ input: PageInput, to writer: inout RecordWriter) {
        switch input.kind {
        case .base:
            writer.writeString(site.address.text)
            writer.writeString(site.language)
            writer.writeString(site.timeZone.name)
        case .title: writer.writeString(site.title)
        case .description: writer.write(site.description)
        case .copyright: writer.write(site.copyright)
        case .extra: writer.write(site.extra)
        case .commentAction: writer.write(site.comments.action)
        case .feedSettings:
            writer.writeInteger(site.feeds.itemCount)
            writer.write(site.feeds.hasFullText)
        case .access: writer.write(site.storiesAreFree)
        case .publisherName: writer.writeString(site.publisherName)
        case .hubs: writer.write(site.hubs)
        case .htmlPolicy: writer.write(site.html.isTrusted)
        default: writer.write(site.lists[TermKind.allCases[input.detail]])
        }
    }

    // MARK: Lists

    private func writeList(_ input: PageInput, to writer: inout RecordWriter) {
        let list = input.subject
        switch input.kind {
        case .listSubject: writer.write(plan.lists[list].subject)
        case .listAddress: writer.write(address(of: list))
        case .listCount: writer.writeInteger(count(of: list))
        case .listPages: writer.write(plan.lists[list].pages)
        case .listSlice: writeSources(stories(of: list, page: input.detail), to: &writer)
        case .listFirst: writeSources(Array(plan.lists[list].stories.prefix(input.detail)), to: &writer)
        case .profile: writer.write(profile(of: list))
        case .profilePicture: writer.write(profilePictureSize(of: list))
        default:
            guard case .period(let period) = plan.lists[list].subject else { return }
            writer.write(periods(in: period).map(\.path))
        }
    }

    private func writeFurniture(_ input: PageInput, to writer: inout RecordWriter) {
        switch input.kind {
        case .newest: writeSources(Array(stories.indices.prefix(input.detail)), to: &writer)
        case .terms: for term in terms(TermKind.allCases[input.detail]) { writer.write(term) }
        case .years: writer.write(periods(in: nil).map(\.path))
        case .front:
            writeSources(Array(front.lead), to: &writer)
            writeSources(front.secondary, to: &writer)
            writeSources(front.latest, to: &writer)
            for block in front.blocks {
                writer.write(block.section)
                writeSources(block.stories, to: &writer)
            }
        case .banner: writer.write(banner)
        case .sections: for section in sections { writer.write(section) }
        case .archiveAddress: writer.write(archivePath)
        case .corrections: write(corrections(page: input.detail), to: &writer)
        case .newestCorrections: write(Array(plan.corrections.prefix(input.detail)), to: &writer)
        case .correctionPages: writer.write(plan.correctionPages)
        default: writeSources(Array(correctionsIntroduction), to: &writer)
        }
    }

    private func write(_ entries: [SitePlan.CorrectionEntry], to writer: inout RecordWriter) {
        for entry in entries {
            writer.writeString(story(entry.story).article.source)
            writer.write(entry.correction)
        }
    }

    private func write(_ feeds: [PlannedFeed], to writer: inout RecordWriter) {
        for feed in feeds {
            writer.writeString(feed.format.rawValue)
            writer.write(feed.path)
        }
    }
}

extension Array {
    /// None or one.
    fileprivate init(_ element: Element?) { self = element.map { [$0] } ?? [] }
}
