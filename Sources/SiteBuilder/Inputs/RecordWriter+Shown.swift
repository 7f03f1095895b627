import Newsroom

/// Values as pages show them, written so that they can be told from others. They are never read back.
extension RecordWriter {
    mutating func write(_ section: Section) {
        writeString(section.slug.text)
        writeString(section.title)
        write(section.description)
    }

    mutating func write(_ term: Term) {
        writeString(term.key.name)
        writeString(term.title)
    }

    mutating func write(_ subject: StoryList.Subject) {
        switch subject {
        case .section(let section): write(section)
        case .term(let term): write(term)
        case .period, .everything: writeString(subject.name)
        }
    }

    mutating func write(_ banner: BreakingBanner?) {
        guard let banner else { return }
        writeString(banner.text)
        switch banner.target {
        case .page(let path, let suffix):
            write(path)
            writeString(suffix)
        case .web(let address): writeString(address)
        case nil: break
        }
    }

    mutating func write(_ size: PictureSize?) {
        guard let size else { return }
        writeInteger(size.width)
        writeInteger(size.height)
    }

    /// The title is the list's.
    mutating func write(_ profile: RenderedProfile?) {
        guard let profile else { return }
        writeBytes(profile.html)
        write(profile.image)
        write(profile.profile.image)
        write(profile.profile.role)
        write(profile.profile.links)
        write(profile.profile.email)
    }

    mutating func write(_ publisher: PublisherIdentity) {
        writeString(publisher.name)
        write(publisher.logo)
        write(publisher.sameAs)
        for entry in publisher.policies {
            writeString(entry.policy.rawValue)
            write(entry.page)
        }
    }
}
