### Why the browser, or Guidepost in its place, did not do something, where the browser's own
### words else stand.

browser-no-reason = the browser gave no reason
browser-no-document = there is no document
browser-not-copied = the browser did not copy the text
browser-no-cookie-store = the tab has no cookie store
browser-foreign-address = this address is not the extension's own
browser-not-side-panel = This is not the browser's side panel.
browser-not-served = this sender is not served
browser-no-tab = the side panel named no tab
browser-updated = Guidepost was updated. Reload this page to go on.
# The part of Guidepost that asks Salesforce.
browser-restarted = it met a fault and has started anew

## Why the page in the tab could not be looked at

browser-not-here = this can only be done in the browser's side panel
browser-no-page = there is no page of Salesforce Setup in this tab
browser-page-gone = the page has changed meanwhile
