### The permission set: what it is, and what it grants.

permission-set-none = There is no such permission set.
# $none (text): permission-set-none
# $kind (text): what has the name instead: one of the two below
# $label (value): what it is called
permission-set-namesake = { $none } { $kind }, { $label }, has this API name, and it is not what is meant. If Salesforce refuses the name for that reason, choose another one above.
permission-set-kind-group = A permission set group
# $kind (quoted): Salesforce's word for what it is
permission-set-kind-other = A permission set that nobody made by hand (type { $kind })
# $expected (value): its label in the guide
permission-set-label-differs = The guide calls it { $expected }. Any label will do; give yours above, so that the guide speaks of it.
permission-set-needs-activation = Session activation is required. As far as is known, a login with a certificate activates no session, so the permission set would give it nothing.
permission-set-no-class-access = It has no access to this class.
permission-set-class-not-in-answer = It grants more than one answer holds, and this class was not in it.
# $what (text): what is granted, a list
permission-set-unclear = It also grants, and it is not clear whether that is meant: { $what }
