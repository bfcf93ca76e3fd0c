//! What happens to the text of a key or certificate between the program that wrote it and the file
//! that is chosen: editors, mail, vaults, CI, web pages.
//!
//! Written from what such programs do, and not from what the library reads.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

/// A way that a text has gone: its name, and what comes out.
pub(crate) type Wrapping = (&'static str, fn(&str) -> Vec<u8>);

/// A way that bytes have gone.
pub(crate) type WrappingOfBytes = (&'static str, fn(&[u8]) -> Vec<u8>);

/// Ways that leave the lines of the armour what they were, or nearly.
pub(crate) const OF_TEXT: &[Wrapping] = &[
    // Encodings and line ends.
    ("as it is", |pem| pem.into()),
    ("crlf", |pem| pem.replace('\n', "\r\n").into()),
    ("cr", |pem| pem.replace('\n', "\r").into()),
    ("no last line end", |pem| pem.trim_end().into()),
    ("byte order mark", |pem| format!("\u{feff}{pem}").into()),
    ("utf-16 little", |pem| utf16(&format!("\u{feff}{pem}"), u16::to_le_bytes)),
    ("utf-16 big", |pem| utf16(&format!("\u{feff}{pem}"), u16::to_be_bytes)),
    ("utf-16 little, no mark", |pem| utf16(pem, u16::to_le_bytes)),
    ("utf-16 big, no mark", |pem| utf16(pem, u16::to_be_bytes)),
    ("utf-16 of PowerShell", |pem| {
        utf16(&format!("\u{feff}{}", pem.replace('\n', "\r\n")), u16::to_le_bytes)
    }),
    ("a zero at the end", |pem| format!("{pem}\0\0").into()),
    // Blanks and lines.
    ("indented", |pem| each_line(pem, "    ", "")),
    ("tabs", |pem| each_line(pem, "\t\t", "")),
    ("blanks at the ends", |pem| each_line(pem, "", "   ")),
    ("empty lines between", |pem| pem.replace('\n', "\n\n").into()),
    ("one line with blanks", |pem| pem.replace('\n', " ").into()),
    ("one line", |pem| pem.replace('\n', "").into()),
    ("lines of 76", |pem| rewrapped(pem, 76).into()),
    ("lines of 20", |pem| rewrapped(pem, 20).into()),
    ("one long line", |pem| rewrapped(pem, 100_000).into()),
    ("no-break spaces", |pem| pem.replace(' ', "\u{a0}").into()),
    ("narrow no-break spaces", |pem| pem.replace(' ', "\u{202f}").into()),
    ("zero-width spaces", |pem| pem.replace('\n', "\u{200b}\n\u{2060}").into()),
    ("zero-width spaces within", |pem| pem.replace("AA", "A\u{200b}A").replace("IN", "I\u{200d}N").into()),
    ("line and paragraph separators", |pem| pem.replace('\n', "\u{2028}").into()),
    ("direction marks", |pem| format!("\u{200e}{}\u{200f}", pem.replace('\n', "\u{200e}\n")).into()),
    // Line ends written out.
    ("\\n", |pem| pem.replace('\n', "\\n").into()),
    ("\\\\n", |pem| pem.replace('\n', "\\\\n").into()),
    ("\\\\\\\\n", |pem| pem.replace('\n', "\\\\\\\\n").into()),
    ("\\r\\n", |pem| pem.replace('\n', "\\r\\n").into()),
    ("\\\\r\\\\n", |pem| pem.replace('\n', "\\\\r\\\\n").into()),
    ("\\n and line ends", |pem| pem.replace('\n', "\\n\n").into()),
    ("\\u000a", |pem| pem.replace('\n', "\\u000a").replace('+', "\\u002b").replace('=', "\\u003D").into()),
    ("`n", |pem| pem.replace('\n', "`r`n").into()),
    ("a shell's continuation", |pem| pem.replace('\n', "\\\n").into()),
    // Containers.
    ("quotes", |pem| format!("\"{}\"\n", pem.trim_end()).into()),
    ("single quotes", |pem| format!("'{}'\n", pem.trim_end()).into()),
    ("typographic quotes", |pem| format!("\u{201c}{}\u{201d}\n", pem.trim_end()).into()),
    ("json", |pem| serde_json::json!({"type": "service_account", "private_key": pem}).to_string().into()),
    ("json, slashes escaped", |pem| {
        serde_json::json!({"id": 7, "pem": pem}).to_string().replace('/', "\\/").into()
    }),
    ("json in json", |pem| {
        let inner = serde_json::json!({"key": pem}).to_string();
        serde_json::json!({"SecretString": inner, "Name": "webex"}).to_string().into()
    }),
    ("json, a list of lines", |pem| serde_json::to_vec_pretty(&pem.lines().collect::<Vec<_>>()).unwrap()),
    ("yaml block", |pem| {
        let lines = String::from_utf8(each_line(pem, "    ", "")).unwrap();
        format!("webex:\n  private_key: |\n{lines}\n  user: integration@acme.example\n").into()
    }),
    ("yaml quoted", |pem| format!("key: \"{}\"\nother: 1\n", pem.replace('\n', "\\n")).into()),
    (".env", |pem| format!("A=1\nKEY=\"{}\"\nB=2\n", pem.replace('\n', "\\n")).into()),
    (".env, many lines", |pem| format!("A=1\nPRIVATE_KEY='{}'\nB=2\n", pem.trim_end()).into()),
    ("export", |pem| format!("export KEY=$'{}'\n", pem.replace('\n', "\\n")).into()),
    ("here-document", |pem| format!("cat > server.key <<'EOF'\n{pem}EOF\nchmod 600 server.key\n").into()),
    ("here-string of PowerShell", |pem| format!("$key = @\"\r\n{pem}\"@\r\n").into()),
    ("three quotes", |pem| format!("KEY = \"\"\"{pem}\"\"\"\n").into()),
    ("concatenation of Java", |pem| {
        let lines = String::from_utf8(each_line(pem, "    \"", "\\n\" +")).unwrap();
        format!("String key =\n{lines}    \"\";\n").into()
    }),
    ("concatenation of C", |pem| each_line(pem, "  \"", "\\n\"")),
    ("xml", |pem| format!("<?xml version=\"1.0\"?>\n<key name=\"a\">\n{pem}</key>\n").into()),
    ("cdata", |pem| format!("<key><![CDATA[{pem}]]></key>\n").into()),
    ("ini, one line", |pem| format!("[webex]\nkey = {}\nport = 443\n", pem.replace('\n', " ")).into()),
    ("csv", |pem| format!("name,key\nwebex,\"{pem}\"\n").into()),
    ("markdown", |pem| format!("The key:\n\n```pem\n{pem}```\n").into()),
    ("emphasis of a chat", |pem| format!("*{}*\n", pem.trim_end()).into()),
    // Mail and web pages.
    ("quoted by mail", |pem| each_line(pem, "> ", "")),
    ("quoted twice by mail", |pem| each_line(pem, ">> ", "\r")),
    ("a bar before each line", |pem| each_line(pem, "\u{2502} ", "")),
    ("a mail around", |pem| {
        format!("Hi Ann,\n\nhere is what you asked for. It begins below:\n\n{pem}\nBest regards,\nBob - ACME - Ops\n")
            .into()
    }),
    ("quoted-printable", |pem| quoted_printable(pem).into()),
    ("quoted-printable, dashes of Word", |pem| {
        quoted_printable(pem).replace("-----", "=E2=80=94=E2=80=94-").into()
    }),
    ("<br>", |pem| pem.replace('\n', "<br>\n").into()),
    ("<br/> on one line", |pem| pem.replace('\n', "<br/>").into()),
    ("<pre>", |pem| format!("<html><body><pre class=\"code\">{pem}</pre></body></html>").into()),
    ("<p> a line", |pem| each_line(pem, "<p style='margin:0'>", "</p>")),
    ("&#13;", |pem| pem.replace('\n', "&#13;\n").into()),
    ("&#13;&#10;", |pem| pem.replace('\n', "&#13;&#10;").into()),
    ("&#xA;", |pem| pem.replace('\n', "&#xA;").into()),
    ("&nbsp;", |pem| pem.replace(' ', "&nbsp;").into()),
    ("entities of signs", |pem| {
        pem.replace('+', "&#43;").replace('/', "&#x2F;").replace('=', "&#61;").into()
    }),
    ("named entities", |pem| {
        pem.replace('+', "&plus;").replace('/', "&sol;").replace('=', "&equals;").into()
    }),
    ("percent", |pem| percent(pem).into()),
    ("a form", |pem| format!("key={}&x=1", percent(pem).replace("%20", "+")).into()),
    // Dashes.
    ("en dashes", |pem| pem.replace("-----", "\u{2013}\u{2013}\u{2013}\u{2013}\u{2013}").into()),
    ("em dash", |pem| pem.replace("-----", "\u{2014}").into()),
    ("em dashes and a hyphen", |pem| pem.replace("-----", "\u{2014}\u{2014}-").into()),
    ("mixed dashes", |pem| pem.replace("-----", "-\u{2013}\u{2014}-").into()),
    ("minus signs", |pem| pem.replace('-', "\u{2212}").into()),
    ("hyphens", |pem| pem.replace('-', "\u{2010}").into()),
    ("no-break hyphens", |pem| pem.replace('-', "\u{2011}").into()),
    ("figure dashes, bars", |pem| pem.replace("-----", "\u{2012}\u{2015}").into()),
    ("entities of dashes", |pem| pem.replace("-----", "&mdash;&ndash;").into()),
    ("four hyphens", |pem| pem.replace("-----", "----").into()),
    ("one hyphen", |pem| pem.replace("-----", "-").into()),
    ("seven hyphens", |pem| pem.replace("-----", "-------").into()),
    ("dashes apart", |pem| pem.replace("-----BEGIN", "-----  BEGIN").replace("KEY-----", "KEY -----").into()),
    ("dashes of Windows-1252", |pem| {
        pem.replace("-----", "@").bytes().map(|byte| if byte == b'@' { 0x97 } else { byte }).collect()
    }),
    ("dashes read as Windows-1252", |pem| pem.replace("-----", "\u{e2}\u{20ac}\u{201d}").into()),
    ("dashes that nobody could write", |pem| pem.replace("-----", "?").into()),
    ("no dashes", |pem| pem.replace("-----", "").into()),
    // What else stands in such files.
    ("bag attributes", |pem| {
        format!(
            "Bag Attributes\n    friendlyName: Schl\u{fc}ssel\n    localKeyID: 01 A3 \nKey Attributes: <No Attributes>\n{pem}"
        )
        .into()
    }),
    ("text of openssl around", |pem| {
        let text =
            "Certificate:\n    Data:\n        Version: 3 (0x2)\n        Serial Number:\n            4a:0c\n";
        format!("{text}subject=CN = t\n\nissuer=CN = t\n\n{pem}verify return:1\n---\n").into()
    }),
    ("twice", |pem| format!("{pem}\n{pem}").into()),
    ("words that nobody knows", |pem| {
        format!("\u{41a}\u{43b}\u{44e}\u{447}: \u{65e5}\u{672c}\n{pem}\u{1f511}\n").into()
    }),
    // All of it as base64.
    ("base64", |pem| STANDARD.encode(pem).into()),
    ("base64, wrapped", |pem| format!("{}\n", wrapped(&STANDARD.encode(pem), 76)).into()),
    ("base64 of Windows", |pem| STANDARD.encode(pem.replace('\n', "\r\n")).into()),
    ("base64, url", |pem| URL_SAFE_NO_PAD.encode(pem).into()),
    ("base64 of utf-16", |pem| STANDARD.encode(utf16(pem, u16::to_le_bytes)).into()),
    ("base64 with a byte order mark", |pem| STANDARD.encode(format!("\u{feff}{pem}")).into()),
    ("base64 of base64", |pem| STANDARD.encode(STANDARD.encode(pem)).into()),
    ("data address", |pem| format!("data:application/x-pem-file;base64,{}", STANDARD.encode(pem)).into()),
    (".env, base64", |pem| {
        format!(
            "USER_NAME_OF_THE_INTEGRATION_IN_SALESFORCE=a\nSALESFORCE_JWT_PRIVATE_KEY_AS_BASE64={}\nB=2\n",
            STANDARD.encode(pem)
        )
        .into()
    }),
    ("secret of Kubernetes", |pem| {
        format!(
            "apiVersion: v1\nkind: Secret\ndata:\n  tls.key: {}\n  user: YWRtaW4=\ntype: Opaque\n",
            STANDARD.encode(pem)
        )
        .into()
    }),
    ("json, base64", |pem| serde_json::json!({"value": STANDARD.encode(pem), "n": 1}).to_string().into()),
];

/// Ways of the bytes of a key or certificate, without its armour.
pub(crate) const OF_BYTES: &[WrappingOfBytes] = &[
    ("as they are", <[u8]>::to_vec),
    ("a line end behind", |der| [der, b"\r\n"].concat()),
    ("base64, one line", |der| STANDARD.encode(der).into()),
    ("base64, lines of 64", |der| wrapped(&STANDARD.encode(der), 64).into()),
    ("base64, lines of 76, crlf", |der| {
        format!("{}\n", wrapped(&STANDARD.encode(der), 76)).replace('\n', "\r\n").into()
    }),
    ("base64, lines of 20", |der| wrapped(&STANDARD.encode(der), 20).into()),
    ("base64, url", |der| URL_SAFE_NO_PAD.encode(der).into()),
    ("base64, no padding", |der| STANDARD.encode(der).trim_end_matches('=').into()),
    ("base64, utf-16", |der| {
        utf16(&format!("\u{feff}{}", wrapped(&STANDARD.encode(der), 64)), u16::to_le_bytes)
    }),
    ("base64, quoted", |der| format!("\"{}\"\n", STANDARD.encode(der)).into()),
    ("base64, \\n", |der| wrapped(&STANDARD.encode(der), 64).replace('\n', "\\n").into()),
    ("base64, json", |der| {
        serde_json::json!({"contentType": "application/x-pkcs12", "value": STANDARD.encode(der), "id": 1})
            .to_string()
            .into()
    }),
    ("base64, .env", |der| format!("A=1\nKEY={}\nB=2\n", STANDARD.encode(der)).into()),
    ("base64, yaml", |der| {
        format!(
            "key: |\n{}\nname: webex\n",
            String::from_utf8(each_line(&wrapped(&STANDARD.encode(der), 64), "  ", "")).unwrap()
        )
        .into()
    }),
    ("base64, xml", |der| {
        format!("<X509Certificate>\n{}\n</X509Certificate>", wrapped(&STANDARD.encode(der), 76)).into()
    }),
    ("base64, mail", |der| each_line(&wrapped(&STANDARD.encode(der), 64), "> ", "")),
    ("base64, a mail around", |der| {
        format!(
            "Hello,\nhere is the file that you asked for:\n\n{}\n\nRegards\nBob\n",
            wrapped(&STANDARD.encode(der), 64)
        )
        .into()
    }),
    ("base64, no-break and zero-width", |der| {
        each_line(&wrapped(&STANDARD.encode(der), 64), "\u{a0}\u{200b}", "\u{feff}")
    }),
    ("base64, percent", |der| percent(&STANDARD.encode(der)).into()),
    ("base64 of base64", |der| STANDARD.encode(wrapped(&STANDARD.encode(der), 64)).into()),
];

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn each_line(text: &str, before: &str, after: &str) -> Vec<u8> {
    text.lines().flat_map(|line| [before, line, after, "\n"]).collect::<String>().into()
}

/// Lines of at most so many letters.
pub(crate) fn wrapped(text: &str, width: usize) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(width).map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
}

/// PEM with other lengths of lines; headers stay as they are.
fn rewrapped(pem: &str, width: usize) -> String {
    let mut written = String::new();
    let mut body = String::new();
    // An empty line at the end takes the last body along.
    for line in pem.lines().chain([""]) {
        if line.starts_with('-') || line.contains(':') || line.is_empty() {
            if !body.is_empty() {
                written.extend([wrapped(&body, width).as_str(), "\n"]);
                body.clear();
            }
            written.extend([line, "\n"]);
        } else {
            body += line;
        }
    }
    written
}

/// As a web form sends it (URL Standard, "percent-encode").
fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// As mail carries text (RFC 2045, section 6.7): lines of at most 76 letters, `=` written out.
fn quoted_printable(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = line.replace('=', "=3D");
        if line.len() > 76 { wrapped(&line, 70).replace('\n', "=\r\n") } else { line }
    });
    lines.map(|line| line + "\r\n").collect()
}
