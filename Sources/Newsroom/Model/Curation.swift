/// What the editors have chosen for the front page.
package struct Curation: Sendable {
    /// A story in a slot, for as long as it is to stand there.
    package struct Pin: Sendable {
        package let story: SiteReference
        package let from: Moment?
        package let until: Moment?

        package init(story: SiteReference, from: Moment? = nil, until: Moment? = nil) {
            self.story = story
            self.from = from
            self.until = until
        }
    }

    /// One line of news above every page.
    package struct Banner: Sendable {
        package let text: String
        /// A story, a page of the site or a web address.
        package let link: SiteReference?
        package let from: Moment?
        package let until: Moment?

        package init(text: String, link: SiteReference?, from: Moment?, until: Moment?) {
            self.text = text
            self.link = link
            self.from = from
            self.until = until
        }
    }

    /// The first that can stand there leads the page.
    package var lead: [Pin]
    package var secondary: [Pin]
    /// In the order of the source.
    package var sections: [(section: Slug, place: Place, pins: [Pin])]
    package var banner: Banner?

    package init(
        lead: [Pin] = [], secondary: [Pin] = [], sections: [(section: Slug, place: Place, pins: [Pin])] = [],
        banner: Banner? = nil
    ) {
        self.lead = lead
        self.secondary = secondary
        self.sections = sections
        self.banner = banner
    }
}
