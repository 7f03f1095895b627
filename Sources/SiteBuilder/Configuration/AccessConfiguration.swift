import Metadata

/// Reads `access`.
enum AccessConfiguration {
    /// Whether stories that do not say so themselves are free to read.
    static func read(_ site: MetadataReader) -> Bool {
        site.choice("access", of: ["free": true, "subscribers": false]) ?? true
    }
}
