import Metadata
import Newsroom
import Testing

struct TOMLTests {
    @Test("Every kind of value is read as the specification says")
    func readsValues() {
        let text = #"""
            hex = 0xFF # comment
            big = 1_000
            signed = +1.5e3
            flags = [
              true, # one
              false,
            ]
            time = 14:05
            basic = "a\t\u00e9\U0001F600\""
            folded = """a \
                b""""
            map = {a.b = 1, "c d" = []}
            [x.y]
            z = 1
            [x]
            w = 2
            """#
        #expect(
            parse(text, as: .toml) == """
                {hex@1:1=integer(255), big@2:1=integer(1000), signed@3:1=number(1500.0), \
                flags@4:1=[flag(true), flag(false)], time@8:1="14:05"@8:8, basic@9:1="a\té😀""@9:9, \
                folded@10:1="a b""@10:10, map@12:1={a@12:8={b@12:10=integer(1)}, c d@12:17=[]}, \
                x@13:2={y@13:4={z@14:1=integer(1)}, w@16:1=integer(2)}}
                """)
    }

    @Test(
        "What the specification forbids is refused",
        arguments: [
            "a = 1\na = 2", "[a]\n[a]", "a.b = 1\n[a]", "[a]\nb = 1\n[[a]]", "a = {b = 1}\na.c = 2", "a",
            "a =",
            "= 1", "a = 1 b = 2", "a = \"x", "a = [1", "a = {b = 1", "[a", "[]", "[(", "[[a]", "a = 01",
            "a = 1x",
            "a = tru", "a = \"\\q\"", "a = \"\\ud800\"", "a = '''x", "a. = 1", "a = {b = 1,\nc = 2}",
            "a b = 1",
            "é = 1", "a = [1\n2]", "a = {b = 1, b = 2}", "[[a]]\n[a]",
        ])
    func refuses(text: String) {
        #expect(MetadataFormat.toml.parse(SourceText(file: "a", text: text)).diagnostics.count == 1)
    }
}
