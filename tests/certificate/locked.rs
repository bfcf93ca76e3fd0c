//! Files that OpenSSL, OpenSSH and Java protect with a pass phrase are unlocked by it, and by no other.

use super::{Folder, openssl};
use keys::{Certificate, FileFault, KeyPair, unlocked};
use std::fs;
use std::process::Command;
use zeroize::Zeroizing;

const PASS_PHRASES: [&str; 3] =
    ["xxxxx", "p\u{e4}ssw\u{f6}rd \u{20ac} \u{1f511}", "two words, 'quoted' \"twice\""];

/// Keys alone: the words behind `openssl`, without files and pass phrase.
const OF_KEYS: &[&str] = &[
    "pkcs8 -topk8",
    "pkcs8 -topk8 -v2 aes-128-cbc -v2prf hmacWithSHA1",
    "pkcs8 -topk8 -v2 aes-192-cbc -v2prf hmacWithSHA384",
    "pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA512 -iter 5000",
    "pkcs8 -topk8 -v2 des3 -v2prf hmacWithSHA224",
    "pkcs8 -topk8 -scrypt",
    "pkcs8 -topk8 -v1 PBE-SHA1-3DES",
    "pkcs8 -topk8 -v1 PBE-SHA1-2DES",
    "pkcs8 -topk8 -v1 PBE-MD5-DES -provider legacy -provider default",
    "pkcs8 -topk8 -v1 PBE-SHA1-DES -provider legacy -provider default",
    "pkcs8 -topk8 -v1 PBE-SHA1-RC2-40 -provider legacy -provider default",
    "pkcs8 -topk8 -v1 PBE-SHA1-RC2-128 -provider legacy -provider default",
    "pkcs8 -topk8 -outform DER",
    "rsa -traditional -aes128",
    "rsa -traditional -aes192",
    "rsa -traditional -aes256",
    "rsa -traditional -des3",
    "rsa -traditional -des -provider legacy -provider default",
];

/// Stores, with key and certificate.
const OF_STORES: &[&str] = &[
    "",
    "-legacy",
    "-legacy -certpbe PBE-SHA1-RC2-128 -keypbe PBE-SHA1-RC2-40",
    "-certpbe PBE-SHA1-3DES -keypbe PBE-SHA1-3DES",
    "-certpbe AES-256-CBC -keypbe PBE-SHA1-2DES -macalg sha512",
    "-certpbe NONE -keypbe AES-128-CBC",
    "-nomac",
    "-iter 20000 -name Schl\u{fc}ssel",
];

struct Place {
    folder: Folder,
    key: String,
    certificate: String,
}

impl Place {
    fn new(name: &str) -> Place {
        let folder = Folder::new(name);
        let (key, certificate) = (folder.write("a.key", ""), folder.write("a.crt", ""));
        openssl(&["genrsa", "-out", &key, "2048"]);
        openssl(&[
            "req",
            "-new",
            "-x509",
            "-key",
            &key,
            "-days",
            "9",
            "-subj",
            "/CN=t",
            "-out",
            &certificate,
        ]);
        Place { folder, key, certificate }
    }

    /// What OpenSSL writes, protected by that pass phrase.
    fn locked(&self, words: &str, pass_phrase: &str) -> Vec<u8> {
        let out = self.folder.write("locked", "");
        let pass = format!("pass:{pass_phrase}");
        let mut words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
        words.extend(["-in", &self.key, "-out", &out, "-passout", &pass]);
        openssl(&words);
        fs::read(out).unwrap()
    }

    fn store(&self, words: &str, pass_phrase: &str) -> Vec<u8> {
        let out = self.folder.write("store.p12", "");
        let pass = format!("pass:{pass_phrase}");
        let mut all = vec!["pkcs12", "-export", "-inkey", &self.key, "-in", &self.certificate, "-out", &out];
        all.extend(["-passout", &pass]);
        all.extend(words.split(' ').filter(|word| !word.is_empty()));
        openssl(&all);
        fs::read(out).unwrap()
    }

    /// The key that was unlocked is the one that OpenSSL reads.
    fn check_key(&self, file: &[u8], pass_phrase: &str, what: &str) {
        let plain = unlocked(file, &secret(pass_phrase)).unwrap_or_else(|fault| panic!("{what}: {fault:?}"));
        let pair = KeyPair::load(&plain).unwrap_or_else(|fault| panic!("{what}: {fault:?}"));
        assert_eq!(*pair.private_key_pem().unwrap(), openssl(&["pkey", "-in", &self.key]), "{what}");
        assert_eq!(plain.len(), plain.capacity(), "{what}: a buffer that grew leaves copies behind");
        let wrong = unlocked(file, &secret(&format!("{pass_phrase}x"))).err();
        assert_eq!(wrong, Some(FileFault::PassPhraseWrong), "{what}");
    }

