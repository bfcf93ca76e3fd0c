//! Files of keys and certificates as OpenSSL, OpenSSH, Java and Node write them, and what each is.

use super::{Folder, openssl};
use keys::FileFault;
use std::fs;
use std::process::Command;
use std::sync::OnceLock;

/// What comes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The one key, or its certificate.
    Taken,
    /// It is refused by that name.
    Refused(FileFault),
}

use FileFault as Fault;
use Outcome::{Refused, Taken};

/// A file that another program wrote.
pub(crate) struct Stranger {
    /// What it is.
    pub(crate) name: &'static str,
    /// Its content.
    pub(crate) bytes: Vec<u8>,
    /// What comes of it where a private key is asked for.
    pub(crate) as_key: Outcome,
    /// What comes of it where a certificate is asked for.
    pub(crate) as_certificate: Outcome,
}

/// All of them, with what OpenSSL says of the one key and the one certificate.
pub(crate) struct Strangers {
    /// Texts.
    pub(crate) texts: Vec<Stranger>,
    /// Bytes that are no text.
    pub(crate) binaries: Vec<Stranger>,
    /// The key as `openssl pkey` writes it.
    pub(crate) key: String,
    /// The fingerprint of the certificate as `openssl x509` writes it.
    pub(crate) fingerprint: String,
}

/// Made once in a test process.
pub(crate) fn strangers() -> &'static Strangers {
    static MADE: OnceLock<Strangers> = OnceLock::new();
    MADE.get_or_init(make)
}

/// Runs programs in one folder and takes what they have written there.
struct Maker {
    folder: Folder,
}

