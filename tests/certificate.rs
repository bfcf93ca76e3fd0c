//! OpenSSL, which shares no code with us, accepts what the library issues.

#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "certificate/damaged.rs"]
mod damaged;
#[path = "certificate/files.rs"]
mod files;
#[path = "certificate/load.rs"]
mod load;
#[path = "certificate/locked.rs"]
mod locked;
#[path = "../crates/keys/src/seeded.rs"]
mod seeded;
#[path = "certificate/wrapped.rs"]
mod wrapped;
#[path = "certificate/wrappings.rs"]
mod wrappings;

use keys::{
    Certificate, CertificateError, Claims, KeyBits, KeyPair, Subject, UnixTime, assertion, self_signed,
};
use seeded::Seeded;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

/// How many pairs of each size are made.
const PAIRS: [(KeyBits, u64); 3] = [(KeyBits::Rsa2048, 16), (KeyBits::Rsa3072, 2), (KeyBits::Rsa4096, 2)];

/// A folder of this test process that is removed at the end, keys included.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let name = format!("guidepost-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What OpenSSL writes to its output; panics with its complaint when it refuses.
fn openssl(arguments: &[&str]) -> String {
    let output = Command::new("openssl").args(arguments).output().expect("openssl is installed");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "openssl {arguments:?}: {complaint}");
    String::from_utf8(output.stdout).unwrap()
}

fn openssl_refuses(arguments: &[&str]) -> bool {
    let output = Command::new("openssl").args(arguments).output().expect("openssl is installed");
    !output.status.success()
}

fn now() -> UnixTime {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    UnixTime::from_seconds(since.as_secs())
}

/// OpenSSL's `notAfter` in the form `2027-11-23 15:57:07Z`.
fn end_as_openssl_reads_it(certificate: &str) -> String {
    openssl(&["x509", "-in", certificate, "-noout", "-enddate", "-dateopt", "iso_8601"])
}

fn check_pair(seed: u64, bits: KeyBits, folder: &Folder) {
    let mut random = Seeded::new(seed);
    let pair = KeyPair::make(bits, &mut random).unwrap();
    let subject = Subject::new(&format!("Guidepost {seed}"), Some("ACME"), Some("DE")).unwrap();
    let issued = self_signed(&pair, &subject, now(), 365, &mut random).unwrap();
    let key = folder.write(&format!("{seed}.key"), pair.private_key_pem().unwrap().as_bytes());
    let traditional = folder.write(&format!("{seed}-rsa.key"), pair.traditional_pem().unwrap().as_bytes());
    let crt = folder.write(&format!("{seed}.crt"), issued.pem().unwrap());

    for key in [&key, &traditional] {
        assert_eq!(openssl(&["pkey", "-in", key, "-noout", "-check"]).trim(), "Key is valid");
        assert_eq!(
            openssl(&["pkey", "-in", key, "-pubout"]),
            openssl(&["x509", "-in", &crt, "-noout", "-pubkey"]),
            "key and certificate belong together"
        );
    }
    assert_eq!(
        openssl(&["rsa", "-in", &traditional, "-noout", "-modulus"]),
        openssl(&["x509", "-in", &crt, "-noout", "-modulus"]),
    );
    assert_eq!(
        openssl(&["rsa", "-in", &key, "-traditional"]),
        fs::read_to_string(&traditional).unwrap(),
        "the traditional form is the one that OpenSSL writes itself"
    );
    let verified = openssl(&["verify", "-x509_strict", "-check_ss_sig", "-CAfile", &crt, &crt]);
    assert_eq!(verified.trim(), format!("{crt}: OK"));

    let text = openssl(&["x509", "-in", &crt, "-noout", "-text"]);
    for expected in [
        "Version: 3 (0x2)",
        "Signature Algorithm: sha256WithRSAEncryption",
        &format!("Subject: C = DE, O = ACME, CN = Guidepost {seed}"),
        &format!("Issuer: C = DE, O = ACME, CN = Guidepost {seed}"),
        &format!("Public-Key: ({} bit)", bits.count()),
        "Exponent: 65537 (0x10001)",
        "X509v3 Basic Constraints: critical\n                CA:FALSE",
        "X509v3 Key Usage: critical\n                Digital Signature\n",
        "X509v3 Subject Key Identifier:",
    ] {
        assert!(text.contains(expected), "{expected:?} is missing in\n{text}");
    }
    let fingerprint = openssl(&["x509", "-in", &crt, "-noout", "-fingerprint", "-sha256"]);
    assert_eq!(fingerprint.trim(), format!("sha256 Fingerprint={}", issued.fingerprint()));

    check_assertion(&pair, &crt, folder, seed);
}

fn check_assertion(pair: &KeyPair, crt: &str, folder: &Folder, seed: u64) {
    let claims = Claims {
        issuer: "3MVG9",
        subject: "integration@acme.example",
        audience: "https://login.salesforce.com",
        expires: now().plus_seconds(180),
    };
    let signed = assertion(pair, claims, &mut Seeded::new(seed)).unwrap();
    let (input, signature) = signed.reveal().rsplit_once('.').unwrap();
    let public = folder.write(&format!("{seed}.pub"), openssl(&["x509", "-in", crt, "-noout", "-pubkey"]));
    let input_file = folder.write(&format!("{seed}.input"), input);
    let signature = folder.write(&format!("{seed}.sig"), from_base64url(signature));
    let verify = ["dgst", "-sha256", "-verify", &public, "-signature", &signature];
    assert_eq!(openssl(&[&verify[..], &[&input_file]].concat()).trim(), "Verified OK");
    let changed = folder.write(&format!("{seed}.changed"), format!("{input}x"));
    assert!(openssl_refuses(&[&verify[..], &[&changed]].concat()));
}

