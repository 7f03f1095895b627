/// A place that the site is published to, as `publish` in `site.yml` describes it.
package struct PublishTarget: Hashable, Sendable {
    /// What it goes by on the command line.
    package var name: Slug
    package var destination: Destination
    /// The web address at which readers get what is published there; nil is the site's.
    package var address: SiteAddress?
    /// How many files of a hundred may be deleted unasked.
    package var deletionShare: Int
    /// How a CDN is told of changes; nil: none is.
    package var purge: Purge?
    /// Whether precompressed files are sent there.
    package var takesPrecompressed: Bool
    /// Patterns of files there that are not the site's and stay; a `*` stands for anything.
    package var spared: [String]

    package enum Destination: Hashable, Sendable {
        case directory(Directory)
        case rsync(Rsync)
        case git(Git)
        case s3(S3)
    }

    /// A folder of releases on this machine.
    package struct Directory: Hashable, Sendable {
        /// Absolute, or from the site's folder.
        package var path: String
        /// How many releases stay, at least 2.
        package var keptReleases: Int

        package init(path: String, keptReleases: Int) {
            self.path = path
            self.keptReleases = keptReleases
        }
    }

    /// A folder of releases on another machine.
    package struct Rsync: Hashable, Sendable {
        /// A machine, with a user before an `@` or without.
        package var host: String
        package var port: Int?
        /// The file of a private key.
        package var identity: String?
        /// The folder there: absolute, of characters that no shell minds.
        package var folder: Directory

        package init(host: String, port: Int?, identity: String?, folder: Directory) {
            self.host = host
            self.port = port
            self.identity = identity
            self.folder = folder
        }
    }

    /// A branch of a repository.
    package struct Git: Hashable, Sendable {
        package var repository: String
        package var branch: String
        /// Who commits: a name and a mail address.
        package var authorName: String
        package var authorAddress: String
        /// Whether what others push between comparison and commit may be overwritten.
        package var mayForce: Bool

        package init(
            repository: String, branch: String, authorName: String, authorAddress: String, mayForce: Bool
        ) {
            self.repository = repository
            self.branch = branch
            self.authorName = authorName
            self.authorAddress = authorAddress
            self.mayForce = mayForce
        }
    }

    /// A bucket of S3, or of a service that speaks its language.
    package struct S3: Hashable, Sendable {
        package var bucket: String
        /// The service's web address; nil is Amazon's.
        package var endpoint: String?
        package var region: String
        /// The service by rclone's name for it.
        package var provider: String
        /// A folder in the bucket, without slashes around it; empty is the bucket's root.
        package var prefix: String
        /// How often a request that failed is tried again.
        package var retries: Int
        /// Cache-Control by path; the first that fits counts.
        package var cache: [CacheRule]

        package init(
            bucket: String, endpoint: String?, region: String, provider: String, prefix: String,
            retries: Int, cache: [CacheRule]
        ) {
            self.bucket = bucket
            self.endpoint = endpoint
            self.region = region
            self.provider = provider
            self.prefix = prefix
            self.retries = retries
            self.cache = cache
        }
    }

    package struct CacheRule: Hashable, Sendable {
        /// A path from the site's root; a `*` stands for anything.
        package var pattern: String
        /// The value of Cache-Control (RFC 9111, section 5.2).
        package var value: String

        package init(pattern: String, value: String) {
            self.pattern = pattern
            self.value = value
        }
    }

    package enum Purge: Hashable, Sendable {
        /// Cloudflare's interface, for the zone of this identifier.
        case cloudflare(zone: String)
        /// A PURGE request to each address; to another server in the site's name where one is given.
        case request(at: String?)
    }

    package init(
        name: Slug, destination: Destination, address: SiteAddress?, deletionShare: Int, purge: Purge?,
        takesPrecompressed: Bool, spared: [String] = []
    ) {
        self.name = name
        self.destination = destination
        self.address = address
        self.deletionShare = deletionShare
        self.purge = purge
        self.takesPrecompressed = takesPrecompressed
        self.spared = spared
    }
}
