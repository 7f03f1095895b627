import Metadata
import Newsroom
import Testing

struct DateReaderTests {
    @Test(
        "Dates are read with and without time and zone",
        arguments: [
            ("2021-12-30", "2021-12-30T00:00:00-05:00"),
            ("2021-07-01 14:05", "2021-07-01T14:05:00-04:00"),
            (" 2021-12-30T14:05:09 ", "2021-12-30T14:05:09-05:00"),
            ("2021-12-30 14:05:09.123Z", "2021-12-30T14:05:09Z"),
            ("2021-12-30t14:05z", "2021-12-30T14:05:00Z"),
            ("2021-12-30 14:05+01:00", "2021-12-30T14:05:00+01:00"),
            ("2021-12-30 14:05 +0100", "2021-12-30T14:05:00+01:00"),
            ("2021-12-30 14:05+01", "2021-12-30T14:05:00+01:00"),
            ("2021-12-30 14:05:09 -05:30", "2021-12-30T14:05:09-05:30"),
            ("2021-12-30 14:05 Europe/Paris", "2021-12-30T14:05:00+01:00"),
            ("2021-12-30 Europe/Paris", "2021-12-30T00:00:00+01:00"),
            ("2021-12-30 14:05 UTC", "2021-12-30T14:05:00Z"),
            ("Thu, 30 Dec 2021 20:35:00 +0000", "2021-12-30T20:35:00Z"),
            ("2021-01-01 10:00:00 +0000 UTC", "2021-01-01T10:00:00Z"),
            ("2021-01-01 9:05", "2021-01-01T09:05:00-05:00"),
            ("30 Dec 2021 20:35 GMT", "2021-12-30T20:35:00Z"),
        ])
    func reads(text: String, expected: String) throws {
        let zone = try #require(SiteTimeZone(name: "America/New_York"))
        #expect(try DateReader.read(text, in: zone).iso8601 == expected)
    }

    @Test(
        "Anything else is refused, never guessed",
        arguments: [
            "", "12/30/2021", "30.12.2021", "2021-1-2", "2021-12", "2021", "yesterday", "2021-12-30 14",
            "2021-12-30 14:5", "2021-12-30T", "2021-12-30 14:05 +01:0", "2021-12-30 14:05 +25:00",
            "2021-12-30 14:05 pm", "2021-12-30 14:05 +0100 UTC", "2021-12-30 :05", "2021-12-30 014:05",
            "2021-12-30 2021-12-30", "20211230", "2021-12-30 14:05:09.", "١٢٣٤-١٢-٣٠",
            "Thu 30 Dec 2021", "30 Foo 2021", "-2021-12-30", "2021-12-30 14:05 Europe/Paris x",
        ])
    func refuses(text: String) {
        #expect(throws: DateProblem.self) { try DateReader.read(text, in: .utc) }
    }

    @Test("A day that is in no calendar and a zone that is on no map are called so")
    func explains() {
        func problem(_ text: String) -> String {
            do { return try DateReader.read(text, in: .utc).iso8601 } catch {
                return error.summary + (error.hint.map { " (\($0))" } ?? "")
            }
        }
        #expect(problem("2021-02-30") == "there is no such date or time as `2021-02-30`")
        #expect(problem("2021-02-03 24:00") == "there is no such date or time as `2021-02-03 24:00`")
        #expect(
            problem("2021-12-30 14:00 Europe/Pari")
                == "unknown time zone `Europe/Pari` (did you mean `Europe/Paris`?)"
        )
        #expect(
            problem("30/12/2021") == "`30/12/2021` is no date that can be read (write it as 2021-12-30 14:05)"
        )
    }
}