impl Maker {
    fn path(&self, name: &str) -> String {
        self.folder.0.join(name).to_str().unwrap().to_owned()
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// What OpenSSL writes to the file `name`; words that begin with `@` are files of the folder.
    fn openssl(&self, name: &str, words: &str) -> Vec<u8> {
        let words: Vec<String> = words
            .split(' ')
            .map(|word| word.strip_prefix('@').map_or(word.to_owned(), |file| self.path(file)))
            .collect();
        let out = self.path(name);
        let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
        words.splice(1..1, ["-out", &out]);
        openssl(&words);
        self.read(name)
    }

    fn run(&self, program: &str, words: &[&str]) -> Vec<u8> {
        let output = Command::new(program).args(words).current_dir(&self.folder.0).output().unwrap();
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }
}

/// Prints the JWK of the key that `a.key` holds.
const TO_JWK: &str = "const { createPrivateKey } = require('node:crypto'); \
    const key = createPrivateKey(require('node:fs').readFileSync('a.key')); \
    console.log(JSON.stringify({ kid: 'webex', use: 'sig', alg: 'RS256', ...key.export({ format: 'jwk' }) }, null, 2));";

fn make() -> Strangers {
    let maker = Maker { folder: Folder::new("strangers") };
    let mut texts = keys_in_text(&maker);
    texts.extend(certificates_in_text(&maker));
    texts.extend(locked_texts(&maker));
    texts.extend(other_keys(&maker));
    texts.extend(other_texts(&maker));
    let binaries = binaries(&maker);
    let fingerprint = openssl(&["x509", "-in", &maker.path("a.crt"), "-noout", "-fingerprint", "-sha256"]);
    let fingerprint = fingerprint.trim().rsplit_once('=').unwrap().1.to_owned();
    Strangers { texts, binaries, key: openssl(&["pkey", "-in", &maker.path("a.key")]), fingerprint }
}

fn key(name: &'static str, bytes: impl Into<Vec<u8>>) -> Stranger {
    refused(name, bytes, Taken, Fault::PrivateKey)
}

fn certificate(name: &'static str, bytes: impl Into<Vec<u8>>) -> Stranger {
    Stranger { name, bytes: bytes.into(), as_key: Refused(Fault::Certificate), as_certificate: Taken }
}

fn both(name: &'static str, bytes: impl Into<Vec<u8>>) -> Stranger {
    Stranger { name, bytes: bytes.into(), as_key: Taken, as_certificate: Taken }
}

/// Neither key nor certificate, whatever is asked for.
fn neither(name: &'static str, bytes: impl Into<Vec<u8>>, fault: Fault) -> Stranger {
    refused(name, bytes, Refused(fault), fault)
}

/// A private key, but none that can serve.
/// A certificate, but none that can serve.
fn unfit_certificate(name: &'static str, bytes: impl Into<Vec<u8>>, fault: Fault) -> Stranger {
    refused(name, bytes, Refused(Fault::Certificate), fault)
}

fn unfit(name: &'static str, bytes: impl Into<Vec<u8>>, fault: Fault) -> Stranger {
    refused(name, bytes, Refused(fault), Fault::PrivateKey)
}

fn refused(name: &'static str, bytes: impl Into<Vec<u8>>, as_key: Outcome, fault: Fault) -> Stranger {
    Stranger { name, bytes: bytes.into(), as_key, as_certificate: Refused(fault) }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn keys_in_text(maker: &Maker) -> Vec<Stranger> {
    let pkcs8 = maker.openssl("a.key", "genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048");
    let pkcs1 = maker.openssl("p1.key", "rsa -in @a.key -traditional");
    let certificate =
        maker.openssl("a.crt", "req -new -x509 -key @a.key -sha256 -days 365 -subj /O=ACME/CN=t");
    let bag = {
        maker.openssl("a.p12", "pkcs12 -export -in @a.crt -inkey @a.key -passout pass:x -name webex");
        maker.openssl("bag.pem", "pkcs12 -in @a.p12 -passin pass:x -nodes")
    };
    fs::copy(maker.path("a.key"), maker.path("ssh")).unwrap();
    maker.run("chmod", &["600", "ssh"]);
    maker.run("ssh-keygen", &["-q", "-p", "-N", "", "-f", "ssh"]);
    let openssh = maker.read("ssh");
    assert!(openssh.starts_with(b"-----BEGIN OPENSSH PRIVATE KEY-----"));
    let (eight, one, crt) = (text(&pkcs8), text(&pkcs1), text(&certificate));
    vec![
        key("pkcs8", pkcs8),
        key("pkcs1", pkcs1),
        key("pkcs8 under the label of pkcs1", eight.replace("PRIVATE KEY", "RSA PRIVATE KEY")),
        key("pkcs1 under the label of pkcs8", one.replace("RSA PRIVATE KEY", "PRIVATE KEY")),
        key("pkcs8 that ends as pkcs1", eight.replace("END PRIVATE KEY", "END RSA PRIVATE KEY")),
        key("openssh", openssh),
        key("jwk", maker.run("node", &["-e", TO_JWK])),
        both("key and certificate", format!("{eight}{crt}")),
        both("certificate and key", format!("{crt}{one}")),
        both("bag", bag),
        both("key in both forms and certificate", format!("{eight}{one}{crt}")),
    ]
}

fn certificates_in_text(maker: &Maker) -> Vec<Stranger> {
    let crt = text(&maker.read("a.crt"));
    vec![
        certificate("certificate", crt.clone()),
        certificate("certificate with text", maker.openssl("text.crt", "x509 -in @a.crt -text")),
        certificate("x509 certificate", crt.replace("CERTIFICATE", "X509 CERTIFICATE")),
        certificate(
            "trusted certificate",
            maker.openssl("trusted.crt", "x509 -in @a.crt -trustout -addtrust clientAuth"),
        ),
        certificate("the same certificate again", format!("{crt}{crt}")),
        certificate("pkcs7", maker.openssl("a.p7b", "crl2pkcs7 -nocrl -certfile @a.crt")),
        certificate("pkcs7 under another label", text(&maker.read("a.p7b")).replace("PKCS7", "CERTIFICATE")),
    ]
}

fn locked_texts(maker: &Maker) -> Vec<Stranger> {
    let locked = |name, bytes| unfit(name, bytes, Fault::Encrypted);
    fs::copy(maker.path("ssh"), maker.path("sshlocked")).unwrap();
    maker.run("ssh-keygen", &["-q", "-p", "-N", "xxxxx", "-f", "sshlocked"]);
    vec![
        locked("encrypted pkcs8", maker.openssl("p8enc.key", "pkcs8 -topk8 -in @a.key -passout pass:x")),
        locked(
            "encrypted pkcs8, scrypt",
            maker.openssl("scrypt.key", "pkcs8 -topk8 -in @a.key -passout pass:x -scrypt"),
        ),
        locked(
            "encrypted pkcs8, pbes1",
            maker.openssl("pbes1.key", "pkcs8 -topk8 -in @a.key -passout pass:x -v1 PBE-SHA1-3DES"),
        ),
        locked(
            "encrypted pkcs1, aes",
            maker.openssl("p1enc.key", "rsa -in @a.key -aes256 -traditional -passout pass:x"),
        ),
        locked(
            "encrypted pkcs1, des3",
            maker.openssl("des3.key", "rsa -in @a.key -des3 -traditional -passout pass:x"),
        ),
        unfit("encrypted openssh", maker.read("sshlocked"), Fault::OpenSsh),
    ]
}

fn other_keys(maker: &Maker) -> Vec<Stranger> {
    let elliptic = maker.openssl("ec.key", "ecparam -name prime256v1 -genkey");
    maker.openssl("dsa.params", "dsaparam 1024");
    maker.openssl("dsa.key", "gendsa @dsa.params");
    fs::write(maker.path("ppk"), PUTTY).unwrap();
    vec![
        unfit("elliptic, traditional, with parameters", elliptic, Fault::Elliptic),
        unfit(
            "elliptic, traditional",
            maker.openssl("ecn.key", "ecparam -name secp384r1 -genkey -noout"),
            Fault::Elliptic,
        ),
        unfit("elliptic", maker.openssl("ec8.key", "pkcs8 -topk8 -nocrypt -in @ec.key"), Fault::Elliptic),
        unfit("ed25519", maker.openssl("ed.key", "genpkey -algorithm ED25519"), Fault::Edwards),
        unfit("ed448", maker.openssl("ed448.key", "genpkey -algorithm ED448"), Fault::Edwards),
        unfit("x25519", maker.openssl("x.key", "genpkey -algorithm X25519"), Fault::KeyAgreement),
        unfit("dsa, traditional", maker.openssl("dsa1.key", "dsa -in @dsa.key"), Fault::Dsa),
        unfit("dsa", maker.openssl("dsa8.key", "pkcs8 -topk8 -nocrypt -in @dsa.key"), Fault::Dsa),
        unfit(
            "rsa-pss",
            maker.openssl("pss.key", "genpkey -quiet -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048"),
            Fault::Pss,
        ),
        unfit("three primes", maker.openssl("multi.key", "genrsa -primes 3 2048"), Fault::MultiPrime),
        unfit(
            "three primes, traditional",
            maker.openssl("multi1.key", "rsa -in @multi.key -traditional"),
            Fault::MultiPrime,
        ),
        unfit("1024 bits", maker.openssl("small.key", "genrsa 1024"), Fault::Length { bits: 1024 }),
        unfit("exponent 3", maker.openssl("e3.key", "genrsa -3 2048"), Fault::Exponent),
        unfit("putty", PUTTY, Fault::Putty),
    ]
}

/// What the key generator of `PuTTY` writes, in brief.
const PUTTY: &str = "PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nComment: rsa-key-20261201\nPublic-Lines: 2\n\
    AAAAB3NzaC1yc2EAAAADAQABAAABAQC5m1\nAAAAB3NzaC1yc2EAAAADAQABAAABAQC5m1\nPrivate-Lines: 1\nAAABAQCZ\nPrivate-MAC: 00\n";

fn other_texts(maker: &Maker) -> Vec<Stranger> {
    let request = maker.openssl("a.csr", "req -new -key @a.key -subj /CN=t");
    fs::write(maker.path("index.txt"), "").unwrap();
    let database = maker.path("index.txt");
    fs::write(
        maker.path("ca.cnf"),
        format!("[ca]\ndefault_ca = a\n[a]\ndatabase = {database}\ndefault_md = sha256\n"),
    )
    .unwrap();
    let list = "ca -config @ca.cnf -gencrl -keyfile @a.key -cert @a.crt -crldays 30";
    let ssh_public = maker.run("ssh-keygen", &["-y", "-f", "ssh"]);
    fs::write(maker.path("ssh.pub"), &ssh_public).unwrap();
    let certify = |name: &str, key: &str| {
        maker.openssl(name, &format!("req -new -x509 -key @{key} -days 9 -subj /CN=t"))
    };
    let old_request = text(&request).replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");
    vec![
        unfit_certificate("certificate, elliptic", certify("ec.crt", "ec.key"), Fault::Elliptic),
        unfit_certificate("certificate, ed25519", certify("ed.crt", "ed.key"), Fault::Edwards),
        unfit_certificate("certificate, rsa-pss", certify("pss.crt", "pss.key"), Fault::Pss),
        unfit_certificate(
            "certificate, 1024 bits",
            certify("small.crt", "small.key"),
            Fault::Length { bits: 1024 },
        ),
        neither("public key", maker.openssl("pub.pem", "rsa -in @a.key -pubout"), Fault::PublicKey),
        neither(
            "public key, traditional",
            maker.openssl("rsapub.pem", "rsa -in @a.key -RSAPublicKey_out"),
            Fault::PublicKey,
        ),
        neither("request", request, Fault::Request),
        neither("request, old label", old_request, Fault::Request),
        neither("revocation list", maker.openssl("a.crl", list), Fault::RevocationList),
        neither("public key of ssh", ssh_public, Fault::SshPublic),
        neither("public key of ssh2", maker.run("ssh-keygen", &["-e", "-f", "ssh.pub"]), Fault::SshPublic),
    ]
}

fn binaries(maker: &Maker) -> Vec<Stranger> {
    for (kind, file) in [("JKS", "a.jks"), ("JCEKS", "a.jceks")] {
        let words = [
            "-genkeypair",
            "-alias",
            "a",
            "-keyalg",
            "RSA",
            "-storepass",
            "changeit",
            "-keypass",
            "changeit",
        ];
        let more = ["-dname", "CN=t", "-storetype", kind, "-keystore", file, "-noprompt"];
        maker.run("keytool", &[words.as_slice(), &more].concat());
    }
    let der = |name: &str, words: &str| maker.openssl(name, &format!("{words} -outform DER"));
    vec![
        key("pkcs8, der", der("p8.der", "pkcs8 -topk8 -nocrypt -in @a.key")),
        key("pkcs1, der", der("p1.der", "rsa -in @a.key -traditional")),
        certificate("certificate, der", der("a.der", "x509 -in @a.crt")),
        certificate("pkcs7, der", der("p7.der", "crl2pkcs7 -nocrl -certfile @a.crt")),
        unfit(
            "encrypted pkcs8, der",
            der("p8enc.der", "pkcs8 -topk8 -in @a.key -passout pass:x"),
            Fault::Encrypted,
        ),
        neither("pkcs12", maker.read("a.p12"), Fault::Pkcs12),
        unfit("elliptic, der", der("ec.der", "ec -in @ec.key"), Fault::Elliptic),
        unfit("ed25519, der", der("ed.der", "pkey -in @ed.key"), Fault::Edwards),
        unfit("rsa-pss, der", der("pss.der", "pkey -in @pss.key"), Fault::Pss),
        neither("public key, der", der("pub.der", "rsa -in @a.key -pubout"), Fault::PublicKey),
        neither("request, der", der("csr.der", "req -in @a.csr"), Fault::Request),
        neither("revocation list, der", der("crl.der", "crl -in @a.crl"), Fault::RevocationList),
        neither("java's key store", maker.read("a.jks"), Fault::JavaKeyStore),
        neither("java's other key store", maker.read("a.jceks"), Fault::JavaKeyStore),
    ]
}
