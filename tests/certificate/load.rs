//! Keys and certificates that OpenSSL wrote are loaded, and what can't be used is refused by name.

use super::{Folder, Seeded, now, openssl};
use keys::{Certificate, Claims, FileFault, KeyPair, Subject, Weakness, assertion, self_signed};
use std::fs;

const SIZES: [u32; 3] = [2048, 3072, 4096];

/// The kinds of key file, by what OpenSSL is to write.
enum Form {
    Pkcs8,
    Pkcs1,
}

/// The path of a new key's file.
fn write_key(folder: &Folder, form: &Form, bits: u32) -> String {
    match form {
        Form::Pkcs8 => {
            let path = folder.write(&format!("{bits}-pkcs8.key"), "");
            let size = format!("rsa_keygen_bits:{bits}");
            openssl(&["genpkey", "-quiet", "-algorithm", "RSA", "-pkeyopt", &size, "-out", &path]);
            path
        }
        Form::Pkcs1 => {
            let path = folder.write(&format!("{bits}-pkcs1.key"), "");
            openssl(&["genrsa", "-traditional", "-out", &path, &bits.to_string()]);
            path
        }
    }
}

/// The path of a certificate for that key.
fn certify(folder: &Folder, key: &str) -> String {
    let path = folder.write("server.crt", "");
    openssl(&["req", "-x509", "-key", key, "-out", &path, "-days", "30", "-subj", "/O=ACME/CN=server"]);
    path
}

fn refusal(file: impl AsRef<[u8]>) -> FileFault {
    match KeyPair::load(file.as_ref()) {
        Err(fault) => fault,
        Ok(_) => panic!("it was loaded"),
    }
}

fn certificate_refusal(file: impl AsRef<[u8]>) -> FileFault {
    Certificate::load(file.as_ref()).unwrap_err()
}

#[test]
fn a_pair_of_openssl_is_loaded_and_written_back_in_both_forms() {
    let folder = Folder::new("load");
    for bits in SIZES {
        for form in [Form::Pkcs8, Form::Pkcs1] {
            let path = write_key(&folder, &form, bits);
            let file = fs::read_to_string(&path).unwrap();
            let label = match form {
                Form::Pkcs8 => "-----BEGIN PRIVATE KEY-----\n",
                Form::Pkcs1 => "-----BEGIN RSA PRIVATE KEY-----\n",
            };
            assert!(file.starts_with(label), "OpenSSL wrote another form");
            let crt = certify(&folder, &path);
            let pair = KeyPair::load(file.as_bytes()).unwrap();
            let certificate = Certificate::load(&fs::read(&crt).unwrap()).unwrap();
            assert_eq!(certificate.public_key(), pair.public_key());
            assert_eq!(pair.public_key().bits(), bits);
            let fingerprint = openssl(&["x509", "-in", &crt, "-noout", "-fingerprint", "-sha256"]);
            assert_eq!(fingerprint.trim(), format!("sha256 Fingerprint={}", certificate.fingerprint()));
            assert_eq!(*pair.private_key_pem().unwrap(), openssl(&["pkey", "-in", &path]));
            assert_eq!(*pair.traditional_pem().unwrap(), openssl(&["rsa", "-in", &path, "-traditional"]));
            check_signature(&pair, &folder, &crt);
        }
    }
}

/// What a loaded key signs is verified by OpenSSL with the certificate's key.
fn check_signature(pair: &KeyPair, folder: &Folder, crt: &str) {
    let claims = Claims {
        issuer: "3MVG9",
        subject: "integration@acme.example",
        audience: "https://login.salesforce.com",
        expires: now().plus_seconds(180),
    };
    let signed = assertion(pair, claims, &mut Seeded::new(9)).unwrap();
    let (input, signature) = signed.reveal().rsplit_once('.').unwrap();
    let public = folder.write("loaded.pub", openssl(&["x509", "-in", crt, "-noout", "-pubkey"]));
    let input = folder.write("loaded.input", input);
    let signature = folder.write("loaded.sig", super::from_base64url(signature));
    let verify = ["dgst", "-sha256", "-verify", &public, "-signature", &signature, &input];
    assert_eq!(openssl(&verify).trim(), "Verified OK");
}

