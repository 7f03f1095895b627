/// What a screen reader says of the parts that the renderer adds, in the site's language.
struct Wording: Sendable {
    let table: String
    let footnotes: String
    /// Before the number of the reference.
    let backToReference: String

    /// - Parameter language: a BCP 47 tag; English stands in for languages that are not known.
    init(language: String) {
        let primary = String(language.lowercased().prefix { $0 != "-" })
        let words = Self.languages[primary] ?? ["Table", "Footnotes", "Back to reference"]
        table = words[0]
        footnotes = words[1]
        backToReference = words[2]
    }

    private static let languages: [String: [String]] = [
        "ar": ["جدول", "الحواشي", "العودة إلى موضع الحاشية"],
        "cs": ["Tabulka", "Poznámky pod čarou", "Zpět k odkazu"],
        "da": ["Tabel", "Fodnoter", "Tilbage til henvisning"],
        "de": ["Tabelle", "Fußnoten", "Zurück zum Verweis"],
        "es": ["Tabla", "Notas", "Volver a la referencia"],
        "fi": ["Taulukko", "Alaviitteet", "Takaisin viitteeseen"],
        "fr": ["Tableau", "Notes", "Retour à l’appel de note"],
        "he": ["טבלה", "הערות שוליים", "חזרה להפניה"],
        "hi": ["तालिका", "पाद टिप्पणियाँ", "संदर्भ पर वापस"],
        "it": ["Tabella", "Note", "Torna al riferimento"],
        "ja": ["表", "脚注", "本文に戻る"],
        "nb": ["Tabell", "Fotnoter", "Tilbake til henvisning"],
        "nl": ["Tabel", "Voetnoten", "Terug naar verwijzing"],
        "no": ["Tabell", "Fotnoter", "Tilbake til henvisning"],
        "pl": ["Tabela", "Przypisy", "Wróć do odnośnika"],
        "pt": ["Tabela", "Notas", "Voltar à referência"],
        "ru": ["Таблица", "Сноски", "Вернуться к ссылке"],
        "sv": ["Tabell", "Fotnoter", "Tillbaka till hänvisning"],
        "tr": ["Tablo", "Dipnotlar", "Atıfa dön"],
        "uk": ["Таблиця", "Виноски", "Повернутися до посилання"],
        "zh": ["表格", "脚注", "返回引用处"],
    ]
}