    fn check_certificate(&self, file: &[u8], pass_phrase: &str, what: &str) {
        let plain = unlocked(file, &secret(pass_phrase)).unwrap();
        let certificate = Certificate::load(&plain).unwrap_or_else(|fault| panic!("{what}: {fault:?}"));
        assert_eq!(certificate.pem().unwrap(), openssl(&["x509", "-in", &self.certificate]), "{what}");
    }
}

fn secret(pass_phrase: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(pass_phrase.as_bytes().to_vec())
}

#[test]
fn keys_of_openssl_are_unlocked() {
    let place = Place::new("locked");
    for pass_phrase in PASS_PHRASES {
        for words in OF_KEYS.iter().take(if pass_phrase == "xxxxx" { OF_KEYS.len() } else { 7 }) {
            let file = place.locked(words, pass_phrase);
            assert_eq!(KeyPair::load(&file).err(), Some(FileFault::Encrypted), "{words}");
            place.check_key(&file, pass_phrase, words);
            if let Ok(text) = String::from_utf8(file) {
                place.check_key(text.replace('\n', "").as_bytes(), pass_phrase, "on one line");
                place.check_key(text.replace('\n', "\\n").as_bytes(), pass_phrase, "line ends written out");
            }
        }
    }
}

#[test]
fn stores_of_openssl_and_java_are_unlocked() {
    let place = Place::new("stores");
    for pass_phrase in PASS_PHRASES {
        for words in OF_STORES {
            let file = place.store(words, pass_phrase);
            assert_eq!(KeyPair::load(&file).err(), Some(FileFault::Pkcs12), "{words}");
            place.check_key(&file, pass_phrase, words);
            place.check_certificate(&file, pass_phrase, words);
        }
    }
    let plain = place.store("", "");
    place.check_certificate(&plain, "", "no pass phrase");

    let (store, java) =
        (place.folder.write("in.p12", place.store("", "xxxxxx")), place.folder.0.join("java.p12"));
    let mut keytool = Command::new("keytool");
    keytool.args(["-importkeystore", "-noprompt", "-srckeystore", &store, "-srcstorepass", "xxxxxx"]);
    keytool.args(["-deststorepass", "yyyyyy", "-deststoretype", "PKCS12", "-destkeystore"]).arg(&java);
    assert!(keytool.output().unwrap().status.success());
    let java = fs::read(java).unwrap();
    place.check_key(&java, "yyyyyy", "keytool");
    place.check_certificate(&java, "yyyyyy", "keytool");
}

#[test]
fn keys_of_openssh_are_unlocked() {
    let place = Place::new("openssh");
    for cipher in
        ["aes256-ctr", "aes192-ctr", "aes128-ctr", "aes256-cbc", "aes192-cbc", "aes128-cbc", "3des-cbc"]
    {
        let path = place.folder.write("ssh", fs::read(&place.key).unwrap());
        Command::new("chmod").args(["600", &path]).status().unwrap();
        let words = ["-q", "-p", "-P", "", "-N", "xxxxx", "-Z", cipher, "-f", &path];
        assert!(Command::new("ssh-keygen").args(words).output().unwrap().status.success(), "{cipher}");
        let file = fs::read(&path).unwrap();
        assert_eq!(KeyPair::load(&file).err(), Some(FileFault::OpenSsh), "{cipher}");
        place.check_key(&file, "xxxxx", cipher);
    }
}

#[test]
fn what_is_not_locked_stays_and_what_would_never_end_is_refused() {
    let place = Place::new("unlocked");
    let key = fs::read(&place.key).unwrap();
    assert_eq!(*unlocked(&key, &secret("x")).unwrap(), key);
    assert_eq!(unlocked(b"", &secret("x")).err(), Some(FileFault::Empty));
    let costly = place.locked("pkcs8 -topk8 -v2 aes256 -iter 6000000", "x");
    assert_eq!(unlocked(&costly, &secret("x")).err(), Some(FileFault::OtherLock));
    let other = place.locked("pkcs8 -topk8 -v2 camellia256", "x");
    assert_eq!(unlocked(&other, &secret("x")).err(), Some(FileFault::OtherLock));
}
