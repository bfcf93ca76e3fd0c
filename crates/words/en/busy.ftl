### What is running, at the foot of the panel.

busy-making-key = Making the private key and the certificate. It takes a few seconds; the page stays usable.
busy-reading = Reading the org.
# Salesforce turned requests away for now.
# $seconds (number): how long it asked to wait
busy-waiting = Salesforce turned requests away and asked to wait { $seconds } seconds. Then it is asked again.
# $field (text): the field that is being filled
busy-filling = Filling: { $field }
# $field (text): the field whose earlier value is being put back
busy-putting-back = Putting back: { $field }
# Stands for a field that is not known any more.
busy-the-form = the form
busy-logging-in = Logging in as the integration user.
busy-asking-class = Asking the class as the integration user.
busy-browser = Waiting for the browser.
busy-loading-files = Loading the files.
