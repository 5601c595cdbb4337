# What is odd in a report as it is read.

empty-report = the report holds no words
empty-report-hint = give a file with the text of a report: plain text, Markdown or HTML

unread-language = the report is in a language that is not read
unread-language-hint = give a translation into English; names, figures and claims are found by English words

not-text = the report looks like binary data, not text
not-text-hint = save the report as UTF-8 text, Markdown or HTML

long-sentence = a sentence of more than { $most } words is read in pieces of that length
long-sentence-hint = end sentences with a full stop, and items of a list with a line end
