//! What an org calls its own things.

/// What an org calls its own things, and what the admin chose for them.
#[derive(Clone, Copy)]
pub(crate) struct Names {
    /// The org's name.
    pub(crate) org: &'static str,
    /// The org's API host.
    pub(crate) host: &'static str,
    /// The admin's name.
    pub(crate) admin: &'static str,
    /// The admin's e-mail address.
    pub(crate) admin_email: &'static str,
    pub(crate) permission_set_label: &'static str,
    pub(crate) permission_set_api_name: &'static str,
    /// The class without its namespace.
    pub(crate) apex_class: &'static str,
    pub(crate) profile: &'static str,
    pub(crate) standard_profile: &'static str,
    pub(crate) first_name: &'static str,
    pub(crate) last_name: &'static str,
    pub(crate) username: &'static str,
    pub(crate) user_email: &'static str,
    pub(crate) app: &'static str,
    pub(crate) app_api_name: &'static str,
    pub(crate) callback_url: &'static str,
    pub(crate) connector: &'static str,
    /// The path of the class.
    pub(crate) path: &'static str,
}

/// The names of the recorded orgs, which are the guide's own.
pub(crate) const RECORDED: Names = Names {
    org: "Acme Test",
    host: "acme.my.salesforce.com",
    admin: "Ada Admin",
    admin_email: "ada.admin@acme.example",
    permission_set_label: "IVR Access to SCV Apex Classes",
    permission_set_api_name: "IVR_Access_to_SCV_Apex_Classes",
    apex_class: "ServiceRouting",
    profile: "SCV Integration",
    standard_profile: "Minimum Access - API Only Integrations",
    first_name: "SCV Integration",
    last_name: "User",
    username: "scv.integration@acme.example",
    user_email: "integration-mailbox@acme.example",
    app: "WxCC - SCV",
    app_api_name: "WxCC_SCV",
    callback_url: "http://localhost:1717/OauthRedirect",
    connector: "Salesforce SCV",
    path: "/cnxscv/v1/routing",
};

/// As long as Salesforce lets each be, with no place to break.
pub(crate) const LONGEST: Names = Names {
    org: "DonaudampfschifffahrtsgesellschaftsversicherungsangelegenheitenvermittlungsgmbhC",
    host: "donaudampfschifffahrtsversicherung--vorproduktionsabnahme.sandbox.my.salesforce.com",
    admin: "Maximiliane-Wilhelmine Freifrau von Donaudampfschifffahrtsgesellschaftskapitänswitwe",
    admin_email: "systemverwaltung@kundendienstdonaudampfschifffahrtsgesellschaftskapitaen.example",
    permission_set_label: "Sprachdialogsystemzugriffsberechtigungssatzfürdieservicecloudvoicerufverteilungs",
    permission_set_api_name: "Sprachdialogsystemzugriffsberechtigungssatz_fuer_die_ServiceCloudVoiceRufverteil",
    apex_class: "RufverteilungsdiensteinstiegspunktWebexC",
    profile: "Integrationsbenutzerprofilmitausschließlichemprogrammierschnittstellenzugriffsrc",
    standard_profile: "Mindestzugriffsprofilnurfürprogrammierschnittstellenintegrationen(vonSalesforce)",
    first_name: "Sprachdialogsystemintegrationsbenutzerna",
    last_name: "Integrationsbenutzerkontofürdenautomatisiertenprogrammierschnittstellenzugriffab",
    username: "sprachdialogsystemintegrationsbenutzer@donaudampfschifffahrtsversicherun.example",
    user_email: "integrationsbenutzerpostfach@kundendienstdonaudampfschifffahrtsversicher.example",
    app: "WebexContactCenterAnbindungderServicecloudSprachtelefoniefürdenKundendienstnurDE",
    app_api_name: "WebexContactCenterAnbindungDerServiceCloudSprachtelefonieFuerDenKundendienstDach",
    callback_url: "https://rueckrufadressenweiterleitungsdienst.kundendienst.donaudampfschifffahrtsversicherung.example/anmeldeverfahren/rueckrufadresse/servicecloudsprachtelefonie/OauthRedirect",
    connector: "VerbindungzurServicecloudderdonaudampfschifffahrtsversicherungimproduktivsystemA",
    path: "/cnxscv/rufverteilungsdiensteinstiegspunktfuerdiesprachtelefonie/version1/sprachdialogsystemanfragenvermittlung",
};

impl Names {
    /// The guide's values that the admin has to change for these names.
    pub(crate) fn values(&self) -> Vec<(&'static str, String)> {
        let own = |name, value: &str| (name, value.to_owned());
        vec![
            own("permission_set_label", self.permission_set_label),
            own("permission_set_api_name", self.permission_set_api_name),
            ("apex_class", format!("cnxscv.{}", self.apex_class)),
            own("profile_name", self.profile),
            own("standard_profile", self.standard_profile),
            own("user_first_name", self.first_name),
            own("user_last_name", self.last_name),
            own("user_email", self.user_email),
            own("integration_username", self.username),
            own("app_name", self.app),
            own("app_api_name", self.app_api_name),
            own("contact_email", self.admin_email),
            own("callback_url", self.callback_url),
            own("connector_name", self.connector),
            own("apex_rest_path", self.path),
        ]
    }

    /// A text about the recorded org, as it reads in the org of these names.
    pub(crate) fn in_place_of_recorded(&self, text: &str) -> String {
        // First name and profile are called the same there.
        let first_name = |name: &str| format!(r#""FirstName":"{name}""#);
        let text = text.replace(&first_name(RECORDED.first_name), &first_name(self.first_name));
        let pairs = [
            (RECORDED.org, self.org),
            (RECORDED.admin, self.admin),
            (RECORDED.admin_email, self.admin_email),
            (RECORDED.permission_set_label, self.permission_set_label),
            (RECORDED.permission_set_api_name, self.permission_set_api_name),
            (RECORDED.apex_class, self.apex_class),
            (RECORDED.standard_profile, self.standard_profile),
            (RECORDED.username, self.username),
            (RECORDED.user_email, self.user_email),
            (RECORDED.profile, self.profile),
            (RECORDED.app, self.app),
            (RECORDED.app_api_name, self.app_api_name),
            (RECORDED.callback_url, self.callback_url),
        ];
        pairs.into_iter().fold(text, |text, (recorded, own)| text.replace(recorded, own))
    }
}