fn from_base64url(text: &str) -> Vec<u8> {
    use base64::Engine;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text).unwrap()
}

#[test]
fn openssl_accepts_twenty_pairs() {
    let folder = Folder::new("pairs");
    // Two threads, as the smallest machine that builds this has two cores.
    std::thread::scope(|scope| {
        for half in 0..2 {
            let folder = &folder;
            scope.spawn(move || {
                for (bits, count) in PAIRS {
                    for seed in (half..count).step_by(2) {
                        check_pair(u64::from(bits.count()) + seed, bits, folder);
                    }
                }
            });
        }
    });
}

#[test]
fn openssl_finds_that_another_key_does_not_belong() {
    let folder = Folder::new("foreign");
    let mut random = Seeded::new(200);
    let pair = KeyPair::make(KeyBits::Rsa2048, &mut random).unwrap();
    let other = KeyPair::make(KeyBits::Rsa2048, &mut random).unwrap();
    let subject = Subject::new("Guidepost", None, None).unwrap();
    let issued = self_signed(&pair, &subject, now(), 365, &mut random).unwrap();
    let crt = folder.write("server.crt", issued.pem().unwrap());
    let key = folder.write("server.key", other.private_key_pem().unwrap().as_bytes());
    assert_ne!(
        openssl(&["pkey", "-in", &key, "-pubout"]),
        openssl(&["x509", "-in", &crt, "-noout", "-pubkey"]),
    );
    assert_ne!(issued.public_key(), other.public_key());
}

#[test]
fn openssl_reads_the_same_end_before_and_after_2050() {
    let folder = Folder::new("dates");
    let mut random = Seeded::new(300);
    let pair = KeyPair::make(KeyBits::Rsa2048, &mut random).unwrap();
    let subject = Subject::new("Guidepost", None, None).unwrap();
    // 2049-01-01T00:00:00Z: 364 days later it is still 2049, a day later 2050.
    let start = UnixTime::from_seconds(2_493_072_000);
    for (days, type_name, end) in [
        (364, "UTCTIME", "notAfter=2049-12-31 00:00:00Z"),
        (365, "GENERALIZEDTIME", "notAfter=2050-01-01 00:00:00Z"),
    ] {
        let issued = self_signed(&pair, &subject, start, days, &mut random).unwrap();
        let crt = folder.write("dates.crt", issued.pem().unwrap());
        assert_eq!(end_as_openssl_reads_it(&crt).trim(), end);
        let times = openssl(&["asn1parse", "-in", &crt]);
        let last = times.lines().rfind(|line| line.contains("TIME")).unwrap().to_owned();
        assert!(last.contains(type_name), "{last}");
    }
}

/// A certificate as OpenSSL issues it, beside what we read in it.
fn issue_by_openssl(folder: &Folder, algorithm: &[&str]) -> String {
    let key = folder.write("foreign.key", "");
    let crt = folder.write("foreign.crt", "");
    let end = ["-keyout", &key, "-out", &crt, "-days", "30", "-subj", "/C=DE/O=ACME/CN=server"];
    openssl(&[&["req", "-x509", "-noenc"], algorithm, &end].concat());
    crt
}

#[test]
fn a_certificate_of_openssl_is_read_in_every_form_that_salesforce_returns() {
    let folder = Folder::new("read");
    let crt = issue_by_openssl(&folder, &["-newkey", "rsa:2048"]);
    let pem = fs::read_to_string(&crt).unwrap();
    let fingerprint = openssl(&["x509", "-in", &crt, "-noout", "-fingerprint", "-sha256"]);
    let body: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    for text in [
        pem.clone(),
        pem.replace('\n', "\r\n"),
        format!("\n  {pem}  "),
        body.clone(),
        pem.replace('\n', " ").replace("-----BEGIN CERTIFICATE----- ", "-----BEGIN CERTIFICATE-----"),
    ] {
        let read = Certificate::parse(&text).unwrap();
        assert_eq!(fingerprint.trim(), format!("sha256 Fingerprint={}", read.fingerprint()));
        assert_eq!(read.subject(), "CN=server,O=ACME,C=DE");
        assert_eq!(read.public_key().bits(), 2048);
        assert_eq!(read.not_after(), read.not_before().plus_days(30));
        assert_eq!(read.pem().unwrap(), pem);
    }
}

#[test]
fn what_is_not_one_rsa_certificate_is_refused() {
    let folder = Folder::new("refused");
    let elliptic = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
    let elliptic = fs::read_to_string(issue_by_openssl(&folder, &elliptic)).unwrap();
    let rsa = fs::read_to_string(issue_by_openssl(&folder, &["-newkey", "rsa:2048"])).unwrap();
    let key = fs::read_to_string(folder.0.join("foreign.key")).unwrap();
    let cut = rsa.lines().take(8).collect::<String>();
    for (text, refusal) in [
        ("", CertificateError::NotBase64),
        ("not a certificate!", CertificateError::NotBase64),
        ("AAAA", CertificateError::NotACertificate),
        (cut.as_str(), CertificateError::NotBase64),
        (key.as_str(), CertificateError::NotBase64),
        (&format!("{rsa}{rsa}"), CertificateError::Several),
        (elliptic.as_str(), CertificateError::NotRsa),
    ] {
        assert_eq!(Certificate::parse(text).unwrap_err(), refusal, "{text}");
    }
}
