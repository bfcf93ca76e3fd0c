//! Which namespace a prefix stands for (Namespaces in XML 1.0).

use std::rc::Rc;

/// Of the attributes that say an element's type, or that it has no value.
pub(super) const SCHEMA_INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The two that are bound before anything is declared (Namespaces in XML 1.0, section 3).
const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// The namespaces that are declared at a place of a document.
pub(super) struct Scope {
    declared: Vec<(String, String)>,
    around: Option<Rc<Scope>>,
}

impl Scope {
    /// Where nothing is declared.
    pub(super) fn empty() -> Rc<Self> {
        Rc::new(Self { declared: Vec::new(), around: None })
    }

    /// Within an element that declares these, prefix and namespace.
    pub(super) fn within(self: &Rc<Self>, declared: Vec<(String, String)>) -> Rc<Self> {
        if declared.is_empty() {
            return Rc::clone(self);
        }
        Rc::new(Self { declared, around: Some(Rc::clone(self)) })
    }

    /// How many declarations count here, those that are hidden by others among them.
    pub(super) fn size(&self) -> usize {
        self.declared.len() + self.around.as_deref().map_or(0, Self::size)
    }

    /// The namespace of a name with this prefix; without a prefix, the default one.
    pub(super) fn of_prefix(&self, prefix: &str) -> Option<&str> {
        if prefix == "xml" {
            return Some(XML);
        }
        let own = self.declared.iter().find(|(declared, _)| declared == prefix);
        match own {
            Some((_, namespace)) => Some(namespace.as_str()).filter(|namespace| !namespace.is_empty()),
            None => self.around.as_deref()?.of_prefix(prefix),
        }
    }

    /// All that is declared here, each prefix once, in the order of the prefixes.
    pub(super) fn all(&self) -> Vec<(&str, &str)> {
        let mut all: Vec<(&str, &str)> = Vec::new();
        let mut scope = Some(self);
        while let Some(here) = scope {
            for (prefix, namespace) in &here.declared {
                if all.iter().all(|(known, _)| known != prefix) {
                    all.push((prefix, namespace));
                }
            }
            scope = here.around.as_deref();
        }
        all.retain(|(_, namespace)| !namespace.is_empty());
        all.sort_unstable();
        all
    }
}

/// Whether a prefix may be declared for a namespace (Namespaces in XML 1.0, sections 3 and 5).
pub(super) fn may_declare(prefix: &str, namespace: &str) -> bool {
    match prefix {
        "xml" => namespace == XML,
        "xmlns" => false,
        _ if namespace == XML || namespace == XMLNS => false,
        "" => true,
        _ => !namespace.is_empty(),
    }
}
