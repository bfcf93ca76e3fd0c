### Why the browser, or Guidepost in its place, did not do something, where the browser's own
### words else stand.

browser-no-reason = Der Browser hat keinen Grund genannt
browser-no-document = Es gibt kein Dokument
browser-not-copied = Der Browser hat den Text nicht kopiert
browser-no-cookie-store = Der Tab hat keinen Cookie-Speicher
browser-foreign-address = Diese Adresse gehört nicht der Erweiterung
browser-not-side-panel = Das ist nicht die Seitenleiste des Browsers.
browser-not-served = Dieser Absender wird nicht bedient
browser-no-tab = Die Seitenleiste hat keinen Tab genannt
browser-updated = Guidepost wurde aktualisiert. Laden Sie diese Seite neu, um fortzufahren.
# The part of Guidepost that asks Salesforce.
browser-restarted = Guidepost ist im Hintergrund auf einen Fehler gestoßen und wurde dort neu gestartet

## Why the page in the tab could not be looked at

browser-not-here = Das geht nur in der Seitenleiste des Browsers
browser-no-page = In diesem Tab ist keine Seite des Salesforce-Setups
browser-page-gone = Die Seite hat sich inzwischen geändert
