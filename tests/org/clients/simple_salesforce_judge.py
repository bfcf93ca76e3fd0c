"""What simple-salesforce finds in the org: one line of JSON with a result for each step.

Arguments: a JSON object with host, sid, zip, username, consumerKey, keyFile.
"""

import base64
import io
import json
import sys
import zipfile

from simple_salesforce import Salesforce, SalesforceMalformedRequest, SalesforceResourceNotFound
from simple_salesforce.exceptions import SalesforceAuthenticationFailed, SalesforceExpiredSession

given = json.loads(sys.argv[1])
found = {}
version = "67.0"
sf = Salesforce(instance_url=f"https://{given['host']}", session_id=given["sid"], version=version)


def refusal(kind, work):
    """The first error of a call that has to fail in the way of its class."""
    try:
        work()
    except kind as error:
        content = error.content
        return {"status": error.status, **(content[0] if isinstance(content, list) else {"content": content})}
    return None


def wait(ask):
    """Asks until the state is one of those in which a job has ended."""
    while True:
        answer = ask()
        if answer[0] in ("Succeeded", "SucceededPartial", "Failed", "Canceled"):
            return answer


def deploy(name):
    identifier, _ = sf.mdapi.deploy(io.BytesIO(base64.b64decode(given[name])), sandbox=False)
    state, _, components, _ = wait(lambda: sf.mdapi.check_deploy_status(identifier))
    return {"state": state, **components}


def login(key_file):
    try:
        mine = Salesforce(username=given["username"], consumer_key=given["consumerKey"], privatekey_file=key_file, domain=given["domain"], version=version)
        return mine.query("SELECT Username FROM User WHERE Username = '%s'" % given["username"])["records"][0]["Username"]
    except SalesforceAuthenticationFailed as error:
        return {"code": error.code, "message": error.auth_message}


if given["part"] == "first":
    described = sf.PermissionSet.describe()
    found["fields"] = [field["name"] for field in described["fields"] if field["createable"]]
    found["objects"] = [entry["name"] for entry in sf.describe()["sobjects"]]
    rows = sf.query("SELECT Assignee.Profile.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Report_Readers'")["records"]
    found["relationship"] = [rows[0]["Assignee"]["Profile"]["Name"], rows[0]["PermissionSet"]["Label"]]
    found["all"] = len(list(sf.query_all_iter("SELECT Id FROM Profile", include_deleted=True)))
    created = sf.PermissionSet.create({"Name": "By_Python", "Label": "By Python"})
    identifier = created["id"]
    found["created"] = created["success"]
    found["updated"] = sf.PermissionSet.update(identifier, {"Label": "Changed"})
    found["label"] = sf.PermissionSet.get(identifier)["Label"]
    found["duplicate"] = refusal(SalesforceMalformedRequest, lambda: sf.PermissionSet.create({"Name": "By_Python", "Label": "x"}))
    found["deleted"] = sf.PermissionSet.delete(identifier)
    found["gone"] = refusal(SalesforceResourceNotFound, lambda: sf.PermissionSet.get(identifier))
    found["malformed"] = refusal(SalesforceMalformedRequest, lambda: sf.query("SELECT Nonsense FROM User"))
    found["expired"] = refusal(SalesforceExpiredSession, lambda: Salesforce(instance_url=f"https://{given['host']}", session_id="00D!none", version=version).query("SELECT Id FROM User"))
    found["tooling"] = sf.toolingexecute("query/?q=SELECT+Name+FROM+ApexClass")["size"]
    found["limits"] = sf.limits()["DailyApiRequests"]["Max"]
    found["usage"] = sf.api_usage["api-usage"].total
    found["deployed"] = deploy("zip")
    found["refused"] = deploy("wrongZip")
    retrieval, _ = sf.mdapi.retrieve("", unpackaged={name: ["*"] for name in given["types"]})
    state, _, _, content = wait(lambda: sf.mdapi.retrieve_zip(retrieval))
    found["retrieved"] = [state, sorted(zipfile.ZipFile(io.BytesIO(content)).namelist())]
else:
    found["login"] = login(given["keyFile"])
    found["wrongKey"] = login(given["wrongKeyFile"])

print(json.dumps(found))
