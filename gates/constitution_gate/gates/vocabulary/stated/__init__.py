"""By which phrases documents state a topic, language by language; `artifacts.statements` reads them.

`vocabulary.phrases` says how phrases are written. `STATED` maps a topic to its phrases: `subject` names the topic,
`means` states it, `rule` states it where that does not merely repeat the constitution, `how` likewise, together with
the subject, `exactly` wherever it stands with the subject, `absent` denies it, `unlike` means something else, and
`named` stands in for the subject where a norm names the topic. `MOODS` holds what changes the meaning of a sentence:
`alternative`, `excluded` and `later` set it aside, `hides` says only what must not be shown, `withholds` the same
where a topic is not about access, `refuses` says that something is turned away, `frame` may stand beside the topic in
a heading, `reason` gives a reason in few words, and `empty` says nothing of its own. What is the same in every
language stands in `technology`.
"""