#[test]
fn a_key_alone_gets_a_certificate_that_openssl_accepts() {
    let folder = Folder::new("alone");
    let path = write_key(&folder, &Form::Pkcs1, 2048);
    let pair = KeyPair::load(&fs::read(&path).unwrap()).unwrap();
    let subject = Subject::new("server", None, None).unwrap();
    let issued = self_signed(&pair, &subject, now(), 365, &mut Seeded::new(10)).unwrap();
    let crt = folder.write("issued.crt", issued.pem().unwrap());
    let verified = openssl(&["verify", "-x509_strict", "-check_ss_sig", "-CAfile", &crt, &crt]);
    assert_eq!(verified.trim(), format!("{crt}: OK"));
    assert_eq!(
        openssl(&["pkey", "-in", &path, "-pubout"]),
        openssl(&["x509", "-in", &crt, "-noout", "-pubkey"])
    );
}

#[test]
fn files_are_read_whatever_surrounds_the_blocks() {
    let folder = Folder::new("around");
    let path = write_key(&folder, &Form::Pkcs8, 2048);
    let crt = certify(&folder, &path);
    let (key, certificate) = (fs::read_to_string(&path).unwrap(), fs::read_to_string(&crt).unwrap());
    let expected = Certificate::load(certificate.as_bytes()).unwrap();
    let one_line = |pem: &str| {
        let lines: Vec<&str> = pem.lines().collect();
        let (first, last) = (lines.first().unwrap(), lines.last().unwrap());
        format!("{first}\n{}\n{last}\n", lines.get(1..lines.len() - 1).unwrap().concat())
    };
    for around in [
        |key: &str, certificate: &str| format!("{key}{certificate}"),
        |key: &str, certificate: &str| format!("{certificate}\r\n{}", key.replace('\n', "\r\n")),
        |key: &str, certificate: &str| {
            format!("\u{feff}Bag Attributes\n  friendlyName: é\n{key}\nnote\n{certificate}")
        },
    ] {
        let file = around(&key, &certificate);
        assert_eq!(KeyPair::load(file.as_bytes()).unwrap().public_key(), expected.public_key());
        assert_eq!(Certificate::load(file.as_bytes()).unwrap(), expected);
    }
    assert_eq!(KeyPair::load(one_line(&key).as_bytes()).unwrap().public_key(), expected.public_key());
    assert_eq!(Certificate::load(one_line(&certificate).as_bytes()).unwrap(), expected);
    let der = folder.write("server.der", "");
    openssl(&["x509", "-in", &crt, "-outform", "DER", "-out", &der]);
    assert_eq!(Certificate::load(&fs::read(&der).unwrap()).unwrap(), expected);
}

#[test]
fn keys_that_can_not_serve_are_refused_by_name() {
    let folder = Folder::new("unfit");
    let key = write_key(&folder, &Form::Pkcs8, 2048);
    let write = |name: &str, arguments: &[&str]| {
        let out = folder.write(name, "");
        openssl(&[arguments, &["-out", &out]].concat());
        fs::read(&out).unwrap()
    };
    let pass = ["-passout", "pass:secret"];
    let pkcs8 = write("pkcs8.enc", &[&["pkey", "-in", &key, "-aes256"][..], &pass].concat());
    assert!(pkcs8.starts_with(b"-----BEGIN ENCRYPTED PRIVATE KEY-----"));
    let pkcs1 = write("pkcs1.enc", &[&["rsa", "-in", &key, "-traditional", "-aes256"][..], &pass].concat());
    assert!(pkcs1.starts_with(b"-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED"));
    for encrypted in [pkcs8, pkcs1] {
        assert_eq!(refusal(encrypted), FileFault::Encrypted);
    }

    let curve = ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"];
    let elliptic = write("ec.key", &[&["genpkey"][..], &curve].concat());
    assert_eq!(refusal(&elliptic), FileFault::Elliptic);
    let path = folder.write("ec.pem", &elliptic);
    assert_eq!(refusal(write("ec-old.key", &["ec", "-in", &path])), FileFault::Elliptic);
    assert_eq!(refusal(write("ed.key", &["genpkey", "-algorithm", "ED25519"])), FileFault::Edwards);
    for form in [Form::Pkcs8, Form::Pkcs1] {
        let path = write_key(&folder, &form, 1024);
        assert_eq!(refusal(fs::read(&path).unwrap()), FileFault::Length { bits: 1024 });
        let short = certify(&folder, &path);
        assert_eq!(certificate_refusal(fs::read(short).unwrap()), FileFault::Length { bits: 1024 });
    }

    assert_eq!(refusal(write("public.key", &["pkey", "-in", &key, "-pubout"])), FileFault::PublicKey);
}

