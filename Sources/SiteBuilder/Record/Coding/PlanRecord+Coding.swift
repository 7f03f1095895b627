import Newsroom

extension PlanRecord: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            stories: try reader.read(), standingPages: try reader.read(), held: try reader.read(),
            lists: try reader.read(), sectionCount: try reader.readInteger(),
            corrections: try reader.read(), correctionsIntroduction: try reader.read(),
            pages: try reader.read(), heldMedia: try reader.read(), unpublished: try reader.readTable(),
            front: try reader.read(), banner: try reader.read(), related: [:])
        for _ in 0..<(try reader.readCount()) {
            let story = try reader.readInteger()
            related[story] = try reader.read([Int].self)
        }
    }

    func write(to writer: inout RecordWriter) {
        writer.write(stories)
        writer.write(standingPages)
        writer.write(held)
        writer.write(lists)
        writer.writeInteger(sectionCount)
        writer.write(corrections)
        writer.write(correctionsIntroduction)
        writer.write(pages)
        writer.write(heldMedia)
        writer.writeTable(unpublished)
        writer.write(front)
        // There is a way of writing it that is never read back.
        banner.write(to: &writer)
        writer.writeCount(related.count)
        for (story, others) in related.sorted(by: { $0.key < $1.key }) {
            writer.writeInteger(story)
            writer.write(others)
        }
    }
}

extension PlanRecord.List: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(subject: try reader.read(), stories: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(subject)
        writer.write(stories)
    }
}

extension PlanRecord.Subject: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        switch try reader.readByte() {
        case 0: self = .section(try reader.read())
        case 1: self = .term(try reader.read(), title: try reader.readString())
        case 2:
            self = .period(
                Period(year: try reader.readInteger(), month: try reader.read(), day: try reader.read()))
        case 3: self = .everything
        default: throw reader.damage
        }
    }

    func write(to writer: inout RecordWriter) {
        switch self {
        case .section(let slug):
            writer.writeByte(0)
            writer.write(slug)
        case .term(let key, let title):
            writer.writeByte(1)
            writer.write(key)
            writer.writeString(title)
        case .period(let period):
            writer.writeByte(2)
            writer.writeInteger(period.year)
            writer.write(period.month)
            writer.write(period.day)
        case .everything: writer.writeByte(3)
        }
    }
}

extension Term.Key: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(kind: try reader.read(), slug: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(kind)
        writer.write(slug)
    }
}

extension TermKind: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        guard let kind = TermKind(rawValue: try reader.readString()) else { throw reader.damage }
        self = kind
    }

    func write(to writer: inout RecordWriter) { writer.writeString(rawValue) }
}

extension SitePlan.CorrectionEntry: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(story: try reader.readInteger(), correction: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.writeInteger(story)
        writer.write(correction)
    }
}

extension PlanRecord.Page: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        let path: SitePath = try reader.read()
        let content: PlannedPage.Content? =
            switch try reader.readByte() {
            case 0: nil
            case 1: .front
            case 2: .list(try reader.readInteger(), number: try reader.readInteger())
            case 3: .terms(try reader.read())
            case 4: .corrections(number: try reader.readInteger())
            case 5: .article(try reader.readInteger())
            case 6: .comments(try reader.readInteger())
            case 7: .standing(try reader.readInteger())
            case 8: .notFound
            case 9: .feed(try reader.readInteger())
            case 10:
                .precompressed(
                    try reader.read(PlanRecord.Page.self).planned(reader.damage), try reader.read())
            default: throw reader.damage
            }
        self.init(path: path, content: content)
    }

    func write(to writer: inout RecordWriter) {
        writer.write(path)
        func write(_ kind: UInt8, _ numbers: Int...) {
            writer.writeByte(kind)
            for number in numbers { writer.writeInteger(number) }
        }
        switch content {
        case nil, .redirect, .media, .asset, .machine: write(0)
        case .front: write(1)
        case .list(let list, let number): write(2, list, number)
        case .terms(let kind):
            write(3)
            writer.write(kind)
        case .corrections(let number): write(4, number)
        case .article(let story): write(5, story)
        case .comments(let story): write(6, story)
        case .standing(let page): write(7, page)
        case .notFound: write(8)
        case .feed(let feed): write(9, feed)
        case .precompressed(let original, let coding):
            write(10)
            writer.write(PlanRecord.Page(path: original.path, content: original.content))
            writer.write(coding)
        }
    }
}

extension PlanRecord.Page {
    /// - Parameter damage: Thrown where a page is none that texts can stand on.
    fileprivate func planned(_ damage: RecordDamage) throws(RecordDamage) -> PlannedPage {
        guard let content else { throw damage }
        return PlannedPage(path: path, content: content, origin: PlanRecord.origin)
    }
}

extension ContentCoding: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        guard let coding = ContentCoding(rawValue: try reader.readString()) else { throw reader.damage }
        self = coding
    }

    func write(to writer: inout RecordWriter) { writer.writeString(rawValue) }
}

extension FrontPagePlan: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            lead: try reader.read(), secondary: try reader.read(), latest: try reader.read(),
            blocks: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(lead)
        writer.write(secondary)
        writer.write(latest)
        writer.write(blocks)
    }
}

extension FrontPagePlan.Block: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            section: Section(
                slug: try reader.read(), title: try reader.readString(), description: try reader.read(),
                label: try reader.read()),
            stories: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(section.slug)
        writer.writeString(section.title)
        writer.write(section.description)
        writer.write(section.label)
        writer.write(stories)
    }
}

extension BreakingBanner: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        let text = try reader.readString()
        let target: Target? =
            switch try reader.readByte() {
            case 0: nil
            case 1: .page(try reader.read(), suffix: try reader.readString())
            case 2: .web(try reader.readString())
            default: throw reader.damage
            }
        self.init(text: text, target: target)
    }

    func write(to writer: inout RecordWriter) {
        writer.writeString(text)
        switch target {
        case nil: writer.writeByte(0)
        case .page(let path, let suffix):
            writer.writeByte(1)
            writer.write(path)
            writer.writeString(suffix)
        case .web(let address):
            writer.writeByte(2)
            writer.writeString(address)
        }
    }
}
