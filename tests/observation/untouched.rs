//! An app that was only just created, and one that was tried with the policies it got.

use crate::{findings, not_ok, orgs, verdict_of};
use guidepost_core::check::{Difference, Verdict};

/// The policies that Salesforce gives a new app otherwise than the guide wants them.
const POLICIES: [&str; 4] =
    ["app.permitted-users", "app.refresh-token-policy", "app.start-page", "app.permission-set"];

#[test]
fn policies_that_nobody_has_set_are_to_do_until_somebody_tries_to_log_in() {
    let mut orgs = orgs();
    for (scenario, wanted) in
        [("app-just-created", Difference::Missing), ("half:app-defaults", Difference::Wrong)]
    {
        let findings = findings(&orgs.start(scenario));
        for check in POLICIES {
            let verdict = verdict_of(&findings, check);
            assert!(
                matches!(verdict, Verdict::Differs { kind, .. } if *kind == wanted),
                "{scenario}: {check}: {verdict:?}"
            );
        }
    }
    let findings = findings(&orgs.start("app-just-created"));
    let with_proof: Vec<&str> = POLICIES.into_iter().chain(["proof.login-seen"]).collect();
    assert_eq!(not_ok(&findings), with_proof, "{findings:#?}");
}
