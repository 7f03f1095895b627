import ArgumentParser
import Metadata
import Newsroom

/// An instant as it is given on the command line, read as all dates are; without a zone it is UTC.
struct Instant: ExpressibleByArgument {
    let moment: Moment

    init?(argument: String) {
        guard let moment = try? DateReader.read(argument, in: .utc) else { return nil }
        self.moment = moment
    }
}
