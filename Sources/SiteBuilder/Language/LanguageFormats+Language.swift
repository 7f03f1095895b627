import Foundation
import TemplateEngine

extension LanguageFormats {
    /// How a language writes dates, in the Gregorian calendar, and numbers (CLDR). Foundation is asked once for a
    /// whole build, and never for what the machine is set to; for English it need not be asked, which takes longer
    /// than all else that is done before the first story is read.
    init(language: String) {
        if language == "en" { self = .english } else { self.init(locale: LanguageTag.locale(of: language)) }
    }

    /// What Foundation says of a locale.
    init(locale: Locale) {
        let formatter = DateFormatter()
        formatter.locale = locale
        formatter.calendar = Calendar(identifier: .gregorian)
        formatter.timeZone = .gmt
        self.init(calendar: CalendarNames(formatter), numbers: NumberFormat(locale)) { style in
            formatter.pattern(of: style)
        }
    }
}

extension DateFormatter {
    fileprivate func pattern(of style: DateStyle) -> String {
        switch style {
        case .short: (dateStyle, timeStyle) = (.short, .none)
        case .medium: (dateStyle, timeStyle) = (.medium, .none)
        case .long: (dateStyle, timeStyle) = (.long, .none)
        case .full: (dateStyle, timeStyle) = (.full, .none)
        case .time: (dateStyle, timeStyle) = (.none, .short)
        case .longTime: (dateStyle, timeStyle) = (.long, .short)
        case .day: setLocalizedDateFormatFromTemplate("MMMMd")
        case .dayTime: setLocalizedDateFormatFromTemplate("MMMMdjmm")
        case .month: setLocalizedDateFormatFromTemplate("yMMMM")
        case .year: setLocalizedDateFormatFromTemplate("y")
        }
        return dateFormat
    }
}
