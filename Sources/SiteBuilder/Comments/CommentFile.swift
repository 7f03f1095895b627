import Foundation
import Metadata
import Newsroom

/// Reads the comments that readers left under a story: `comments/world/talks.json`, named by the story's address.
///
/// The file is an object with a list `comments`, each with `id`, `author`, `date` and `text`, and where they are
/// known `parent` (the id of the comment that it answers) and `url`. Programs write it, and a busy thread is long,
/// so Foundation reads it: it is fast at any size, but tells no lines.
struct CommentFile {
    let files: FileSystem
    let timeZone: SiteTimeZone
    /// The site's folder.
    let site: String

    private struct Contents: Decodable {
        let comments: [Entry]
    }

    private struct Entry: Decodable {
        let id: String
        let parent: String?
        let author: String
        let url: String?
        let date: String
        let text: String
    }

    /// The comments in reading order; none where there is no file.
    func read(for story: PlannedStory) throws(FileError) -> (comments: [Comment], diagnostics: [Diagnostic]) {
        guard story.section != nil else { return ([], []) }
        let path = story.path.text.utf8
        let stem = path.last == UInt8(ascii: "/") ? path.dropLast() : path[...]
        let name = "comments/" + Substring(stem) + ".json"
        guard try files.status(site + "/" + name)?.kind == .file else { return ([], []) }
        let place = Place(file: name)
        let bytes = try files.read(site + "/" + name)
        do {
            let contents = try JSONDecoder().decode(Contents.self, from: Data(bytes))
            var comments: [Comment] = []
            var diagnostics: [Diagnostic] = []
            var ids: Set<String> = []
            for entry in contents.comments {
                do throws(Diagnostic) {
                    let comment = try comment(entry, at: place)
                    guard ids.insert(comment.id).inserted else {
                        throw .error("two comments have the id `\(comment.id)`", at: place)
                    }
                    comments.append(comment)
                } catch {
                    diagnostics.append(error)
                }
            }
            return (CommentThread.order(comments), diagnostics)
        } catch let error as DecodingError {
            return (
                [], [.error(Self.summary(of: error), at: place, hint: "docs/configuration.md shows the form")]
            )
        } catch {
            return ([], [.error("the comments cannot be read", at: place)])
        }
    }

    private func comment(_ entry: Entry, at place: Place) throws(Diagnostic) -> Comment {
        guard Slug(entry.id) != nil else {
            throw .error(
                "a comment's `id` has lower-case letters, digits and hyphens, unlike `\(entry.id)`", at: place
            )
        }
        do throws(DateProblem) {
            let date = try DateReader.read(entry.date, in: timeZone)
            return Comment(
                id: entry.id, parent: entry.parent, author: entry.author, address: entry.url,
                published: timeZone.told(secondsSince1970: date.secondsSince1970), text: entry.text)
        } catch {
            throw .error("the comment `\(entry.id)`: \(error.summary)", at: place, hint: error.hint)
        }
    }

    private static func summary(of error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context):
            "`\(key.stringValue)` is missing in \(path(context.codingPath))"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "\(path(context.codingPath)) has a value of the wrong kind"
        case .dataCorrupted: "this is no JSON"
        @unknown default: "the comments cannot be read"
        }
    }

    /// "`comments[3]`", counted from 0 as programs do.
    private static func path(_ keys: [any CodingKey]) -> String {
        guard !keys.isEmpty else { return "the file" }
        return "`" + keys.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined() + "`"
    }
}
