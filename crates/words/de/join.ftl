### What stands between texts that are joined. Not sentences: what these say is what is put
### between two others, spaces and all.

# Between two sentences.
join-sentences = { " " }
# In a list, where its order says nothing: "a, b, c".
join-commas = { ", " }
# In a list of which the parts may have commas of their own.
join-semicolons = { "; " }
# Between things one of which will do: "a list or a search field".
join-or = { " oder " }