#[test]
fn what_speaks_against_a_certificate_is_said() {
    let folder = Folder::new("weak");
    let key = write_key(&folder, &Form::Pkcs8, 2048);
    let small = folder.write("small.key", "");
    openssl(&["genrsa", "-3", "-out", &small, "2048"]);
    let certified = |key: &str, words: &[&str]| {
        let path = folder.write("weak.crt", "");
        let request = ["req", "-new", "-x509", "-key", key, "-subj", "/CN=t", "-out", &path];
        openssl(&[request.as_slice(), words].concat());
        Certificate::load(&fs::read(&path).unwrap()).unwrap().weaknesses()
    };
    assert_eq!(certified(&key, &["-sha256", "-days", "3652"]), []);
    assert_eq!(certified(&key, &["-sha1", "-days", "30"]), [Weakness::BrokenHash]);
    assert_eq!(certified(&key, &["-md5", "-days", "30"]), [Weakness::BrokenHash]);
    assert_eq!(
        certified(&key, &["-sha512", "-days", "30", "-sigopt", "rsa_padding_mode:pss"]),
        [Weakness::PssSignature]
    );
    assert_eq!(certified(&small, &["-sha256", "-days", "30"]), [Weakness::SmallExponent]);
    assert_eq!(certified(&key, &["-sha256", "-days", "3660"]), [Weakness::LongValidity]);
    assert_eq!(certified(&small, &["-sha1", "-days", "36500"]).len(), 3);
}

#[test]
fn exchanged_empty_and_damaged_files_are_told_apart() {
    let folder = Folder::new("mixed");
    let path = write_key(&folder, &Form::Pkcs1, 2048);
    let crt = certify(&folder, &path);
    let (key, certificate) = (fs::read_to_string(&path).unwrap(), fs::read_to_string(&crt).unwrap());
    let write = |name: &str, arguments: &[&str]| {
        let out = folder.write(name, "");
        openssl(&[arguments, &["-out", &out]].concat());
        fs::read(&out).unwrap()
    };
    let request = write("server.csr", &["req", "-new", "-key", &path, "-subj", "/CN=server"]);
    let key_der = write("key.der", &["pkey", "-in", &path, "-outform", "DER"]);
    let certificate_der = write("crt.der", &["x509", "-in", &crt, "-outform", "DER"]);

    assert_eq!(refusal(&certificate), FileFault::Certificate);
    assert_eq!(refusal(certificate_der), FileFault::Certificate);
    assert_eq!(certificate_refusal(&key), FileFault::PrivateKey);
    assert_eq!(certificate_refusal(key_der), FileFault::PrivateKey);
    assert_eq!(certificate_refusal(request), FileFault::Request);
    for (file, fault) in [
        (String::new(), FileFault::Empty),
        (" \r\n".to_owned(), FileFault::Empty),
        ("\u{feff}\n\u{a0}".to_owned(), FileFault::Empty),
        ("Dear admin, here is the key".to_owned(), FileFault::Unknown),
    ] {
        assert_eq!(refusal(&file), fault, "{file}");
        assert_eq!(certificate_refusal(&file), fault, "{file}");
    }
    let another = fs::read_to_string(write_key(&folder, &Form::Pkcs8, 2048)).unwrap();
    assert_eq!(refusal(format!("{key}{another}")), FileFault::Several);
    let renewed = fs::read_to_string(certify(&folder, &path)).unwrap();
    assert_eq!(certificate_refusal(format!("{certificate}{renewed}")), FileFault::Several);

    let cut = |pem: &str| pem.lines().take(8).collect::<Vec<_>>().join("\n");
    assert_eq!(refusal(cut(&key)), FileFault::CutOff);
    assert_eq!(certificate_refusal(cut(&certificate)), FileFault::CutOff);
    // One digit of one of the numbers is another: it is still DER, but no key.
    let line = key.lines().nth(12).unwrap();
    let last = if line.ends_with('A') { "B" } else { "A" };
    let changed = format!("{}{last}", line.strip_suffix(|_: char| true).unwrap());
    assert_eq!(refusal(key.replace(line, &changed)), FileFault::Damaged);
}
